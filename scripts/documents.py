"""Writes what the documentation quotes from the program: the reference, and the README's output."""

from pathlib import Path

from scripts.readme import filled
from scripts.reference import reference
from scripts.vocabulary import vocabulary

_PROJECT = Path(__file__).parent.parent
_PAGES = {"docs/reference/commands.md": reference, "docs/reference/vocabulary.md": vocabulary}


def pages() -> dict[Path, str]:
    """Every page that the program writes, and what it should say."""
    return {_PROJECT / name: write() for name, write in _PAGES.items()}


def main() -> None:
    """Writes every page anew that no longer says what the program says."""
    readme = _PROJECT / "README.md"
    quoting = filled(readme.read_text(encoding="utf-8"))
    for path, text in {**pages(), readme: quoting}.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"{path.relative_to(_PROJECT)} is written anew.")


if __name__ == "__main__":
    main()
