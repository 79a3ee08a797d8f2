"""Fault lines: strained figures with the claims that carry them, and how much they rest on one."""

from collections.abc import Sequence
from dataclasses import dataclass

from faultlines.analysis.actor_ties import ActorTies, same_words
from faultlines.analysis.strain import Leg, Strain, figures_of
from faultlines.analysis.weighing import voucher_of
from faultlines.case import CaseClaim, Labels, LeftOut


@dataclass(frozen=True, slots=True)
class CarriedLeg:
    """A side of a figure: its least sure claim, who tells it, and whether it needs that claim.

    It survives where another claim, in other words, carries it too. `tellers` counts whoever
    vouches once, in however many reports.
    """

    leg: Leg
    weakest: CaseClaim
    survives: bool
    tellers: int


@dataclass(frozen=True, slots=True)
class FaultLine:
    """A strained figure with its sides in the order of `strain.legs`."""

    strain: Strain
    legs: tuple[CarriedLeg, ...]

    @property
    def survives(self) -> bool:
        """Whether every side still stands once its weakest claim is dropped."""
        return all(leg.survives for leg in self.legs)

    @property
    def implied(self) -> bool:
        """Whether a side of it is only insinuated."""
        return any(leg.leg.implied for leg in self.legs)


@dataclass(frozen=True, slots=True)
class FaultLines:
    """All fault lines, and the ties that did not enter."""

    lines: tuple[FaultLine, ...]
    left_out: tuple[LeftOut, ...]


def fault_lines(entered: ActorTies, claims: Sequence[CaseClaim], labels: Labels) -> FaultLines:
    """The fault lines that these ties make, by kind as in StrainKind, the surest first.

    Of `claims` happenings, and what is thought of them, are used besides.
    """
    figures = figures_of(entered.ties, claims, labels)
    lines = (
        FaultLine(strain, tuple(_carried(leg, labels) for leg in strain.legs)) for strain in figures
    )
    return FaultLines(tuple(lines), entered.left_out)


def _carried(leg: Leg, labels: Labels) -> CarriedLeg:
    weakest = min(leg.claims, key=lambda one: (one.claim.confidence, one.id))
    survives = any(not same_words(one, weakest) for one in leg.claims)
    tellers = len({voucher_of(one, labels) for one in leg.claims})
    return CarriedLeg(leg, weakest, survives, tellers)
