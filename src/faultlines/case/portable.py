"""Claims told apart from the ids of one reading, so that a decision finds its claim again.

Ids of actors and claims change when a report is read again. In a portable claim each id gives way
to what it stands for, by name: "actor:person:Nouri al-Maliki".
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec

from faultlines.records import Claim, Reading, Span
from faultlines.records.terms import RESERVED_ACTORS

Content = dict[str, Any]
"""A claim as plain data, with names in the place of ids; only ever handled in this room."""

_ONE = ("source", "target", "over", "actor", "of", "by")
_MANY = ("vouchers", "actors", "recipients", "set_by", "owed_by", "about", "of")
_ENDS = tuple(field for field in (*_ONE, *_MANY) if field != "vouchers")
_BESIDE = ("id", "evidence", "confidence", "matter", "time", "place", "trigger")
_HALF = 0.5


class Names:
    """What the ids of one reading stand for, and back."""

    def __init__(self, reading: Reading) -> None:
        self._names = {one: one for one in RESERVED_ACTORS}
        self._names |= {one.id: f"actor:{one.type}:{one.name}" for one in reading.actors}
        self._names |= {one.id: f"issue::{one.name}" for one in reading.issues}
        self._names |= {one.id: _claim_name(one) for one in reading.claims}
        self._names |= {one.id: f"statement::{list(one.content)}" for one in reading.statements}
        self._ids: dict[str, str] = {}
        for ident, name in self._names.items():
            self._ids.setdefault(name, ident)
        for actor in reading.actors:
            for name in (actor.name, *actor.aliases):
                self._ids.setdefault(f"actor:{actor.type}:{name}", actor.id)
                self._ids.setdefault(f"actor::{name}", actor.id)

    def name(self, ident: str) -> str:
        """What an id stands for; itself where it stands for nothing."""
        return self._names.get(ident, ident)

    def id(self, name: str) -> str:
        """The id that stands for it in this reading, whatever its type; raises KeyError."""
        if name in self._ids:
            return self._ids[name]
        sort, _, rest = name.partition(":")
        return self._ids[f"{sort}::{rest.partition(':')[2]}"]


def portable(claim: Claim, names: Names) -> Content:
    """The claim as plain data with names in the place of ids."""
    return renamed(plain(claim), names.name)


def plain(claim: Claim) -> Content:
    """The claim as plain data, exactly as it comes back from the file."""
    content: Content = msgspec.json.decode(msgspec.json.encode(claim))
    return content


def rooted(content: Content, names: Names) -> Claim | None:
    """The claim of this reading that a portable one is; None where somebody in it is missing."""
    try:
        claim: Claim = msgspec.convert(renamed(content, names.id), type=Claim)
    except (KeyError, msgspec.ValidationError):
        return None
    return claim


def renamed(content: Content, rename: Callable[[str], str]) -> Content:
    """The same with every id, or name in the place of one, renamed."""
    new = dict(content)
    for field in _ONE:
        if isinstance(new.get(field), str):
            new[field] = rename(new[field])
    for field in _MANY:
        if isinstance(new.get(field), list | tuple):
            new[field] = [rename(one) for one in new[field]]
    if new.get("others"):
        new["others"] = [{**one, "actor": rename(one["actor"])} for one in new["others"]]
    if new.get("implies") and new["implies"].get("other"):
        new["implies"] = {**new["implies"], "other": rename(new["implies"]["other"])}
    return new


def same_content(one: Content, other: Content) -> bool:
    """Whether two portable claims say the same, wherever they stand and however surely."""
    return _said(one) == _said(other)


def same_ends(one: Content, other: Content) -> bool:
    """Whether two portable claims are of one kind and about the same."""
    return one["kind"] == other["kind"] and _ends(one) == _ends(other)


def same_place(one: Content, other: Content) -> bool:
    """Whether they rest on exactly the same words."""
    return _spans(one) == _spans(other)


def near_place(one: Content, other: Content) -> bool:
    """Whether at least half of the characters that either rests on are those of both."""
    mine, yours = _characters(_spans(one)), _characters(_spans(other))
    return len(mine & yours) >= _HALF * len(mine | yours)


def _said(content: Content) -> Content:
    return {field: value for field, value in content.items() if field not in _BESIDE}


def _ends(content: Content) -> Mapping[str, Any]:
    return {field: content[field] for field in _ENDS if content.get(field)}


def _spans(content: Content) -> list[tuple[int, int]]:
    return [(start, end) for start, end in content["evidence"]]


def _characters(spans: Iterable[tuple[int, int]]) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}


def _claim_name(claim: Claim) -> str:
    return f"claim:{claim.kind}:{[list(Span(*one)) for one in claim.evidence]}"
