"""The lists of labels that the heads choose from; written beside the weights as labels.json."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from faultlines.language.lemmas import KEEP, rule_for
from training.corpora.pairs import EVENTS, STANCES
from training.corpora.passage import NAME_TAGS, Passage

RARE = 3  # a lemma rule seen less often than this is not learnt


@dataclass(frozen=True, slots=True)
class Labels:
    """Every list in the order of the network's outputs.

    `ties` and `word_columns` (as faultlines.language.heads has them) are empty until a network has
    learnt from annotations.
    """

    upos: tuple[str, ...]
    relations: tuple[str, ...]
    lemma_rules: tuple[str, ...]
    name_tags: tuple[str, ...]
    stances: tuple[str, ...]
    events: tuple[str, ...]
    ties: tuple[str, ...] = ()
    word_columns: tuple[str, ...] = ()

    def write(self, path: Path) -> None:
        """Write the lists as JSON."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1), encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> Labels:
        """The lists that `write` wrote."""
        lists = json.loads(path.read_text(encoding="utf-8"))
        return cls(**{name: tuple(values) for name, values in lists.items()})


def collect(passages: Iterable[Passage]) -> Labels:
    """The labels that occur in `passages`."""
    upos: set[str] = set()
    relations: set[str] = set()
    rules: Counter[str] = Counter([KEEP] * RARE)
    for passage in passages:
        upos.update(passage.upos or ())
        relations.update(passage.relations or ())
        rules.update(map(rule_for, passage.words, passage.lemmas or ()))
    common = sorted(rule for rule, seen in rules.items() if seen >= RARE)
    return Labels(
        tuple(sorted(upos)), tuple(sorted(relations)), tuple(common), NAME_TAGS, STANCES, EVENTS
    )
