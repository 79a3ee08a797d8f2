import json

import pytest

from faultlines.pipeline.relation import Pair, Relation, relate_line

TEXT = "Israel attacked Iran."


def score(pair: Pair) -> Relation:
    words = f"{pair.source.of(pair.text)}>{pair.target.of(pair.text)}"
    return Relation(id=pair.id, stance={words: 1.0}, event={"NONE": 1.0})


def answer(**changes: object) -> dict[str, object]:
    given = {"id": "7", "text": TEXT, "source": [0, 6], "target": [16, 20], **changes}
    found = relate_line(json.dumps(given).encode(), score)
    content: dict[str, object] = json.loads(found.line)
    assert found.failed == ("error" in content)
    return content


def test_a_pair_is_answered_in_its_direction() -> None:
    assert answer() == {"id": "7", "stance": {"Israel>Iran": 1.0}, "event": {"NONE": 1.0}}
    assert answer(source=[16, 20], target=[0, 6])["stance"] == {"Iran>Israel": 1.0}


def test_offsets_count_code_points() -> None:
    found = answer(text="😀 " + TEXT, source=[2, 8], target=[18, 22])
    assert found["stance"] == {"Israel>Iran": 1.0}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"source": [0, 0]}, "source"),
        ({"source": [6, 0]}, "source"),
        ({"source": [-3, 6]}, "source"),
        ({"target": [16, 99]}, "21 characters"),
        ({"target": [6, 7]}, "white space"),
        ({"target": [6]}, "no pair"),
        ({"target": [1.5, 3]}, "no pair"),
        ({"target": None}, "no pair"),
        ({"text": None}, "no pair"),
        ({"text": ""}, "0 characters"),
    ],
)
def test_a_span_that_is_none_is_answered_by_its_error(
    changes: dict[str, object], words: str
) -> None:
    found = answer(**changes)
    assert found["id"] == "7"
    assert words in str(found["error"])
