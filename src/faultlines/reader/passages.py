"""Whole passages in somebody else's words: set-off quotations, and the answers of an interview."""

from bisect import bisect_right
from dataclasses import replace

from faultlines.codebook import speech_verbs
from faultlines.language import Doc, Token
from faultlines.reader import syntax
from faultlines.reader.actors import Cast, Ensemble
from faultlines.reader.contents import Contents
from faultlines.reader.labels import passage_saying
from faultlines.reader.saying import Range, Saying
from faultlines.reader.speakers import UNNAMED_SPEAKS, Speaker

_MARKS = frozenset({"'", '"', "‘", "“"})
_CLOSING = {"'": "'", '"': '"', "‘": "’", "“": "”"}
_DASHES = frozenset({"―", "—", "–", "-", "--"})
_SIGNS = frozenset({"PER", "ORG"})
_SHORTEST = 12
_NEAR = 15
_LONGEST_QUESTION = 90
_HEADING = 45
"""So many words may stand before the one who is interviewed is named."""


def find_blocks(doc: Doc, ensemble: Ensemble, contents: Contents) -> list[Saying]:
    """A saying for every quotation set off by a colon and by marks with space around them.

    Within such a passage (': \\' … \\'', as weblogs quote reports) other quotations stand as they
    would in a report of its own.
    """
    found = []
    for mark in doc:
        end = _block_end(doc, mark) if _opens_block(doc, mark) else None
        if end is not None and end - mark.i > _SHORTEST:
            content = contents.trimmed(mark.i + 1, end)
            speaker, source = _introduced(doc, ensemble, mark.i)
            if content:
                found.append(passage_saying(speaker, source, content, "block"))
    return found


def _opens_block(doc: Doc, mark: Token) -> bool:
    if mark.text not in _MARKS or mark.i + 1 >= len(doc):
        return False
    before = mark.i - 1
    while before >= 0 and doc[before].is_space:
        before -= 1
    set_off = bool(mark.whitespace_) or doc[mark.i + 1].is_space
    return before >= 0 and doc[before].text == ":" and set_off


def _block_end(doc: Doc, mark: Token) -> int | None:
    """The closing mark: the next of its kind with space on both sides."""
    want = _CLOSING[mark.text]
    for i in range(mark.i + 2, len(doc)):
        token, before = doc[i], doc[i - 1]
        spaced = bool(before.whitespace_) or before.is_space
        after = i + 1 == len(doc) or bool(token.whitespace_) or doc[i + 1].is_space
        if token.text == want and spaced and after:
            return i
    return None


def _introduced(doc: Doc, ensemble: Ensemble, mark: int) -> tuple[Speaker, Range | None]:
    """Who is told to have written what a colon introduces: an outlet near it, else who says so."""
    first = doc[max(0, mark - 1)].sent.start
    for i in range(mark - 1, max(first, mark - _NEAR) - 1, -1):
        cast = ensemble.of_word(doc[i])
        if cast is not None and cast.kind == "media":
            return cast, (i, i + 1)
    for i in range(mark - 1, first - 1, -1):
        if syntax.lemma(doc[i]) in speech_verbs() and doc[i].pos_ == "VERB":
            for doer in syntax.arguments(doc[i]).doers:
                cast = ensemble.of_word(doer)
                if cast is not None:
                    return cast, (doer.i, doer.i + 1)
    return UNNAMED_SPEAKS, None


def find_signed(doc: Doc, ensemble: Ensemble, contents: Contents) -> list[Saying]:
    """A saying for every quotation with a dash and a name behind it: “Never again.” — Ann Poe."""
    found = []
    for quote in contents.quotes.quotes:
        first, end = contents.quotes.words(quote)
        dash = _past_space(doc, end)
        at = _past_space(doc, dash + 1)
        if at >= len(doc) or doc[dash].text not in _DASHES or doc[at].ent_type_ not in _SIGNS:
            continue
        last = at
        while last < len(doc) and doc[last].ent_type_ == doc[at].ent_type_:
            last += 1
        cast = next((c for c in map(ensemble.of_word, doc[at:last]) if c is not None), None)
        if cast is not None and (last == len(doc) or doc[last].is_space or doc[last].is_punct):
            signed = passage_saying(cast, (at, last), ((first, end),), "signed", spoken=True)
            found.append(replace(signed, cue=(dash, dash + 1)))
    return found


def _past_space(doc: Doc, word: int) -> int:
    while word < len(doc) and doc[word].is_space:
        word += 1
    return word


def find_answers(doc: Doc, ensemble: Ensemble, contents: Contents) -> list[Saying]:
    """A saying for every answer of an interview whose heading names the one who is asked.

    Paragraphs that end in a question mark are the interviewer's, what follows is an answer.
    """
    person = _interviewed(doc, ensemble)
    if person is None:
        return []
    paragraphs = _paragraphs(doc)
    questions = [_is_question(doc, *p) for p in paragraphs]
    if sum(questions) < 2:
        return []
    found = []
    at = questions.index(True)
    for paragraph, question in zip(paragraphs[at:], questions[at:], strict=True):
        content = () if question else contents.trimmed(*paragraph)
        if content and _ends_as_speech(doc, content[-1][1]):
            found.append(passage_saying(person, None, content, "block"))
    return found


def _interviewed(doc: Doc, ensemble: Ensemble) -> Cast | None:
    """The person of a heading that says "interview" (or of a text that puts questions to one)."""
    words = doc[:_HEADING]
    asked = next((t.i for t in words if t.lower_ in ("interview", "interviewed", "q&a")), None)
    if asked is None:
        return None
    people = (ensemble.of_word(t) for t in doc[asked : asked + _HEADING] if t.ent_type_ == "PER")
    return next((cast for cast in people if cast is not None and cast.kind == "person"), None)


def _paragraphs(doc: Doc) -> list[Range]:
    breaks = [t.i for t in doc if t.is_space and "\n" in t.text]
    starts = [0, *(i + 1 for i in breaks)]
    return [(a, b) for a, b in zip(starts, [*breaks, len(doc)], strict=True) if b > a]


def _is_question(doc: Doc, first: int, end: int) -> bool:
    return doc[end - 1].text == "?" and end - first <= _LONGEST_QUESTION


def _ends_as_speech(doc: Doc, end: int) -> bool:
    return doc[end - 1].text in {".", "!", "?", "”", '"', "’", "…", "..."}


def cut_at_outlets(sayings: list[Saying]) -> list[Saying]:
    """Labelled passages cut where another outlet is told to report: there their own words end."""
    reports = sorted(
        s.anchor
        for s in sayings
        if s.rule not in ("label", "block")
        and isinstance(s.speaker, Cast)
        and s.speaker.kind == "media"
    )
    return [_cut(s, sayings, reports) if s.rule == "label" else s for s in sayings]


def _cut(label: Saying, sayings: list[Saying], reports: list[int]) -> Saying:
    first, end = label.content[0][0], label.content[-1][1]
    at = bisect_right(reports, first)
    while at < len(reports) and reports[at] < end:
        report = next(s for s in sayings if s.anchor == reports[at] and s.rule != "label")
        if report.speaker is not label.speaker:
            begin = min(report.source[0] if report.source else report.anchor, report.anchor)
            content = tuple((a, min(b, begin)) for a, b in label.content if a < begin)
            return replace(label, content=content or label.content)
        at += 1
    return label
