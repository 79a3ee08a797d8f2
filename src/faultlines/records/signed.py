"""A signed tie between two names, as tables hold it and as claims add up to it."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class SignedTie:
    """`a` and `b` stand for (1) or against (-1) each other; `weight` is above 0, in any unit."""

    a: str
    b: str
    sign: Literal[-1, 1]
    weight: float = 1.0
