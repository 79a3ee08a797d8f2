"""Words that say nothing about who it is: titles before a name, and nouns that fit anybody.

What the codebook lists for readers of texts is used as well; the lists here are only for names.
"""

from collections.abc import Sequence
from functools import cache

from faultlines.codebook import SMALL_WORDS, nations, offices


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES = _words(
    """mr mrs ms miss dr prof professor sir lord lady dame baron sheikh shaikh sheik emir imam
    mullah maulana ayatollah sayyid sayyed seyyed hojatoleslam pope cardinal archbishop
    bishop father rabbi reverend rev king queen prince princess sultan crown president vice
    deputy prime minister premier chancellor secretary undersecretary foreign interior
    defence defense finance state general gen lieutenant lt colonel col major maj captain
    capt sergeant sgt commander admiral brigadier marshal field chief leader governor mayor
    senator sen congressman congresswoman representative rep ambassador envoy spokesman
    spokeswoman spokesperson speaker chairman chairwoman chair director judge justice
    attorney former ex outgoing acting president-elect prime-minister mp mep comrade
    journalist analyst cleric lawmaker candidate gov governor-general junior senior dictator
    militant politician diplomat official councillor aide adviser advisor"""
)

# Titles that are surnames as well: Stephen King, Alexander Pope.
SURNAMES = _words("king bishop pope prince dean major marshal field baron judge")

PARTICLES = _words("al el ul ad ar as ash at az bin ibn van von der den de la le da di dos del")

FUNCTION_WORDS = SMALL_WORDS

# Left out of generic names: this government, the new government and her government of a country.
POINTING = _words("the a an this that these those its his her their our my your new current own")

# A name of nothing but these belongs to whoever owns it ("the government" of Iraq).
GENERIC = _words(
    """government governments administration regime authorities authority cabinet parliament
    assembly legislature senate congress council house national supreme court courts
    judiciary central bank ministry department interior foreign defence defense finance
    justice state affairs office officials official leaders leader leadership party parties
    opposition coalition alliance bloc movement group groups faction factions militants
    militant rebels rebel insurgents insurgent fighters fighter gunmen gunman militia
    militias army armies navy military forces force troops soldiers soldier police officers
    officer security services service agency guards guard paramilitary
    paramilitaries commanders commander people public population civilians civilian citizens
    residents refugees students protesters demonstrators voters workers women men children
    families majority minority community media press reporters journalists newspaper
    newspapers ambassador ambassadors diplomats diplomat envoy envoys delegation president
    prime minister ministers lawmakers mps deputies senators members member supporters
    allies ally critics analysts experts observers sources terrorists terrorist bombers
    suicide extremists armed special local senior top some many several other others new old
    former own his her its their our my your this that these those all most both two three
    one ruling religious political country nation world international union organisation
    organization committee commission board team spokesman spokeswoman spokesperson aide
    aides adviser advisers man woman sunni-led"""
)

# A party of nothing but these words is told from its namesakes by its country.
COMMON = GENERIC | _words(
    """democratic democrats labour labor conservative liberal communist socialist republican
    islamic christian peoples popular freedom front liberation green unity reform
    progressive revolutionary republic workers social action resistance army brigade
    brigades forces"""
)

# Whoever is called so by another's name is not that other: "a spokesman for President Clinton".
COMPANIONS = _words(
    """spokesman spokeswoman spokesperson ambassador envoy representative delegate emissary aide
    adviser advisor assistant bodyguard lawyer counsel wife husband son daughter brother
    sister father mother widow cousin uncle nephew friend ally supporter supporters follower
    followers backer opponent critic rival successor predecessor deputy family office allies"""
)


@cache
def titles() -> frozenset[str]:
    """Single words that stand before a name or for one who has an office."""
    listed = {
        word
        for group in ("heads", "speakers", "members", "honorifics", "ended", "coming")
        for word in offices(group)
        if " " not in word
    }
    return _TITLES | listed


@cache
def country_names() -> dict[str, str]:
    """By any of its names and adjectives in lower case without dots, its first name."""
    return {
        _bare(form): nation.name
        for nation in nations()
        for form in (*nation.adjectives, *nation.names)
    }


@cache
def people_words() -> dict[str, frozenset[str]]:
    """By the first name of each country, the words of its names and of its people."""
    return {
        nation.name: frozenset(
            word for form in (*nation.names, *nation.adjectives) for word in _bare(form).split()
        )
        for nation in nations()
    }


def _bare(name: str) -> str:
    return name.casefold().replace(".", "").replace("-", " ").removeprefix("the ")


def title_words(words: str) -> frozenset[str]:
    """The words for offices in a name with its titles, or in a role."""
    return frozenset(word for word in words.casefold().split() if word in _telling_titles())


@cache
def _telling_titles() -> frozenset[str]:
    return (
        titles() - FUNCTION_WORDS - offices("ended") - _words("mr mrs ms miss dr sir vice deputy")
    )


@cache
def capital_names() -> dict[str, str]:
    """By its capital in lower case, the first name of each country; no city that is a country."""
    countries = country_names()
    return {
        _bare(city): nation.name
        for nation in nations()
        for city in nation.capitals
        if _bare(city) not in countries
    }


@cache
def _longest_country() -> int:
    return max(len(form.split()) for form in country_names())


def countries_within(words: Sequence[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """The countries that a name tells by name or adjective, and the words that are left."""
    found: set[str] = set()
    rest: list[str] = []
    at = 0
    while at < len(words):
        for size in range(min(_longest_country(), len(words) - at), 0, -1):
            country = country_names().get(" ".join(words[at : at + size]))
            if country is not None:
                found.add(country)
                at += size
                break
        else:
            rest.append(words[at])
            at += 1
    return frozenset(found), tuple(rest)
