"""One report to one reading: the whole path of the reader on one page."""

from collections.abc import Sequence

import msgspec

from faultlines.language import Analyser, Analysis
from faultlines.reader.actors import Cast, Ensemble
from faultlines.reader.acts import action_types, find_acts
from faultlines.reader.assembly import Assembly
from faultlines.reader.candidates import FIRST
from faultlines.reader.chains import with_chains
from faultlines.reader.changes import note_changes
from faultlines.reader.commitments import find_commitments
from faultlines.reader.coreference import find_links
from faultlines.reader.draft import Draft
from faultlines.reader.encounters import Clue, Encounters
from faultlines.reader.events import find_events
from faultlines.reader.framings import find_framings
from faultlines.reader.happenings import hung_on_happenings
from faultlines.reader.issues import IssueBook
from faultlines.reader.matters import group_matters
from faultlines.reader.outcomes import find_outcomes
from faultlines.reader.outlooks import find_outlooks
from faultlines.reader.reactions import reactions
from faultlines.reader.retellings import add_authorisers, repeated, retold
from faultlines.reader.roles import find_roles
from faultlines.reader.ruled import weighed
from faultlines.reader.scene import Scene
from faultlines.reader.seen_stances import stance_clues
from faultlines.reader.speech import SpeechFinder
from faultlines.reader.ties import find_ties, strongest
from faultlines.reader.times import find_times
from faultlines.records import Reading, Report, Span, Token


def read_report(report: Report, analyser: Analyser, *, with_tokens: bool = False) -> Reading:
    """What a report says, as claims with their words and vouchers.

    The same report gives the same reading whatever is read beside it. Raises what the analyser
    raises (ModelUnusable) and nothing else for any text.
    """
    analysis = analyser.analyse(report.text)
    scene = set_scene(analysis)
    drafts = find_claims(scene)
    assembly = Assembly(scene, drafts, find_times(report.text, report.date))
    reading = Reading(
        id=report.id,
        text=report.text,
        title=report.title,
        source=report.source,
        date=report.date,
        sentences=_sentences(analysis),
        actors=assembly.actors(),
        issues=assembly.issue_records(),
        mentions=with_chains(
            assembly.mentions(), scene.ensemble.candidates, scene.ensemble.links, scene.doc
        ),
        statements=assembly.statements(),
        claims=hung_on_happenings(assembly.claims(), report.text),
        unread=_unread(scene, drafts),
    )
    return _with_tokens(reading, analysis) if with_tokens else reading


def set_scene(analysis: Analysis) -> Scene:
    """Actors and speech of an analysed text."""
    doc = analysis.doc
    ensemble = Ensemble(doc, analysis.heads, find_links(analysis))
    speech = SpeechFinder(doc, ensemble, analysis.heads)
    sayings = tuple(speech.find())
    scene = Scene(analysis, doc, ensemble, speech, sayings)
    _first_person(scene)
    return scene


def find_claims(scene: Scene) -> list[Draft]:
    """Every claim of a text, as drafts."""
    issues = IssueBook()
    acts = find_acts(scene)
    heard = stance_clues(scene)
    encounters = Encounters(scene, [*(Clue(act.word, act.chance) for act in acts), *heard])
    events = find_events(scene, acts, encounters)
    ties = find_ties(scene, events, issues, encounters, heard)
    roles, role_ties = find_roles(scene)
    ties = strongest(scene, ties + role_ties)
    note_changes(scene, ties)
    # After the ties: who condemns "the raid" is against the raid as it was first told.
    again = retold(scene, events)
    events = sorted([*events, *(event for event, _ in again)], key=lambda event: event.anchor)
    add_authorisers(scene, events)
    commitments = find_commitments(scene)
    outcomes = find_outcomes(scene, commitments, events)
    outlooks = find_outlooks(scene, events)
    framings = find_framings(scene, events)
    ruled: dict[str, Sequence[Draft]] = {
        "roles": roles, "commitments": commitments, "outcomes": outcomes, "outlooks": outlooks,
        "framings": framings,
    }  # fmt: skip
    sure = [draft for name, found in ruled.items() for draft in weighed(name, found)]
    drafts: list[Draft] = [*events, *ties, *sure]
    again += repeated(scene, events)
    group_matters(scene, drafts, again, reactions(scene, events))
    return drafts


def _first_person(scene: Scene) -> None:
    """ "I" and "we" within somebody's words stand for that somebody."""
    for place in scene.ensemble.candidates:
        if place.form != "pronoun" or scene.doc[place.head].lower_ not in FIRST:
            continue
        saying = scene.innermost(place.head)
        if saying is None or not isinstance(saying.speaker, Cast):
            continue
        if saying.form == "direct" or scene.speech.quote_of(place.head) is not None:
            scene.ensemble.assign(place, saying.speaker)


def _sentences(analysis: Analysis) -> tuple[Span, ...]:
    found = []
    for sentence in analysis.doc.sents:
        words = [t for t in sentence if not t.is_space]
        if words:
            found.append(Span(words[0].idx, words[-1].idx + len(words[-1])))
    return tuple(found)


def _unread(scene: Scene, drafts: list[Draft]) -> tuple[Span, ...]:
    """Sentences in which an act is named and of which nothing was made."""
    anchors = {draft.anchor for draft in drafts} | {saying.anchor for saying in scene.sayings}
    covered = {i for draft in drafts for words in draft.evidence for i in range(*words)} | anchors
    spans = []
    for sentence in scene.doc.sents:
        if any(token.i in covered for token in sentence):
            continue
        words = [t for t in sentence if not t.is_space]
        if words and any(action_types(token) for token in sentence):
            spans.append(Span(words[0].idx, words[-1].idx + len(words[-1])))
    return tuple(spans)


def _with_tokens(reading: Reading, analysis: Analysis) -> Reading:
    words = [t for t in analysis.doc if not t.is_space]
    place = {t.i: n for n, t in enumerate(words)}
    tokens = tuple(
        Token(
            start=t.idx,
            end=t.idx + len(t),
            lemma=t.lemma_,
            upos=t.pos_,
            head=place.get(t.head.i, place[t.i]),
            dep=t.dep_,
        )
        for t in words
    )
    return msgspec.structs.replace(reading, tokens=tokens)
