"""From annotations to labels of words and pairs, on hand-made trees."""

from training.annotations.records import Actor, AnnotatedText, Claim, Issue, Statement, Wording
from training.corpora.claim_pairs import NONE_TIE, claim_pairs
from training.corpora.claim_words import alias_spans, claim_layers, mentions
from training.corpora.pairs import EVENTS, TIES
from training.corpora.passage import Passage
from training.corpora.trees_of_text import WordTrees, word_places
from training.windows import part

WORDS = [
    "Vetra",
    "officials",
    "say",
    "that",
    "Lissow",
    "shelled",
    "Sarvane",
    ".",
    "He",
    "wept",
    ".",
]
TEXT = " ".join(WORDS)
SPANS = word_places(WORDS, TEXT)
#        Vetra officials say that Lissow shelled Sarvane . He wept .
HEADS = [1, 2, 2, 5, 5, 2, 5, 2, 9, 9, 9]
TREES = WordTrees(SPANS, [1] * 8 + [2] * 3, HEADS)


def at(phrase: str) -> tuple[int, int]:
    start = TEXT.index(phrase)
    return start, start + len(phrase)


def actor(name: str, kind: str, text: str, *, pronouns: tuple[str, ...] = ()) -> Actor:
    return Actor(name, Wording(text, at(text)), kind, (text,), None, tuple(map(at, pronouns)))


def annotated(*claims: Claim) -> AnnotatedText:
    actors = (
        actor("a1", "state", "Vetra"), actor("a2", "government", "Vetra officials"),
        actor("a3", "state", "Lissow", pronouns=("He",)), actor("a4", "population", "Sarvane"),
    )  # fmt: skip
    said = Statement(
        "s1", (at("Vetra officials say that Lissow shelled Sarvane"),), "indirect",
        at("Vetra officials"), at("say"), (at("that Lissow shelled Sarvane"),), "a2",
    )  # fmt: skip
    issue = Issue("i1", Wording("shelled Sarvane", at("shelled Sarvane")))
    return AnnotatedText("t001", "own", "t001", 0, TEXT, actors, (issue,), (said,), claims)


SHELLING = Claim(
    "c1", "event", (at("Lissow shelled Sarvane"),), status="denied", types=("ASSAULT", "COERCE"),
    trigger=at("shelled"), actors=("a3",), recipients=("a4",),
)  # fmt: skip
HOSTILE = Claim(
    "c2", "tie", (at("Lissow shelled Sarvane"),), source="a3", target="a4", sign=-1, mutual=True,
)  # fmt: skip
LOADED = Claim("c3", "framing", (at("He wept"),), target="a3", term=at("wept"), sign=-1)


def labels(name: str, *claims: Claim) -> dict[str, set[str]]:
    row = claim_layers(annotated(*claims), TREES).labels[name]
    return {WORDS[i]: set(each) for i, each in enumerate(row) if each != {"O"}}


def test_a_trigger_may_bear_each_of_its_types() -> None:
    assert labels("triggers", SHELLING) == {"shelled": {"ASSAULT", "COERCE"}}


def test_actors_stand_at_head_words_and_pronouns_are_not_judged() -> None:
    assert labels("actors") == {
        "Vetra": {"state"}, "officials": {"government"}, "Lissow": {"state"},
        "Sarvane": {"population"}, "He": set(),
    }  # fmt: skip


def test_speech_has_its_cue_the_head_of_its_source_and_its_content() -> None:
    assert labels("cues") == {"say": {"cue"}}
    assert labels("sources") == {"officials": {"source"}}
    assert set(labels("content")) == {"that", "Lissow", "shelled", "Sarvane"}


def test_loaded_words_have_their_sign() -> None:
    assert labels("framing", LOADED) == {"wept": {"negative"}}


def test_firmness_is_asked_only_where_a_claim_is_told() -> None:
    assert labels("firmness", SHELLING, LOADED)["shelled"] == {"denied"}
    assert labels("firmness", SHELLING)["wept"] == set()


def test_the_longer_name_has_a_shared_head_word() -> None:
    found = {(m.actor, m.words) for m in mentions(annotated(), TREES)}
    assert ("a2", (0, 2)) in found
    assert ("a1", (0, 1)) in found


def test_a_name_is_found_without_its_article() -> None:
    group = Actor("a1", Wording("the Front", None), "armed_group", ("the Front",))
    assert alias_spans(group, "The Front and Front men") == [(0, 9), (14, 19)]


def test_pairs_have_events_ties_and_their_sentence() -> None:
    pairs = claim_pairs(annotated(SHELLING, HOSTILE), TREES)
    there = [p for p in pairs if (p.source, p.target) == ((4, 5), (6, 7))]
    assert [p.event for p in there if p.event is not None] == [EVENTS.index("ASSAULT")]
    assert [p.tie for p in there if p.tie is not None] == [TIES.index("negative")]
    back = [p for p in pairs if (p.source, p.target) == ((6, 7), (4, 5))]
    assert TIES.index("negative") in [p.tie for p in back]
    assert {p.scope for p in pairs} == {(0, 8)}


def test_an_event_without_a_tie_says_nothing_of_the_tie() -> None:
    pairs = claim_pairs(annotated(SHELLING), TREES)
    joined = [p for p in pairs if (p.source, p.target) == ((4, 5), (6, 7))]
    assert NONE_TIE not in [p.tie for p in joined]


def test_a_part_of_a_passage_has_its_part_of_labels_and_scopes() -> None:
    text = annotated(SHELLING, HOSTILE)
    whole = Passage(
        "annotated", WORDS, [1] * len(WORDS),
        pairs=claim_pairs(text, TREES), claims=claim_layers(text, TREES),
    )  # fmt: skip
    half = part(whole, 3, 8)
    assert half.claims.labels["triggers"][2] == {"ASSAULT", "COERCE"}
    assert {p.scope for p in half.pairs} == {(0, 5)}
    assert all(p.source[0] >= 0 and p.target[1] <= 5 for p in half.pairs)


def test_words_are_found_in_a_text_with_contractions() -> None:
    assert word_places(["ca", "n't", "go"], "can't  go") == [(0, 2), (2, 5), (7, 9)]
