"""How well the reader puts claims on one matter together, in pairs of claims.

    python -m benchmarks.matters [--part all|dev|train] KEYS [KEYS …]

KEYS are folders of keys as `benchmarks.claims` takes them, each with its text. "dev" is the texts
whose number ends in 7, which nothing is trained on, "train" the others. Only claims that reading
and key both have are counted: of their pairs those that the reading puts on one matter (said), that
the key does (wanted), and that both do. With `events` the claims are events matched by their words
alone, which leaves more to count.
"""

import argparse
import json
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from pathlib import Path

from benchmarks.claims import KINDS, SAMPLE_KEYS, Item, fit, same_actors
from benchmarks.pair_score import PairScore
from faultlines.language import load_analyser
from faultlines.reader import read_report
from faultlines.records import Claim, Event, Reading, Report

Matched = list[tuple[Item, Claim]]


def matched_claims(key: Item, reading: Reading) -> Matched:
    """Claims of the key with the reading's, as `benchmarks.claims` matches them."""
    same = same_actors(key, reading)
    found: Matched = []
    for kind in ("event", *(k for k in KINDS if k not in ("event", "statement"))):
        free = [claim for claim in reading.claims if claim.kind == kind]
        wanted = [item for item in key["claims"] if item["kind"] == kind]
        for item in sorted(wanted, key=lambda i: not i.get("core", True)):
            best = max(free, key=lambda c: fit(item, c, same), default=None)
            if best is not None and fit(item, best, same) > 0:
                free.remove(best)
                found.append((item, best))
                same[best.id] = item["id"]
    return found


def matched_events(key: Item, reading: Reading) -> Matched:
    """Events of both with a trigger in common, whoever takes part."""
    free = [c for c in reading.claims if isinstance(c, Event) and c.trigger is not None]
    found: Matched = []
    for item in key["claims"]:
        start, end = item.get("trigger") or (0, 0)
        for claim in free:
            if claim.trigger and claim.trigger.start < end and start < claim.trigger.end:
                found.append((item, claim))
                free.remove(claim)
                break
    return found


def score_matters(
    pairs: Iterable[tuple[Item, Reading]],
    match: Callable[[Item, Reading], Matched] = matched_claims,
) -> PairScore:
    """The pairs of every text, counted together."""
    said = wanted = both = 0
    for key, reading in pairs:
        for (gold, claim), (other_gold, other) in combinations(match(key, reading), 2):
            mine = claim.matter is not None and claim.matter == other.matter
            theirs = gold.get("matter") is not None and gold["matter"] == other_gold.get("matter")
            said, wanted, both = said + mine, wanted + theirs, both + (mine and theirs)
    return PairScore(said, wanted, both)


def keys_of(folders: Sequence[Path], part: str) -> list[Item]:
    """The keys of some folders that are of the part."""
    files = [file for folder in folders for file in sorted(folder.glob("*[0-9].json"))]
    keys = [json.loads(file.read_text(encoding="utf-8")) for file in files if file.stat().st_size]
    return [k for k in keys if part == "all" or (k["id"].endswith("7")) == (part == "dev")]


def main() -> None:
    """Print the scores in per cent."""
    parser = argparse.ArgumentParser(description="Measure claims on one matter.")
    parser.add_argument("keys", type=Path, nargs="*", default=[SAMPLE_KEYS])
    parser.add_argument("--part", choices=("all", "dev", "train"), default="all")
    options = parser.parse_args()
    analyser = load_analyser()
    pairs = [
        (key, read_report(Report(id=key["id"], text=key["text"]), analyser))
        for key in keys_of(options.keys, options.part)
    ]
    print(f"{'claims':<8}{'precision':>10}{'recall':>8}{'F1':>7}{'wanted':>8}{'said':>6}")
    for name, match in (("all", matched_claims), ("events", matched_events)):
        one = score_matters(pairs, match)
        figures = f"{100 * one.precision:>10.1f}{100 * one.recall:>8.1f}{100 * one.f1:>7.1f}"
        print(f"{name:<8}{figures}{one.wanted:>8}{one.said:>6}")


if __name__ == "__main__":
    main()
