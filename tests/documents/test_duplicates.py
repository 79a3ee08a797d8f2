from hypothesis import given, settings
from hypothesis import strategies as st

from faultlines.documents import NearCopies

AGENCY = " ".join(f"word{number}" for number in range(200))
REPRINT = "A new headline of our own. " + AGENCY
CUT = AGENCY.rsplit(" ", 15)[0]
OTHER = " ".join(f"other{number}" for number in range(200))
REPORTS = {
    "agency": (AGENCY, "2001-01-02"),
    "reprint": (REPRINT, "2001-01-03"),
    "cut": (CUT, None),
    "other": (OTHER, "2001-01-01"),
}


def index(order: list[str]) -> NearCopies:
    copies = NearCopies()
    for ident in order:
        copies.add(ident, *REPORTS[ident])
    return copies


def test_the_earliest_is_the_original() -> None:
    copies = index(list(REPORTS))
    assert {ident: copies.original(ident) for ident in REPORTS} == {
        "agency": "agency",
        "reprint": "agency",
        "cut": "agency",
        "other": "other",
    }
    assert copies.group("cut") == {"agency", "reprint", "cut"}


@settings(deadline=None, max_examples=12)
@given(st.permutations(list(REPORTS)))
def test_originals_do_not_depend_on_the_order(order: list[str]) -> None:
    copies = index(order)
    assert [copies.original(i) for i in REPORTS] == ["agency", "agency", "agency", "other"]


def test_equal_dates_go_by_id() -> None:
    copies = NearCopies()
    copies.add("b", AGENCY, "2001")
    assert copies.add("a", AGENCY, "2001") == "a"
    assert copies.original("b") == "a"


def test_a_text_that_changes_leaves_its_group() -> None:
    copies = index(list(REPORTS))
    copies.add("agency", OTHER + " more", "2001-01-02")
    assert copies.group("agency") == {"agency", "other"}
    assert copies.original("cut") == "reprint"


def test_a_bridge_that_goes_parts_its_sides() -> None:
    words = AGENCY.split()
    changed = [f"new{number}" for number in range(200)]
    half = words[:180] + changed[:20]
    far = words[:160] + changed[:40]
    copies = NearCopies()
    copies.add("a", " ".join(words))
    copies.add("b", " ".join(half))
    copies.add("c", " ".join(far))
    together = copies.group("a")
    assert "b" in together
    copies.remove("b")
    alone = NearCopies()
    alone.add("a", " ".join(words))
    alone.add("c", " ".join(far))
    assert copies.group("a") == alone.group("a")


def test_texts_without_words_are_alike_only_where_they_are_equal() -> None:
    copies = NearCopies()
    copies.add("a", "!!!")
    assert copies.add("b", "???") == "b"
    assert copies.add("c", "!!!") == "a"
