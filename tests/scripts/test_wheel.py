"""What is missing from a wheel is named."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from scripts import wheel


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "faultlines"
    folder.mkdir()
    (folder / "word.yaml").write_text("word", encoding="utf-8")
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "x.pyc").write_text("", encoding="utf-8")
    monkeypatch.setattr(wheel, "_PACKAGE", folder)
    monkeypatch.setattr(wheel, "_REQUIRED", ("faultlines/py.typed", "faultlines/weights"))
    return folder


def write(path: Path, **files: str) -> Path:
    with ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(f"faultlines/{name}", text)
    return path


@pytest.mark.usefixtures("package")
def test_a_wheel_that_holds_everything_has_no_defect(tmp_path: Path) -> None:
    files = {"py.typed": "", "weights": "x", "word.yaml": "word"}
    assert wheel.defects(write(tmp_path / "w.whl", **files)) == []


@pytest.mark.usefixtures("package")
def test_what_is_missing_or_empty_is_named(tmp_path: Path) -> None:
    assert wheel.defects(write(tmp_path / "w.whl", weights="")) == [
        "faultlines/py.typed is not in the wheel.",
        "faultlines/word.yaml is not in the wheel.",
        "faultlines/weights is empty.",
    ]
