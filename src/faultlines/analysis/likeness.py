"""How likely two reports tell of one matter: what speaks for it, weighed, with the reasons.

The weights are those of a logistic regression over pairs of units, fitted on annotated texts that
were made two of by `python -m training.fit_likeness`. Force that was
used on days known to be others is another matter, whatever else is alike; annotated texts have no
calendar to learn that from. What is rare in the case tells more than what every report has (inverse
document frequency, Spärck Jones 1972).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

from faultlines.analysis.tellings import FORCE, Unit
from faultlines.case import Days

PARTS: tuple[tuple[str, Callable[[Unit], frozenset[str]]], ...] = (
    ("people", lambda unit: unit.people),
    ("owners", lambda unit: unit.owners),
    ("words", lambda unit: unit.words),
    ("names", lambda unit: unit.names),
    ("deeds", lambda unit: unit.deeds),
    ("core", lambda unit: unit.core),
    ("acts", lambda unit: unit.acts),
    ("done", lambda unit: unit.done),
    ("phrases", lambda unit: unit.phrases),
)
"""What is weighed by how rare it is."""

_BIAS = -2.223
_WEIGHTS: dict[str, float] = {
    "people alike": 0.250,
    "people within": -0.455,
    "rare people": 1.145,
    "more people": 1.335,
    "owners alike": 1.483,
    "owners within": -0.617,
    "rare owners": 1.160,
    "more owners": 0.769,
    "words alike": 2.198,
    "words within": 0.652,
    "rare words": 1.209,
    "more words": -0.001,
    "names alike": 1.393,
    "names within": -1.130,
    "rare names": 0.841,
    "more names": -0.044,
    "deeds alike": -0.081,
    "deeds within": 0.427,
    "rare deeds": 0.612,
    "more deeds": -1.690,
    "core alike": 1.849,
    "core within": 0.944,
    "rare core": 0.074,
    "more core": -0.796,
    "acts alike": 2.680,
    "acts within": 1.637,
    "rare acts": -1.630,
    "more acts": -1.235,
    "done alike": 1.253,
    "done within": 0.075,
    "rare done": -0.179,
    "more done": -1.303,
    "phrases alike": 0.726,
    "phrases within": 0.260,
    "rare phrases": 0.449,
    "more phrases": -2.461,
    "same doer": 0.672,
    "same sufferer": 1.030,
    "both sides": -0.834,
    "other doers": -1.158,
    "ends crossed": 0.005,
    "same tie": 1.329,
    "same place": 1.946,
    "other place": -1.138,
    "same type": 0.359,
    "some type": 0.636,
    "both force": -0.474,
    "both asked": -1.372,
    "asked and told": -0.488,
    "same task": 5.681,
    "other task": 0.844,
    "asked done": -0.786,
    "no word": 0.276,
    "task told": -0.966,
    "core told": 0.075,
    "core told by both": -0.428,
    "other issue": 0.052,
    "no deed": -1.501,
    "one alone": -1.196,
    "both alone": -1.199,
    "same day": 0.049,
}


class Rarity:
    """How much it tells that two units share something: 1 for what only they have, 0 for all."""

    def __init__(self, units: Iterable[Unit]) -> None:
        units = list(units)
        counts: Counter[str] = Counter()
        number = len(units)
        for unit in units:
            for name, part in PARTS:
                counts.update(f"{name} {one}" for one in part(unit))
        self._counts = counts
        self._whole = log(1 + number / 2) or 1.0
        self._weights = {
            key: max(0.05, log((1 + number) / (1 + count)) / self._whole)
            for key, count in counts.items()
        }

    def count(self, part: str, one: str) -> int:
        """How many units have it."""
        return self._counts[f"{part} {one}"]

    def of(self, part: str, one: str) -> float:
        """The weight of one actor, word or deed; 1 for what no unit has."""
        return min(1.0, self._weights.get(f"{part} {one}", 1.0))


@dataclass(frozen=True, slots=True)
class Likeness:
    """`chance`, 0 to 1, that two units are on one matter, and what they share, the rarest first."""

    chance: float
    shared: tuple[str, ...]


def features(one: Unit, other: Unit, rarity: Rarity) -> dict[str, float]:
    """What speaks for one matter and against it, by name, each 0 to 1."""
    found: dict[str, float] = {}
    for name, part in PARTS:
        mine, yours = part(one), part(other)
        weights = {key: rarity.of(name, key) for key in mine | yours}
        shared = [weights[key] for key in mine & yours]
        sizes = [sum(weights[key] for key in side) for side in (mine, yours)]
        found[f"{name} alike"] = _ratio(
            sum(w * w for w in shared), sqrt(_squares(mine, weights) * _squares(yours, weights))
        )
        found[f"{name} within"] = _ratio(sum(shared), min(sizes))
        found[f"rare {name}"] = max(shared, default=0.0)
        found[f"more {name}"] = min(1.0, sum(sorted(shared)[:-1]) / 3)
    found |= _of_sides(one, other)
    found |= _of_kinds(one, other, rarity)
    found["same day"] = bool(one.dates & other.dates)
    return found


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole > 0 else 0.0


def _squares(keys: Iterable[str], weights: Mapping[str, float]) -> float:
    return sum(weights[key] ** 2 for key in keys)


def _of_sides(one: Unit, other: Unit) -> dict[str, float]:
    by_same, to_same = bool(one.doers & other.doers), bool(one.sufferers & other.sufferers)
    return {
        "same doer": by_same,
        "same sufferer": to_same,
        "both sides": by_same and to_same,
        "other doers": bool(one.doers and other.doers) and not by_same,
        "ends crossed": bool(one.doers & other.sufferers or one.sufferers & other.doers),
        "same tie": bool(one.ends & other.ends),
        "same place": bool(one.places & other.places),
        "other place": bool(one.places and other.places) and not one.places & other.places,
    }


def _of_kinds(one: Unit, other: Unit, rarity: Rarity) -> dict[str, float]:
    shared = one.task & other.task
    smaller = min(len(one.task), len(other.task))
    return {
        "same type": len(one.types & other.types) / max(1, len(one.types | other.types)),
        "some type": bool(one.types & other.types),
        "both force": "force" in one.types and "force" in other.types,
        "both asked": "asked" in one.types and "asked" in other.types,
        "asked and told": ("asked" in one.types) != ("asked" in other.types),
        "same task": _ratio(sum(rarity.of("words", word) for word in shared), smaller),
        "other task": bool(one.task and other.task) and not shared,
        "asked done": max(
            (rarity.of("done", deed) for deed in one.asked & other.done | one.done & other.asked),
            default=0.0,
        ),
        "no word": not (one.words & other.words or one.core & other.core),
        "task told": max(_told(one, other, rarity), _told(other, one, rarity)),
        "core told": max(_core_told(one, other, rarity), _core_told(other, one, rarity)),
        "core told by both": min(_core_told(one, other, rarity), _core_told(other, one, rarity)),
        "other issue": _other_issue(one, other),
        "no deed": not (one.deeds & other.deeds or one.acts & other.acts or one.done & other.done),
        "one alone": (one.own is None) != (other.own is None),
        "both alone": one.own is None and other.own is None,
    }


def _told(one: Unit, other: Unit, rarity: Rarity) -> float:
    """How much of the task of one stands in the words of the other."""
    weights = {word: rarity.of("words", word) for word in one.task}
    there = other.words | other.names | other.task
    return _ratio(sum(w for word, w in weights.items() if word in there), sum(weights.values()))


def _other_issue(one: Unit, other: Unit) -> bool:
    mine, yours = (
        {who for who in unit.people if who.startswith("issue:")} for unit in (one, other)
    )
    return bool(mine and yours) and not mine & yours


def _core_told(one: Unit, other: Unit, rarity: Rarity) -> float:
    weights = {word: rarity.of("core", word) for word in one.core}
    there = other.words | other.names
    return _ratio(sum(w for word, w in weights.items() if word in there), sum(weights.values()))


def _other_days(one: Unit, other: Unit) -> bool:
    """Whether both tell of force that was used on days that are known to be others."""
    pairs = [
        (mine, yours)
        for kind, mine in one.days
        for other_kind, yours in other.days
        if kind == other_kind and kind in FORCE
    ]
    return bool(pairs) and all(apart(mine, yours) for mine, yours in pairs)


def apart(mine: Days, yours: Days) -> bool:
    """Whether one is over before the other begins."""
    return bool(
        (mine.latest and yours.earliest and mine.latest < yours.earliest)
        or (yours.latest and mine.earliest and yours.latest < mine.earliest)
    )


def likeness(one: Unit, other: Unit, rarity: Rarity) -> Likeness:
    """How likely both are on one matter; 0 for force on other days."""
    if _other_days(one, other):
        return Likeness(0.0, ())
    told = features(one, other, rarity)
    score = _BIAS + sum(weight * told[name] for name, weight in _WEIGHTS.items())
    return Likeness(1.0 / (1.0 + exp(-max(-30.0, min(30.0, score)))), _shared(one, other, rarity))


def _shared(one: Unit, other: Unit, rarity: Rarity) -> tuple[str, ...]:
    keys: Sequence[tuple[float, str, str]] = sorted(
        (
            (rarity.of(name, key), name, key)
            for name, part in PARTS
            if name in ("people", "words", "names")
            for key in part(one) & part(other)
            if not key.startswith("#")
        ),
        key=lambda found: (-found[0], found[1], found[2]),
    )
    return tuple(dict.fromkeys(key for _, _, key in keys))
