"""Corrections of a claim as a person writes them: `status=denied`, `source=Iran`, `time=2006-10`.

Names are those of actors and issues of the claim's report, or ids ("a3", "000#c1"); several are
separated by semicolons or, where no name has one, commas; `none` empties a field that may be empty.
"""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from faultlines.case.portable import Content, Names, plain, renamed
from faultlines.errors import DecisionInvalid, NotInCase
from faultlines.records import Claim, Reading, validate
from faultlines.records.terms import RESERVED_ACTORS
from faultlines.times import days_of, meaning_of

Resolve = Callable[[str], str | None]
"""The id in the report for a name that only the case knows, or None."""

_FIXED = frozenset({"id", "evidence", "confidence", "trigger", "term"})
_LISTS = frozenset({"vouchers", "actors", "recipients", "set_by", "owed_by", "about"})
_ONES = frozenset({"source", "target", "over", "actor", "by"})
_YES = {"true": True, "yes": True, "false": False, "no": False}
_NONE = "none"


def corrected(claim: Claim, wanted: Mapping[str, str], reading: Reading, resolve: Resolve) -> Claim:
    """The claim with fields set as a person wrote them.

    Raises DecisionInvalid for a field that the kind has not, a value that is not allowed, or a
    claim that would break the format; NotInCase for a name that the report does not know.
    """
    content = plain(claim)
    fields = [name for name in content if name not in _FIXED | {"kind"}]
    for name, value in wanted.items():
        if name not in fields:
            raise DecisionInvalid(
                f"A claim of the kind {claim.kind} has no {name!r} that could be set. It has: "
                f"{', '.join(fields)}."
            )
        content[name] = _value(name, value.strip(), claim, reading, resolve)
    try:
        new: Claim = msgspec.convert(content, type=Claim)
    except msgspec.ValidationError as error:
        raise DecisionInvalid(_not_allowed(error, claim, wanted)) from error
    defects = validate(_with(reading, new))
    if defects:
        raise DecisionInvalid(f"The corrected claim would break the format: {defects[0]}.")
    if new == claim:
        raise DecisionInvalid("The claim says that already; nothing would be corrected.")
    return new


def changes_of(claim: Claim, new: Claim, names: Names) -> Content:
    """The fields in which two claims differ, portable."""
    before, after = plain(claim), plain(new)
    held = renamed(after, names.name)
    return {name: value for name, value in held.items() if after[name] != before[name]}


def changed_fields(told: Claim, holds: Claim) -> list[tuple[str, Any]]:
    """The fields in which a claim as it holds differs from what was told, with what was told."""
    before, after = plain(told), plain(holds)
    passed = ("id", "evidence", "confidence", "matter")
    return [
        (name, value) for name, value in before.items()
        if name not in passed and value != after.get(name)
    ]  # fmt: skip


def shown_value(value: Any, names: Callable[[str], str]) -> str:
    """A field of a claim as a reader is shown it; `names` gives the name behind an id."""
    if value is None or value in ([], ()):
        return _NONE
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        if "text" in value:
            return str(value.get("edtf") or value["text"])
        return ": ".join(shown_value(one, names) for one in value.values())
    if isinstance(value, list | tuple):
        return ", ".join(shown_value(one, names) for one in value)
    return names(value) if isinstance(value, str) else str(value)


# values


def _value(name: str, value: str, claim: Claim, reading: Reading, resolve: Resolve) -> Any:
    def entity(text: str) -> str:
        return _entity(text, reading, resolve)

    several = name in _LISTS or (name == "of" and claim.kind == "outcome")
    if value.lower() == _NONE:
        return [] if several or name == "others" else None
    if several:
        chosen = [entity(one) for one in _split(value)]
        return (
            ["author", *(one for one in chosen if one != "author")]
            if name == "vouchers"
            else (chosen)
        )
    if name in _ONES or name == "of":
        return entity(value)
    if name == "others":
        pairs = [one.partition(":") for one in _split(value)]
        return [{"part": part.strip(), "actor": entity(who)} for part, _, who in pairs]
    if name == "implies":
        relation, _, who = value.partition(":")
        return {"relation": relation.strip(), "other": entity(who) if who else None}
    if name == "sign":
        return int(value) if value.lstrip("+-").isdecimal() else value
    if name == "mutual":
        return _YES.get(value.lower(), value)
    return _time_or_place(name, value)


def _time_or_place(name: str, value: str) -> Any:
    if name == "place":
        return {"text": value}
    if name != "time":
        return value
    if days_of(value) != (None, None):
        return {"text": value, "edtf": value}
    edtf, anchor = meaning_of(value)
    if edtf is None and anchor is None:
        raise DecisionInvalid(
            f"Found the time {value!r}; allowed is a date (2006-10-25, 2006-10, 2006/2008, 2006/..)"
            ' or words such as "yesterday" or "two weeks ago".'
        )
    return {"text": value, "edtf": edtf, "anchor": str(anchor) if anchor else None}


def _split(value: str) -> list[str]:
    mark = ";" if ";" in value else ","
    return [part.strip() for part in value.split(mark) if part.strip()]


def _entity(text: str, reading: Reading, resolve: Resolve) -> str:
    """The id of an actor, issue or claim of the report; raises NotInCase."""
    own = text.strip().removeprefix(f"{reading.id}#")
    things = (*reading.actors, *reading.issues, *reading.claims)
    if own in RESERVED_ACTORS or any(one.id == own for one in things):
        return own
    wanted = own.casefold()
    for actor in reading.actors:
        if wanted in {name.casefold() for name in (actor.name, *actor.aliases)}:
            return actor.id
    for issue in reading.issues:
        if wanted == issue.name.casefold():
            return issue.id
    found = resolve(own)
    if found is None:
        known = ", ".join(f"{one.name} ({one.id})" for one in reading.actors[:12]) or "nobody"
        raise NotInCase(
            f"The report {reading.id!r} speaks of nobody and nothing called {own!r}. Its actors: "
            f"{known}."
        )
    return found


def _with(reading: Reading, claim: Claim) -> Reading:
    """The reading with a claim in its place, or, where it is not the reading's own, at its end."""
    if any(one.id == claim.id for one in reading.claims):
        claims = tuple(claim if one.id == claim.id else one for one in reading.claims)
    else:
        claims = (*reading.claims, claim)
    return msgspec.structs.replace(reading, claims=claims)


def _not_allowed(error: msgspec.ValidationError, claim: Claim, wanted: Mapping[str, str]) -> str:
    """`sign: found 'good'; allowed: -1, 0, 1.`, from the types of the record."""
    _, _, path = str(error).partition(" - at `$.")
    name = path.rstrip("`").partition(".")[0].partition("[")[0]
    if name not in wanted:
        return f"The correction breaks the format: {error}."
    info: Any = msgspec.inspect.type_info(type(claim))
    kinds = {one.name: one.type for one in info.fields}
    types = getattr(kinds[name], "types", (kinds[name],))
    allowed = [str(value) for one in types for value in getattr(one, "values", ())]
    words = f"; allowed: {', '.join(allowed)}" if allowed else ""
    return f"Found {name}={wanted[name]!r}{words}."
