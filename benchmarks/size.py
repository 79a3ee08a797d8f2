"""What an installation takes on disk: the project installed into a new environment."""

import argparse
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from benchmarks.figures import Figure, progress, show

_PROJECT = Path(__file__).parent.parent
_BIGGEST = 8


def measure(project: Path) -> list[Figure]:
    """Megabytes of the whole, of the project itself, and of its biggest dependencies."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder, "venv")
        progress("making a new environment and installing the project into it")
        venv.create(home, with_pip=True)
        python = next(
            path for path in (home / "bin/python", home / "Scripts/python.exe") if path.exists()
        )
        before = _megabytes(home)
        install = [str(python), "-m", "pip", "install", "--quiet", "--no-compile", str(project)]
        subprocess.run(install, check=True, stdout=sys.stderr)
        packages = next(home.rglob("site-packages"))
        sizes = {path.name: _megabytes(path) for path in packages.iterdir() if path.is_dir()}
        whole = _megabytes(home) - before
    biggest = sorted(sizes, key=lambda name: -sizes[name])[:_BIGGEST]
    return [
        Figure("installed", "the program with all it needs", whole, "MB"),
        Figure("package", "of it faultlines", sizes["faultlines"], "MB"),
        *(
            Figure(name, f"of it {name}", sizes[name], "MB")
            for name in biggest
            if name != "faultlines"
        ),
    ]


def _megabytes(folder: Path) -> float:
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files) / 1e6


def main() -> None:
    """Measures and shows."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.size", description=__doc__)
    parser.add_argument("--project", type=Path, default=_PROJECT, help="folder, wheel or name")
    show(measure(parser.parse_args().project))


if __name__ == "__main__":
    main()
