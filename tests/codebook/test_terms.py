"""The vocabulary says in words what the claim format allows, and nothing else."""

from typing import get_args

import pytest

from faultlines.codebook import event_terms, nations, relation_label, relations, tables
from faultlines.codebook.tables import VocabularyBroken, require_words, table
from faultlines.records import terms

CLASSES = {
    "verbal cooperation",
    "material cooperation",
    "verbal conflict",
    "material conflict",
}


def test_actor_types_are_those_of_the_format():
    assert set(table("actor_types")) == set(get_args(terms.ActorType))


def test_event_types_are_those_of_the_format():
    assert set(event_terms()) == set(get_args(terms.EventType))
    assert {term.event_class for term in event_terms().values()} == CLASSES


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        ("status", terms.SpeechStatus),
        ("kind", terms.ClaimKind),
        ("uptake", terms.Uptake),
        ("commitment", terms.CommitmentForm),
        ("outcome", terms.OutcomeResult),
        ("outlook", terms.OutlookForm),
        ("part", terms.EventPart),
        ("change", terms.Change),
    ],
)
def test_closed_terms_are_those_of_the_format(name, allowed):
    assert set(table("claim_terms")[name]) == set(get_args(allowed))


def test_relations_have_a_sign_and_read_both_ways():
    for term in relations().values():
        assert term.sign in (-1, 0, 1)
        assert term.label
        assert term.back
        assert term.description
        assert term.label == term.back or not term.mutual
    assert relations()["opposes"].sign == -1
    assert relations()["leads"].sign == 0


def test_a_relation_beyond_the_codebook_reads_as_it_is_spelt():
    assert relation_label("smuggles_for") == "smuggles for"


def test_stances_and_actions_use_known_codes():
    assert set(table("stances")) <= set(relations())
    assert set(table("actions")) == set(event_terms())


def test_no_word_names_two_countries():
    names = [name.lower() for nation in nations() for name in nation.names]
    assert len(names) == len(set(names))


def test_a_people_is_named_in_the_plural_whichever_country_it_is_of():
    for nation in nations():
        for word in nation.adjectives:
            if word.endswith("an") and " " not in word:
                assert f"{word}s" in nation.adjectives, f"{nation.name}: {word}"


def test_a_bare_no_in_a_word_list_is_refused():
    with pytest.raises(VocabularyBroken, match="quotes"):
        require_words([False, "never"], "certainty.yaml: negators")


def test_every_file_of_the_vocabulary_is_read():
    from importlib.resources import files

    found = {f.name for f in files("faultlines.codebook").iterdir() if f.name.endswith(".yaml")}
    for name in found:
        assert tables.table(name.removesuffix(".yaml"))
