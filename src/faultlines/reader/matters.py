"""Which claims of one text are on one matter, so that rival accounts stand together.

Events and commitments are compared in pairs, and each joins the matter with whose claims it goes
best; ties towards or over an event, and what became of a commitment, go with what they are about.
"""

from collections.abc import Sequence

from faultlines.reader.draft import (
    CommitmentDraft,
    Draft,
    EventDraft,
    OutcomeDraft,
    TieDraft,
)
from faultlines.reader.regressions import regression
from faultlines.reader.retellings import MATERIAL
from faultlines.reader.same_matter import FARTHEST, Telling, chance_of, tellings_of
from faultlines.reader.scene import Scene

_BEST = 0.3
"""How much the likeliest claim of a matter counts beside the mean of all."""


def group_matters(
    scene: Scene,
    drafts: Sequence[Draft],
    again: Sequence[tuple[EventDraft, EventDraft]] = (),
    answers: Sequence[tuple[EventDraft, EventDraft]] = (),
) -> None:
    """Give claims on one matter one id ("m1", "m2", … in text order); the others keep None.

    `again` are pairs of which the first only tells the second again, `answers` pairs of which the
    first answers to the second.
    """
    compared = [d for d in drafts if isinstance(d, EventDraft | CommitmentDraft)]
    first_of = {id(event): first for event, first in again}
    deed_of = {id(answer): deed for answer, deed in answers}
    groups = _merged(_matters(tellings_of(scene, compared), first_of, deed_of), answers)
    of_draft = {id(telling.draft): number for number, g in enumerate(groups) for telling in g}
    members: list[list[Draft]] = [[telling.draft for telling in group] for group in groups]
    for draft in drafts:
        about = next((of_draft[id(d)] for d in _about(draft) if id(d) in of_draft), None)
        if about is not None:
            members[about].append(draft)
    number = 0
    for group in members:
        if len(group) > 1:
            number += 1
            for draft in group:
                draft.matter = f"m{number}"


def _matters(
    tellings: list[Telling], first_of: dict[int, EventDraft], deed_of: dict[int, EventDraft]
) -> list[list[Telling]]:
    """Each telling goes to the matter before it that it fits best, or opens one.

    What answers to a deed goes with no other deed.
    """
    groups: list[list[Telling]] = []
    for telling in tellings:
        first, deed = first_of.get(id(telling.draft)), deed_of.get(id(telling.draft))
        fits = [
            (1.0 if any(t.draft is first for t in group) else _fit(group, telling), number)
            for number, group in enumerate(groups)
            if deed is None or not _of_other_deed(group, deed)
        ]
        fit, number = max(fits, default=(0.0, 0))
        if fit >= regression("matters").least:
            groups[number].append(telling)
        else:
            groups.append([telling])
    return groups


def _of_other_deed(group: list[Telling], deed: EventDraft) -> bool:
    """Whether deeds are told in a matter, and not this one."""
    deeds = [t.draft for t in group if isinstance(t.draft, EventDraft) and t.draft.type in MATERIAL]
    return bool(deeds) and all(one is not deed for one in deeds)


def _merged(
    groups: list[list[Telling]], answers: Sequence[tuple[EventDraft, EventDraft]]
) -> list[list[Telling]]:
    """The matters, those of an answer and of what it answers to in one, in text order."""
    place = {id(telling.draft): number for number, group in enumerate(groups) for telling in group}
    root = list(range(len(groups)))
    for answer, deed in answers:
        low, high = sorted((root[place[id(answer)]], root[place[id(deed)]]))
        root = [low if one == high else one for one in root]
    merged: dict[int, list[Telling]] = {}
    for number, group in enumerate(groups):
        merged.setdefault(root[number], []).extend(group)
    return list(merged.values())


def _fit(group: list[Telling], telling: Telling) -> float:
    """Between the mean chance and the best: a long matter has claims that are unlike each other."""
    near = [chance_of(t, telling) for t in group if telling.word.i - t.word.i < FARTHEST]
    return (1 - _BEST) * sum(near) / len(near) + _BEST * max(near) if near else 0.0


def _about(draft: Draft) -> list[object]:
    """What a claim hangs on, whose matter is its own."""
    match draft:
        case TieDraft():
            return [draft.target, draft.over]
        case OutcomeDraft():
            return [*draft.of]
    return []
