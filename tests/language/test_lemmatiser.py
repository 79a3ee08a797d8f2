from faultlines.language.lemmatiser import Lemmatiser

RULES = ("l|0|", "k|0|", "l|1|", "=|be", "l|2|")
UPOS = ("VERB", "NOUN", "AUX", "PROPN", "ADJ")


def lemma(rule: str, upos: str, word: str, known: frozenset[str] = frozenset({"threaten"})) -> str:
    maker = Lemmatiser(RULES, UPOS, known, {"VERB": {"stole": "steal"}})
    return maker.lemma(RULES.index(rule), UPOS.index(upos), word)


def test_spelling_corrects_the_network() -> None:
    assert lemma("l|1|", "VERB", "threatened") == "threaten"


def test_irregular_forms_are_looked_up() -> None:
    assert lemma("l|0|", "VERB", "Stole") == "steal"


def test_other_parts_of_speech_keep_the_networks_lemma() -> None:
    assert lemma("=|be", "AUX", "was") == "be"
    assert lemma("k|0|", "PROPN", "Emirates") == "Emirates"


def test_an_abbreviation_is_no_plural() -> None:
    assert lemma("k|0|", "NOUN", "GPS") == "GPS"


def test_an_adjective_that_is_no_comparative_stays() -> None:
    assert lemma("l|0|", "ADJ", "Other") == "other"


def test_without_a_list_of_words_the_network_has_the_say() -> None:
    assert lemma("l|1|", "VERB", "threatened", frozenset()) == "threatene"


def test_irregular_forms_that_treebanks_lack_are_known() -> None:
    assert lemma("l|0|", "VERB", "fled") == "flee"
    assert lemma("l|0|", "VERB", "overthrew") == "overthrow"
    assert lemma("l|0|", "NOUN", "Women") == "woman"
