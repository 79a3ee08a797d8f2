"""What an actor of a report goes by when the actors of a case are joined.

Two actors with one node have the same name, type and owner; they are one without further ado.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from faultlines.joining.words import (
    COMPANIONS,
    FUNCTION_WORDS,
    GENERIC,
    PARTICLES,
    POINTING,
    SURNAMES,
    capital_names,
    countries_within,
    country_names,
    people_words,
    titles,
)
from faultlines.records import Actor, Reading

_ORGANS = frozenset({"government", "military"})
_ONE_SPELLING = {"defense": "defence", "organization": "organisation", "authorities": "authority"}
_AFFAIRS = frozenset({"affairs"})
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})
"""Letters that are no letter with an accent; Unicode does not take them apart."""
_IN_BRACKETS = re.compile(r"\(([A-Z][\w.-]{1,9})\)")
_SERVANT = re.compile(r"\b(abd|abdul|abdel)[\s-]+(?:(?:al|el|ul|ar|ur)[\s-]+)?(?=\w)")
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.)+[A-Za-z]\b\.?")
_OF = frozenset({"of", "for", "to", "in", "from", "at", "who"})
_WORD = re.compile(r"[^\W_]+")
_OF_PEOPLES = frozenset(
    {"i", "n", "an", "ian", "ish", "ese", "ite", "ni", "s", "is", "ns", "ans", "ians"}
)


@dataclass(frozen=True, slots=True)
class Name:
    """One node: `plain` is the name without case, accents, titles and articles.

    `aliases` are plain too, and only those that are names; `owner` is the node of the actor whose
    part it is; `generic` names ("the government") fit anybody and count only with their owner.
    """

    node: str
    type: str
    name: str
    plain: str
    aliases: frozenset[str] = frozenset()
    owner: str | None = None
    generic: bool = False

    @property
    def tokens(self) -> tuple[str, ...]:
        """The words of `plain`."""
        return tuple(self.plain.split())

    @property
    def owner_plain(self) -> str | None:
        """The owner's plain name."""
        return None if self.owner is None else plain_of_node(self.owner)


def plain_of_node(node: str) -> str:
    """The plain name within a node: `military:army@state:iraq` gives `army`."""
    return re.split(r"[@#]", node.partition(":")[2], maxsplit=1)[0]


def names_in(reading: Reading) -> dict[str, Name]:
    """The Name of each actor of a reading, by the actor's id."""
    actors = {actor.id: actor for actor in reading.actors}
    found: dict[str, Name] = {}
    for actor in reading.actors:
        _name_of(actor, actors, reading.id, found, ())
    return found


def _name_of(
    actor: Actor,
    actors: dict[str, Actor],
    document: str,
    found: dict[str, Name],
    above: tuple[str, ...],
) -> Name:
    if actor.id in found:
        return found[actor.id]
    owner = actors.get(actor.of or "") if actor.of not in (actor.id, *above) else None
    owner_name = None
    if owner is not None:
        owner_name = _name_of(owner, actors, document, found, (*above, actor.id))
    name = _build(actor, owner, owner_name, document)
    if not above or owner is not None or actor.of is None:
        found[actor.id] = name
    return name


def _build(actor: Actor, owner: Actor | None, owner_name: Name | None, document: str) -> Name:
    capital = _government_by_capital(actor) if owner is None else None
    if capital is not None:
        return capital
    owned = None if owner is None else (owner.name, owner.type, owner.aliases)
    plain, generic, aliases = _parsed(actor.name, actor.type, actor.aliases, owned)
    owner_node = canonical(owner_name.node) if owner_name else None
    if owner is None and actor.type in _ORGANS:
        plain, generic, owner_node = _organ_of_country(plain, generic)
    if generic and (owner_node is None or actor.type == "person"):
        # "a spokesman" of the army is another man each time, and offices change hands
        node = f"{actor.type}:{plain}#{document}#{actor.id}"
    elif owner_node is not None and actor.type != "person":
        node = f"{actor.type}:{plain}@{owner_node}"
    else:
        node = f"{actor.type}:{plain}"
    return Name(node, actor.type, actor.name, plain, aliases, owner_node, generic)


def _government_by_capital(actor: Actor) -> Name | None:
    """`Washington said`: the government, where nothing but its capital stands for the country."""
    if actor.type not in ("state", "government", "organisation"):
        return None
    forms = {plain_name(form, actor.type) for form in (actor.name, *actor.aliases)}
    countries = {capital_names().get(form) for form in forms}
    if len(countries) != 1 or None in countries:
        return None
    owner = f"state:{plain_name(str(countries.pop()), 'state')}"
    node = f"government:government@{owner}"
    return Name(node, "government", actor.name, "government", frozenset(), owner, True)


def canonical(node: str) -> str:
    """The node of a country under the first of its names, whatever a report calls it."""
    kind, _, plain = node.partition(":")
    country = country_names().get(plain) if kind == "state" else None
    return node if country is None else f"state:{plain_name(country, 'state')}"


def _organ_of_country(plain: str, generic: bool) -> tuple[str, bool, str | None]:
    """`iraqi army` is the army of Iraq, whether or not the report says more of Iraq."""
    countries, rest = countries_within(plain.split())
    if generic or len(countries) != 1 or not rest or not all(word in GENERIC for word in rest):
        return plain, generic, None
    owner = f"state:{plain_name(next(iter(countries)), 'state')}"
    return _generic_plain(" ".join(rest)), True, owner


def _generic_plain(plain: str) -> str:
    """`ministry of defense` and `defence ministry` alike: the words that tell, in one order."""
    words = [word for word in plain.split() if word not in POINTING]
    telling = sorted(_ONE_SPELLING.get(w, w) for w in words if w not in FUNCTION_WORDS | _AFFAIRS)
    return " ".join(telling) or plain


@lru_cache(maxsize=65536)
def _parsed(
    name: str,
    actor_type: str,
    aliases: tuple[str, ...],
    owner: tuple[str, str, tuple[str, ...]] | None,
) -> tuple[str, bool, frozenset[str]]:
    """Plain name, whether it is generic, and plain aliases; the same names come again and again."""
    full = _full_name(name, actor_type, aliases)
    plain = plain_name(full, actor_type)
    if owner is not None and actor_type != "person":
        plain = _without_owner(plain, *owner)
    generic = is_generic(full, plain, actor_type)
    if generic and actor_type != "person":
        plain = _generic_plain(plain)
    if actor_type != "person":
        aliases += tuple(_IN_BRACKETS.findall(name))
    found = frozenset() if generic else _alias_names(aliases, actor_type, plain)
    return plain, generic, found


def _alias_names(aliases: tuple[str, ...], actor_type: str, plain: str) -> frozenset[str]:
    kept = set()
    for alias in aliases:
        form = plain_name(alias, actor_type)
        described = alias.count(" ") > 5 or alias.split(" ")[0].lower() in {"the", "a", "an"}
        lower = sum(word[:1].islower() and word not in FUNCTION_WORDS for word in alias.split())
        if (
            form
            and form != plain
            and not is_generic(alias, form, actor_type)
            and not (described and lower)
        ):
            kept.add(form)
    return frozenset(kept)


@lru_cache(maxsize=65536)
def plain_name(name: str, actor_type: str) -> str:
    """`Prime Minister Nouri al-Maliki` (person) gives `nouri maliki`; `the U.S.` gives `us`."""
    if actor_type == "person":
        return parse_person(name)[0]
    bare = _bare(_DOTTED.sub(lambda found: found[0].replace(".", ""), name))
    words = _WORD.findall(bare)
    while len(words) > 1 and words[0] in {"the", "a", "an", "its", "his", "her", "their"}:
        words = words[1:]
    return " ".join(words)


def _bare(name: str) -> str:
    """Without case, accents, brackets, apostrophes and possessive endings."""
    decomposed = unicodedata.normalize("NFKD", re.sub(r"\([^)]*\)", " ", name))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    bare = re.sub(r"['’ʼ`´‘]s?(?=\s|$)", "", bare)
    return re.sub(r"['’ʼ`´‘]", "", bare).casefold().translate(_LETTERS)


@lru_cache(maxsize=65536)
def parse_person(name: str) -> tuple[str, bool]:
    """The words of the name proper, and whether it describes somebody instead of naming."""
    possessive = re.search(r"['’]s?\s+[a-z]", name) is not None
    bare = _SERVANT.sub(r"\1", _bare(name))
    parts = [part for part in bare.split(",") if part.strip()]
    best = next((part for part in parts if _proper_words(part)), parts[0] if parts else "")
    proper = [] if possessive else _proper_words(best)
    if proper:
        return " ".join(proper), False
    words = [word for word in _WORD.findall(best) if word not in {"the", "a", "an"}]
    return " ".join(words), True


def _proper_words(part: str) -> list[str]:
    """What follows the last title; nothing for a description ("the president of Iraq")."""
    words = _WORD.findall(part)
    titled = titles()
    if any(a in COMPANIONS and b in _OF for a, b in pairwise(words)):
        return []
    last = max((i for i, word in enumerate(words) if word in titled), default=-1)
    rest = words[last + 1 :]
    if not rest and last > 0 and words[last] in SURNAMES and words[0] not in titled:
        rest = words
    if rest and rest[0] in _OF:
        after = [word for word in rest if word not in FUNCTION_WORDS]
        rest = after[-2:] if len(after) > 3 else []
    if any(word in _OF for word in rest):
        rest = rest[: next(i for i, word in enumerate(rest) if word in _OF)]
    if rest and part.strip().startswith(("the ", "a ", "an ")) and last < 0:
        return []
    kept = [word for i, word in enumerate(rest) if word not in PARTICLES or _is_first(i, part)]
    return kept or rest


def _is_first(position: int, part: str) -> bool:
    """`Al Gore` keeps his first name; `al-Maliki` has none."""
    return position == 0 and re.search(r"\b(al|el)\s", part) is not None and "al-" not in part


def is_generic(name: str, plain: str, actor_type: str) -> bool:
    """Whether the name would fit anybody: no word of it is a proper one."""
    if actor_type == "person":
        return parse_person(name)[1] or not name_has_capital(name)
    words = plain.split()
    if not words or all(word in GENERIC for word in words):
        return True
    lowered = {word for word in _WORD.findall(name) if word[0].islower()}
    proper = [word for word in words if word not in GENERIC and word not in lowered]
    return not proper and any(word.isascii() for word in words)


def is_description(name: str) -> bool:
    """Whether a person is described rather than named: `a spokesman for the army`."""
    return is_generic(name, "", "person")


def name_has_capital(name: str) -> bool:
    """Whether it could be a name at all; scripts without capitals always could."""
    return any(char.isupper() or (char.isalpha() and not char.islower()) for char in name)


def _full_name(name: str, actor_type: str, aliases: tuple[str, ...]) -> str:
    """The name proper where the name says more: `the vile organisation ISIL`, known as ISIL."""
    titled = titles()
    words = _WORD.findall(name)
    person = actor_type == "person"
    said = any(word.casefold() in titled for word in words) if person else False
    said = said or any(word[0].islower() and word not in FUNCTION_WORDS for word in words)
    if not said:
        return name
    fits = [
        alias
        for alias in aliases
        if (alias in name if person else name.endswith(alias))
        and (" " in alias or not person)
        and all(word[0].isupper() for word in _WORD.findall(alias) if len(word) > 3)
        and not any(word.casefold() in titled for word in _WORD.findall(alias))
        and not is_generic(alias, plain_name(alias, actor_type), actor_type)
    ]
    return max(fits, key=lambda alias: (len(alias), alias), default=name)


def _without_owner(
    plain: str, owner_name: str, owner_type: str, owner_aliases: tuple[str, ...]
) -> str:
    """`iraqi government` of Iraq is `government`: what is left when its owner's name is gone."""
    forms = {plain_name(form, owner_type) for form in (owner_name, *owner_aliases)}
    owners = {word for form in forms for word in form.split()} - FUNCTION_WORDS - GENERIC
    for form in forms:
        owners |= people_words().get(country_names().get(form, ""), frozenset())
    words = [word for word in plain.split() if not any(same_stem(word, one) for one in owners)]
    rest = [word for word in words if word not in FUNCTION_WORDS]
    return " ".join(rest) if rest and all(word in GENERIC for word in rest) else plain


def same_stem(one: str, other: str) -> bool:
    """`iraq` and `iraqi`, `iran` and `iranian`: one is the other with an ending of a people."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= 4 and long.startswith(short) and long[len(short) :] in _OF_PEOPLES
