from factory import ReadingFactory

from faultlines.analysis import follow
from faultlines.case import Case, Filter
from faultlines.records import Commitment, Outcome, Span, Time


class Made:
    """A report whose sentences each are one claim."""

    def __init__(self, ident, date, *sentences):
        self.text = " ".join(sentences)
        self.factory = ReadingFactory(ident, self.text, f"paper {ident}", date)
        self.factory.actor("a1", "Ann").actor("a2", "Bob")
        self.sentences = sentences

    def _span(self, number):
        start = self.text.index(self.sentences[number])
        return Span(start, start + len(self.sentences[number]))

    def demand(self, number, task, due=None, form="demand"):
        self.factory.claims.append(
            Commitment(
                id=f"c{number}", evidence=(self._span(number),), vouchers=("author",),
                set_by=("a1",), owed_by=("a2",), task=task, form=form, matter=f"m{number}",
                time=Time(text=due, edtf=due) if due else None,
            )
        )  # fmt: skip
        return self

    def outcome(self, number, of, result, vouchers=()):
        self.factory.claims.append(
            Outcome(
                id=f"o{number}", evidence=(self._span(number),), vouchers=("author", *vouchers),
                of=(f"c{of}",), result=result, matter=f"m{of}",
            )
        )  # fmt: skip
        return self

    def build(self):
        return self.factory.build()


def followed(tmp_path, *made):
    with Case.create(tmp_path / "c.case") as case:
        case.add_many([one.build() for one in made])
        case.join_actors()
        claims = case.claims(Filter())
        return follow(claims, case.labels({one.told_in.document for one in claims}))


BOOKS = "Ann demanded that Bob publish the harbour accounts."


def test_failed_before_it_is_due_decides_nothing(tmp_path):
    late = Made("a", "2031-01-01", BOOKS, "Bob has not published them.")
    (one,) = followed(
        tmp_path,
        late.demand(0, "publish the harbour accounts", "2031-06-30").outcome(1, 0, "failed"),
    )
    assert (one.result, one.due, len(one.sayings)) == ("pending", "2031-06-30", 1)


def test_the_first_that_decides_is_the_outcome_and_its_teller_is_named(tmp_path):
    first = Made("a", "2031-01-01", BOOKS).demand(0, "publish the harbour accounts", "2031-01-31")
    later = (
        Made("b", "2031-03-01", BOOKS, "He never published the accounts.")
        .demand(0, "publish the harbour accounts")
        .outcome(1, 0, "failed", ["a1"])
    )
    (one,) = followed(tmp_path, first, later)
    assert [claim.id for claim in one.again] == ["b#c0"]
    assert (one.result, one.according_to) == ("failed", ("Ann (in paper b)",))
    assert not one.conflict


def test_rival_outcomes_of_one_report_are_in_conflict(tmp_path):
    made = (
        Made("a", "2031-01-01", BOOKS, "It was done.", "It was not done, Bob said.")
        .demand(0, "publish the harbour accounts")
        .outcome(1, 0, "met")
        .outcome(2, 0, "failed", ["a2"])
    )
    (one,) = followed(tmp_path, made)
    assert one.conflict
    assert one.result == "met"


def test_tasks_told_in_one_breath_are_parts_and_a_failed_part_fails_the_whole(tmp_path):
    made = (
        Made(
            "a", "2031-01-01", "Ann gave Bob until June to carry out two reforms.",
            "He must publish the harbour accounts.", "He must call an election.",
            "The accounts stayed shut.",
        )
        .demand(0, "carry out two reforms", "2030-12-01", "deadline")
        .demand(1, "publish the harbour accounts")
        .demand(2, "call an election")
        .outcome(3, 1, "failed")
    )  # fmt: skip
    whole, books, vote = followed(tmp_path, made)
    assert whole.parts == (books.claim.id, vote.claim.id)
    assert books.part_of == vote.part_of == whole.claim.id
    assert books.due == "2030-12-01"
    assert (whole.result, books.result, vote.result) == ("failed", "failed", "pending")
