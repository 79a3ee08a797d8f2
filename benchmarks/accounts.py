"""How well tellings of several reports are brought together, and how the time grows.

    python -m benchmarks.accounts [--doublings 5]

The key is that of the bundled sample, its readings stored as a person made them: no part of the
sample is in what the likeness was fitted on. Counted are pairs of claims of two reports on one
matter, matters whose tellings contradict each other, and what became of commitments. For growth the
sample is doubled under other names and in other letters, so that no copy tells of the others.
"""

import argparse
import json
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure, progress, show
from faultlines.analysis import accounts_of, find_matters, follow
from faultlines.case import Case, CaseClaim, Filter, Labels
from tests.sample_key_readings import KEYS, key_readings

Key = dict[str, Any]
Material = tuple[Sequence[CaseClaim], Labels]


def material() -> Material:
    """All claims of the sample's key, its actors joined."""
    with tempfile.TemporaryDirectory() as folder, Case.create(Path(folder) / "key.case") as case:
        case.add_many(key_readings())
        case.join_actors()
        claims = case.claims(Filter())
        return claims, case.labels({one.told_in.document for one in claims})


def sample_key() -> Key:
    """What a person says of the sample as a whole."""
    key: Key = json.loads((KEYS / "crisis.json").read_text(encoding="utf-8"))
    return key


def rates(said: int, wanted: int, both: int) -> tuple[float, float]:
    """Precision and recall in per cent; 0 where nothing was said or wanted."""
    return 100 * both / max(1, said), 100 * both / max(1, wanted)


def pairs_of_matters(known: Material, key: Key) -> tuple[float, float]:
    """Pairs of claims of two reports on one matter, of those that the key puts on matters."""
    wanted_of: dict[str, set[str]] = {}
    for matter in key["matters"]:
        for document, claim in matter["claims"]:
            wanted_of.setdefault(f"{document}#{claim}", set()).add(matter["name"])
    group_of = {
        one.id: number
        for number, matter in enumerate(find_matters(*known))
        for one in matter.claims
    }
    said = wanted = both = 0
    for one, other in combinations(wanted_of, 2):
        if one.partition("#")[0] != other.partition("#")[0]:
            mine = one in group_of and group_of[one] == group_of.get(other)
            theirs = bool(wanted_of[one] & wanted_of[other])
            said, wanted, both = said + mine, wanted + theirs, both + (mine and theirs)
    return rates(said, wanted, both)


def contradictions(known: Material, key: Key) -> tuple[float, float]:
    """Matters of the key that contradict, each by the account that has most of its claims."""
    accounts = accounts_of(*known)
    account_of = {
        telling.claim.id: number
        for number, account in enumerate(accounts)
        for telling in (*account.tellings, *account.reactions)
    }
    said = wanted = both = 0
    for matter in key["matters"]:
        ids = (f"{document}#{claim}" for document, claim in matter["claims"])
        counts = Counter(account_of[ident] for ident in ids if ident in account_of)
        most = counts.most_common(1)
        mine = bool(most) and accounts[most[0][0]].verdict == "contradict"
        theirs = matter["contradict"]
        said, wanted, both = said + mine, wanted + theirs, both + (mine and theirs)
    return rates(said, wanted, both)


def outcomes(known: Material, key: Key) -> dict[str, tuple[float, float]]:
    """What became of the key's commitments, by result."""
    found = {
        one.id: followed.result
        for followed in follow(*known)
        for one in (followed.claim, *followed.again)
    }
    wanted = {"#".join(item["claim"]): item["outcome"] for item in key["commitments"]}
    return {
        result: rates(
            sum(found.get(ident) == result for ident in wanted),
            sum(outcome == result for outcome in wanted.values()),
            sum(found.get(ident) == result == outcome for ident, outcome in wanted.items()),
        )
        for result in ("met", "failed", "refused", "pending")
    }


# growth


def copied(known: Material, copy: int) -> Material:
    """The material under other names and in other letters; offsets stay as they are."""
    claims, labels = known
    letters = _shifted(copy)
    renamed = [
        replace(
            one,
            told_in=replace(one.told_in, document=f"{copy}.{one.told_in.document}"),
            words=tuple(letters(words) for words in one.words),
        )
        for one in claims
    ]
    actors = {
        (f"{copy}.{document}", ident): replace(
            actor,
            id=f"{copy}.{actor.id}",
            name=letters(actor.name),
            names=tuple(letters(name) for name in actor.names),
            of=f"{copy}.{actor.of}" if actor.of else None,
        )
        for (document, ident), actor in labels.actors.items()
    }
    issues = {
        (f"{copy}.{document}", ident): letters(name)
        for (document, ident), name in labels.issues.items()
    }
    return renamed, Labels(actors, issues, {})


def _shifted(copy: int) -> Callable[[str], str]:
    small = "abcdefghijklmnopqrstuvwxyz"
    other = "".join(random.Random(copy).sample(small, len(small)))
    table = str.maketrans(small + small.upper(), other + other.upper())

    def letters(text: str) -> str:
        # words of five letters stay: reports on other matters share words
        return " ".join(
            word if word.islower() and len(word) == 5 else word.translate(table)
            for word in text.split(" ")
        )

    return letters


def growth(known: Material, doublings: int) -> list[Figure]:
    """Seconds and wrong links for the sample, twice the sample, four times …"""
    figures = []
    for step in range(doublings + 1):
        copies = [copied(known, copy) for copy in range(2**step)]
        claims = [one for part, _ in copies for one in part]
        labels = Labels(
            {k: v for _, part in copies for k, v in part.actors.items()},
            {k: v for _, part in copies for k, v in part.issues.items()},
            {},
        )
        progress(f"{len(claims):,} claims")
        begun = time.perf_counter()
        matters = find_matters(claims, labels)
        seconds = time.perf_counter() - begun
        mixed = sum(
            len({one.told_in.document.partition(".")[0] for one in matter.claims}) > 1
            for matter in matters
        )
        name = f"{2**step} times the sample"
        figures += [
            Figure(f"seconds_{2**step}", f"{name}: time", seconds, "s"),
            Figure(f"mixed_{2**step}", f"{name}: matters of two copies", mixed, "matters"),
        ]
    return figures


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="Measure matters, accounts and commitments.")
    parser.add_argument("--doublings", type=int, default=5)
    options = parser.parse_args()
    known, key = material(), sample_key()
    measured = {
        "pairs": ("pairs on one matter", pairs_of_matters(known, key)),
        "contradict": ("matters that contradict", contradictions(known, key)),
    } | {
        f"outcome_{name}": (f"commitments {name}", rate)
        for name, rate in outcomes(known, key).items()
    }
    figures = []
    for name, (what, (precision, recall)) in measured.items():
        figures.append(Figure(f"{name}_precision", f"{what}: precision", precision, "%"))
        figures.append(Figure(f"{name}_recall", f"{what}: recall", recall, "%"))
    show([*figures, *growth(known, options.doublings)])


if __name__ == "__main__":
    main()
