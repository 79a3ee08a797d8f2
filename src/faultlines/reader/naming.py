"""When two names of one text name the same, and what identifies a description."""

import re

from rapidfuzz import fuzz

from faultlines.codebook import offices
from faultlines.language import Doc
from faultlines.reader import syntax
from faultlines.reader.candidates import Candidate, country_of

_SPELLING = 90.0
_PARTY_WORDS = frozenset("party movement union alliance bloc league".split())
FEMININE = frozenset(
    "mrs ms miss lady madam dame queen princess sister mother daughter wife woman girl actress "
    "chairwoman spokeswoman congresswoman businesswoman duchess".split()
)
MASCULINE = frozenset(
    "mr sir lord king prince brother father son husband man boy actor chairman spokesman "
    "congressman businessman duke monsignor".split()
)
_OF_PLACE = ("an", "ian", "n", "ean", "ese", "ite", "i", "ish", "er", "ic", "in", "ni")


def bare(name: str) -> str:
    """A name without article, possessive and honorifics in front."""
    words = re.sub(r"['’]s?$", "", name.strip()).split()
    while len(words) > 1 and words[0].lower().strip(".,") in offices("honorifics") | {"the"}:
        words = words[1:]
    return " ".join(words)


def name_words(name: str) -> list[str]:
    """The words by which a name is compared: no article, "al-" and its like left out."""
    joined = re.sub(r"(?i)\b(al|el|ul)[-\s](?=\w)", "", name)
    return [word for word in re.findall(r"\w+", joined) if word.lower() != "the"]


def name_keys(name: str) -> set[str]:
    """Words under which a name is looked up: its own in lower case, their stems, its acronym."""
    words = name_words(bare(name))
    keys = {word.lower() for word in words} | {_stem(word) for word in words}
    if len(words) > 1:
        keys.add(acronym(words).lower())
    return keys


def _stem(word: str) -> str:
    return word.lower()[:5] + "…"


def acronym(words: list[str]) -> str:
    """The capitals that the words of a name begin with."""
    return "".join(word[0] for word in words if word[0].isupper())


def same_name(a: str, b: str, person: bool) -> bool:
    """Whether two names of one text name the same: equal, surname, acronym, or a spelling apart."""
    x, y = name_words(a), name_words(b)
    if not x or not y:
        return False
    if [w.lower() for w in x] == [w.lower() for w in y]:
        return True
    short, long = sorted((x, y), key=lambda words: (len(words), sum(map(len, words))))
    if person:
        return _same_person(short, long)
    if len(short) == 1:
        return _short_for(short[0], long)
    if len(short) == len(long):
        return fuzz.ratio(" ".join(short).lower(), " ".join(long).lower()) >= _SPELLING
    return False


def _short_for(word: str, long: list[str]) -> bool:
    """ "EU", "Democrats" for the Democratic Party, "Apex" for Apex Carriers."""
    if len(long) == 1:
        return len(word) > 4 and word.lower().rstrip("s") == long[0].lower().rstrip("s")
    if word.isupper():
        return word == acronym(long)
    if len(word) < 4 or not word[0].isupper() or word.lower() in country_of():
        return False
    party = long[-1].lower() in _PARTY_WORDS and len(long) == 2
    if party and len(word) >= 5 and word[:5].lower() == long[0][:5].lower():
        return True
    return word == long[0] and len(long) == 2


def _same_person(short: list[str], long: list[str]) -> bool:
    short, long = [w.lower() for w in short], [w.lower() for w in long]
    if len(short) == 1:
        return short[0] in (long[-1], long[0]) and len(short[0]) > 1
    if short[-1] != long[-1]:
        return False
    initials = len(short[0]) == 1 and short[0] == long[0][0]
    return set(short) <= set(long) or initials


def of_place(word: str, name: str) -> bool:
    """Whether a word is made from a place's name as words for its people are ("Karstian")."""
    word, name = word.lower().removesuffix("s"), name.lower()
    stems = {name, name.rstrip("aeiouy"), name.rstrip("aeiouy").removesuffix("i")}
    for stem in stems:
        made = len(stem) >= 3 and word != name and word.startswith(stem)
        if made and word[len(stem) :] in _OF_PLACE:
            return True
    return False


def description_key(doc: Doc, place: Candidate) -> str:
    """What identifies a description: its words without article and number, by lemma and country.

    They are sorted: "the Iraqi government" is "the government of Iraq".
    """
    words = []
    for token in doc[place.first : place.end]:
        if token.pos_ in ("DET", "PUNCT", "ADP", "PART", "SPACE") and token.lower_ != "no":
            continue
        words.append(country_of().get(token.lower_) or syntax.lemma(token))
    return " ".join(sorted(words))
