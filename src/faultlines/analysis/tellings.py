"""What one report tells of one matter, as it is compared with what other reports tell.

A unit is all claims of a report that its reading puts on one matter, or one claim that stands
alone. What is compared: who takes part, in which words, which deeds, where and on which days.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from faultlines.analysis.stems import deeds_of, is_name, stem, words_of
from faultlines.case import CaseClaim, Days, Labels, days_of
from faultlines.records import Commitment, Event, Framing, Outcome, Outlook, Role, Tie
from faultlines.records.terms import RESERVED_ACTORS

_ASKED = frozenset({"REQUEST", "THREATEN", "AGREE"})
_OF_STATES = frozenset({"military", "government", "party", "population"})
FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})


@dataclass(frozen=True, slots=True)
class Unit:
    """What one report tells of one matter; `number` counts units in the order of the claims.

    `own` is the id that the report's reading gives the matter, None for a claim alone. `doers` and
    `sufferers` are those of the events; `people` are all who take part and what is taken a position
    on, `owners` those whose part they are. `names` and `words` are stems, `core` those of
    words that come again or say what is to be done, `phrases` two of them beside each other; `acts`
    are who did what kind of thing to whom, `done` what was or is to be done to whom and `asked`
    what is to be done. `places` and `days` are told of a type of event; `dates` are days of the
    year that it names.
    """

    number: int
    document: str
    own: str | None
    claims: tuple[CaseClaim, ...]
    kinds: frozenset[str]
    types: frozenset[str]
    doers: frozenset[str]
    sufferers: frozenset[str]
    people: frozenset[str]
    owners: frozenset[str]
    words: frozenset[str]
    names: frozenset[str]
    core: frozenset[str]
    task: frozenset[str]
    deeds: frozenset[str]
    acts: frozenset[str]
    done: frozenset[str]
    asked: frozenset[str]
    phrases: frozenset[str]
    places: frozenset[str]
    ends: frozenset[str]
    days: tuple[tuple[str, Days], ...]
    dates: frozenset[str]
    told: Days


def units_of(claims: Sequence[CaseClaim], labels: Labels) -> list[Unit]:
    """The units of some claims; loaded words and outlooks alone make none."""
    names = _Names(labels)
    groups: dict[tuple[str, str, bool], list[CaseClaim]] = defaultdict(list)
    for one in claims:
        own = one.claim.matter
        key = (one.told_in.document, own or one.claim.id, own is not None)
        groups[key].append(one)
    found: list[Unit] = []
    for (_, own, shared), group in groups.items():
        if shared or isinstance(group[0].claim, Event | Commitment | Outcome):
            found.append(_unit(len(found), own if shared else None, group, names))
    return found


def _unit(number: int, own: str | None, group: list[CaseClaim], names: "_Names") -> Unit:
    first = group[0]
    labels = names.labels
    doers, sufferers = (_side(group, side, labels) for side in ("actors", "recipients"))
    people = {who for one in group for who in _people(one, labels)}
    words, capitals = _words(group, names)
    return Unit(
        number=number,
        document=first.told_in.document,
        own=own,
        claims=tuple(group),
        kinds=frozenset(one.claim.kind for one in group),
        types=frozenset(kind for one in group for kind in _types(one)),
        doers=doers,
        sufferers=sufferers,
        people=frozenset(people),
        owners=frozenset(_owners(group, labels)) | frozenset(people),
        words=words,
        names=capitals,
        core=frozenset(_core(group)) & (words | capitals),
        acts=frozenset(act for one in group for act in _acts(one, labels)),
        done=frozenset(deed for one in group for deed in _done(one, names)),
        asked=frozenset(
            deed for one in group if isinstance(one.claim, Commitment) for deed in _done(one, names)
        ),
        phrases=frozenset(
            phrase for one in group for part in _told_words(one) for phrase in _phrases(part)
        )
        - names.phrases,
        task=frozenset(
            stem(word)
            for one in group
            if isinstance(one.claim, Commitment)
            for word in words_of(one.claim.task)
        ),
        deeds=frozenset(deed for one in group for deed in deeds_of(trigger_words(one))),
        places=frozenset(
            f"{one.claim.type} {stem(word)}"
            for one in group
            if isinstance(one.claim, Event) and one.claim.place is not None
            for word in words_of(one.claim.place.text)
        ),
        ends=frozenset(_ends(group, labels)),
        days=tuple(
            (one.claim.type, days)
            for one in group
            if isinstance(one.claim, Event)
            if (days := days_of(edtf_of(one.claim))).earliest or days.latest
        ),
        dates=frozenset(date for one in group for date in _dates(one)),
        told=days_of(first.told_in.date),
    )


def edtf_of(claim: Event | Commitment | Outcome | Tie | Role) -> str | None:
    """When it was, is or is to be, where the text fixes it."""
    return claim.time.edtf if claim.time else None


def trigger_words(one: CaseClaim) -> str:
    """The words of what was done, where they lie in the evidence; else nothing."""
    claim = one.claim
    if not isinstance(claim, Event) or claim.trigger is None:
        return ""
    for place, words in zip(claim.evidence, one.words, strict=True):
        if place.start <= claim.trigger.start and claim.trigger.end <= place.end:
            return words[claim.trigger.start - place.start : claim.trigger.end - place.start]
    return ""


def identities(one: CaseClaim, who: Iterable[str], labels: Labels) -> Iterator[str]:
    """The ids of the case behind ids of a claim; nobody for the author or unnamed sources."""
    for ident in who:
        if ident not in RESERVED_ACTORS:
            yield labels.identity(one.told_in.document, ident)


def sides_of(
    one: CaseClaim, event: Event, labels: Labels, *, owners: bool = False
) -> tuple[set[str], set[str]]:
    """Who acts and who is acted on; with `owners`, also those whose part they are.

    Forces, ministries and governments are parts of one state without being one another.
    """
    sides = []
    for who in (event.actors, event.recipients):
        found = set(identities(one, who, labels))
        if owners:
            actors = (labels.actor(one.told_in.document, ident) for ident in who)
            bodies = (a for a in actors if a is not None and a.type not in _OF_STATES)
            found |= {actor.of for actor in bodies if actor.of is not None}
        sides.append(found)
    return sides[0], sides[1]


def meet(mine: set[str], yours: set[str]) -> bool | None:
    """Whether one is on both sides; None where a telling names nobody."""
    return bool(mine & yours) if mine and yours else None


def parties(one: CaseClaim) -> tuple[str, ...]:
    """Everybody and everything that a claim is about, by the ids of its report."""
    claim = one.claim
    match claim:
        case Event():
            return (*claim.actors, *claim.recipients, *(other.actor for other in claim.others))
        case Tie():
            return tuple(end for end in (claim.source, claim.target, claim.over) if end)
        case Role():
            return tuple(end for end in (claim.actor, claim.of) if end)
        case Commitment():
            return (*claim.set_by, *claim.owed_by)
        case Outcome() | Outlook() | Framing():
            return ()


def _people(one: CaseClaim, labels: Labels) -> Iterator[str]:
    """Actors and issues; a claim that another is about stands for itself."""
    document = one.told_in.document
    for ident in parties(one):
        known = (document, ident) in labels.issues or labels.actor(document, ident) is not None
        if known and ident not in RESERVED_ACTORS:
            yield labels.identity(document, ident)


def _side(group: Iterable[CaseClaim], side: str, labels: Labels) -> frozenset[str]:
    events = ((one, one.claim) for one in group if isinstance(one.claim, Event))
    return frozenset(
        who for one, event in events for who in identities(one, getattr(event, side), labels)
    )


def _owners(group: Iterable[CaseClaim], labels: Labels) -> Iterator[str]:
    for one in group:
        for ident in parties(one):
            actor = labels.actor(one.told_in.document, ident)
            if actor is not None and actor.of is not None:
                yield actor.of


def _ends(group: Iterable[CaseClaim], labels: Labels) -> Iterator[str]:
    """Who stands how to whom: by the relation, and by the sign."""
    for one in group:
        if isinstance(one.claim, Tie):
            ends = " ".join(identities(one, (one.claim.source, one.claim.target), labels))
            if " " in ends:
                yield f"{one.claim.relation} {ends}"
                if one.claim.sign:
                    yield f"{one.claim.sign} {ends}"


def _core(group: Sequence[CaseClaim]) -> set[str]:
    """Words that tell what it is about: in several claims, or in a task."""
    counts: Counter[str] = Counter()
    tasks: set[str] = set()
    seen: set[tuple[tuple[int, int], ...]] = set()
    for one in group:
        places = tuple((span.start, span.end) for span in one.claim.evidence)
        if places not in seen:
            seen.add(places)
            counts.update({stem(word) for part in one.words for word in words_of(part)})
        if isinstance(one.claim, Commitment):
            tasks |= {stem(word) for word in words_of(one.claim.task)}
    return {word for word, count in counts.items() if count > 1} | tasks


def _acts(one: CaseClaim, labels: Labels) -> Iterator[str]:
    claim = one.claim
    if isinstance(claim, Event):
        doers = sorted(set(identities(one, claim.actors, labels))) or ["?"]
        sufferers = sorted(set(identities(one, claim.recipients, labels))) or ["?"]
        for doer, sufferer in product(doers, sufferers):
            if (doer, sufferer) != ("?", "?"):
                yield f"{claim.type} {doer} {sufferer}"
        for deed, who in product(deeds_of(trigger_words(one)), (*doers, *sufferers)):
            if who != "?":
                yield f"{deed} {who}"
    elif isinstance(claim, Tie) and not {claim.source, claim.target} & RESERVED_ACTORS:
        ends = " ".join(identities(one, (claim.source, claim.target), labels))
        yield f"{claim.sign or claim.relation} {ends}"


def _done(one: CaseClaim, names: "_Names") -> Iterator[str]:
    """What was done to whom; of what is to be done, to those whom its words name."""
    claim = one.claim
    if isinstance(claim, Event):
        sufferers = set(identities(one, claim.recipients, names.labels))
        yield from (f"{d} {who}" for d, who in product(deeds_of(trigger_words(one)), sufferers))
    elif isinstance(claim, Commitment):
        known = names.named_in(one.told_in.document, claim.task)
        yield from (f"{d} {w}" for d, w in product(deeds_of(claim.task), known))


def _told_words(one: CaseClaim) -> tuple[str, ...]:
    return (*one.words, one.claim.task) if isinstance(one.claim, Commitment) else one.words


def _phrases(text: str) -> Iterator[str]:
    stems = [stem(word) for word in words_of(text)]
    for first, second in pairwise(stems):
        yield " ".join(sorted((first, second)))


_DAY_AND_MONTH = re.compile(
    r"\b(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|"
    r"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* (\d{1,2})\b|"
    r"\b((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def _dates(one: CaseClaim) -> Iterator[str]:
    """Days that a claim names: by the calendar where they are known, else as they are written."""
    time = None if isinstance(one.claim, Framing) else one.claim.time
    days = days_of(time.edtf if time else None)
    known = days.latest if days.latest in (days.earliest, None) or days.earliest is None else None
    if known is not None:
        yield known[5:]
    elif time is not None:
        for day, month, other_month, other_day, weekday in _DAY_AND_MONTH.findall(time.text):
            if weekday:
                yield weekday
            else:
                number = _MONTHS.index(month or other_month) + 1
                yield f"{number:02d}-{int(day or other_day):02d}"


def _types(one: CaseClaim) -> Iterator[str]:
    match one.claim:
        case Event(type=kind):
            yield kind
            yield "force" if kind in FORCE else "asked" if kind in _ASKED else ""
        case Commitment():
            yield "asked"
        case Outcome():
            yield "outcome"
        case Tie(relation=relation):
            yield relation
        case _:
            pass


def _words(group: Iterable[CaseClaim], names: "_Names") -> tuple[frozenset[str], frozenset[str]]:
    """Stems of the content words, and those of names apart."""
    words: set[str] = set()
    capitals: set[str] = set()
    for word in (word for one in group for part in _told_words(one) for word in words_of(part)):
        short = stem(word)
        (capitals if is_name(word) and short in names.stems else words).add(short)
    return frozenset(words), frozenset(capitals)


class _Names:
    """The names of a case as words, found once for all units."""

    def __init__(self, labels: Labels) -> None:
        self.labels = labels
        names = {name for actor in labels.actors.values() for name in actor.names}
        self.stems = frozenset(stem(word) for name in names for word in words_of(name))
        self.phrases = frozenset(phrase for name in names for phrase in _phrases(name))
        self._last: dict[str, dict[str, str]] = defaultdict(dict)
        for (document, _), actor in labels.actors.items():
            for name in actor.names:
                last = name.split()[-1:]
                if last and is_name(last[0]):
                    self._last[document].setdefault(last[0], actor.id)

    def named_in(self, document: str, text: str) -> set[str]:
        """Actors of a report whose name, or the last word of it, stands in a text."""
        known = self._last.get(document, {})
        return {known[word] for word in text.split() if word in known}
