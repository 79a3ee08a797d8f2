"""How often what is read in a report changes when other people, nations or parties are named.

    python -m benchmarks.fairness [--texts DIR] [--json]

Reports of our own are read as written and with the names of one kind swapped for others of that
kind; each reading is compared with that of the text as written, and with the reading under the
names swapped in before ("between"). A claim counts where either reading shows it at the default
confidence. Told apart: claims that say the same and only cross the default confidence.

DIR is a folder of keys in the claim format with their texts, in place of our own reports.
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.changes import Change, Read, changes, counts
from benchmarks.fairness_texts import Script, folder_scripts, own_scripts
from benchmarks.figures import machine, progress
from benchmarks.swapping import CONTROL, KINDS, Swap, as_written, swap_names
from faultlines.language import Analyser, load_analyser
from faultlines.reader import read_report
from faultlines.records import Report

CHANGED = ("differs", "vanished", "appeared")
FIELDS = ("type", "sign", "ends", "status", "vouchers", "evidence", "change")


@dataclass(slots=True)
class Tally:
    """Changes counted over swaps."""

    swaps: int = 0
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, found: Sequence[Change]) -> None:
        """One more swap with what it changed."""
        self.swaps += 1
        self.counts.update(counts(found))

    @property
    def claims(self) -> int:
        """Claims shown in either reading."""
        return sum(self.counts[name] for name in ("same", "threshold", *CHANGED))

    def share(self, *names: str) -> float:
        """Per cent of the claims."""
        return 100 * sum(self.counts[name] for name in names) / max(1, self.claims)

    def figures(self) -> dict[str, float]:
        """The shares, in per cent, by name."""
        shares = {name: self.share(name) for name in ("threshold", *CHANGED, "faint")}
        fields = {name: self.share(f"field {name}") for name in FIELDS}
        told = {"changed": self.share(*CHANGED), **shares, **fields}
        found = {name: round(value, 2) for name, value in told.items()}
        return {"swaps": self.swaps, "claims": self.claims, **found}


@dataclass(slots=True)
class Result:
    """All tallies, by what was swapped; `causes` of changes and examples of each."""

    by_kind: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    between: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    by_group: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    causes: defaultdict[str, list[tuple[Swap, Change]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def add(self, swap: Swap, found: Sequence[Change]) -> None:
        """A swap against the text as written."""
        for name in _tables(swap):
            self.by_kind[name].add(found)
        if swap.group:
            self.by_group[swap.group].add(found)
        for change in found:
            if change.outcome in CHANGED and swap.kind != CONTROL:
                self.causes[change.cause].append((swap, change))

    def add_between(self, swap: Swap, found: Sequence[Change]) -> None:
        """A swap against another swap of the same names."""
        for name in _tables(swap):
            self.between[name].add(found)


def _tables(swap: Swap) -> tuple[str, ...]:
    return (CONTROL,) if swap.kind == CONTROL else (swap.kind, "all")


def measure(
    scripts: Sequence[Script],
    analyser: Analyser,
    *,
    swaps: int,
    kinds: Iterable[str],
    seed: int = 1,
) -> Result:
    """Each report read as written and with so many swaps of each kind of name."""
    result = Result()
    for number, script in enumerate(scripts):
        progress(f"{number + 1} of {len(scripts)}: {script.id}")
        written = _read(as_written(script), analyser)
        for kind in kinds:
            before = None
            for turn in range(swaps):
                draw = random.Random(f"{seed} {script.id} {kind} {turn}")
                swap = swap_names(script, kind, draw)
                if swap is None:
                    break
                read = _read(swap, analyser)
                result.add(swap, changes(written, read))
                if before is not None:
                    result.add_between(swap, changes(before, read))
                before = read
    return result


def _read(swap: Swap, analyser: Analyser) -> Read:
    return Read(swap, read_report(Report(id=swap.script.id, text=swap.text), analyser))


# what is printed


def show(result: Result, examples: int) -> None:
    """Tables of the shares in per cent, and examples of each cause."""
    names = ("changed", *CHANGED, "faint", "threshold")
    print(f"{'per cent of claims':<28}{'swaps':>6}{'claims':>8}", *(f"{n:>10}" for n in names))
    for title, tallies in (
        ("against the text as written", result.by_kind),
        ("between two swaps", result.between),
        ("by culture of the names", result.by_group),
    ):
        print(title)
        for name, tally in sorted(tallies.items(), key=lambda pair: pair[0]):
            figures = tally.figures()
            row = "".join(f" {figures[n]:>10.2f}" for n in names)
            print(f"  {name:<26}{tally.swaps:>6}{tally.claims:>8}{row}")
    print("by field:", *(f"{n} {result.by_kind['all'].figures()[n]:.2f}" for n in FIELDS))
    total = max(1, sum(map(len, result.causes.values())))
    for cause, found in sorted(result.causes.items(), key=lambda pair: -len(pair[1])):
        print(f"{cause}: {100 * len(found) / total:.0f} % of changes")
        for swap, change in random.Random(1).sample(found, min(examples, len(found))):
            print("   ", told(swap, change))
    print(machine())
    print(as_json(result))


def told(swap: Swap, change: Change) -> str:
    """One change in a line: where, what, and under which names."""
    one = change.before or change.after
    words = " … ".join(span.of(swap.script.text) for span in one.evidence) if one else ""
    parts = [f"{swap.script.id} {swap.kind} {change.outcome}", f"“{words[:160]}”"]
    for side in (change.before, change.after):
        if side is not None:
            differing = {name: side.fields[name] for name in change.fields}
            parts.append(
                f"{side.claim.kind} {side.claim.confidence:.2f} {differing or side.fields}"
            )
    names = {new for new in swap.names.values() if new in swap.text}
    return " | ".join((*parts, ", ".join(sorted(names))))


def as_json(result: Result) -> str:
    """All figures on one line."""
    causes = {cause: len(found) for cause, found in result.causes.items()}
    parts = {"by_kind": result.by_kind, "between": result.between, "by_group": result.by_group}
    tables = {part: {n: t.figures() for n, t in some.items()} for part, some in parts.items()}
    return json.dumps({**tables, "causes": causes})


def main() -> None:
    """Measures and shows."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fairness", description=__doc__)
    parser.add_argument("--texts", type=Path, help="a folder of keys in place of our own reports")
    parser.add_argument("--json", action="store_true", help="print one line of JSON alone")
    parser.add_argument("--swaps", type=int, default=3, help="of each kind for each report")
    parser.add_argument(
        "--kind", choices=(*KINDS, CONTROL), action="append", help="swap names of this kind"
    )
    parser.add_argument("--every", type=int, default=1, help="take one report of so many")
    parser.add_argument("--examples", type=int, default=3, help="to print for each cause")
    given = parser.parse_args()
    scripts = (folder_scripts(given.texts) if given.texts else own_scripts())[:: given.every]
    if not scripts:
        raise SystemExit(f"{given.texts} holds no keys")
    kinds = given.kind or (*KINDS, CONTROL)
    result = measure(scripts, load_analyser(), swaps=given.swaps, kinds=kinds)
    if given.json:
        print(as_json(result))
    else:
        show(result, given.examples)


if __name__ == "__main__":
    main()
