from pathlib import Path

from faultlines.language.pieces import BLANK_LINE, NOTHING, SPACE
from training.corpora.treebanks import read_treebank

CONLLU = """\
# newdoc id = weblog-one
# newpar id = p1
# sent_id = s1
# text = They can't go.
1\tThey\tthey\tPRON\tPRP\t_\t4\tnsubj\t_\t_
2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_
2\tca\tcan\tAUX\tMD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\t_
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = s2
# text = Varnia agreed
1\tVarnia\tVarnia\tPROPN\tNNP\t_\t2\tnsubj\t_\t_
2\tagreed\tagree\tVERB\tVBD\t_\t0\troot\t_\t_

# newdoc id = weblog-two
# sent_id = s3
# text = Yes
1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_

"""
NAMES = """\
# sent_id = s2
# text = Varnia agreed
1\tVarnia\tB-LOC\t-\tx
2\tagreed\tB-O\t-\tx

"""


def written(folder: Path) -> tuple[Path, Path]:
    trees, names = folder / "trees.conllu", folder / "names.iob2"
    trees.write_text(CONLLU, encoding="utf-8")
    names.write_text(NAMES, encoding="utf-8")
    return trees, names


def test_a_document_is_its_sentences_in_a_row(tmp_path: Path) -> None:
    first, second = read_treebank(written(tmp_path)[0], "ud-ewt")
    assert first.words == ["They", "ca", "n't", "go", ".", "Varnia", "agreed"]
    assert first.starts == [True, False, False, False, False, True, False]
    assert first.heads == [3, 3, 3, 3, 3, 6, 6]
    assert first.gaps == [BLANK_LINE, SPACE, NOTHING, SPACE, NOTHING, SPACE, SPACE]
    assert first.names is None
    assert second.words == ["Yes"]


def test_names_are_joined_where_there_are_some(tmp_path: Path) -> None:
    trees, names = written(tmp_path)
    first = read_treebank(trees, "ud-ewt", names)[0]
    assert first.names is not None
    assert first.names[5] == {"B-LOC"}
    assert first.names[6] == {"O", "B-MISC", "I-MISC"}  # UNER does not mark MISC
    assert len(first.names[0]) == 9  # a sentence without annotation may hold anything


def test_documents_can_be_held_out(tmp_path: Path) -> None:
    found = read_treebank(written(tmp_path)[0], "ud-ewt", without=frozenset({"-one"}))
    assert [passage.words for passage in found] == [["Yes"]]


def test_where_every_kind_is_marked_the_untagged_are_no_names(tmp_path: Path) -> None:
    trees, names = written(tmp_path)
    names.write_text(NAMES.replace("B-LOC", "B-OTH"), encoding="utf-8")
    first = read_treebank(trees, "ud-ewt", names)[0]
    assert first.names is not None
    assert first.names[5:] == [{"B-MISC"}, {"O"}]
