"""What takes up what: phrases, the scorer's use, and chains in readings."""

import numpy as np
import pytest

from faultlines.language import Analyser, Analysis
from faultlines.reader import read_report
from faultlines.reader.actors import Ensemble
from faultlines.reader.coreference import Links, find_links, find_phrases
from faultlines.reader.coreference.features import (
    OWN,
    TABLES,
    candidate_pairs,
    pair_facts,
    phrase_facts,
)
from faultlines.reader.coreference.linking import link_phrases
from faultlines.reader.coreference.scorer import PairScorer, load_scorer
from faultlines.records import Report, validate

TEXT = (
    "Anna Keller opened the bridge on Friday. She said that it had cost too much, and that the "
    "mayor and his deputy should pay for the bridge themselves."
)


@pytest.fixture(scope="module")
def analysis(analyser: Analyser) -> Analysis:
    return analyser.analyse(TEXT)


def chain_words(analysis: Analysis) -> list[list[str]]:
    """The heads of each chain."""
    links = find_links(analysis)
    doc = analysis.doc
    return [[doc[links.phrases[n].head].text for n in chain] for chain in links.chains()]


def test_phrases_are_pronouns_names_and_nouns_with_their_sort(analysis):
    doc = analysis.doc
    sorts = {(doc[p.head].text, p.sort) for p in find_phrases(doc)}
    assert {("She", "she"), ("it", "it"), ("bridge", "definite"), ("his", "he")} <= sorts
    assert ("mayor", "joint") in sorts
    for phrase in find_phrases(doc):
        assert phrase.first <= phrase.head < phrase.end


def test_a_person_and_a_thing_are_two_chains(analysis):
    chains = chain_words(analysis)
    assert any({"Keller", "She"} <= set(chain) for chain in chains) or any(
        {"Anna", "She"} <= set(chain) for chain in chains
    )
    assert any(chain.count("bridge") == 2 and "it" in chain for chain in chains)


def test_facts_fit_the_tables_and_the_packaged_weights(analysis):
    phrases = find_phrases(analysis.doc)
    facts = phrase_facts(analysis, phrases)
    later, earlier = candidate_pairs(facts)
    values = pair_facts(facts, later, earlier)
    assert facts.own.shape == (len(phrases), OWN)
    assert (earlier < later).all()
    assert (values >= 0).all()
    assert (values < np.array(list(TABLES.values()))).all()
    weights = load_scorer().weights
    assert len(weights["tables"]) == sum(TABLES.values())
    assert len(weights["later"]) == OWN


def test_a_chain_with_a_she_takes_no_he(analyser: Analyser):
    analysis = analyser.analyse("She left. He stayed. She came back.")
    phrases = tuple(find_phrases(analysis.doc))
    facts = phrase_facts(analysis, phrases)
    weights = {n: np.zeros_like(w) for n, w in load_scorer().weights.items()}
    eager = PairScorer(weights | {"bias": weights["bias"] + 1, "out": weights["out"] + 1})
    assert link_phrases(phrases, facts, eager).taken_up == (None, None, 0)


def test_without_vectors_there_are_still_links(analyser: Analyser):
    whole = analyser.analyse(TEXT)
    links = find_links(Analysis(whole.doc, None, None))
    assert len(links.taken_up) == len(find_phrases(whole.doc))


def test_a_text_without_words_has_no_chains(analyser: Analyser):
    assert find_links(analyser.analyse("")).chains() == []
    assert find_links(analyser.analyse("\n\n")).chains() == []


def test_a_reading_tells_chains_of_actors_and_of_things(analyser: Analyser):
    reading = read_report(Report(id="1", text=TEXT), analyser)
    assert validate(reading) == ()
    by_words = {TEXT[m.start : m.end]: m for m in reading.mentions}
    assert by_words["it"].chain is not None
    assert by_words["it"].actor is None
    assert by_words["She"].actor is not None
    assert by_words["She"].chain == by_words["Anna Keller"].chain != by_words["it"].chain


@pytest.mark.parametrize(("antecedent", "stands_for"), [("plan", None), ("ministry", "ministry")])
def test_it_stands_for_an_actor_only_where_it_takes_one_up(
    analyser: Analyser, antecedent: str, stands_for: str | None
):
    found = analyser.analyse("The ministry published the plan on Monday. It came late.")
    phrases = tuple(find_phrases(found.doc))
    words = [found.doc[phrase.head].text for phrase in phrases]
    before: list[int | None] = [None] * len(words)
    before[words.index("It")] = words.index(antecedent)
    ensemble = Ensemble(found.doc, found.heads, Links(phrases, tuple(before), ((),) * len(words)))
    cast = ensemble.of_word(next(t for t in found.doc if t.text == "It"))
    expected = next((t for t in found.doc if t.text == stands_for), None)
    assert cast is (ensemble.of_word(expected) if expected is not None else None)
    assert (cast is None) == (stands_for is None)
