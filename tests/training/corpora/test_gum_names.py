from training.corpora.gum_names import gum_tags, mentions_of


def rows(*words: tuple[str, str, str, str]) -> list[list[str]]:
    return [
        [str(n), form, form, upos, "NNP", "_", "0", relation, "_", f"Entity={entity}"]
        for n, (form, upos, relation, entity) in enumerate(words, start=1)
    ]


def test_brackets_open_and_close() -> None:
    sentence = rows(
        ("the", "DET", "det", "(1-person-new-x-cf1-2-coref"),
        ("mayor", "NOUN", "nsubj", ""),
        ("of", "ADP", "case", ""),
        ("Ulm", "PROPN", "nmod", "(2-place-new-x-cf1-1-coref-Ulm)1)"),
    )
    assert {(m.first, m.end, m.kind, m.head) for m in mentions_of(sentence)} == {
        (3, 4, "place", 3),
        (0, 4, "person", 1),
    }


def test_a_name_leaves_its_title_out() -> None:
    sentence = rows(
        ("President", "PROPN", "nmod:desc", "(1-person-new-x-cf1-2-coref"),
        ("Ada", "PROPN", "nsubj", ""),
        ("Vance", "PROPN", "flat", "1)"),
        ("spoke", "VERB", "root", ""),
    )
    tags = gum_tags(sentence)
    assert tags[1:] == [{"B-PER"}, {"I-PER"}, {"O"}]
    assert "B-PER" not in tags[0] or len(tags[0]) > 1


def test_a_place_within_a_name_is_part_of_it() -> None:
    sentence = rows(
        ("University", "PROPN", "root", "(1-organization-new-x-cf1-1-coref"),
        ("of", "ADP", "case", ""),
        ("Varn", "PROPN", "nmod", "(2-place-new-x-cf1-1-coref)1)"),
    )
    assert gum_tags(sentence) == [{"B-ORG"}, {"I-ORG"}, {"I-ORG"}]


def test_an_office_is_no_name() -> None:
    sentence = rows(
        ("the", "DET", "det", "(1-person-new-x-cf1-2-coref"),
        ("President", "PROPN", "nsubj", "1)"),
    )
    assert gum_tags(sentence)[1] == {"O", "B-MISC", "I-MISC"}
