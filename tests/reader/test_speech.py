"""Who says what, read with the package's own model."""

import pytest

from faultlines.language import Analyser
from faultlines.reader import read_report
from faultlines.reader.actors import Ensemble
from faultlines.reader.speech import SpeechFinder
from faultlines.records import Reading, Report, Statement


def read(analyser: Analyser, text: str) -> Reading:
    return read_report(Report(id="t", text=text), analyser)


def words(reading: Reading, statement: Statement) -> str:
    return " | ".join(reading.text[span.start : span.end] for span in statement.content)


def source(reading: Reading, statement: Statement) -> str | None:
    span = statement.source
    return reading.text[span.start : span.end] if span is not None else None


def speaker(reading: Reading, statement: Statement) -> str | None:
    names = {actor.id: actor.name for actor in reading.actors}
    return names.get(statement.speaker or "", statement.speaker)


def only(reading: Reading) -> Statement:
    assert len(reading.statements) == 1, [words(reading, s) for s in reading.statements]
    return reading.statements[0]


def test_words_after_a_colon_are_the_speakers(analyser: Analyser) -> None:
    reading = read(analyser, 'The harbour chief, Tomas Rell, said: "No ship leaves before Friday."')
    said = only(reading)
    assert (said.form, words(reading, said)) == ("direct", '"No ship leaves before Friday."')
    assert source(reading, said) == "The harbour chief, Tomas Rell"
    assert "Tomas Rell" in (speaker(reading, said) or "")


def test_a_quotation_goes_on_after_the_cue(analyser: Analyser) -> None:
    text = "“The dam will be built,” said Minister Orla Venn. “The lake towns will pay for it.”"
    reading = read(analyser, text)
    said = only(reading)
    assert words(reading, said) == "“The dam will be built,” | “The lake towns will pay for it.”"


def test_a_quotation_over_two_paragraphs_is_one(analyser: Analyser) -> None:
    reading = read(
        analyser, "“This is our land.\n\n“We shall never leave it,” the chief told the court."
    )
    assert words(reading, only(reading)) == "“This is our land.\n\n“We shall never leave it,”"


def test_an_inserted_cue_parts_its_content(analyser: Analyser) -> None:
    reading = read(analyser, "The raid on the harbour, the minister said, had been a mistake.")
    assert words(reading, only(reading)).startswith("The raid on the harbour | had been a mist")


def test_according_to(analyser: Analyser) -> None:
    text = "According to the Ministry of Fisheries, two trawlers were sunk near Ostra."
    reading = read(analyser, text)
    said = only(reading)
    assert source(reading, said) == "the Ministry of Fisheries"
    assert words(reading, said).startswith("two trawlers were sunk")


def test_an_impersonal_passive_has_no_named_speaker(analyser: Analyser) -> None:
    reading = read(analyser, "The rebels are said to have left the town.")
    said = only(reading)
    assert (said.speaker, said.source) == ("unnamed", None)
    assert words(reading, said) == "The rebels | to have left the town"


def test_what_should_have_been_said_was_not_said(analyser: Analyser) -> None:
    text = "Perhaps the ministers should have said that the guards shot the farmers."
    reading = read(analyser, text)
    assert only(reading).status == "counterfactual"
    ministers = only(reading).speaker
    assert all(ministers not in claim.vouchers for claim in reading.claims)


def test_who_says_it_vouches_for_it(analyser: Analyser) -> None:
    reading = read(analyser, "Governor Dale Quist said that soldiers killed three farmers.")
    said = only(reading)
    assert said.vouchers == ("author",)
    events = [claim for claim in reading.claims if claim.kind == "event"]
    assert [claim.vouchers for claim in events] == [("author", said.speaker)]


def test_scare_quotes_are_nobodys_words(analyser: Analyser) -> None:
    reading = read(analyser, 'The so-called "parliament" met in a tent.')
    assert reading.statements == ()


def test_what_something_is_called_is_said(analyser: Analyser) -> None:
    reading = read(analyser, 'Karl Brenn called the offer "a bad joke".')
    assert words(reading, only(reading)) == 'the offer "a bad joke"'


@pytest.mark.parametrize("verb", ["vowed", "promised"])
def test_intentions_are_given_to_who_has_them(analyser: Analyser, verb: str) -> None:
    reading = read(analyser, f"Governor Dale Quist {verb} to sign the order.")
    said = only(reading)
    assert words(reading, said) == "to sign the order"
    assert "Dale Quist" in (speaker(reading, said) or "")


def test_quotation_without_words_is_passed_over(analyser: Analyser) -> None:
    assert read(analyser, 'He said "\x00\x00 \x00" and "".').id == "t"


def test_rules_work_without_the_networks_word(analyser: Analyser) -> None:
    doc = analyser.analyse('Mara Lint said: "We won." Karl Brenn denied the charge.').doc
    found = SpeechFinder(doc, Ensemble(doc), None).find()
    assert [doc[saying.anchor].text for saying in found] == ["said", "denied"]


def test_confidence_is_a_chance(analyser: Analyser) -> None:
    reading = read(analyser, 'She said: "We won." He denied the charge. They want peace.')
    assert all(0.0 <= said.confidence <= 1.0 for said in reading.statements)
    assert len({said.confidence for said in reading.statements}) > 1
