import pytest

from faultlines.language import pieces
from faultlines.language.pieces import FRAME, feature, gap_of, shape_of


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("army", pieces.LOWER),
        ("Army", pieces.TITLE),
        ("NATO", pieces.CAPITALS),
        ("U.S.", pieces.CAPITALS),
        ("A", pieces.INITIAL),
        ("McCain", pieces.MIXED),
        ("1990s", pieces.NUMBER),
        ("—", pieces.MARK),
        ("", pieces.MARK),
        ("北京", pieces.LOWER),
    ],
)
def test_shape(word: str, shape: int) -> None:
    assert shape_of(word) == shape


@pytest.mark.parametrize(
    ("white", "gap"),
    [
        ("", pieces.NOTHING),
        ("  \t", pieces.SPACE),
        (" \n ", pieces.LINE_BREAK),
        ("\r\n", pieces.LINE_BREAK),
        ("\n \n", pieces.BLANK_LINE),
        ("\r\n\r\n", pieces.BLANK_LINE),
        ("\u2029", pieces.BLANK_LINE),
    ],
)
def test_gap(white: str, gap: int) -> None:
    assert gap_of(white) == gap


def test_every_feature_is_a_number_of_its_own() -> None:
    numbers = {feature(s, g) for s in range(pieces.SHAPES) for g in range(pieces.GAPS)}
    assert numbers == set(range(FRAME))
