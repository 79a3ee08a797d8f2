"""A made set of mentions whose actors are known: reports with actors, owners and roles.

Everything hangs on one seed. Countries are those of the codebook; persons' names and the ways in
which newspapers spell them are listed in joining_names.yaml, bodies in joining_bodies.yaml. What is
made is what the reader hands on: for each report its actors with names, aliases, type and owner,
and some roles. The text is only a list of the names, for joining does not read it.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from faultlines.codebook import nations
from faultlines.records import Actor, Reading, Role, Span
from faultlines.records.terms import ActorType

MENTIONS_PER_ACTOR = 20
ACTORS_PER_COUNTRY = 26
_BODIES = 14
_OUTLETS = 20
_HERE = Path(__file__).parent
_NAMESAKES = 0.02  # of the persons have the full name of another
_TYPOS = 0.01  # of the mentions of persons
_MISTYPED = 0.04  # of the mentions of parties, armed groups and coalitions


@dataclass(slots=True)
class Made:
    """One actor: `given`, `surname` and `forms` hold the spellings of each part of its name."""

    key: str
    type: ActorType
    country: int
    forms: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    surname: tuple[str, ...] = ()
    middle: str = ""
    family_first: bool = False
    role: str = ""
    acronym: str = ""
    owned: float = 0.6
    """How often its owner is told."""


@dataclass(slots=True)
class Country:
    """A state with its bodies and persons; a circle is a set of them often told of together."""

    nation: Any
    culture: str
    state: Made
    bodies: list[Made] = field(default_factory=list)
    persons: list[Made] = field(default_factory=list)
    circles: list[list[Made]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class MadeSet:
    """The readings, and by (report, actor's id) the actor that is meant."""

    readings: tuple[Reading, ...]
    truth: dict[tuple[str, str], str]


def make(mentions: int, seed: int) -> MadeSet:
    """About so many mentions of a twentieth as many actors (a little more: reports end whole)."""
    rng = Random(seed)
    world = _world(mentions // MENTIONS_PER_ACTOR, rng)
    readings, truth = [], {}
    number = 0
    while len(truth) < mentions:
        reading, meant = _report(f"r{number:06d}", world, rng)
        readings.append(reading)
        truth |= {(reading.id, ident): key for ident, key in meant.items()}
        number += 1
    return MadeSet(tuple(readings), truth)


# the world


@cache
def _names() -> Any:
    return yaml.safe_load((_HERE / "joining_names.yaml").read_text(encoding="utf-8"))


@cache
def _words() -> Any:
    return yaml.safe_load((_HERE / "joining_bodies.yaml").read_text(encoding="utf-8"))


def _world(actors: int, rng: Random) -> list[Country]:
    known = [nation for nation in nations() if nation.adjectives and nation.capitals]
    rng.shuffle(known)
    count = max(2, min(len(known), round(actors / ACTORS_PER_COUNTRY)))
    spelt = list(_words()["spelt"])
    rng.shuffle(spelt)
    world = []
    for number, nation in enumerate(known[:count]):
        culture = rng.choice(sorted(_names()))
        state = Made(f"state{number}", "state", number, tuple(nation.names))
        country = Country(nation, culture, state)
        country.bodies = _bodies(number, nation, spelt.pop() if spelt else None, rng)
        world.append(country)
    persons = actors - count * (_BODIES + 1)
    for number in range(persons):
        where = number % count
        world[where].persons.append(_person(f"p{number}", where, world[where].culture, rng))
    _share_names([one for country in world for one in country.persons], rng)
    for country in world:
        country.circles = _circles(country, rng)
    return world


def _person(key: str, country: int, culture: str, rng: Random) -> Made:
    stock = _names()[culture]
    if "first" in stock and rng.random() < 0.6:
        surname = _compound(stock, rng)
    else:
        surname = tuple(rng.choice(stock["surname"]).split("|"))
    given = tuple(rng.choice(stock["given"]).split("|"))
    middle = rng.choice(stock["given"]).split("|")[0] if rng.random() < 0.25 else ""
    order = stock.get("order") == "family"
    role = rng.choice(_words()["roles"])
    return Made(key, "person", country, (), given, surname, middle, order, role, owned=0.4)


def _compound(stock: Any, rng: Random) -> tuple[str, ...]:
    name = rng.choice(stock["first"]) + rng.choice(stock["last"])
    spelt = {name}
    for one, other in stock.get("swaps", ()):
        spelt |= {form.replace(one, other) for form in spelt}
    return tuple(sorted(spelt, key=lambda form: (form != name, form)))


def _share_names(persons: list[Made], rng: Random) -> None:
    for person in persons:
        if rng.random() < _NAMESAKES:
            other = rng.choice(persons)
            person.given, person.surname = other.given, other.surname
            person.family_first = other.family_first


def _bodies(number: int, nation: Any, spelt: str | None, rng: Random) -> list[Made]:
    words, adjective = _words(), nation.adjectives[0]

    def fill(pattern: str) -> tuple[str, ...]:
        x, y = rng.sample(words["words"], 2)
        whole = pattern.format(x=x, y=y, adj=adjective, country=nation.name)
        return tuple(whole.split("|"))

    made = [
        Made(f"gov{number}", "government", number, _organ("government", adjective), owned=0.85),
        Made(f"parl{number}", "government", number, _organ("parliament", adjective), owned=0.85),
        Made(f"army{number}", "military", number, _organ("army", adjective), owned=0.85),
        Made(f"police{number}", "military", number, _organ("police", adjective), owned=0.85),
    ]
    for what in words["ministries"]:
        forms = tuple(
            form
            for one in what.split("|")
            for form in (f"{adjective} {one} Ministry", f"{one} Ministry", f"Ministry of {one}")
        )
        made.append(Made(f"min{what[:3]}{number}", "government", number, forms, owned=0.85))
    common = tuple(rng.choice(words["common_parties"]).split("|"))
    common += tuple(f"{adjective} {form}" for form in common)
    made.append(Made(f"pc{number}", "party", number, common, owned=0.8))
    groups: tuple[tuple[str, ActorType, str], ...] = (
        ("pa", "party", "own_parties"),
        ("pb", "party", "own_parties"),
        ("ga", "armed_group", "armed_groups"),
        ("gb", "armed_group", "armed_groups"),
        ("co", "coalition", "coalitions"),
        ("me", "media", "media"),
    )
    for prefix, kind, where in groups:
        forms = fill(rng.choice(words[where]))
        made.append(Made(f"{prefix}{number}", kind, number, forms, acronym=_acronym(forms[0], rng)))
    if spelt is not None:
        made[-3].forms, made[-3].acronym = tuple(spelt.split("|")), ""
    return made


def _organ(noun: str, adjective: str) -> tuple[str, ...]:
    return (f"the {noun}", f"{adjective} {noun}", f"the {adjective} {noun}", noun.capitalize())


def _acronym(name: str, rng: Random) -> str:
    """With or without the small words, as bodies like it; none for a name of two words."""
    words = name.replace("-", " ").replace("'s", "s").split()
    if len(words) < 3:
        return ""
    small = rng.random() < 0.15
    return "".join(word[0].upper() for word in words if small or word[0].isupper())


def _circles(country: Country, rng: Random) -> list[list[Made]]:
    everyone = [*country.persons, *country.bodies]
    rng.shuffle(everyone)
    size = 9
    return [everyone[at : at + size] for at in range(0, len(everyone), size)]


# the reports


def _zipf(rng: Random, count: int, slope: float = 0.9) -> int:
    """A rank, the first the likeliest."""
    return min(int(count * rng.random() ** (1 + slope)), count - 1)


def _report(ident: str, world: list[Country], rng: Random) -> tuple[Reading, dict[str, str]]:
    country = world[_zipf(rng, len(world))]
    guest = world[_zipf(rng, len(world))] if rng.random() < 0.3 else country
    circle = rng.choice(country.circles)
    cast: dict[str, Made] = {}
    for _ in range(rng.randint(5, 14)):
        draw = rng.random()
        if draw < 0.55:
            one = rng.choice(circle)
        elif draw < 0.7:
            one = country.persons[_zipf(rng, len(country.persons))]
        elif draw < 0.85:
            one = rng.choice(country.bodies)
        else:
            one = guest.state if rng.random() < 0.4 else rng.choice(guest.bodies + guest.persons)
        cast[one.key] = one
    if rng.random() < 0.8:
        cast[country.state.key] = country.state
    return _reading(ident, cast, world, rng)


def _reading(
    ident: str, cast: dict[str, Made], world: list[Country], rng: Random
) -> tuple[Reading, dict[str, str]]:
    outlet = rng.randrange(_OUTLETS)
    ids = {key: f"a{number}" for number, key in enumerate(cast)}
    actors, roles, meant = [], [], {}
    used: dict[tuple[str, str], str] = {}
    for key, one in cast.items():
        owner = ids.get(f"state{one.country}") if one.type != "state" else None
        told = owner is not None and rng.random() < one.owned
        actor = _actor(ids[key], one, owner if told else None, world, outlet, rng)
        if used.setdefault((actor.name, actor.type), key) != key:
            continue  # one report would not use one name for two without saying so
        actors.append(actor)
        meant[ids[key]] = key
        if one.type == "person" and rng.random() < 0.45:
            of = owner if rng.random() < 0.6 else None
            roles.append(_role(f"c{len(roles)}", ids[key], one.role, of))
    kept = {actor.id for actor in actors}
    actors = [_without_lost_owner(actor, kept) for actor in actors]
    claims = tuple(role for role in roles if {role.actor, role.of or role.actor} <= kept)
    source = f"Outlet {outlet}"
    text = "\n".join((ident, *(form for one in actors for form in (one.name, *one.aliases))))
    reading = Reading(id=ident, text=text, source=source, actors=tuple(actors), claims=claims)
    return reading, meant


def _without_lost_owner(actor: Actor, kept: set[str]) -> Actor:
    if actor.of is None or actor.of in kept:
        return actor
    return Actor(id=actor.id, name=actor.name, type=actor.type, aliases=actor.aliases)


def _role(ident: str, actor: str, role: str, of: str | None) -> Role:
    span = (Span(0, 1),)
    return Role(id=ident, evidence=span, vouchers=("author",), actor=actor, role=role, of=of)


def _actor(  # noqa: PLR0917 (the world, the outlet and the dice)
    ident: str, one: Made, owner: str | None, world: list[Country], outlet: int, rng: Random
) -> Actor:
    if one.type == "person":
        name, aliases = _person_forms(one, outlet, rng)
        return Actor(id=ident, name=name, type="person", aliases=aliases, of=owner)
    nation = world[one.country].nation
    if one.key.startswith("gov") and rng.random() < 0.08:
        capital = nation.capitals[0]
        return Actor(id=ident, name=capital, type="state", aliases=(capital,))
    name = one.forms[0]
    if one.type == "state":
        name = _spelt(one.forms, outlet, rng)
        return Actor(id=ident, name=name, type="state", aliases=(name,))
    return _body(ident, one, owner, outlet, nation, rng)


def _body(  # noqa: PLR0917 (the world, the outlet and the dice)
    ident: str, one: Made, owner: str | None, outlet: int, nation: Any, rng: Random
) -> Actor:
    forms = one.forms
    if owner is None and any(nation.adjectives[0] in form for form in forms):
        # a report that does not tell the owner says it in the name, nearly always
        telling = tuple(form for form in forms if nation.adjectives[0] in form)
        forms = telling if rng.random() < 0.95 else forms
    name = _spelt(forms, outlet, rng)
    aliases = [name]
    if one.acronym:
        draw = rng.random()
        if draw < 0.25:
            aliases.append(one.acronym)
        elif draw < 0.5:
            name, aliases = one.acronym, [one.acronym]
    kind: ActorType = one.type
    if kind in ("party", "armed_group", "coalition") and rng.random() < _MISTYPED:
        kind = rng.choice(("organisation", "organisation", "party", "armed_group"))
    return Actor(id=ident, name=name, type=kind, aliases=tuple(aliases), of=owner)


def _spelt(forms: tuple[str, ...], outlet: int, rng: Random) -> str:
    """Each outlet has its own spelling and keeps to it four times in five."""
    if len(forms) == 1 or rng.random() < 0.2:
        return rng.choice(forms)
    return forms[Random(f"{outlet}{forms[0]}").randrange(len(forms))]


def _person_forms(  # noqa: PLR0911 (one way of naming a line)
    one: Made, outlet: int, rng: Random
) -> tuple[str, tuple[str, ...]]:
    given, surname = _spelt(one.given, outlet, rng), _spelt(one.surname, outlet, rng)
    if rng.random() < _TYPOS:
        surname = _mistyped(surname, rng)
    full = f"{surname} {given}" if one.family_first else f"{given} {surname}"
    title = one.role.title()
    draw = rng.random()
    if draw < 0.5:
        return full, (full, surname)
    if draw < 0.68:
        return f"{title} {full}", (f"{title} {full}", surname)
    if draw < 0.80:
        return f"{title} {surname}", (f"{title} {surname}", surname)
    if draw < 0.89:
        return surname, (surname,)
    if one.family_first:
        return full, (full,)
    if draw < 0.94:
        return f"{given[0]}. {surname}", (f"{given[0]}. {surname}", surname)
    if one.middle and draw < 0.97:
        return f"{given} {one.middle} {surname}", (surname,)
    if one.middle:
        return f"{given} {one.middle[0]}. {surname}", (surname,)
    return full, (full,)


def _mistyped(word: str, rng: Random) -> str:
    """A letter left out, doubled or swapped with the next, not the first."""
    if len(word) < 5:
        return word
    at = rng.randrange(1, len(word) - 2)
    how = rng.randrange(3)
    if how == 0:
        return word[:at] + word[at + 1 :]
    if how == 1:
        return word[:at] + word[at] + word[at:]
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def summary(made: MadeSet) -> dict[str, int]:
    """Reports, mentions, actors, and names that more than one actor bears."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for reading in made.readings:
        for actor in reading.actors:
            bearers[actor.name].add(made.truth[reading.id, actor.id])
    return {
        "reports": len(made.readings),
        "mentions": len(made.truth),
        "actors": len(set(made.truth.values())),
        "names": len(bearers),
        "shared_names": sum(len(who) > 1 for who in bearers.values()),
    }
