from pathlib import Path

import pytest
import spacy

from faultlines.errors import ModelUnusable
from faultlines.language import load_analyser


def test_a_pipeline_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAULTLINES_SPACY_PIPELINE", "no_such_pipeline")
    with pytest.raises(ModelUnusable, match="no_such_pipeline"):
        load_analyser()


def test_a_pipeline_without_a_parser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    monkeypatch.setenv("FAULTLINES_SPACY_PIPELINE", str(tmp_path / "blank"))
    with pytest.raises(ModelUnusable, match="parser"):
        load_analyser()
