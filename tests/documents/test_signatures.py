"""Estimates of overlap on sets whose overlap is known."""

import pytest

from faultlines.documents.signatures import Bands, likeness, signature


def shingles(first: int, end: int) -> list[bytes]:
    return [f"shingle {number}".encode() for number in range(first, end)]


@pytest.mark.parametrize(("shift", "overlap"), [(0, 1.0), (50, 0.818), (176, 0.479), (500, 0.0)])
def test_likeness_estimates_the_share_of_shingles_in_common(shift: int, overlap: float) -> None:
    likenesses = [
        likeness(
            signature(shingles(at, at + 500)), signature(shingles(at + shift, at + shift + 500))
        )
        for at in range(0, 20_000, 1000)
    ]
    assert sum(likenesses) / len(likenesses) == pytest.approx(overlap, abs=0.03)
    assert all(one == pytest.approx(overlap, abs=0.2) for one in likenesses)


def test_a_signature_depends_on_the_set_alone() -> None:
    long = shingles(0, 10_000)
    assert likeness(signature(long), signature(reversed(long))) == 1.0
    assert signature([b"one"]).tolist()[:3] == [3759926456, 949116713, 550054730]


def test_texts_that_overlap_meet_and_others_do_not() -> None:
    bands = Bands()
    signed = {at: signature(shingles(at, at + 500)) for at in range(0, 50_000, 500)}
    for at, one in signed.items():
        bands.insert(str(at), one)
    for at in signed:
        near = signature(shingles(at + 60, at + 530))  # 0.83 with its own, 0.03 with the next
        assert str(at) in bands.query(near)
    assert sum(len(bands.query(one)) for one in signed.values()) == len(signed)


def test_what_is_removed_is_not_met() -> None:
    bands = Bands()
    one = signature([b"one"])
    bands.insert("a", one)
    bands.insert("b", one)
    bands.remove("a", one)
    assert bands.query(one) == {"b"}
    bands.remove("b", one)
    assert bands.query(one) == set()
    with pytest.raises(KeyError):
        bands.remove("b", one)
