import pytest

from faultlines.language.lemmas import KEEP, apply_rule, rule_for


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("Was", "be"),
        ("said", "say"),
        ("Troops", "troop"),
        ("Baghdad", "Baghdad"),
        ("U.S.", "U.S."),
        ("'s", "be"),
        ("BETTER", "well"),
        ("children", "child"),
        ("n't", "not"),
    ],
)
def test_a_rule_gives_back_the_lemma_it_was_made_from(word: str, lemma: str) -> None:
    assert apply_rule(rule_for(word, lemma), word) == lemma


def test_regular_words_share_a_rule() -> None:
    assert rule_for("attacked", "attack") == rule_for("Condemned", "condemn") == "l|2|"


def test_the_cheaper_case_wins() -> None:
    assert rule_for("Hamas", "Hamas") == KEEP


def test_a_rule_that_would_take_the_whole_word_leaves_it() -> None:
    assert apply_rule("l|2|", "Ed") == "ed"
