"""What is known of every pair of actors when a window closes, from it and those before it alone.

Signs s_ij are 1, -1 or 0; d_i counts the ties of i. The matrices are these:

common     C_ij  = sum over k of |s_ik||s_kj|: third parties tied to both
pull       T_ij  = sum over k of s_ik s_kj: of those, who speaks for the tie less who speaks against
           it (Heider 1946; Cartwright and Harary 1956; the local field of Antal, Krapivsky and
           Redner 2005 and the derivative of Kulakowski et al. 2005, Marvel et al. 2011)
balance    T_ij / (C_ij + 2): between -1 and 1, drawn to 0 where few third parties are there
overlap    J_ij = C_ij / (d_i + d_j - C_ij + 1): how far i and j move in one circle (after Jaccard)
run        windows since the tie took the sign that it has
origin     what was before that: 1 the other sign, -1 no tie, 0 where the first window cuts it off
standing   origin, and balance where origin is 0: where no one knows what a tie was before, its
           triads say
rate       how much oftener than others in one circle the two will quarrel, as a logarithm
excess     how much oftener they have quarrelled than their circles would make one think (log)

The last two come from a gamma-Poisson model of quarrels (empirical Bayes; Clayton and Kaldor 1987)
that lets a record weigh by its length. A window that is h years back counts 2**(-h / half_life),
and one that shares most of its years with the next counts for the part that is its own. With sums
N_ij of windows in which i and j are against each other and T_ij of those in which both are
tied to anybody,

    m0   = sum(N J) / sum(T J)                       quarrels a window within circles
    a_ij = (sum over k != j of N_ik J_ik + c m0) / (m0 (sum over k != j of T_ik J_ik + c))
    m_ij = m0 max(a_ij, a_ji)                        what their circles make one expect
    rate_ij   = log((N_ij + p m_ij) / ((T_ij + p) m0))
    excess_ij = log((N_ij + 1/2) / (T_ij m0 sqrt(a_ij a_ji) + 1/2))

where c and p say how many windows' worth of record the expectation weighs. Both are 0 where nobody
has quarrelled yet. The pair itself never enters what its circles say of it.
"""

from dataclasses import dataclass

import numpy as np

from faultlines.analysis.dynamics.windows import Flags, Floats, SignedWindows, Signs


@dataclass(frozen=True, slots=True)
class Memory:
    """How long a record counts: `half_life` in years, the others in windows."""

    half_life: float = 16.0
    circle: float = 2.0
    pair: float = 3.0


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Matrices of shape (actors, actors); the module says what each is.

    `active` says which actors have a tie in this window, `ever_against` which pairs were against
    each other in this window or before.
    """

    sign: Floats
    active: Flags
    common: Floats
    balance: Floats
    overlap: Floats
    degree: Floats
    run: Floats
    standing: Floats
    rate: Floats
    excess: Floats
    ever_against: Flags


def snapshot_of(windows: SignedWindows, number: int, memory: Memory | None = None) -> Snapshot:
    """What is known when window `number` closes. Later windows are not looked at."""
    memory = memory or Memory()
    past = windows.signs[: number + 1]
    sign = past[-1].astype(float)
    tied = np.abs(sign)
    degree = tied.sum(1)
    common = tied @ tied
    balance = (sign @ sign) / (common + 2)
    overlap = common / (degree[:, None] + degree[None] - common + 1)
    np.fill_diagonal(overlap, 0.0)
    run, origin = _runs(past)
    rate, excess = _record(windows, number, overlap, memory)
    return Snapshot(
        sign=sign,
        active=degree > 0,
        common=common,
        balance=balance,
        overlap=overlap,
        degree=degree,
        run=run,
        standing=np.where(origin == 0, balance, origin),
        rate=rate,
        excess=excess,
        ever_against=np.asarray((past < 0).any(0)),
    )


def _runs(past: Signs) -> tuple[Floats, Floats]:
    """Windows since each tie took its sign, and what it was before (see the module)."""
    now = past[-1]
    run = np.zeros(now.shape)
    origin = np.zeros(now.shape)
    open_ = now != 0
    for before in past[::-1]:
        same = open_ & (before == now)
        ended = open_ & ~same
        origin[ended] = np.where(before[ended] == 0, -1.0, 1.0)
        run += same
        open_ = same
    return run, origin


def _record(
    windows: SignedWindows, number: int, overlap: Floats, memory: Memory
) -> tuple[Floats, Floats]:
    """`rate` and `excess` of every pair."""
    against, exposure = _sums(windows, number, memory.half_life)
    circle_against, circle_exposure = against * overlap, exposure * overlap
    level = circle_against.sum() / max(circle_exposure.sum(), 1e-12)
    if level == 0:
        return np.zeros_like(overlap), np.zeros_like(overlap)
    told = circle_against.sum(1)[:, None] - circle_against
    lived = circle_exposure.sum(1)[:, None] - circle_exposure
    actor = (told + memory.circle * level) / (lived + memory.circle) / level
    expected = level * np.maximum(actor, actor.T)
    rate = (against + memory.pair * expected) / (exposure + memory.pair) / level
    usual = exposure * level * np.sqrt(actor * actor.T)
    return np.log(rate), np.log((against + 0.5) / (usual + 0.5))


def _sums(windows: SignedWindows, number: int, half_life: float) -> tuple[Floats, Floats]:
    """N and T of the module, in windows."""
    own = min(1.0, windows.step / windows.width)
    against = np.zeros(windows.signs.shape[1:])
    exposure = np.zeros(windows.signs.shape[1:])
    for place in range(number + 1):
        years = windows.starts[number] - windows.starts[place]
        weight = own * 0.5 ** (years / half_life)
        active = (windows.signs[place] != 0).any(1).astype(float)
        against += weight * (windows.signs[place] < 0)
        exposure += weight * np.outer(active, active)
    np.fill_diagonal(exposure, 0.0)
    return against, exposure
