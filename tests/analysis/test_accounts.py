import pytest
from factory import ReadingFactory, raid, rival

from faultlines.analysis import accounts_of, find_teller
from faultlines.case import Case, Filter
from faultlines.errors import NotInCase
from faultlines.records import Commitment, Span


def accounts(tmp_path, *readings):
    with Case.create(tmp_path / "a.case") as case:
        case.add_many(readings)
        case.join_actors()
        claims = case.claims(Filter())
        return accounts_of(claims, case.labels({one.told_in.document for one in claims}))


def telling(ident, source, words, trigger, status="asserted", target="a2", **more):  # noqa: PLR0917
    text = f"Israel {words} Lebanon and Syria."
    return (
        ReadingFactory(ident, text, source, "2006-08-01")
        .actor("a1", "Israel", "state")
        .actor("a2", "Lebanon", "state")
        .actor("a3", "Syria", "state")
        .event("ASSAULT", ["a1"], [target], text, trigger, status=status, **more)
        .build()
    )


def test_two_outlets_on_one_raid_contradict(tmp_path):
    account, stance = accounts(tmp_path, raid(), rival())
    assert [one.claim.id for one in stance.tellings] == ["001#c2", "002#c3"]
    assert stance.differences[0] == "Daily Lantern and Evening Herald tell opposite stances"
    assert [one.claim.id for one in account.tellings] == ["001#c1", "002#c1"]
    assert account.verdict == "contradict"
    assert (
        account.differences[0] == "officials (in Evening Herald) denies what Daily Lantern asserts"
    )


def test_same_telling_twice_agrees(tmp_path):
    (account,) = accounts(
        tmp_path, telling("a", "A", "bombed", "bombed"), telling("b", "B", "bombing", "bombing")
    )
    assert account.verdict == "agree"
    assert account.differences == ()


def test_other_words_and_no_place_or_day_are_two_matters(tmp_path):
    assert not accounts(
        tmp_path, telling("a", "A", "bombed", "bombed"), telling("b", "B", "invaded", "invaded")
    )


def test_days_apart_are_two_matters(tmp_path):
    assert not accounts(
        tmp_path,
        telling("a", "A", "bombed", "bombed", edtf="2006-07-12"),
        telling("b", "B", "bombed", "bombed", edtf="2006-08-12"),
    )


def test_the_same_words_of_another_day_are_another_matter(tmp_path):
    assert not accounts(
        tmp_path,
        telling("a", "A", "bombed", "bombed", edtf="2006-07-12"),
        telling("b", "B", "again bombed", "bombed", edtf="2006-08-12"),
    )


def test_whom_it_hit_is_no_account_of_one_matter_when_it_is_another(tmp_path):
    assert not accounts(
        tmp_path,
        telling("a", "A", "bombed", "bombed"),
        telling("b", "B", "bombed", "bombed", target="a3"),
    )


def test_opposite_ties_within_a_matter_contradict(tmp_path):
    text = "Ann backs Bob. Ann fights Bob."
    reading = (
        ReadingFactory("x", text, "A")
        .actor("a1", "Ann")
        .actor("a2", "Bob")
        .tie("a1", "a2", 1, "Ann backs Bob", matter="m")
        .tie("a1", "a2", -1, "Ann fights Bob", matter="m", vouchers=["a2"])
        .build()
    )
    (account,) = accounts(tmp_path, reading)
    assert account.verdict == "contradict"
    assert "opposite stances" in account.differences[0]


def test_tellers(tmp_path):
    with Case.create(tmp_path / "a.case") as case:
        case.add_many([raid(), rival()])
        case.join_actors()
        for name, ids in (
            ("author", ["001#c1", "001#c2", "001#c4", "002#c2", "002#c3"]),
            ("Maliki", ["001#c3"]),
            ("evening herald", ["002#c2", "002#c3"]),
        ):
            found = case.claims(Filter(teller=find_teller(case, name)))
            assert [one.id for one in found] == ids
        with pytest.raises(NotInCase, match="Daily Lantern"):
            find_teller(case, "Daily Lntern")


def test_one_task_in_two_reports_is_one_matter(tmp_path):
    made = []
    for ident, form, task in (
        ("a", "demand", "publish the accounts of the harbour fund"),
        ("b", "promise", "publishing accounts of the harbour fund by June"),
        ("c", "promise", "publish a plan"),
    ):
        text = f"Ann on what Bob owes: {task}."
        factory = ReadingFactory(ident, text, ident).actor("a1", "Ann").actor("a2", "Bob")
        factory.claims.append(
            Commitment(
                id="c1",
                evidence=(Span(0, len(text)),),
                vouchers=("author",),
                set_by=("a1",),
                owed_by=("a2",),
                task=task,
                form=form,
            )
        )
        made.append(factory.build())
    (account,) = accounts(tmp_path, *made)
    assert [one.claim.id for one in account.tellings] == ["a#c1", "b#c1"]
    assert account.differences == ("in which form: demand (a); promise (b)",)


def test_reactions_to_a_deed_stand_apart_from_its_tellings(tmp_path):
    text = "Israel bombed Lebanon. Syria rejected the bombing. Syria met Lebanon."
    reading = (
        ReadingFactory("a", text, "A", "2006-08-01")
        .actor("a1", "Israel", "state")
        .actor("a2", "Lebanon", "state")
        .actor("a3", "Syria", "state")
        .event("ASSAULT", ["a1"], ["a2"], "Israel bombed Lebanon", "bombed", matter="m1")
        .event("REJECT", ["a3"], ["a1"], "Syria rejected the bombing", "rejected", matter="m1")
        .event("CONSULT", ["a3"], ["a2"], "Syria met Lebanon", "met", matter="m1")
        .build()
    )
    (account,) = accounts(tmp_path, reading)
    assert [one.claim.claim.type for one in account.tellings] == ["ASSAULT", "CONSULT"]
    assert [one.claim.claim.type for one in account.reactions] == ["REJECT"]
    assert account.verdict == "agree"
