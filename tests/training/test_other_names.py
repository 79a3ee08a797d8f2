"""Names of a passage changed for others of their kind."""

import random

import pytest

pytest.importorskip("torch")

from training.corpora.passage import Passage
from training.other_names import OtherNames, plain_names


def passage(words: str, tags: str) -> Passage:
    names = [frozenset({tag}) for tag in tags.split()]
    return Passage("test", words.split(), [1] * len(names), names=names)


FIRST = passage("Ada Venn met Ada Venn in Orsk", "B-PER I-PER O B-PER I-PER O B-LOC")
OTHER = passage("Olan Brisk left Lissow", "B-PER I-PER O B-LOC")


def test_names_are_found_with_their_kinds() -> None:
    assert list(plain_names(FIRST)) == [(0, 2, "PER"), (3, 5, "PER"), (6, 7, "LOC")]


def test_a_name_changes_everywhere_for_one_of_its_kind() -> None:
    others = OtherNames.of([OTHER])
    changed = others.put_in(FIRST, 1.0, random.Random(1))
    assert changed.words == "Olan Brisk met Olan Brisk in Lissow".split()
    assert changed.names == FIRST.names


def test_nothing_changes_where_no_share_is_asked() -> None:
    assert OtherNames.of([OTHER]).put_in(FIRST, 0.0, random.Random(1)).words == FIRST.words
