"""What became of a demand, a plan or a promise: its parts, what reports say of it, the outcome.

Tellings of one commitment are those on one matter that set the same task to be done. Several tasks
that one sets another in the same breath are the parts of one timetable. What is said of a task is
ordered by the dates of the reports; undated reports stand last. The first telling that decides is
the outcome: met, failed or refused. That something is not done decides nothing before it is due.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from faultlines.analysis.differences import told_by
from faultlines.analysis.matters import find_matters
from faultlines.analysis.stems import deeds_of, stem, words_of
from faultlines.analysis.tellings import edtf_of, identities, trigger_words
from faultlines.case import CaseClaim, Days, Labels, days_of
from faultlines.records import Commitment, Event, Outcome
from faultlines.records.terms import OutcomeResult

UNDATED = Days(None, None)
_SAME_TASK = 0.5
"""The share of the shorter task's words that must stand in the other."""
_OF_LONGER = 0.3
"""And of the longer."""
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
    tasks_told = [one for one in claims if isinstance(one.claim, Commitment)]
    due = {one.id: _due(one, owners) for one in tasks_told}
    found: list[Followed] = []
    grouped: set[str] = set()
    groups = [matter.claims for matter in find_matters(claims, labels)]
    for group in groups:
        grouped |= {one.id for one in group}
    alone = [(one,) for one in claims if one.id not in grouped]
    for group in (*groups, *alone):
        tasks = _tasks(group, due, labels)
        found += [
            _followed(tellings, group, labels, due, only=len(tasks) == 1) for tellings in tasks
        ]
    place = {one.id: number for number, one in enumerate(claims)}
    found.sort(key=lambda one: place[one.claim.id])
    return tuple(_with_parts(found, owners))


# one task told several times


def _tasks(
    group: Sequence[CaseClaim], due: dict[str, Days], labels: Labels
) -> list[list[CaseClaim]]:
    """Commitments of a matter, put together where they are one task with one day, if any."""
    tasks: list[list[CaseClaim]] = []
    for one in sorted(group, key=_when):
        if isinstance(one.claim, Commitment) and one.claim.status != "denied":
            same = (
                task for task in tasks if all(_one_task(other, one, due, labels) for other in task)
            )
            task = next(same, None)
            if task is None:
                tasks.append([one])
            else:
                task.append(one)
    return tasks


def _one_task(one: CaseClaim, other: CaseClaim, due: dict[str, Days], labels: Labels) -> bool:
    mine, yours = one.claim, other.claim
    if not isinstance(mine, Commitment) or not isinstance(yours, Commitment):
        return False
    days = {due[one.id].latest, due[other.id].latest} - {None}
    parties = {*identities(one, (*mine.set_by, *mine.owed_by), labels)}
    others = {*identities(other, (*yours.set_by, *yours.owed_by), labels)}
    if len(days) > 1 or (parties and others and not parties & others):
        return False
    if (mine.form == "promise") != (yours.form == "promise"):
        return False
    if _asked_anew(other, due[one.id], due[other.id]):
        return False
    return _alike(mine.task, yours.task)


def _asked_anew(one: CaseClaim, before: Days, now: Days) -> bool:
    """Whether it is called for once more when the day that was set is over."""
    told = days_of(one.told_in.date).earliest
    over = before.latest is not None and told is not None and told > before.latest
    return one.claim.status == "called_for" and now.latest is None and over


def _alike(one: str, other: str) -> bool:
    mine, yours = _stems(one), _stems(other)
    shared, shorter = len(mine & yours), min(len(mine), len(yours))
    longer = max(len(mine), len(yours))
    return shared > 0 and shared >= _SAME_TASK * shorter and shared >= _OF_LONGER * longer


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


def _due(one: CaseClaim, owners: dict[str, CaseClaim]) -> Days:
    """When it is to be done; a part without a day of its own has that of the whole."""
    claim = one.claim
    days = _days(edtf_of(claim)) if isinstance(claim, Commitment) else UNDATED
    if days.latest is None and one.id in owners:
        return _due(owners[one.id], {})
    return days


def _days(edtf: str | None) -> Days:
    """As days_of; "by spring" (month 21 of EDTF) ends with the season of the northern half."""
    year, _, season = (edtf or "").partition("-")
    if season not in _SEASONS:
        return days_of(edtf)
    first, last = _SEASONS[season]
    end = int(year) + (last < first)
    return Days(days_of(f"{year}-{first:02d}").earliest, days_of(f"{end}-{last:02d}").latest)


_SEASONS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 2)}


def _with_parts(found: Sequence[Followed], owners: dict[str, CaseClaim]) -> Iterator[Followed]:
    """The same, each knowing its parts; a whole that nobody speaks of is what its parts are."""
    of_claim = {o.id: one for one in found for o in (one.claim, *one.again)}
    parts: dict[str, list[Followed]] = defaultdict(list)
    wholes: dict[str, str] = {}
    for part, owner in owners.items():
        if part in of_claim and owner.id in of_claim:
            task, whole = of_claim[part], of_claim[owner.id]
            if task is not whole and task not in parts[whole.claim.id]:
                parts[whole.claim.id].append(task)
                wholes.setdefault(task.claim.id, whole.claim.id)
    for one in found:
        own = parts.get(one.claim.id, [])
        of = wholes.get(one.claim.id)
        known = replace(one, parts=tuple(task.claim.id for task in own), part_of=of)
        yield _as_its_parts(known, own) if own and one.decided_by is None else known


def _as_its_parts(one: Followed, parts: Sequence[Followed]) -> Followed:
    """Failed where a part is, met where all are."""
    bad = [task for task in parts if task.result in ("failed", "refused")]
    if bad or all(task.result == "met" for task in parts):
        told = bad or parts
        who = dict.fromkeys(teller for task in told for teller in task.according_to)
        result: OutcomeResult = "failed" if bad else "met"
        return replace(one, result=result, decided_by=told[0].decided_by, according_to=tuple(who))
    return one


# what is said of it


def _followed(
    tellings: list[CaseClaim],
    group: Sequence[CaseClaim],
    labels: Labels,
    due: dict[str, Days],
    *,
    only: bool,
) -> Followed:
    first = tellings[0]
    days = next((due[one.id] for one in tellings if due[one.id].latest), UNDATED)
    sayings = sorted(
        {s.claim.id: s for s in _sayings(tellings, group, labels, only=only)}.values(),
        key=lambda saying: _when(saying.claim),
    )
    later = [s for s in sayings if _when(s.claim) >= _when(first)]
    decided = next((s for s in later if _decides(s, days)), None)
    result: OutcomeResult = decided.result if decided else "pending"  # type: ignore[assignment]
    last = [s for s in later if s.result == "pending"]
    agreeing = [s for s in later if s.result == result] if decided else last
    return Followed(
        claim=first,
        again=tuple(tellings[1:]),
        due=days.latest,
        parts=(),
        part_of=None,
        sayings=tuple(later),
        result=result,
        decided_by=decided.claim.id if decided else (last[0].claim.id if last else None),
        according_to=tuple(dict.fromkeys(s.teller for s in agreeing)),
        conflict=_conflict(later),
    )


def _sayings(
    tellings: Sequence[CaseClaim], group: Sequence[CaseClaim], labels: Labels, *, only: bool
) -> Iterator[Saying]:
    told = {(one.told_in.document, one.claim.id): one for one in group}
    for one in group:
        claim = one.claim
        if isinstance(claim, Outcome) and claim.status == "asserted":
            about = [told.get((one.told_in.document, ident)) for ident in claim.of]
            if any(o is not None and _is_about(o, tellings, only=only) for o in about):
                yield Saying(one, claim.result, told_by(one, labels))
        elif (
            isinstance(claim, Event)
            and claim.status == "asserted"
            and any(_carries_out(one, claim, task, labels) for task in tellings)
        ):
            yield Saying(one, "met", told_by(one, labels))


def _is_about(other: CaseClaim, tellings: Sequence[CaseClaim], *, only: bool) -> bool:
    """Whether what is said of one commitment is said of another telling of its task.

    In a matter with one task only (`only`), whatever another report says is.
    """
    claim = other.claim
    if not isinstance(claim, Commitment):
        return False
    if any(one.id == other.id for one in tellings):
        return True
    if any(one.told_in.document == other.told_in.document for one in tellings):
        return False
    tasks = (one.claim.task for one in tellings if isinstance(one.claim, Commitment))
    return only or any(_alike(claim.task, task) for task in tasks)


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
    named = (labels.actor(one.told_in.document, i) for i in (*event.actors, *event.recipients))
    names = {stem(w) for a in named if a is not None for name in a.names for w in words_of(name)}
    return len(words & (told | names | set(deeds_of(trigger_words(one))))) >= _TOLD * len(words)


def _decides(saying: Saying, due: Days) -> bool:
    """That it is not done yet decides nothing before the first day on which it is due."""
    if saying.result in ("met", "refused"):
        return True
    if saying.result != "failed":
        return False
    told, day = days_of(saying.claim.told_in.date).latest, due.earliest or due.latest
    return day is None or told is None or told >= day


def _conflict(sayings: Sequence[Saying]) -> bool:
    """Whether reports of one day, or one report, say different things of it."""
    by_day: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for saying in sayings:
        day = saying.claim.told_in.date or saying.claim.told_in.document
        by_day[day][saying.result].add(saying.teller)
    return any(len(results) > 1 for results in by_day.values())
