"""When a tie was for and when against: stretches of one sign out of tellings that may disagree.

A chain of two states, for and against, seen through tellings that may be wrong (J. D. Hamilton,
"A new approach to the economic analysis of nonstationary time series and the business cycle",
Econometrica 57, 1989; L. R. Rabiner, Proceedings of the IEEE 77, 1989). Without news a tie keeps
its sign over t days with chance ½ + ½·2^(-t/H), H being the half-life; where the words tell of a
change it turns as likely as not. A telling of weight w gives the sign right with chance ½ + 0.45w,
so that not even the surest settles it alone.

It follows that opposite tellings of one day are a dispute and no turn; that, with a half-life of
180 days, two sure tellings make a turn where a month lies between them or the later one speaks of
a change; and that of less sure ones it takes more, or longer.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from faultlines.analysis.told_ties import ToldTie

_SURE = 0.45
_SIGNS = (1, -1)
_Pair = tuple[float, float]
"""One number for each of _SIGNS."""


@dataclass(frozen=True, slots=True)
class Regime:
    """A stretch of one sign: the tellings in it, also those that disagree, in order of time.

    `confidence` is the chance, 0 to 1, that it had this sign where that is surest.
    """

    sign: int
    tellings: tuple[ToldTie, ...]
    confidence: float

    @property
    def agreeing(self) -> tuple[ToldTie, ...]:
        """Those who tell its sign."""
        return tuple(told for told in self.tellings if told.sign == self.sign)


def regimes_of(tellings: Sequence[ToldTie], half_life: int) -> tuple[Regime, ...]:
    """The likeliest stretches (Viterbi) of tellings of one pair on one clock.

    Tellings without sign are left out; what one voucher tells in one report counts once.
    """
    steps = _steps(tellings)
    if not steps:
        return ()
    seen = [_seen(step) for step in steps]
    moves = [_moves(first, then, half_life) for first, then in pairwise(steps)]
    chances = _chances(seen, moves)
    regimes: list[Regime] = []
    begin = 0
    signs = _likeliest(seen, moves)
    for number in range(1, len(signs) + 1):
        if number == len(signs) or signs[number] != signs[begin]:
            told = tuple(one for step in steps[begin:number] for one in step)
            sure = max(chance[signs[begin]] for chance in chances[begin:number])
            regimes.append(Regime(_SIGNS[signs[begin]], told, sure))
            begin = number
    return tuple(regimes)


def _steps(tellings: Sequence[ToldTie]) -> list[list[ToldTie]]:
    """Tellings day by day; those in which something has changed are a step of their own."""
    by_day: dict[tuple[int, bool], list[ToldTie]] = defaultdict(list)
    for told in sorted(tellings, key=lambda one: one.order):
        if told.sign:
            by_day[told.moment.day, told.change is not None].append(told)
    return [by_day[step] for step in sorted(by_day)]


def _seen(step: Sequence[ToldTie]) -> _Pair:
    """How likely these tellings are where the tie is for, and where it is against."""
    weights: dict[tuple[str, str, int], float] = {}
    for told in step:
        key = (told.voucher, told.one.told_in.document, told.sign)
        weights[key] = max(weights.get(key, 0.0), told.weight)
    logs = [0.0, 0.0]
    for (_, _, sign), weight in weights.items():
        right = 0.5 + _SURE * weight
        for state, own in enumerate(_SIGNS):
            logs[state] += math.log(right if sign == own else 1 - right)
    top = max(logs)
    return math.exp(logs[0] - top), math.exp(logs[1] - top)


def _moves(before: Sequence[ToldTie], after: Sequence[ToldTie], half_life: int) -> float:
    """The chance that it turns from one step to the next."""
    if after[0].change is not None:
        return 0.5
    days = after[0].moment.day - before[0].moment.day
    return 0.5 - 0.5 * 0.5 ** (days / half_life) if half_life > 0 else 0.0


def _likeliest(seen: Sequence[_Pair], moves: Sequence[float]) -> list[int]:
    """The most likely path of states; where two are as likely, the one that turns later."""
    best = [_log(seen[0][0]), _log(seen[0][1])]
    came: list[tuple[int, int]] = []
    for chance, turn in zip(seen[1:], moves, strict=True):
        fresh, origin = [0.0, 0.0], [0, 0]
        for state in (0, 1):
            stay = best[state] + _log(1 - turn)
            move = best[1 - state] + _log(turn)
            origin[state] = state if stay >= move else 1 - state
            fresh[state] = max(stay, move) + _log(chance[state])
        best = fresh
        came.append((origin[0], origin[1]))
    path = [0 if best[0] >= best[1] else 1]
    for origins in reversed(came):
        path.append(origins[path[-1]])
    return path[::-1]


def _chances(seen: Sequence[_Pair], moves: Sequence[float]) -> list[_Pair]:
    """The chance of each state at each step, from all tellings before and after."""
    forward = [_whole(seen[0])]
    for chance, turn in zip(seen[1:], moves, strict=True):
        last = forward[-1]
        forward.append(_whole(_times(_moved(last, turn), chance)))
    backward: list[_Pair] = [(1.0, 1.0)]
    for chance, turn in zip(reversed(seen[1:]), reversed(moves), strict=True):
        backward.append(_whole(_moved(_times(backward[-1], chance), turn)))
    return [_whole(_times(f, b)) for f, b in zip(forward, reversed(backward), strict=True)]


def _moved(chance: _Pair, turn: float) -> _Pair:
    return (
        chance[0] * (1 - turn) + chance[1] * turn,
        chance[1] * (1 - turn) + chance[0] * turn,
    )


def _times(first: _Pair, second: _Pair) -> _Pair:
    return first[0] * second[0], first[1] * second[1]


def _whole(pair: _Pair) -> _Pair:
    total = pair[0] + pair[1]
    return (pair[0] / total, pair[1] / total) if total else (0.5, 0.5)


def _log(value: float) -> float:
    return math.log(value) if value > 0 else -1e9
