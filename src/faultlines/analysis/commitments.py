"""What became of a demand, a plan or a promise: its parts, what reports say of it, the outcome.

Tellings of one commitment are those on one matter that set the same task to be done. Several tasks
that one sets another in the same breath are the parts of one timetable. What is said of a task is
ordered by the dates of the reports; undated reports stand last. The first telling that decides is
the outcome: met, failed or refused. That something is not done yet decides nothing before it is due.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from faultlines.analysis.differences import told_by
from faultlines.analysis.matters import find_matters
from faultlines.analysis.stems import deeds_of, stem, words_of
from faultlines.analysis.tellings import edtf_of, identities, trigger_words
from faultlines.case import CaseClaim, Labels, days_of
from faultlines.records import Commitment, Event, Outcome
from faultlines.records.terms import OutcomeResult

_SAME_TASK = 0.5
"""The share of the shorter task's words that must stand in the other."""
_TOLD = 0.6
"""The share of a task's words that must stand in what is told to be done."""
_BREATH = 300
"""Characters between two tasks that one sets another, within which they are told together."""
_SETS = frozenset({"demand", "deadline", "plan", "permission"})
_SAYS = frozenset({"REQUEST", "REJECT", "THREATEN", "ACCUSE", "CONSULT"})
"""Types of events that speak of a task and do not carry it out."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What somebody says of a commitment; `result` is "told" for telling it again."""

    claim: CaseClaim
    result: OutcomeResult | str
    teller: str


@dataclass(frozen=True, slots=True)
class Followed:
    """One commitment from its first telling on.

    `claim` is the first telling, `again` the later ones. `parts` are the ids of the commitments
    that are tasks of this one, `part_of` the id of the one that it is a task of. `result` is the
    first that decides, "pending" where none does; `according_to` who says so. `conflict` is whether
    tellers of one day say different things of it.
    """

    claim: CaseClaim
    again: tuple[CaseClaim, ...]
    due: str | None
    parts: tuple[str, ...]
    part_of: str | None
    sayings: tuple[Saying, ...]
    result: OutcomeResult
    decided_by: str | None
    according_to: tuple[str, ...]
    conflict: bool


def follow(claims: Sequence[CaseClaim], labels: Labels) -> tuple[Followed, ...]:
    """Every commitment that is asserted or asked for, in the order of `claims`, each once."""
    owners = _timetables(claims, labels)
    due = {one.id: _due(one, owners) for one in claims if isinstance(one.claim, Commitment)}
    found: list[Followed] = []
    grouped: set[str] = set()
    groups = [matter.claims for matter in find_matters(claims, labels)]
    for group in groups:
        grouped |= {one.id for one in group}
    alone = [(one,) for one in claims if one.id not in grouped]
    for group in (*groups, *alone):
        for tellings in _tasks(group, due):
            found.append(_followed(tellings, group, labels, owners, due))
    place = {one.id: number for number, one in enumerate(claims)}
    return tuple(sorted(found, key=lambda one: place[one.claim.id]))


# one task told several times


def _tasks(group: Sequence[CaseClaim], due: dict[str, str | None]) -> list[list[CaseClaim]]:
    """Commitments of a matter, put together where they are one task with one day, if any."""
    tasks: list[list[CaseClaim]] = []
    for one in sorted(group, key=_when):
        if isinstance(one.claim, Commitment) and one.claim.status != "denied":
            same = (task for task in tasks if all(_one_task(other, one, due) for other in task))
            task = next(same, None)
            if task is None:
                tasks.append([one])
            else:
                task.append(one)
    return tasks


def _one_task(one: CaseClaim, other: CaseClaim, due: dict[str, str | None]) -> bool:
    mine, yours = one.claim, other.claim
    if not isinstance(mine, Commitment) or not isinstance(yours, Commitment):
        return False
    days = {due[one.id], due[other.id]} - {None}
    if len(days) > 1 or (mine.form == "promise") != (yours.form == "promise"):
        return False
    return _alike(mine.task, yours.task)


def _alike(one: str, other: str) -> bool:
    mine, yours = _stems(one), _stems(other)
    return len(mine & yours) >= _SAME_TASK * max(1, min(len(mine), len(yours)))


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words_of(text) if not word.isdigit())


def _when(one: CaseClaim) -> tuple[str, str, int]:
    dated = days_of(one.told_in.date).earliest or "9999"
    return dated, one.told_in.document, one.claim.evidence[0].start


# several tasks told together


def _timetables(claims: Iterable[CaseClaim], labels: Labels) -> dict[str, CaseClaim]:
    """By the id of a task, the commitment whose part it is."""
    sets: dict[tuple[str, frozenset[str]], list[CaseClaim]] = defaultdict(list)
    for one in claims:
        claim = one.claim
        if isinstance(claim, Commitment) and claim.form in _SETS and claim.status != "denied":
            who = frozenset(identities(one, claim.set_by, labels))
            sets[one.told_in.document, who].append(one)
    owners: dict[str, CaseClaim] = {}
    for told in sets.values():
        for table in _breaths(told):
            first = next((one for one in table if _has_parts(one)), None)
            if first is not None:
                owners |= {one.id: first for one in table if one is not first}
    return owners


def _breaths(told: Sequence[CaseClaim]) -> Iterator[list[CaseClaim]]:
    ordered = sorted(told, key=lambda one: one.claim.evidence[0].start)
    table: list[CaseClaim] = []
    for one in ordered:
        if table and one.claim.evidence[0].start - table[-1].claim.evidence[-1].end > _BREATH:
            yield table
            table = []
        table.append(one)
    yield table


def _has_parts(one: CaseClaim) -> bool:
    """Whether it says that there are several tasks: "carry out three reforms"."""
    words = one.claim.task.split() if isinstance(one.claim, Commitment) else []
    return any(word.casefold() in _SEVERAL for word in words)


_SEVERAL = frozenset(
    "two three four five six seven eight nine ten several all following reforms tasks conditions "
    "demands steps points measures".split()
)


def _due(one: CaseClaim, owners: dict[str, CaseClaim]) -> str | None:
    """The last day that it allows; a part without its own has that of the whole."""
    claim = one.claim
    day = days_of(edtf_of(claim)).latest if isinstance(claim, Commitment) else None
    if day is None and one.id in owners:
        return _due(owners[one.id], {})
    return day


# what is said of it


def _followed(
    tellings: list[CaseClaim],
    group: Sequence[CaseClaim],
    labels: Labels,
    owners: dict[str, CaseClaim],
    due: dict[str, str | None],
) -> Followed:
    first = tellings[0]
    day = next((due[one.id] for one in tellings if due[one.id]), None)
    sayings = sorted(
        {s.claim.id: s for s in _sayings(tellings, group, labels)}.values(),
        key=lambda saying: _when(saying.claim),
    )
    later = [s for s in sayings if _when(s.claim) >= _when(first)]
    decided = next((s for s in later if _decides(s, day)), None)
    result: OutcomeResult = decided.result if decided else "pending"  # type: ignore[assignment]
    last = [s for s in later if s.result == "pending"]
    agreeing = [s for s in later if s.result == result] if decided else last
    ids = {one.id for one in tellings}
    return Followed(
        claim=first,
        again=tuple(tellings[1:]),
        due=day,
        parts=tuple(part for part, owner in owners.items() if owner.id in ids),
        part_of=next((owners[one.id].id for one in tellings if one.id in owners), None),
        sayings=tuple(later),
        result=result,
        decided_by=decided.claim.id if decided else (last[0].claim.id if last else None),
        according_to=tuple(dict.fromkeys(s.teller for s in agreeing)),
        conflict=_conflict(later),
    )


def _sayings(
    tellings: Sequence[CaseClaim], group: Sequence[CaseClaim], labels: Labels
) -> Iterator[Saying]:
    told = {(one.told_in.document, one.claim.id): one for one in group}
    for one in group:
        claim = one.claim
        if isinstance(claim, Outcome) and claim.status == "asserted":
            about = [told.get((one.told_in.document, ident)) for ident in claim.of]
            if any(o is not None and _is_about(o, tellings, group) for o in about):
                yield Saying(one, claim.result, told_by(one, labels))
        elif isinstance(claim, Event) and claim.status == "asserted":
            if any(_carries_out(one, claim, task, labels) for task in tellings):
                yield Saying(one, "met", told_by(one, labels))


def _is_about(
    other: CaseClaim, tellings: Sequence[CaseClaim], group: Sequence[CaseClaim]
) -> bool:
    """Whether what is said of one commitment is said of another telling of its task."""
    claim = other.claim
    if not isinstance(claim, Commitment):
        return False
    if any(one.id == other.id for one in tellings):
        return True
    tasks = (one.claim.task for one in tellings if isinstance(one.claim, Commitment))
    if any(one.told_in.document == other.told_in.document for one in tellings):
        return False
    return any(_alike(claim.task, task) for task in tasks) or _only_task(group, tellings)


def _only_task(group: Sequence[CaseClaim], tellings: Sequence[CaseClaim]) -> bool:
    """Whether a matter of several reports knows one form of one task only."""
    forms = {one.claim.form for one in group if isinstance(one.claim, Commitment)}
    tasks = {one.claim.task for one in tellings if isinstance(one.claim, Commitment)}
    return len(forms) == 1 and len(tasks) == 1


def _carries_out(one: CaseClaim, event: Event, task: CaseClaim, labels: Labels) -> bool:
    """Whether a deed that is told later is what was to be done, by those who were to do it."""
    claim = task.claim
    if not isinstance(claim, Commitment) or event.type in _SAYS or _when(one) <= _when(task):
        return False
    who = set(identities(one, (*event.actors, *event.recipients), labels))
    owed = set(identities(task, claim.owed_by, labels))
    asked = set(deeds_of(claim.task))
    if not owed or not who & owed or not asked & set(deeds_of(trigger_words(one))):
        return False
    words, told = _stems(claim.task), _stems(" ".join(one.words))
    names = {stem(word) for ident in who for word in _name(ident, labels)}
    return len(words & (told | names | set(deeds_of(trigger_words(one))))) >= _TOLD * len(words)


def _name(ident: str, labels: Labels) -> Iterator[str]:
    for actor in labels.actors.values():
        if actor.id == ident:
            for name in actor.names:
                yield from words_of(name)
            return


def _decides(saying: Saying, due: str | None) -> bool:
    """That it is not done yet decides nothing before the day it is due."""
    if saying.result in ("met", "refused"):
        return True
    if saying.result != "failed":
        return False
    told = days_of(saying.claim.told_in.date).latest
    return due is None or told is None or told >= due


def _conflict(sayings: Sequence[Saying]) -> bool:
    """Whether reports of one day, or one report, say different things of it."""
    by_day: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for saying in sayings:
        day = saying.claim.told_in.date or saying.claim.told_in.document
        by_day[day][saying.result].add(saying.teller)
    return any(len(results) > 1 for results in by_day.values())
