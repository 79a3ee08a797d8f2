import pytest

from faultlines.documents import TieWindow, read_tie_table
from faultlines.errors import TableUnreadable
from faultlines.records import SignedTie


def table(text: str):
    return read_tie_table(text.encode(), "t.tsv")


def test_columns_in_any_order_beside_others():
    read = table("sign\tnote\tb\ta\n+1\tx\tBo\tAnn\n-1\ty\tBo\tCy\n")
    ties = (SignedTie("Ann", "Bo", 1), SignedTie("Cy", "Bo", -1))
    assert read.windows == (TieWindow(None, ties, (), 0),)
    assert read.defects == ()


@pytest.mark.parametrize("mark", [",", ";"])
def test_commas_semicolons_quotes_and_other_names_of_the_columns(mark):
    read = table(f'Source{mark}Target{mark}Sign\n"Ann{mark} the 2nd"{mark}Bo{mark}−1\n')
    assert read.windows[0].ties == (SignedTie(f"Ann{mark} the 2nd", "Bo", -1),)


def test_a_quotation_mark_in_a_table_with_tabs_is_a_letter():
    read = table('a\tb\tsign\n"Ann\tBo\t1\nCy"\tBo\t1\n')
    assert [tie.a for tie in read.windows[0].ties] == ['"Ann', 'Cy"']


def test_windows_by_their_number_and_weights():
    read = table("a,b,sign,weight,window_start\nA,B,1,2.5,1000\nA,B,-1,1,9\nA,C,1,1e-3,1000\n")
    assert [window.start for window in read.windows] == ["9", "1000"]
    assert [tie.weight for tie in read.windows[1].ties] == [2.5, 0.001]
    dates = table("a,b,sign,window_start\nA,B,1,1950-02\nA,B,1,1950-01\n")
    assert [window.start for window in dates.windows] == ["1950-01", "1950-02"]


def test_sign_0_and_a_name_alone_are_no_ties():
    read = table("a\tb\tsign\nA\tB\t0\nB\tC\t1\nD\t\t\n")
    assert read.windows == (TieWindow(None, (SignedTie("B", "C", 1),), ("A", "D"), 1),)


def test_bad_rows_are_named_and_the_good_are_kept():
    rows = [
        "A\tB\tfriend\t1\t1", "A\t\t1\t1\t1", "\tB\t1\t1\t1", "A\tA\t-1\t1\t1", "A\tB\t1\tnan\t1",
        "A\tB\t1\t0\t1", "A\tB\t1\t1\t", "A\tB\t1", "", "A\tB\t1\t1\t1",
    ]  # fmt: skip
    read = table("a\tb\tsign\tweight\twindow_start\n" + "\n".join(rows))
    assert [len(window.ties) for window in read.windows] == [1]
    told = [
        "its sign is 'friend'", "b is empty", "a is empty", "it ties 'A' to itself",
        "its weight is 'nan'", "its weight is '0'", "its window_start is empty", "it has 3 cells",
    ]  # fmt: skip
    for line, (defect, part) in enumerate(zip(read.defects, told, strict=True), 2):
        assert defect.startswith(f"t.tsv:{line}: {part}")
        assert defect.endswith("the row is left out.")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "empty"),
        ("a\tb\n1\t2\n", "sign is missing"),
        ("one two three\n", "needs a, b and sign"),
        ("a\tsource\tb\tsign\n", "two columns for 'a'"),
        ("a\0\0\0\0\0\0\tb", "cannot be read as a table"),
    ],
)
def test_what_is_no_table(text, told):
    with pytest.raises(TableUnreadable, match=told):
        table(text)
