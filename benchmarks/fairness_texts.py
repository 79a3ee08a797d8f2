"""The reports of the fairness benchmark, each with the forms under which it names its actors.

Our own only: the bundled sample and the annotated reports, whose keys say who is a person, a state
or a party, and a few written for this measurement that name real nations, religions and peoples.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
SAMPLE_KEYS = HERE.parent / "tests" / "sample_key"
OWN_REPORTS = HERE.parent / "training" / "annotations" / "own_reports.jsonl"
REPORTS = HERE / "fairness_reports.yaml"

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})


_TITLED = re.compile(r"\b(Mrs|Ms|Miss|Dame|Lady|Sister|Mr)\.? ([A-Z][\w-]+(?: [A-Z][\w-]+)?)")


@dataclass(frozen=True, slots=True)
class Named:
    """An actor of a report: its type, its forms in the text, `sex` "f", "m" or None."""

    type: str
    forms: tuple[str, ...]
    sex: str | None = None


@dataclass(frozen=True, slots=True)
class Script:
    """A report and those it names."""

    id: str
    text: str
    cast: tuple[Named, ...]


def own_scripts() -> list[Script]:
    """All reports of our own."""
    annotated = OWN_REPORTS.read_text(encoding="utf-8").splitlines()
    return [
        *folder_scripts(SAMPLE_KEYS),
        *(_of_key(json.loads(line)) for line in annotated),
        *_written_for_this(),
    ]


def folder_scripts(folder: Path) -> list[Script]:
    """The keys (readings in the claim format with their texts) of a folder."""
    files = sorted(folder.glob("[0-9a-z]*.json"))
    keys = [json.loads(file.read_text(encoding="utf-8")) for file in files]
    return [_of_key(key) for key in keys if isinstance(key, dict) and "actors" in key]


def _of_key(key: dict[str, Any]) -> Script:
    text = key["text"]
    cast = tuple(_of_actor(text, actor) for actor in key["actors"])
    return Script(str(key["id"]), text, cast)


def _of_actor(text: str, actor: dict[str, Any]) -> Named:
    forms = {_words(text, form) for form in (actor["name"], *actor.get("aliases", ()))}
    said = (_words(text, place) for place in actor.get("pronouns", ()))
    pronouns = {_marked(words).lower() for words in said}
    return Named(actor["type"], tuple(sorted(forms)), _sex(text, forms, pronouns))


def _words(text: str, form: str | list[int]) -> str:
    return form if isinstance(form, str) else text[form[0] : form[1]]


def _marked(words: str) -> str:
    """The pronoun itself where it is given with the words around it ("[[She]] needed")."""
    found = re.search(r"\[\[(.*?)\]\]", words)
    return found[1].split()[0] if found and found[1] else words


def _sex(text: str, forms: Iterable[str], pronouns: set[str]) -> str | None:
    last = {form.split()[-1] for form in forms}
    titled = {
        "f" if title in ("Mrs", "Ms", "Miss", "Dame", "Lady", "Sister") else "m"
        for title, name in re.findall(_TITLED, text)
        if last & set(name.split())
    }
    told = titled | ({"f"} if pronouns & _SHE else set()) | ({"m"} if pronouns & _HE else set())
    return told.pop() if len(told) == 1 else None


def _written_for_this() -> list[Script]:
    return [
        Script(
            item["id"],
            item["text"].strip(),
            tuple(Named("person", (name,), sex) for name, sex in item["persons"].items()),
        )
        for item in yaml.safe_load(REPORTS.read_text(encoding="utf-8"))
    ]
