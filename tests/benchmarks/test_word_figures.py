from pathlib import Path

import pytest

from benchmarks.words import documents, measure, ours, places

TREEBANK = """# newdoc id = a
# sent_id = 1
# text = They don't (yet) know.
1\tThey\t_\tPRON
2-3\tdon't\t_\t_
2\tdo\t_\tAUX
3\tn't\t_\tPART
4\t(\t_\tPUNCT
5\tyet\t_\tADV
6\t)\t_\tPUNCT
7\tknow\t_\tVERB
8\t.\t_\tPUNCT

# newdoc id = b
# sent_id = 2
# text = Yes.
1\tYes.\t_\tINTJ

"""


def test_gold_words_and_ours_are_placed_alike(tmp_path: Path) -> None:
    path = tmp_path / "t.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    (first, gold), (second, other) = documents(path)
    assert first == "They don't (yet) know."
    assert places(ours(first)) == gold
    assert other == {(0, 4)}
    assert places(ours(second)) == {(0, 3), (3, 4)}


def test_what_is_measured_can_fall(tmp_path: Path) -> None:
    pytest.importorskip("spacy")
    path = tmp_path / "t.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    figures = {figure.key: figure.value for figure in measure([path])}
    assert figures["words"] == 9
    assert figures["f1"] == 200 * 8 / (9 + 10)
