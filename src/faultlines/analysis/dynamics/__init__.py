"""How signed ties move: strain, inertia, the record of each pair and actor; tested on the past.

Pure functions over a signed network and its history, numpy only. Must not: read files, know a case,
or show anything. docs/dynamics.md has the formulas in one place.
"""

from faultlines.analysis.dynamics.backtesting import (
    Backtest,
    Judged,
    Split,
    backtest,
    shortest_horizon,
)
from faultlines.analysis.dynamics.questions import NEW, PERSISTING, QUESTIONS, VANISHING, Question
from faultlines.analysis.dynamics.scores import Interval, Scores
from faultlines.analysis.dynamics.snapshot import Memory, Snapshot, snapshot_of
from faultlines.analysis.dynamics.triads import Outcome, run_constrained, run_local
from faultlines.analysis.dynamics.windows import SignedWindows, windows_of

__all__ = [
    "NEW",
    "PERSISTING",
    "QUESTIONS",
    "VANISHING",
    "Backtest",
    "Interval",
    "Judged",
    "Memory",
    "Outcome",
    "Question",
    "Scores",
    "SignedWindows",
    "Snapshot",
    "Split",
    "backtest",
    "run_constrained",
    "run_local",
    "shortest_horizon",
    "snapshot_of",
    "windows_of",
]
