"""Fit what brings tellings of two reports together: `python -m training.fit_likeness --data DATA`.

No collection of ours has matters marked across reports, so two reports are made of each annotated
text. They part its claims between them, in the middle or passage by passage in turns: then they
share no words. Or each tells six tenths of the claims in part of the words: then they share some.
Whether two units, one of each report, bear one matter is what is to be told. Texts whose number
ends in 7 are left out, and the bundled sample is not among them. The weights are printed as
faultlines/analysis/likeness.py holds them.
"""

from __future__ import annotations

import argparse
import dataclasses
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from faultlines.analysis.likeness import Rarity, features
from faultlines.analysis.tellings import Unit, units_of
from faultlines.case import CaseActor, CaseClaim, Labels, Source
from faultlines.records import Claim as CaseRecord
from training.annotations.load import load_annotations
from training.annotations.records import AnnotatedText, Claim, Wording
from training.logistic import fit_logistic

RIDGE = 3.0
Cut = Callable[[int, int], int]
"""From the place of a passage among all to the report, 1 or 2, that tells it."""
CUTS: tuple[Cut, ...] = (
    lambda place, number: 1 if 2 * place < number else 2,
    lambda place, _: 1 + place % 2,
    lambda place, _: 1 + place // 2 % 2,
)
RETELLINGS = 5
TOLD = 0.6
"""The share of the claims that each of two reports tells."""
LOST = {
    "words": 0.5, "names": 0.5, "core": 0.5, "deeds": 0.5, "acts": 0.6, "done": 0.6,
    "phrases": 0.7, "ends": 0.6, "people": 0.35, "owners": 0.3, "doers": 0.35, "sufferers": 0.35,
    "task": 0.4, "dates": 0.5, "places": 0.5, "asked": 0.6, "types": 0.4,
}  # fmt: skip
"""The share of each part that a report leaves out or puts into other words."""
_OF_KIND = {
    "event": ("trigger", "actors", "recipients"),
    "tie": ("source", "target", "sign", "relation", "over"),
    "role": ("actor",),
    "commitment": ("set_by", "owed_by", "form"),
    "outcome": ("of", "result"),
}


def record_of(claim: Claim) -> CaseRecord | None:
    """An annotated claim in the claim format; None for framings and outlooks."""
    if claim.kind not in _OF_KIND:
        return None
    fields: dict[str, Any] = {name: getattr(claim, name) for name in _OF_KIND[claim.kind]}
    if claim.kind == "event":
        fields["type"] = claim.types[0]
        fields["others"] = [{"actor": who, "part": part} for who, part in claim.others]
    if claim.kind == "tie":
        fields["sign"] = claim.sign or 0
    if claim.kind == "role":
        fields |= {"role": _text(claim.role), "of": claim.of[0] if claim.of else None}
    if claim.kind == "commitment":
        fields["task"] = _text(claim.task)
    if claim.place is not None:
        fields["place"] = {"text": claim.place.text}
    if claim.time is not None:
        fields["time"] = {"text": claim.time.text}
    common = {
        "id": claim.id, "kind": claim.kind, "evidence": claim.evidence,
        "vouchers": claim.vouchers, "matter": claim.matter,
    }  # fmt: skip
    return msgspec.convert(common | fields, CaseRecord, strict=False)  # type: ignore[arg-type]


def _text(wording: Wording | None) -> str:
    return wording.text if wording else ""


def records_of(text: AnnotatedText) -> list[CaseClaim]:
    """The claims of a text in its order, as if one report told them."""
    found = []
    for claim in sorted(text.claims, key=lambda claim: claim.evidence[0][0]):
        record = record_of(claim)
        if record is not None:
            words = tuple(text.text[start:end] for start, end in claim.evidence)
            found.append(CaseClaim(Source("", None, None), record, words))
    return found


def report_of(text: AnnotatedText, number: int, kept: Iterable[CaseClaim]) -> list[CaseClaim]:
    """What one of two reports tells; a claim alone on its matter there stands alone."""
    kept = list(kept)
    told = Counter(one.claim.matter for one in kept)
    source = Source(f"{text.id}/{number}", None, None)
    return [
        CaseClaim(
            source,
            one.claim if told[one.claim.matter] > 1 else replace(one.claim, matter=None),
            one.words,
        )
        for one in kept
    ]


def cut(text: AnnotatedText, way: Cut) -> list[Unit]:
    """Two reports of which each tells a part of the claims."""
    claims = records_of(text)
    begins = sorted({one.claim.evidence[0].start for one in claims})
    half = [way(begins.index(one.claim.evidence[0].start), len(begins)) for one in claims]
    reports = [
        report_of(text, number, (one for one, h in zip(claims, half, strict=True) if h == number))
        for number in (1, 2)
    ]
    return units_of([*reports[0], *reports[1]], _labels(text))


def retell(text: AnnotatedText, chance: random.Random) -> list[Unit]:
    """Two reports that tell some of the same claims, each in part of the words."""
    claims = records_of(text)
    reports = [
        report_of(text, number, [one for one in claims if chance.random() < TOLD])
        for number in (1, 2)
    ]
    units = units_of([*reports[0], *reports[1]], _labels(text))
    return [_reworded(unit, chance) for unit in units]


def _reworded(unit: Unit, chance: random.Random) -> Unit:
    lost = {
        name: frozenset(one for one in sorted(getattr(unit, name)) if chance.random() >= share)
        for name, share in LOST.items()
    }
    return dataclasses.replace(unit, **lost)  # type: ignore[arg-type]


def _labels(text: AnnotatedText) -> Labels:
    halves = [f"{text.id}/{number}" for number in (1, 2)]
    actors = {
        a.id: CaseActor(f"{text.id}#{a.id}", a.name.text, a.type, (a.name.text, *a.aliases), 1,
                        f"{text.id}#{a.of}" if a.of else None)  # type: ignore[arg-type]
        for a in text.actors
    }  # fmt: skip
    return Labels(
        {(half, ident): actor for half in halves for ident, actor in actors.items()},
        {(half, issue.id): issue.name.text for half in halves for issue in text.issues},
        {},
    )


def pairs_of(text: AnnotatedText) -> Iterator[tuple[dict[str, float], bool]]:
    """Features of each pair of units of two reports, and whether they are on one matter."""
    matter = {claim.id: claim.matter or claim.id for claim in text.claims}
    chance = random.Random(text.id)
    made = [cut(text, way) for way in CUTS]
    made += [retell(text, chance) for _ in range(RETELLINGS)]
    for units in made:
        rarity = Rarity(units)
        first = [unit for unit in units if unit.document.endswith("/1")]
        second = [unit for unit in units if unit.document.endswith("/2")]
        for one, other in product(first, second):
            if _touch(one, other):
                same = matter[one.claims[0].claim.id] == matter[other.claims[0].claim.id]
                yield features(one, other, rarity), same


def _touch(one: Unit, other: Unit) -> bool:
    return bool(one.owners & other.owners or one.words & other.words or one.names & other.names)


def fit(texts: Iterable[AnnotatedText]) -> None:
    """Print the weights and how well they do."""
    rows, right, ids = [], [], []
    names: tuple[str, ...] = ()
    for text in texts:
        for row, same in pairs_of(text):
            names = tuple(row)
            rows.append(list(row.values()))
            right.append(same)
            ids.append(text.id)
    result = fit_logistic(rows, right, ids, RIDGE)
    print(f"{len(right)} pairs, {sum(right)} on one matter; area under the curve "
          f"{result.ranking:.3f}, calibration error {result.error:.3f}")  # fmt: skip
    for least in range(20, 80, 10):
        said = result.chances >= least / 100
        both = sum(a and b for a, b in zip(said, right, strict=True))
        print(f"{least / 100:.2f}  P {both / max(1, said.sum()):.3f}  R {both / sum(right):.3f}")
    print(f"_BIAS = {result.bias:.3f}\n_WEIGHTS: dict[str, float] = {{")
    for name, weight in zip(names, result.weights, strict=True):
        print(f'    "{name}": {weight:.3f},')
    print("}")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Fit the likeness of tellings.")
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    fit(text for text in load_annotations(options.data) if not text.held_out)


if __name__ == "__main__":
    main()
