"""Small sets of names that might be one, so that few names are ever compared."""

from collections.abc import Iterator

from faultlines.joining.acronyms import first_letters, initials
from faultlines.joining.bodies import FAMILY, bare_key, core_key
from faultlines.joining.names import Name
from faultlines.joining.spelling import sound_key
from faultlines.joining.words import country_names


def blocks_of(name: Name) -> frozenset[str]:
    """The blocks that a name belongs to; none for a name that fits anybody."""
    if name.generic or not name.plain:
        return frozenset()
    return frozenset(_person_blocks(name) if name.type == "person" else _body_blocks(name))


def own_keys(name: Name) -> tuple[str, str]:
    """The keys under which a body's own name stands in its blocks of names."""
    return core_key(name.plain), bare_key(name.plain)


def _person_blocks(name: Name) -> Iterator[str]:
    """By surname; full names also written together, in any order, and by the first name."""
    tokens = name.tokens
    for form in (tokens[-1], *(form for form in name.aliases if " " not in form)):
        for key in _first_letters_vary(form):
            yield f"person:s:{key}"
    if len(tokens) > 1:
        yield f"person:w:{sound_key(name.plain)}"
        yield f"person:o:{' '.join(sorted(map(sound_key, tokens)))}"
        yield f"person:g:{sound_key(tokens[0])}:{sound_key(tokens[-1])[:1]}"


def _first_letters_vary(form: str) -> Iterator[str]:
    """`Gamal` and `Jamal`, `Yusuf` and `Jusuf`: letters in front that stand for several sounds."""
    yield sound_key(form)
    other = {"g": "j", "j": "y", "y": "j"}.get(form[0])
    if other is not None:
        yield sound_key(other + form[1:])


def _body_blocks(name: Name) -> Iterator[str]:
    kind = "body" if name.type in FAMILY else name.type
    for form in (name.plain, *name.aliases):
        yield f"{kind}:n:{core_key(form)}"
    yield f"{kind}:n:{bare_key(name.plain)}"
    for letters in initials(name):
        yield f"{kind}:a:{letters}"
    for letters in first_letters(name):
        yield f"{kind}:x:{letters}"
    if name.type == "state" and name.plain in country_names():
        yield f"state:c:{country_names()[name.plain]}"
