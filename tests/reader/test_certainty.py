"""How firmly something is put, on trees of the package's own model."""

import pytest

from faultlines.language import Analyser
from faultlines.reader.certainty import firmness, is_counterfactual


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The rebels left the town.", "left", ("asserted", False)),
        ("The rebels did not leave the town.", "leave", ("asserted", True)),
        ("The rebels may leave the town.", "leave", ("possible", False)),
        ("The rebels will leave the town.", "leave", ("predicted", False)),
        ("The rebels must leave the town.", "leave", ("called_for", False)),
        ("The rebels plan to leave the town.", "leave", ("planned", False)),
        ("The rebels refused to leave the town.", "leave", ("asserted", True)),
    ],
)
def test_firmness(analyser: Analyser, text: str, word: str, expected: tuple[str, bool]) -> None:
    doc = analyser.analyse(text).doc
    token = next(token for token in doc if token.text == word)
    assert firmness(token) == expected


def test_counterfactual(analyser: Analyser) -> None:
    doc = analyser.analyse("They should have said so. They said so.").doc
    first, second = (token for token in doc if token.text == "said")
    assert is_counterfactual(first)
    assert not is_counterfactual(second)
