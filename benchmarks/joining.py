"""How well and how fast actors are joined, on a made set of mentions whose actors are known.

    python -m benchmarks.joining [--mentions 100000] [--seed 11] [--doubling]

Counted in pairs of mentions: those that the case puts together (said), those that mean one actor
(wanted), and both. Confidences are those of the joins, made and waiting; one holds where the two
mentions that stand for it mean one actor. With `--doubling` the time is measured for
12,500 to 100,000 mentions, with a twentieth as many actors each time.
"""

import argparse
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import Figure, progress, show
from benchmarks.joining_made import MadeSet, make, summary
from benchmarks.pair_score import PairScore
from faultlines.case import Case

Mention = tuple[str, str]
_BINS = 10


@dataclass(frozen=True, slots=True)
class Run:
    """One measured run; seconds of the processor to store the readings and to join their actors.

    Seconds of the processor, of all threads together, since others keep the machine busy.
    """

    stored: float
    joined: float
    clusters: dict[Mention, str]
    confidences: list[tuple[float, float]]
    """Of each join how sure it is, and 1 where it holds, else 0."""


def score_pairs(found: Mapping[Mention, str], truth: Mapping[Mention, str]) -> PairScore:
    """Pairs counted by the sizes of groups, never one by one."""
    said = Counter(found[mention] for mention in truth)
    wanted = Counter(truth.values())
    both = Counter((found[mention], truth[mention]) for mention in truth)
    return PairScore(*(sum(n * (n - 1) // 2 for n in c.values()) for c in (said, wanted, both)))


def calibration_error(joins: Iterable[tuple[float, float]]) -> float:
    """Expected calibration error in ten bins of equal width; 0 for no joins."""
    bins: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for sure, holds in joins:
        bins[min(int(sure * _BINS), _BINS - 1)].append((sure, holds))
    total = sum(map(len, bins.values()))
    gaps = (abs(sum(s - h for s, h in inside)) for inside in bins.values())
    return sum(gaps) / total if total else 0.0


def measure(made: MadeSet) -> Run:
    """A new case with the made readings, joined once."""
    with tempfile.TemporaryDirectory() as folder, Case.create(Path(folder) / "made.case") as case:
        begun = time.process_time()
        for start in range(0, len(made.readings), 1000):
            case.add_many(made.readings[start : start + 1000], "imported")
        stored = time.process_time()
        case.join_actors()
        done = time.process_time()
        found = case.labels([reading.id for reading in made.readings]).actors
        clusters = {mention: actor.id for mention, actor in found.items()}
        joins = [
            (one.confidence, float(_meant(one.first, made) == _meant(one.second, made)))
            for one in case.joins()
        ]
    return Run(stored - begun, done - stored, clusters, joins)


def _meant(ident: str, made: MadeSet) -> str:
    document, _, actor = ident.rpartition("#")
    return made.truth[document, actor]


def by_kind(run: Run, made: MadeSet) -> list[tuple[str, PairScore]]:
    """The score among the mentions of each kind of actor."""
    found = []
    for kind in ("persons", "states", "organs", "parties and groups"):
        truth = {m: key for m, key in made.truth.items() if _kind(key) == kind}
        if truth:
            found.append((kind, score_pairs(run.clusters, truth)))
    return found


def _kind(key: str) -> str:
    head = key.rstrip("0123456789")
    if head == "p":
        return "persons"
    if head == "state":
        return "states"
    organs = ("gov", "parl", "army", "police", "min")
    return "organs" if head.startswith(organs) else "parties and groups"


def figures(made: MadeSet, run: Run) -> list[Figure]:
    """What one run showed."""
    score = score_pairs(run.clusters, made.truth)
    rows = [Figure(key, key.replace("_", " "), n, "") for key, n in summary(made).items()]
    rows += [
        Figure("precision", "precision of pairs", 100 * score.precision, "%"),
        Figure("recall", "recall of pairs", 100 * score.recall, "%"),
        Figure("f1", "F1 of pairs", 100 * score.f1, "%"),
    ]
    for kind, one in by_kind(run, made):
        key = kind.replace(" ", "_")
        rows.append(Figure(f"{key}_precision", f"  {kind}: precision", 100 * one.precision, "%"))
        rows.append(Figure(f"{key}_recall", f"  {kind}: recall", 100 * one.recall, "%"))
    error = 100 * calibration_error(run.confidences)
    return [
        *rows,
        Figure("joins", "joins, made and waiting", len(run.confidences), ""),
        Figure("ece", "calibration error of joins", error, "points"),
        Figure("stored", "processor time to store", run.stored, "s"),
        Figure("joined", "processor time to join", run.joined, "s"),
    ]


def main() -> None:
    """Print one run, or the times of four sizes."""
    parser = argparse.ArgumentParser(description="Measure joining on a made set.")
    parser.add_argument("--mentions", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--doubling", action="store_true")
    options = parser.parse_args()
    if not options.doubling:
        made = make(options.mentions, options.seed)
        progress(f"joining {len(made.truth)} mentions …")
        show(figures(made, measure(made)))
        return
    print(f"{'mentions':>9}{'store s':>9}{'join s':>8}{'F1 %':>7}")
    for mentions in (12_500, 25_000, 50_000, 100_000):
        made = make(mentions, options.seed)
        run = measure(made)
        f1 = 100 * score_pairs(run.clusters, made.truth).f1
        print(f"{len(made.truth):>9}{run.stored:>9.1f}{run.joined:>8.1f}{f1:>7.1f}", flush=True)


if __name__ == "__main__":
    main()
