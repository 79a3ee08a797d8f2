import sys
from pathlib import Path

import pytest

from faultlines.errors import ModelUnusable
from faultlines.language import load_analyser


def test_without_spacy_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    monkeypatch.setenv("FAULTLINES_SPACY_PIPELINE", "en_core_web_sm")
    with pytest.raises(ModelUnusable, match=r"pip install 'faultlines\[spacy\]'"):
        load_analyser()


def test_a_pipeline_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("spacy")
    monkeypatch.setenv("FAULTLINES_SPACY_PIPELINE", "no_such_pipeline")
    with pytest.raises(ModelUnusable, match="no_such_pipeline"):
        load_analyser()


def test_a_pipeline_without_a_parser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy")
    spacy.blank("en").to_disk(tmp_path / "blank")
    monkeypatch.setenv("FAULTLINES_SPACY_PIPELINE", str(tmp_path / "blank"))
    with pytest.raises(ModelUnusable, match="parser"):
        load_analyser()


def test_the_trees_of_a_pipeline_are_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy")
    nlp = spacy.blank("en")
    nlp.add_pipe("parser").add_label("nsubj")
    nlp.add_pipe("ner").add_label("GPE")
    nlp.initialize()
    nlp.to_disk(tmp_path / "untrained")
    monkeypatch.setenv("FAULTLINES_SPACY_PIPELINE", str(tmp_path / "untrained"))
    analysis = load_analyser().analyse("Soldiers don't leave.")
    assert [token.text for token in analysis.doc] == ["Soldiers", "do", "n't", "leave", "."]
    assert analysis.vectors is None
