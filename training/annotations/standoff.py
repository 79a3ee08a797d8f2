"""Keys as they are stored: every phrase that stands in the text as offsets, nothing of the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any, TypeVar

from training.annotations.records import (
    Actor,
    AnnotatedText,
    Claim,
    Issue,
    Statement,
    Wording,
)

Stored = Mapping[str, Any]
Record = TypeVar("Record", Actor, Issue, Statement, Claim)
WORDED = ("name", "role", "task", "time", "place")
SPANS = ("evidence", "content", "pronouns")
NAMED = ("vouchers", "actors", "recipients", "types", "set_by", "owed_by", "about", "of")


def stored_wording(phrase: str, text: str, near: Sequence[Sequence[int]] = ()) -> Any:
    """`phrase` as [start, end] where it stands (in `near` if it does), as itself where it does not.

    A phrase that stands nowhere was reworded by its annotator.
    """
    for low, high in [*near, (0, len(text))]:
        at = text.find(phrase, low, high)
        if at >= 0:
            return [at, at + len(phrase)]
    return phrase


def pronoun_span(marked: str, text: str) -> list[int]:
    """Where the word within [[ ]] of a quotation stands; the quotation must stand there once."""
    before, _, rest = marked.partition("[[")
    word, _, after = rest.partition("]]")
    quotation = before + word + after
    if not word or text.count(quotation) != 1:
        raise ValueError(f"{marked!r} must mark one word and stand in the text exactly once")
    at = text.index(quotation) + len(before)
    return [at, at + len(word)]


def stored_item(item: Stored, text: str) -> dict[str, Any]:
    """An actor, issue, statement or claim with its phrases as offsets; blanks are left out."""
    near = item.get("evidence", ())
    found: dict[str, Any] = {}
    for name, value in item.items():
        phrase = value.get("text") if name in {"time", "place"} and value else value
        if name == "aliases":
            found[name] = [stored_wording(alias, text) for alias in value]
        elif name == "pronouns":
            found[name] = [pronoun_span(marked, text) for marked in value]
        elif name in WORDED and phrase:
            found[name] = stored_wording(phrase, text, near)
        else:
            found[name] = value
    return {n: v for n, v in found.items() if v not in (None, [], False) or n == "core"}


def stored_key(key: Stored, text: str) -> dict[str, Any]:
    """All items of a key; ValueError where an alias is no phrase of the text."""
    lists = ("actors", "issues", "statements", "claims")
    items = {name: [stored_item(item, text) for item in key[name]] for name in lists}
    for actor in items["actors"]:
        reworded = [alias for alias in actor.get("aliases", ()) if isinstance(alias, str)]
        if reworded:
            raise ValueError(f"{key['id']}, actor {actor['id']}: not in the text: {reworded}")
    return items


def _wording(stored: Any, text: str) -> Wording:
    if isinstance(stored, str):
        return Wording(stored, None)
    start, end = stored
    return Wording(text[start:end], (start, end))


def _field(name: str, value: Any, text: str) -> Any:
    """A stored field as a record has it."""
    found: Any = tuple(value) if isinstance(value, list) else value
    if name in WORDED:
        found = _wording(value, text)
    elif name == "aliases":
        found = tuple(text[start:end] for start, end in value)
    elif name in SPANS:
        found = tuple((start, end) for start, end in value)
    elif name == "others":
        found = tuple((other["actor"], other["part"]) for other in value)
    elif name == "implies":
        found = value["relation"], value.get("other")
    elif name in NAMED and isinstance(value, str):
        found = (value,)
    return found


def _record(
    kind: type[Record], stored: Stored, text: str, single: frozenset[str] = frozenset()
) -> Record:
    """A stored item as its record; the fields named in `single` are taken as they are."""
    unknown = set(stored) - {field.name for field in fields(kind)}
    if unknown:
        raise ValueError(f"{kind.__name__} {stored.get('id')} has unknown fields {unknown}")
    given = {
        name: value if name in single else _field(name, value, text)
        for name, value in stored.items()
    }
    return kind(**given)


def typed_text(
    name: str, place: tuple[str, str, int], text: str, items: Mapping[str, Sequence[Stored]]
) -> AnnotatedText:
    """Records of a stored key; `place` is corpus, document and offset of the text in it."""
    corpus, document, start = place
    return AnnotatedText(
        name, corpus, document, start, text,
        tuple(_record(Actor, item, text, frozenset({"of"})) for item in items["actors"]),
        tuple(_record(Issue, item, text) for item in items["issues"]),
        tuple(_record(Statement, item, text) for item in items["statements"]),
        tuple(_record(Claim, item, text) for item in items["claims"]),
    )  # fmt: skip
