from factory import ReadingFactory

from faultlines.analysis import accounts_of, credited_agency
from faultlines.case import Case, Filter

SENTENCE = "Aland has given the government of Borland until June to carry out three reforms"


def told(ident, source, text=SENTENCE, words=SENTENCE, vouchers=()):
    factory = (
        ReadingFactory(ident, text, source, "2031-02-12")
        .actor("a1", "Aland", "state")
        .actor("a2", "Borland", "state")
    )
    if vouchers:
        factory.actor("a3", "Ann", aliases=["Ann"])
    return factory.event("REQUEST", ["a1"], ["a2"], words, "given", vouchers=vouchers).build()


def account(tmp_path, *readings, agencies=None):
    with Case.create(tmp_path / "v.case") as case:
        case.add_many(readings)
        case.join_actors()
        claims = case.claims(Filter())
        labels = case.labels({one.told_in.document for one in claims})
        (found,) = accounts_of(claims, labels, agencies)
        return found


def test_borrowed_words_are_one_voucher(tmp_path):
    found = account(tmp_path, told("a", "Courier"), told("b", "Banner", f"{SENTENCE}!"))
    assert [(one.name, one.outlets) for one in found.vouchers] == [
        ("Courier", ("Courier", "Banner"))
    ]


def test_own_words_are_two(tmp_path):
    own = "Aland gave Borland's government until June: three reforms, or else. It has given a date"
    found = account(tmp_path, told("a", "Courier"), told("b", "Banner", own, own))
    assert len(found.vouchers) == 2


def test_two_outlets_that_credit_one_agency_are_one(tmp_path):
    own = "Aland gave Borland's government until June: three reforms, or else. It has given a date"
    found = account(
        tmp_path, told("a", "Courier"), told("b", "Banner", own, own),
        agencies={"a": "TNA", "b": "TNA"},
    )  # fmt: skip
    assert [one.name for one in found.vouchers] == ["TNA (agency)"]


def test_two_outlets_that_quote_one_person_are_one(tmp_path):
    text = f"Ann said: {SENTENCE}"
    other = f"As Ann put it, {SENTENCE}"
    found = account(
        tmp_path,
        told("a", "Courier", text, SENTENCE, ["a3"]),
        told("b", "Banner", other, SENTENCE, ["a3"]),
    )
    assert [one.name for one in found.vouchers] == ["Ann"]


def test_datelines():
    assert credited_agency("A title\n\nSTELLEMAR, 11 February (TNA) – Aland has") == "TNA"
    assert credited_agency("The National Thrift Party (NTP), which came second, said") is None
