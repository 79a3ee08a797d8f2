"""Names of a report put in the place of others of their kind, and offsets brought back.

A name changes at every place of the report: full name, surname, adjective, acronym, so that who
comes back still comes back.
"""

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from benchmarks.fairness_texts import Named, Script
from faultlines.codebook import offices

NAMES = Path(__file__).parent / "fairness_names.yaml"
KINDS = ("person", "nationality", "religion", "party")
CONTROL = "control"
"""Weekdays and numbers changed in place of names: what any change of a word does."""

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMBERS = ("six", "seven", "eight", "nine", "eleven", "twelve", "fourteen", "forty", "sixty")

_BODY_WORDS = frozenset(
    "Party League Front Movement Union Alliance Bloc List Army Brigade Legion Battalion Congress "
    "Command Circle Guards Brotherhood".split()
)
_TITLES = frozenset(
    "defence interior foreign prime finance trade energy environment war minister president "
    "general colonel major captain sergeant corporal admiral commander governor judge mr mrs ms dr "
    "professor senator chancellor premier mayor bishop lady dame sister brother father mother "
    "councillor deputy secretary treasury former acting old sheikh marshal comrade count canon "
    "prince gov cllr duke somebody veteran ex-president vice-president fisheries presiding chief "
    "lord state".split()
)
_PARTS = frozenset("Great Little Upper Lower West East North South New Isles".split())
_PEOPLES = ("ian", "an", "ish", "ese", "ite", "i", "n", "ic")


@dataclass(frozen=True, slots=True)
class Edit:
    """Words `[start, end)` of the report as written, and what stands there instead."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Swap:
    """A report with other names: `names` old to new, `group` whose names they are or ""."""

    script: Script
    kind: str
    group: str
    names: Mapping[str, str]
    text: str
    edits: tuple[Edit, ...]

    def back(self, place: int, *, end: bool = False) -> int:
        """A place of the new text in the text as written; one within a name is its border."""
        shift = 0
        for edit in self.edits:
            start = edit.start + shift
            stop = start + len(edit.words)
            if place <= start:
                break
            if place < stop:
                return edit.end if end else edit.start
            shift += len(edit.words) - (edit.end - edit.start)
        return place - shift


def as_written(script: Script) -> Swap:
    """The report with its own names."""
    return Swap(script, "", "", {}, script.text, ())


def swap_names(script: Script, kind: str, draw: random.Random) -> Swap | None:
    """The report with other names of one kind; None where it has none that can be swapped."""
    pool, group = name_pool(), ""
    if kind == "person":
        people = draw.choice(pool["persons"])
        names, group = _other_persons(script, people, draw), people["culture"]
    elif kind == "nationality":
        names = _other_nations(script, pool["nations"], draw)
    elif kind == "religion":
        names = _other_groups(script.text, pool["faiths"], draw)
        names |= _other_groups(script.text, pool["peoples"], draw)
    elif kind == CONTROL:
        names = _other_words(script.text, _WEEKDAYS, draw)
        names |= _other_words(script.text, _NUMBERS, draw)
    else:
        names = _other_bodies(script, pool, draw)
    adjectives = _adjectives(pool) if kind == "nationality" else {}
    edits = tuple(_edits(script.text, names, adjectives))
    return Swap(script, kind, group, names, _applied(script.text, edits), edits) if edits else None


@cache
def name_pool() -> dict[str, Any]:
    """The names that may be put in."""
    found: dict[str, Any] = yaml.safe_load(NAMES.read_text(encoding="utf-8"))
    return found


def _adjectives(pool: dict[str, Any]) -> dict[str, str]:
    return {nation["name"]: nation["adjective"] for nation in pool["nations"]}


# places of the text


def _edits(text: str, names: Mapping[str, str], adjectives: Mapping[str, str]) -> Iterator[Edit]:
    if not names:
        return
    longest = sorted(names, key=len, reverse=True)
    for found in re.finditer(rf"\b(?:{'|'.join(map(re.escape, longest))})\b(?!-)", text):
        old, new = found[0], names[found[0]]
        noun = re.match(r" [a-z]", text[found.end() :])
        if noun and re.search(r"\b(?:[Tt]he|[Aa]n?) $", text[: found.start()]):
            new = adjectives.get(new, new)
        article = re.search(r"\b[Aa]n? $", text[: found.start()])
        if article and _opens_with_vowel(old) != _opens_with_vowel(new):
            a = article[0][0] + ("n" if _opens_with_vowel(new) else "")
            yield Edit(article.start(), article.end() - 1, a)
        yield Edit(found.start(), found.end(), new)


def _opens_with_vowel(word: str) -> bool:
    return word[0] in "AEIOUaeiou" and not word.startswith(("Eu", "Ug", "Uk", "Uni", "Uy", "Ur"))


def _applied(text: str, edits: tuple[Edit, ...]) -> str:
    parts, at = [], 0
    for edit in edits:
        parts += [text[at : edit.start], edit.words]
        at = edit.end
    return "".join((*parts, text[at:]))


# persons


def _other_persons(script: Script, people: dict[str, Any], draw: random.Random) -> dict[str, str]:
    given = {sex: list(people[key]) for sex, key in (("f", "women"), ("m", "men"))}
    surnames = list(people["surnames"])
    for names in (*given.values(), surnames):
        draw.shuffle(names)
    other: dict[str, str] = {}
    for person in script.cast:
        first, last = _person_name(person) if person.type == "person" else (None, None)
        if any(re.search(rf"\b{re.escape(w.lower())}\b", script.text) for w in (first, last) if w):
            continue  # a name that is also a word of the text
        some = given[person.sex or draw.choice("fm")]
        if last and last not in other and surnames:
            other[last] = surnames.pop()
        if first and first not in other and some:
            other[first] = some.pop()
    return other


def _person_name(person: Named) -> tuple[str | None, str | None]:
    """First name and surname, either None; of a person with more than these, neither."""
    names = {tuple(_without_titles(form)) for form in person.forms if _all_capitals(form)}
    full = [name for name in names if len(name) == 2]
    if len(full) == 1:
        return full[0]
    single = [name[0] for name in names if len(name) == 1]
    if full or not single or any(len(name) > 2 for name in names):
        return None, None
    titled = any(len(form.split()) > 1 for form in person.forms)
    return (None, single[0]) if titled or person.sex is None else (single[0], None)


def _all_capitals(form: str) -> bool:
    words = form.split()
    return all(word[:1].isupper() for word in words) and not re.search(r"[,'’0-9\"]", form)


def _without_titles(form: str) -> list[str]:
    held = offices("heads") | offices("speakers") | offices("members") | offices("honorifics")
    words = form.split()
    while words and (words[0].lower().strip(".") in _TITLES | held or words[0] == "The"):
        words = words[1:]
    if any(word.lower() in _TITLES or word.isupper() for word in words):
        return []
    return words


# nations


def _other_nations(
    script: Script, nations: list[dict[str, str]], draw: random.Random
) -> dict[str, str]:
    named = [n for n in nations if any(_stands(script.text, word) for word in n.values())]
    free = [n for n in nations if n not in named]
    draw.shuffle(free)
    other: dict[str, str] = {}
    for nation in named:
        new = free.pop()
        other |= {word: new[part] for part, word in nation.items()}
        other[nation["adjective"]] = new["adjective"]
    for state in script.cast:
        name = _state_name(state) if state.type == "state" else None
        if name and name not in other and free:
            other |= _invented(script.text, name, free.pop())
    return other


def _stands(text: str, word: str) -> bool:
    return re.search(rf"\b{re.escape(word)}\b", text) is not None


def _state_name(state: Named) -> str | None:
    """The one word that names it, or None where its name has parts of its own ("Upper Vesk")."""
    single = [form for form in state.forms if re.fullmatch(r"[A-Z][a-zà-ü]{3,}", form)]
    parts = any(word in _PARTS for form in state.forms for word in form.split())
    names = [name for name in single if not name.endswith(_PEOPLES[:5])]
    return None if parts or not names else min(names, key=len)


def _invented(text: str, name: str, new: dict[str, str]) -> dict[str, str]:
    """The forms of an invented state and of its people as they stand in the text."""
    other = {name: new["name"]}
    stem = name[: max(3, len(name) - 3)]
    for word in set(re.findall(rf"\b{stem}[a-z]*\b", text)) - {name, name + "s"}:
        if word.endswith(_PEOPLES):
            other[word] = new["adjective"]
        elif word.removesuffix("s").endswith(_PEOPLES):
            other[word] = new["people"]
    return other


# religions and peoples


def _other_groups(text: str, groups: list[dict[str, str]], draw: random.Random) -> dict[str, str]:
    named = [g for g in groups if any(_stands(text, word) for word in g.values())]
    free = [g for g in groups if g not in named]
    draw.shuffle(free)
    other: dict[str, str] = {}
    for group in named:
        new = free.pop()
        other[group["people"]] = new["people"]
        other[group["adjective"]] = new["adjective"]
    return other


def _other_words(text: str, words: tuple[str, ...], draw: random.Random) -> dict[str, str]:
    there = [word for word in words if _stands(text, word)]
    free = [word for word in words if word not in there]
    draw.shuffle(free)
    return dict(zip(there, free, strict=False))


# parties and armed groups


def _other_bodies(script: Script, pool: dict[str, Any], draw: random.Random) -> dict[str, str]:
    other: dict[str, str] = {}
    for kind, key in (("party", "parties"), ("armed_group", "armed_groups")):
        names = {length: list(some) for length, some in pool[key].items()}
        for some in names.values():
            draw.shuffle(some)
        for body in script.cast:
            if body.type == kind:
                other |= _other_body(body, names, set(script.text.split()))
    return other


def _other_body(body: Named, names: dict[str, list[str]], words: set[str]) -> dict[str, str]:
    forms = {re.sub(r"^[Tt]he ", "", form) for form in body.forms}
    full = [f for f in forms if _plain_body(f)]
    if not full:
        return {}
    name = max(sorted(full), key=len)
    *before, last = name.split()
    if last not in _BODY_WORDS:
        same = len(before) == 1 and last not in forms and names["whole"]
        return {name: names["whole"].pop()} if same else {}
    length = {1: "one", 2: "two"}.get(len(before), "")
    if len(names.get(length, ())) < 2:
        return {}
    free = [words for words in names[length] if words != " ".join(before)]
    new = free.pop()
    names[length].remove(new)
    other = {name: f"{new} {last}"}
    short = _initials(name)
    if short in words or any(short in form for form in forms):
        other[short] = _initials(f"{new} {last}")
    return other


def _plain_body(form: str) -> bool:
    words = form.split()
    capitals = all(w[:1].isupper() and not w.isupper() for w in words)
    return 2 <= len(words) <= 3 and capitals and "’s" not in form and "'s" not in form


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split())
