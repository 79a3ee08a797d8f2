import numpy as np

from faultlines.language.names import decode_names

TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG")


def chances(*rows: dict[str, float]) -> np.ndarray:
    table = np.full((len(rows), len(TAGS)), 0.01)
    for number, row in enumerate(rows):
        for tag, chance in row.items():
            table[number, TAGS.index(tag)] = chance
    return np.log(table)


def decoded(table: np.ndarray, borders: list[int]) -> list[str]:
    return [TAGS[number] for number in decode_names(table, TAGS, borders)]


def test_well_formed_tags_stay() -> None:
    table = chances({"B-PER": 0.9}, {"I-PER": 0.9}, {"O": 0.9})
    assert decoded(table, [0, 3]) == ["B-PER", "I-PER", "O"]


def test_an_inner_tag_needs_a_beginning_of_its_kind() -> None:
    table = chances({"B-ORG": 0.6, "B-PER": 0.5}, {"I-PER": 0.9})
    assert decoded(table, [0, 2]) == ["B-PER", "I-PER"]


def test_no_name_reaches_over_the_end_of_a_sentence() -> None:
    table = chances({"B-PER": 0.9}, {"I-PER": 0.6, "B-PER": 0.3})
    assert decoded(table, [0, 1, 2]) == ["B-PER", "B-PER"]


def test_other_sentences_are_left_as_they_are() -> None:
    table = chances({"B-PER": 0.9}, {"I-ORG": 0.6, "O": 0.3})
    assert decoded(table, [0, 1, 2]) == ["B-PER", "O"]
