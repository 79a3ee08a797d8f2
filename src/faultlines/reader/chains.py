"""The chains of a reading: mentions that stand for the same, actors' and others'."""

import math

import msgspec

from faultlines.language import Doc
from faultlines.reader import syntax
from faultlines.reader.candidates import Candidate
from faultlines.reader.coreference import Links
from faultlines.reader.coreference.phrases import PRONOUN_SORTS, Phrase
from faultlines.records import Mention


def with_chains(
    mentions: tuple[Mention, ...], candidates: list[Candidate], links: Links, doc: Doc
) -> tuple[Mention, ...]:
    """The mentions with their chains, and those that chains have besides, in text order."""
    found = {(m.start, m.end): m for m in mentions}
    spans = {syntax.span_of(doc, c.first, c.end): c.head for c in candidates}
    at_head = {spans[m.start, m.end]: m for m in mentions if (m.start, m.end) in spans}
    for number, chain in enumerate(links.chains(), 1):
        for place in chain:
            phrase = links.phrases[place]
            mention = at_head.get(phrase.head) if phrase.sort != "joint" else None
            if mention is None:
                mention = _mention(doc, phrase, links, place)
            key = (mention.start, mention.end)
            if found.get(key, mention).chain is None:
                kept = found.get(key, mention)
                found[key] = msgspec.structs.replace(kept, chain=f"m{number}")
    return tuple(found[key] for key in sorted(found))


def _mention(doc: Doc, phrase: Phrase, links: Links, place: int) -> Mention:
    start, end = syntax.span_of(doc, phrase.first, phrase.end)
    pronoun = phrase.sort in PRONOUN_SORTS
    score = links.options[place][0][1] if links.options[place] else 0.0
    chance = 1 / (1 + math.exp(-max(-20.0, min(20.0, score))))
    return Mention(
        start=start,
        end=end,
        form="pronoun" if pronoun else "description",
        confidence=round(max(chance, 0.5), 3),
    )
