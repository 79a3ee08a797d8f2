from pathlib import Path

import pytest

from faultlines.errors import ModelUnusable
from faultlines.language.network_analyser import NetworkAnalyser
from faultlines.language.sessions import FILES, check_weights, read_labels


def test_missing_files_are_named(tmp_path: Path) -> None:
    for name in FILES[1:]:
        (tmp_path / name).touch()
    with pytest.raises(ModelUnusable, match=FILES[0]):
        check_weights(tmp_path)
    with pytest.raises(ModelUnusable):
        NetworkAnalyser(tmp_path)


def test_damaged_labels_are_told(tmp_path: Path) -> None:
    path = tmp_path / "labels.json"
    path.write_text('{"upos": ["NOUN"', encoding="utf-8")
    with pytest.raises(ModelUnusable, match="damaged"):
        read_labels(path)
