"""Coreference scores on cases that were worked out by hand."""

from itertools import permutations

import pytest

from benchmarks.coreference import Scores, said_mentions
from benchmarks.coreference_scores import CoreferenceScore, best_matching
from faultlines.records import Actor, Mention, Reading, Token
from training.corpora.gum_chains import Place, matched, read_chains


def scored(key: list[str], said: list[str]) -> CoreferenceScore:
    """The score of clusters of one-letter mentions."""
    score = CoreferenceScore()
    score.add([frozenset(c) for c in key], [frozenset(c) for c in said])
    return score


def test_the_worked_example_of_the_conll_scorer() -> None:
    # Pradhan et al. 2014, "Scoring coreference partitions of predicted mentions", figure 1
    score = scored(["abc", "defg"], ["ab", "cd", "fghi"])
    assert score.mentions.recall.value == pytest.approx(6 / 7)
    assert score.mentions.precision.value == pytest.approx(6 / 8)
    assert score.muc.recall.value == pytest.approx(2 / 5)
    assert score.muc.precision.value == pytest.approx(2 / 5)
    assert score.b_cubed.recall.value == pytest.approx(35 / 84)
    assert score.b_cubed.precision.value == pytest.approx(4 / 8)
    assert score.ceaf_e.recall.value == pytest.approx(1.3 / 2)
    assert score.ceaf_e.precision.value == pytest.approx(1.3 / 3)
    assert score.conll_f1 == pytest.approx((0.4 + 5 / 11 + 0.52) / 3)


def test_what_is_the_same_scores_one_and_what_is_empty_nothing() -> None:
    assert scored(["abc", "de"], ["de", "abc"]).conll_f1 == pytest.approx(1)
    assert scored(["abc"], []).conll_f1 == 0
    assert scored([], []).conll_f1 == 0


def test_entities_of_one_mention_are_left_out_on_both_sides() -> None:
    assert scored(["ab", "c"], ["ab", "d", "e"]).conll_f1 == pytest.approx(1)


def test_documents_are_summed_before_they_are_divided() -> None:
    score = scored(["ab"], ["ab"])
    score.add([frozenset("abcd")], [])
    assert score.muc.recall.value == pytest.approx(1 / 4)
    assert score.muc.precision.value == 1


def test_the_best_matching_is_the_best_of_all() -> None:
    gains = [[0.9, 0.8, 0.1, 0.3], [0.9, 0.1, 0.2, 0.0], [0.8, 0.7, 0.6, 0.7]]
    best = max(sum(gains[r][c] for r, c in enumerate(p)) for p in permutations(range(4), 3))
    found = best_matching(gains)
    assert len(set(found)) == 3
    assert sum(gains[r][c] for r, c in enumerate(found)) == pytest.approx(best)


def test_mentions_match_by_head_and_of_one_head_by_their_words() -> None:
    key = [Place(0, 5, 1), Place(0, 2, 1), Place(6, 7, 6)]
    assert matched(key, [Place(1, 2, 1), Place(0, 4, 1)]) == {0: 1, 1: 0}
    assert matched(key, [Place(4, 7, 5)]) == {}
    assert matched(key, [Place(6, 7, 6), Place(5, 7, 6)]) == {0: 2}


CONLLU = """# newdoc id = one
# text = Ada's dog didn't bark.
1-2	Ada's	_	_	_	_	_	_	_	_
1	Ada	Ada	PROPN	_	_	3	nmod:poss	_	Entity=(1-abstract-new-nnnns-cf2-1-coref(2-person-new-x)
2	's	's	PART	_	_	1	case	_	_
3	dog	dog	NOUN	_	_	6	nsubj	_	Entity=1)
4-5	didn't	_	_	_	_	_	_	_	_
4	did	do	AUX	_	_	6	aux	_	_
5	not	not	PART	_	_	6	advmod	_	_
6	bark	bark	VERB	_	_	0	root	_	SpaceAfter=No
7	.	.	PUNCT	_	_	6	punct	_	_

# newpar
# text = She sold it.
1	She	she	PRON	_	_	2	nsubj	_	Entity=(2-person-giv-x)
2	sold	sell	VERB	_	_	0	root	_	_
3	it	it	PRON	_	_	2	obj	_	Entity=(1-animal-giv-x)|SpaceAfter=No
4	.	.	PUNCT	_	_	2	punct	_	_
"""  # noqa: E501 (a treebank line cannot be broken)
TEXT = "Ada's dog didn't bark.\n\nShe sold it."


@pytest.fixture
def document(tmp_path):
    (tmp_path / "a.conllu").write_text(CONLLU + "\n", encoding="utf-8")
    (found,) = read_chains(tmp_path / "a.conllu")
    return found


def test_a_document_of_gum_is_its_text_and_its_mentions(document) -> None:
    assert document.text == TEXT
    words = [TEXT[start:end] for start, end in document.words]
    assert words[:6] == ["Ada", "'s", "dog", "did", "didn't", "bark"]
    places = [(m.first, m.end, m.head, m.entity) for m in document.mentions]
    assert places == [(0, 3, 2, "1"), (0, 1, 0, "2"), (7, 8, 7, "2"), (9, 10, 9, "1")]


def token(words: str, start: int, head: int) -> Token:
    return Token(start=start, end=start + len(words), lemma="", upos="", head=head, dep="")


def test_a_reading_is_compared_by_its_own_heads(document) -> None:
    tokens = (
        token("Ada's", 0, 1), token("dog", 6, 3), token("didn't", 10, 3), token("bark", 17, 3),
        token(".", 21, 3), token("She", 24, 6), token("sold", 28, 6), token("it", 33, 6),
        token(".", 35, 6),
    )  # fmt: skip
    mentions = (
        Mention(start=0, end=5, form="name", actor="a1", chain="m1"),
        Mention(start=0, end=9, form="description", chain="m2"),
        Mention(start=24, end=27, form="pronoun", actor="a1", chain="m1"),
        Mention(start=33, end=35, form="pronoun", chain="m2"),
    )
    ada = Actor(id="a1", name="Ada", type="person")
    reading = Reading(id="1", text=TEXT, actors=(ada,), mentions=mentions, tokens=tokens)
    said = said_mentions(reading, document)
    assert [mention.place.head for mention in said] == [0, 2, 7, 9]
    scores = Scores.empty()
    scores.add(document, said)
    assert scores.full.conll_f1 == pytest.approx(1)
    assert scores.actors.mentions.recall.value == pytest.approx(1 / 2)
    assert scores.acting.conll_f1 == pytest.approx(1)
