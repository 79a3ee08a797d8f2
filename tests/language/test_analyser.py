"""The analyser on the shipped weights: exact offsets, whole trees, readings that stand alone."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faultlines.errors import ModelUnusable
from faultlines.language import Analysis, load_analyser, score_pairs, span_of
from faultlines.language.sessions import FILES, WEIGHTS

pytestmark = pytest.mark.skipif(
    not all((WEIGHTS / name).is_file() for name in FILES), reason="the weights are not here"
)

NEWS = (
    "The Varnian foreign minister, Tomas Ekel, condemned Osterland on Tuesday.\n\n"
    '"We will not accept this," he said. The Free Harbour Party supports him.'
)


def analysed(text: str) -> Analysis:
    return load_analyser().analyse(text)


def told(analysis: Analysis) -> list[tuple[object, ...]]:
    return [
        (t.idx, t.text, t.lemma_, t.pos_, t.dep_, t.head.i, t.sent.start, t.ent_type_)
        for t in analysis.doc
    ]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet=st.sampled_from('aB1 .,\n\t"\u200b\u0301é北🇺\r\x00-!'), max_size=120))
def test_any_text_comes_back_whole(text: str) -> None:
    analysis = analysed(text)
    doc = analysis.doc
    assert doc.text == text
    assert analysis.vectors is not None
    assert len(analysis.vectors) == len(doc)
    assert sum(len(sentence) for sentence in doc.sents) == len(doc)
    for sentence in doc.sents:
        assert [t.head.i for t in sentence if t.head is t or t.head.i == t.i] == [sentence.root.i]
    for token in doc:
        assert token.pos_
        assert token.dep_


def test_trees_tags_and_names() -> None:
    doc = analysed(NEWS).doc
    verb = next(t for t in doc if t.text == "condemned")
    assert verb.dep_ == "root"
    assert verb.lemma_ == "condemn"
    assert {(t.text, t.dep_) for t in verb.children} >= {
        ("minister", "nsubj"),
        ("Osterland", "obj"),
    }
    assert ("Tomas Ekel", "PER") in {(e.text, e.label_) for e in doc.ents}


def test_a_blank_line_ends_a_sentence() -> None:
    doc = analysed("Army moves on capital\n\nThe army moved on Monday.").doc
    begins = [sentence[0].text for sentence in doc.sents]
    assert begins == ["Army", "The"]


def test_a_name_may_run_over_the_end_of_a_line() -> None:
    doc = analysed("He met Tomas\nEkel and the  New  York  Times on Monday.").doc
    assert "Tomas\nEkel" in {e.text for e in doc.ents}


def test_headlines_in_capitals_are_read() -> None:
    doc = analysed("PRESIDENT WARNS REBELS").doc
    assert next(t for t in doc if t.text == "WARNS").pos_ == "VERB"


def test_a_reading_does_not_depend_on_what_was_read_before() -> None:
    first = analysed(NEWS)
    analysed("Something else entirely. " * 300)
    second = analysed(NEWS)
    assert told(first) == told(second)
    assert first.vectors is not None
    assert np.array_equal(first.vectors, second.vectors)


def test_a_long_text_is_read_to_its_end() -> None:
    text = "The minister met the rebels in Harbour City. " * 700
    doc = analysed(text).doc
    assert doc.text == text
    assert [t.text for t in list(doc.sents)[-1]][-4:] == ["in", "Harbour", "City", "."]
    assert len(list(doc.sents)) == 700


def test_a_word_of_ten_thousand_letters() -> None:
    text = "See " + "x" * 10_000 + " now."
    assert analysed(text).doc.text == text


def test_chances_of_a_pair_sum_to_one() -> None:
    analysis = analysed(NEWS)
    source = span_of(analysis, NEWS.index("Tomas"), NEWS.index("Ekel") + 4)
    target = span_of(analysis, NEWS.index("Osterland"), NEWS.index("Osterland") + 9)
    there, back = score_pairs(analysis, [(source, target), (target, source)])
    assert sum(there.stance) == pytest.approx(1)
    assert sum(there.event) == pytest.approx(1)
    assert there.stance[1] > back.stance[1]


def test_a_pair_alone_and_among_others_scores_alike() -> None:
    analysis = analysed(NEWS)
    pairs = [((0, 3), (8, 9)), ((8, 9), (0, 3)), ((5, 7), (22, 23))]
    together = score_pairs(analysis, pairs)
    for pair, score in zip(pairs, together, strict=True):
        alone = score_pairs(analysis, [pair])[0]
        assert alone.event == pytest.approx(score.event, abs=1e-5)


def test_spans_that_are_none_are_refused() -> None:
    analysis = analysed(NEWS)
    with pytest.raises(ValueError, match="outside"):
        score_pairs(analysis, [((0, 1), (5, 5000))])
    with pytest.raises(ValueError, match="no word"):
        span_of(analysis, 10_000, 10_001)


def test_without_vectors_pairs_are_refused_with_advice() -> None:
    analysis = Analysis(analysed(NEWS).doc, None)
    with pytest.raises(ModelUnusable, match="FAULTLINES_SPACY_PIPELINE"):
        score_pairs(analysis, [((0, 1), (4, 5))])
