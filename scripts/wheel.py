"""Builds the wheel and checks that it holds all that the program needs besides its code."""

import subprocess
import sys
import tempfile
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

_PROJECT = Path(__file__).parent.parent
_PACKAGE = _PROJECT / "src" / "faultlines"
_WEIGHTS = ("network.onnx", "arcs.onnx", "labeller.onnx", "pairs.onnx", "labels.json")
_REQUIRED = (
    "faultlines/py.typed",
    "faultlines/sample/crisis/reports.csv",
    "faultlines/language/weights/tokenizer.json",
    "faultlines/language/weights/MODEL_CARD.md",
    *(f"faultlines/language/weights/{name}" for name in _WEIGHTS),
)
_LIMIT_MB = 60  # what package registries take without asking


def build(folder: Path) -> Path:
    """Builds the wheel of this checkout into a folder; raises CalledProcessError."""
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", str(_PROJECT)]
    subprocess.run([*command, "--wheel-dir", str(folder)], check=True, stdout=sys.stderr)
    return next(folder.glob("faultlines-*.whl"))


def defects(wheel: Path) -> list[str]:
    """What is wrong with a wheel, a sentence each; empty where nothing is."""
    with ZipFile(wheel) as archive:
        held = {name: archive.getinfo(name).file_size for name in archive.namelist()}
    missing = sorted((set(_REQUIRED) | _source_files()) - set(held))
    found = [f"{name} is not in the wheel." for name in missing]
    found += [f"{name} is empty." for name in _REQUIRED[1:] if held.get(name) == 0]
    size = wheel.stat().st_size / 1e6
    if size > _LIMIT_MB:
        found.append(f"The wheel takes {size:.0f} MB; at most {_LIMIT_MB} are allowed.")
    return found


def _source_files() -> set[str]:
    """Every file of the package in the checkout, as the wheel names it."""
    return {
        str(PurePosixPath("faultlines", *path.relative_to(_PACKAGE).parts))
        for path in _PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def main() -> int:
    """Builds, checks and tells; 1 where anything is missing."""
    with tempfile.TemporaryDirectory() as folder:
        wheel = build(Path(folder))
        wrong = defects(wheel)
        size = wheel.stat().st_size / 1e6
    for sentence in wrong:
        print(sentence)
    if not wrong:
        print(f"The wheel holds code, vocabulary, sample and weights; it takes {size:.0f} MB.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
