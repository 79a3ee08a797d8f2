"""How much of what careful readers found in a report the reader finds, and what it says beyond.

    python -m benchmarks.claims [KEYS]

KEYS is a folder of keys: readings made by hand, in the claim format, in which an event has `types`
(all acceptable ones, best first) and every item has `core` (false: a fine point that may be
missed). The default is the key of the bundled sample; no report of it is in any training set.

A claim is found where its evidence overlaps the key's (three tenths of the shorter, and no more
than twice as long) and its own fields agree; each key's item is matched once. Precision is over all
that is said, recall over core items: F1 is the harmonic mean of the two.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from faultlines.language import load_analyser
from faultlines.reader import read_report
from faultlines.records import Claim, Reading, Report, Statement

SAMPLE_KEYS = Path(__file__).parent.parent / "tests" / "sample_key"
KINDS = (
    "statement", "event", "tie", "role", "commitment", "outcome", "outlook", "framing",
)  # fmt: skip
Item = dict[str, Any]
"""An item of a key as its file has it."""


@dataclass(frozen=True, slots=True)
class Score:
    """Of one kind: how many were said, found, and missed among core items."""

    said: int
    found: int
    core: int
    core_found: int

    @property
    def precision(self) -> float:
        """Found among said; 0 where nothing was said."""
        return self.found / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        """Core items found; 0 where there are none."""
        return self.core_found / self.core if self.core else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two; 0 where both are 0."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score_readings(pairs: Iterable[tuple[Item, Reading]]) -> dict[str, Score]:
    """Scores by kind, and over all kinds under "all"."""
    said: Counter[str] = Counter()
    found: Counter[str] = Counter()
    core: Counter[str] = Counter()
    core_found: Counter[str] = Counter()
    for key, reading in pairs:
        same = same_actors(key, reading)
        for kind in ("event", *(k for k in KINDS if k != "event")):
            free = [item for item in (*reading.claims, *reading.statements) if _kind(item) == kind]
            said[kind] += len(free)
            wanted = [i for i in (*key["claims"], *key["statements"]) if _gold_kind(i) == kind]
            for item in sorted(wanted, key=lambda i: not i.get("core", True)):
                core[kind] += item.get("core", True)
                best = max(free, key=lambda c: fit(item, c, same), default=None)
                if best is None or fit(item, best, same) == 0:
                    continue
                free.remove(best)
                found[kind] += 1
                core_found[kind] += item.get("core", True)
                same[best.id] = item["id"]
    scores = {k: Score(said[k], found[k], core[k], core_found[k]) for k in KINDS}
    total = (sum(counts.values()) for counts in (said, found, core, core_found))
    return scores | {"all": Score(*total)}


def _kind(item: Claim | Statement) -> str:
    return "statement" if isinstance(item, Statement) else item.kind


def _gold_kind(item: Item) -> str:
    return str(item.get("kind", "statement"))


def same_actors(key: Item, reading: Reading) -> dict[str, str]:
    """For each actor of the reading the one of the key that is named where it is mentioned."""
    text = reading.text
    places: dict[int, str] = {}
    named = [(form, a["id"]) for a in key["actors"] for form in (a["name"], *a["aliases"])]
    for form, ident in sorted(named, key=lambda pair: -len(pair[0])):
        at = text.find(form)
        while at >= 0:
            places.setdefault(at + len(form), ident)
            at = text.find(form, at + 1)
    votes = Counter(
        (m.actor, places[m.end])
        for m in reading.mentions
        if m.actor and m.form != "pronoun" and m.end in places
    )
    same = {"author": "author", "unnamed": "unnamed"}
    for (mine, theirs), _ in votes.most_common():
        if mine not in same and theirs not in same.values():
            same[mine] = theirs
    _same_issues(key, reading, same)
    return same


def _same_issues(key: Item, reading: Reading, same: dict[str, str]) -> None:
    for issue in reading.issues:
        mine = _words(issue.name)
        for gold in key["issues"]:
            theirs = _words(gold["name"])
            if 2 * len(mine & theirs) >= min(len(mine), len(theirs)) > 0:
                same.setdefault(issue.id, gold["id"])


def fit(gold: Item, claim: Claim | Statement, same: dict[str, str]) -> float:
    """How well the evidence agrees, 0 where the claim says something else."""
    if isinstance(claim, Statement):
        share = _overlap(gold["content"], claim.content, of_both=True)
        return share if share >= 0.5 and same.get(claim.speaker or "") == gold["speaker"] else 0.0
    share = _overlap(gold["evidence"], claim.evidence, of_both=False)
    length = sum(end - start for start, end in claim.evidence)
    longest = max(300, 2 * sum(end - start for start, end in gold["evidence"]))
    agrees = share >= 0.3 and length <= longest and _agrees(gold, claim, same)
    return share if agrees else 0.0


def _overlap(a: Sequence[Sequence[int]], b: Sequence[Sequence[int]], *, of_both: bool) -> float:
    mine = {i for start, end in a for i in range(start, end)}
    theirs = {i for start, end in b for i in range(start, end)}
    whole = len(mine | theirs) if of_both else min(len(mine), len(theirs))
    return len(mine & theirs) / whole if whole else 0.0


def _agrees(gold: Item, claim: Any, same: dict[str, str]) -> bool:
    """Whether the fields that make the claim what it is are the key's."""
    match gold["kind"]:
        case "event":
            agrees = claim.type in gold["types"] and _meet(claim.actors, gold["actors"], same)
            agrees = agrees and _meet(claim.recipients, gold["recipients"], same)
        case "tie":
            ends, wanted = (claim.source, claim.target), (gold["source"], gold["target"])
            told = tuple(same.get(end) for end in ends)
            turned = bool(gold.get("mutual")) and told == wanted[::-1]
            agrees = claim.sign == gold["sign"] and (told == wanted or turned)
        case "role":
            agrees = same.get(claim.actor) == gold["actor"]
            agrees = agrees and bool(_words(claim.role) & _words(gold["role"]))
        case "commitment":
            agrees = _meet(claim.set_by, gold["set_by"], same)
            agrees = agrees and _meet(claim.owed_by, gold["owed_by"], same)
        case "outcome":
            agrees = claim.result == gold["result"]
        case "framing":
            same_word = _overlap([gold["term"]], [claim.term], of_both=False) > 0
            agrees = same_word and same.get(claim.target) == gold["target"]
        case _:
            agrees = True
    return bool(agrees)


def _meet(mine: Iterable[str], theirs: Sequence[str], same: dict[str, str]) -> bool:
    """Whether one of the key's actors is among the claim's; so it is where the key has none."""
    return not theirs or bool({same.get(i) for i in mine} & set(theirs))


def _words(name: str) -> set[str]:
    words = name.lower().replace("-", " ").split()
    return {word for word in words if word not in ("the", "of", "a")}


def read_keys(folder: Path) -> list[tuple[Item, Reading]]:
    """Every key of a folder with the reader's own reading of its text."""
    analyser = load_analyser()
    pairs = []
    for file in sorted(folder.glob("[0-9]*.json")):
        key = json.loads(file.read_text(encoding="utf-8"))
        pairs.append((key, read_report(Report(id=key["id"], text=key["text"]), analyser)))
    return pairs


def main(arguments: Sequence[str]) -> None:
    """Print a table of the scores, in per cent."""
    folder = Path(arguments[0]) if arguments else SAMPLE_KEYS
    scores = score_readings(read_keys(folder))
    print(f"{'kind':<12}{'precision':>10}{'recall':>8}{'F1':>7}{'core':>6}{'said':>6}")
    for kind, one in scores.items():
        figures = f"{100 * one.precision:>10.1f}{100 * one.recall:>8.1f}{100 * one.f1:>7.1f}"
        print(f"{kind:<12}{figures}{one.core:>6}{one.said:>6}")


if __name__ == "__main__":
    main(sys.argv[1:])
