"""Who vouches for what: set-off passages, interviews, facts taken for granted, titles."""

import pytest

from faultlines.language import Analyser
from faultlines.reader import read_report
from faultlines.records import Claim, Reading, Report


def read(analyser: Analyser, text: str) -> Reading:
    return read_report(Report(id="t", text=text), analyser)


def chain(reading: Reading, claim: Claim) -> list[str]:
    """The names of a claim's vouchers."""
    names = {actor.id: actor.name for actor in reading.actors}
    return [names.get(voucher, voucher) for voucher in claim.vouchers]


def claims_at(reading: Reading, phrase: str, kind: str) -> list[Claim]:
    """The claims of a kind whose evidence overlaps a phrase."""
    start = reading.text.index(phrase)
    return [
        claim
        for claim in reading.claims
        if claim.kind == kind
        and any(s.start < start + len(phrase) and start < s.end for s in claim.evidence)
    ]


def test_a_passage_set_off_by_marks_belongs_to_whom_the_colon_names(analyser: Analyser) -> None:
    text = (
        "I have doubts. On Monday the Lantern reported of the front: ' Army troops attacked the "
        "village of Sarn on Sunday and killed six farmers of the Vetra clan. ' I was not there."
    )
    reading = read(analyser, text)
    killed = claims_at(reading, "killed six farmers", "event")
    assert killed
    assert all("Lantern" in " ".join(chain(reading, claim)) for claim in killed)


def test_what_goes_on_as_i_is_the_authors_again(analyser: Analyser) -> None:
    text = (
        "Reuters: Government troops shelled the town of Orsk on Friday. I think that the army "
        "attacked the rebels in Lissow too."
    )
    reading = read(analyser, text)
    own = claims_at(reading, "the army attacked the rebels", "event")
    assert own
    assert all(chain(reading, claim) == ["author"] for claim in own)


def test_what_is_known_is_vouched_for_by_the_one_who_tells_it(analyser: Analyser) -> None:
    reading = read(analyser, "President Olan Brisk knew that the army had attacked the rebels.")
    (attack,) = claims_at(reading, "the army had attacked the rebels", "event")[:1]
    assert chain(reading, attack) == ["author"]


def test_what_is_said_is_vouched_for_by_the_one_who_says_it(analyser: Analyser) -> None:
    reading = read(analyser, "President Olan Brisk said that the army had attacked the rebels.")
    (attack,) = claims_at(reading, "the army had attacked the rebels", "event")[:1]
    assert chain(reading, attack)[1:] == ["Olan Brisk"]


def test_a_title_within_indirect_speech_is_the_authors(analyser: Analyser) -> None:
    reading = read(analyser, "The rebels said that General Pauk Demarrin had fled the capital.")
    (role,) = claims_at(reading, "General Pauk Demarrin", "role")
    assert chain(reading, role) == ["author"]


def test_answers_of_an_interview_are_vouched_for_by_the_one_asked(analyser: Analyser) -> None:
    text = (
        "Interview with President Orla Venn\n\nWhat happened in the port?\n\nThe police attacked "
        "the dockers on Monday.\n\nWho gave the order?\n\nThe governor ordered the attack."
    )
    reading = read(analyser, text)
    attacks = claims_at(reading, "The police attacked the dockers", "event")
    assert attacks
    assert all(chain(reading, claim) == ["author", "Orla Venn"] for claim in attacks)


@pytest.mark.parametrize("end", [", according to the Lantern.", ", according to Radio Nova."])
def test_according_to_at_the_end_holds_for_all_before_it(analyser: Analyser, end: str) -> None:
    text = "Minister Orla Venn admitted on Monday that the army had shelled the town"
    reading = read(analyser, text + end)
    shelled = [
        claim
        for claim in claims_at(reading, "the army had shelled the town", "event")
        if reading.text[claim.evidence[0].start :].startswith("that the army")
    ]
    assert shelled
    assert all(chain(reading, claim)[-1] == "Orla Venn" for claim in shelled)
