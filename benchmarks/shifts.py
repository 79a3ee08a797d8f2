"""How much of what turned in the sample crisis is found, and how much of what is found turned.

    python -m benchmarks.shifts [--read] [--show]

Against three keys, written from the reports before anything was computed from them: the ten turns
and two splits of `crisis.json`; the wider `shifts.json` (turns, changes, positions, splits); and
whom each outlet frames, `slant.json`. The claims are the key's own, imported, with
the program's own joins; with `--read` they are what the reader makes of the reports. Recall counts
what the key calls core, precision all that is true by it. `--show` names what is missed and what
is too much.
"""

import argparse
import csv
import json
import re
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.claims import SAMPLE_KEYS
from faultlines.case import Case, Filter
from faultlines.records import Reading, Report, decode_reading
from faultlines.views.over_time import shift_rows, slant_rows
from faultlines.views.rows import Named
from faultlines.views.rows_over_time import ShiftRow, SlantRow

Item = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Score:
    """Found of those wanted, right of those said; `missed` and `wrong` in words."""

    name: str
    wanted: int
    said: int
    missed: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def recall(self) -> float:
        """1 where nothing is wanted."""
        return 1 - len(self.missed) / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        """1 where nothing is said."""
        return 1 - len(self.wrong) / self.said if self.said else 1.0


class Names:
    """Who is who: each name of the key with all the names that its reports give."""

    def __init__(self, keys: Sequence[Item], joins: Sequence[Item]) -> None:
        actors = {(key["id"], one["id"]): one for key in keys for one in key["actors"]}
        self._names: dict[str, set[str]] = {}
        for join in joins:
            members = [actors[document, ident] for document, ident in join["members"]]
            names = {_plain(name) for one in members for name in (one["name"], *one["aliases"])}
            self._names[join["name"]] = names | {_plain(join["name"])}

    def fits(self, wanted: str, actor: Named) -> bool:
        """By a name of the same actor; for who is named in one report only, by its words."""
        known = self._names.get(wanted)
        if known is not None:
            return _plain(actor.name) in known
        return _alike(wanted, actor.name)


def _plain(name: str) -> str:
    return re.sub(r"^(the|a|an) ", "", name.casefold().replace("’", "'"))


def _alike(first: str, second: str) -> bool:
    """At least half of the longer words of the shorter name begin alike."""
    mine, yours = (
        {w[:5] for w in re.findall(r"\w{4,}", one.casefold())} for one in (first, second)
    )
    return bool(mine and yours) and 2 * len(mine & yours) >= min(len(mine), len(yours))


def score(
    name: str,
    wanted: Sequence[Item],
    rows: Sequence[Any],
    fits: Callable[[Item, Any], bool],
    in_words: Callable[[Any], str],
) -> Score:
    """Recall on the core items, precision on all of them."""
    core = [item for item in wanted if item.get("core", True)]
    missed = [json.dumps(item) for item in core if not any(fits(item, row) for row in rows)]
    wrong = [in_words(row) for row in rows if not any(fits(item, row) for item in wanted)]
    return Score(name, len(core), len(rows), tuple(missed), tuple(wrong))


def scores(case: Case, keys: Sequence[Item], folder: Path) -> list[Score]:
    """All of them, for one case."""
    crisis, wider, slant = (
        json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        for name in ("crisis", "shifts", "slant")
    )
    names = Names(keys, crisis["joins"])
    rows = shift_rows(case, Filter())[0]
    ties = [row for row in rows if row.kind != "split" and row.towards[0].type != "issue"]
    issues = [row for row in rows if row.kind != "split" and row.towards[0].type == "issue"]
    splits = [row for row in rows if row.kind == "split"]
    turns = [_as_shift(item) for item in crisis["shifts"]]
    framed = [row for row in slant_rows(case, Filter())[0] if row.words]
    taken = [
        row for row in slant_rows(case, Filter())[0] if row.endorsed.count != row.distanced.count
    ]
    return [
        _recall("turns of crisis.json", turns, ties, lambda i, r: _shift(i, r, names)),
        _recall("splits of crisis.json", crisis["splits"], splits, lambda i, r: _into(i, r, names)),
        score("ties", wider["shifts"], ties, lambda i, r: _shift(i, r, names), _words),
        score("positions", wider["positions"], issues, lambda i, r: _position(i, r, names), _words),
        score("splits", wider["splits"], splits, lambda i, r: _sides(i["sides"], r, names), _words),
        score("framed", slant["framed"], framed, lambda i, r: _framed(i, r, names), _slant_words),
        _recall("taken over", slant["uptake"], taken, lambda i, r: _taken(i, r, names)),
    ]


def _recall(
    name: str, wanted: Sequence[Item], rows: Sequence[Any], fits: Callable[[Item, Any], bool]
) -> Score:
    """Where the key does not name all that is true: precision is left open."""
    found = [row for row in rows if any(fits(item, row) for item in wanted)]
    return score(name, wanted, found, fits, str)


def _as_shift(item: Item) -> Item:
    return {
        "kind": "turned",
        "who": item["source"],
        "to": item["target"],
        "was": item["sign_before"],
        "is": item["sign_after"],
    }


def _shift(item: Item, row: ShiftRow, names: Names) -> bool:
    """The same two in this direction, or in any for a bond, and a change that way."""
    here = names.fits(item["who"], row.who[0]) and names.fits(item["to"], row.towards[0])
    back = names.fits(item["who"], row.towards[0]) and names.fits(item["to"], row.who[0])
    if not here and not (back and (row.mutual or item["kind"] in ("began", "ended"))):
        return False
    if item["kind"] == "turned":
        return row.kind == "turned" and (row.was, row.now) == (item["was"], item["is"])
    if row.kind == item["kind"]:
        return True
    after = {"began": 1, "improved": 1, "ended": -1, "worsened": -1}[item["kind"]]
    return row.now == after


def _position(item: Item, row: ShiftRow, names: Names) -> bool:
    same = names.fits(item["who"], row.who[0]) and _alike(item["issue"], row.towards[0].name)
    return same and row.now == item["is"]


def _sides(sides: Sequence[Sequence[str]], row: ShiftRow, names: Names) -> bool:
    def among(wanted: Iterable[str], actors: Sequence[Named]) -> bool:
        return any(names.fits(name, actor) for name in wanted for actor in actors)

    first, second = sides
    straight = among(first, row.who) and among(second, row.towards)
    return straight or (among(first, row.towards) and among(second, row.who))


def _into(item: Item, row: ShiftRow, names: Names) -> bool:
    return _sides([[name] for name in item["into"]], row, names)


def _framed(item: Item, row: SlantRow, names: Names) -> bool:
    signs = sum(word.sign * word.count for word in row.words)
    same = row.outlet == item["outlet"] and names.fits(item["actor"], row.actor)
    return same and signs * item["sign"] >= 0


def _taken(item: Item, row: SlantRow, names: Names) -> bool:
    share = row.endorsed if item["uptake"] == "endorsed" else row.distanced
    same = row.outlet == item["outlet"] and names.fits(item["actor"], row.actor)
    return same and share.count > 0


def _words(row: ShiftRow) -> str:
    who, to = (", ".join(one.name for one in side) for side in (row.who, row.towards))
    return f"{row.kind} {who} → {to} {row.was} {row.now} {row.by}"


def _slant_words(row: SlantRow) -> str:
    return f"{row.outlet}: {row.actor.name} {[word.word for word in row.words]}"


def key_readings(keys: Sequence[Item], details: dict[str, dict[str, str]]) -> list[Reading]:
    """The keys as readings with outlet and date; an event has the first type of its key."""
    found = []
    for key in keys:
        claims = [
            {**claim, "type": claim["types"][0]} if claim["kind"] == "event" else claim
            for claim in key["claims"]
        ]
        row = {name: details[key["id"]][name] or None for name in ("title", "source", "date")}
        found.append(decode_reading(json.dumps({**key, **row, "claims": claims})))
    return found


def own_readings(keys: Sequence[Item], details: dict[str, dict[str, str]]) -> list[Reading]:
    """What the reader makes of the same reports."""
    from faultlines.language import load_analyser  # noqa: PLC0415 (only for --read)
    from faultlines.reader import read_report  # noqa: PLC0415

    analyser = load_analyser()
    return [
        read_report(
            Report(
                id=key["id"],
                text=key["text"],
                source=details[key["id"]]["source"],
                date=details[key["id"]]["date"] or None,
            ),
            analyser,
        )
        for key in keys
    ]


def measure(folder: Path, read: bool) -> list[Score]:
    """The scores of the imported key, or of the reader's readings."""
    import faultlines  # noqa: PLC0415

    files = sorted(folder.glob("[01]*.json"))
    keys = [json.loads(file.read_text(encoding="utf-8")) for file in files]
    sample = Path(faultlines.__file__).parent / "sample" / "crisis" / "reports.csv"
    with sample.open(encoding="utf-8") as stream:
        details = {row["file"][:2]: row for row in csv.DictReader(stream)}
    readings = (own_readings if read else key_readings)(keys, details)
    with tempfile.TemporaryDirectory() as place, Case.create(Path(place) / "a.case") as case:
        case.add_many(readings)
        case.join_actors()
        return scores(case, keys, folder)


def main() -> None:
    """Print precision and recall in per cent."""
    parser = argparse.ArgumentParser(description="Measure shifts and slant.")
    parser.add_argument("keys", type=Path, nargs="?", default=SAMPLE_KEYS)
    parser.add_argument("--read", action="store_true", help="what the reader makes of the reports")
    parser.add_argument("--show", action="store_true", help="name what is missed and too much")
    options = parser.parse_args()
    print(f"{'':<24}{'wanted':>8}{'recall':>8}{'said':>6}{'precision':>11}")
    for one in measure(options.keys, options.read):
        figures = (
            f"{one.wanted:>8}{100 * one.recall:>8.1f}{one.said:>6}{100 * one.precision:>11.1f}"
        )
        print(f"{one.name:<24}{figures}")
        if options.show:
            print(*(f"  missed: {line}" for line in one.missed), sep="\n")
            print(*(f"  too much: {line}" for line in one.wrong), sep="\n")


if __name__ == "__main__":
    main()
