"""From an inflected English verb, noun or adjective to its base form, by spelling.

The network's lemma rules know what a word is; they do not see how it is spelt, and give "threatene"
for "threatened". Spelling decides here, with a list of words that exist.
"""

from __future__ import annotations

import re
from collections.abc import Set

VOWELS = "aeiou"
SHORT = re.compile(
    r"[^aeiou]*[aeiou][^aeiouwxy]"
)  # "hop": doubled in "hopped", so "hoped" is "hope"
SILENT_E = re.compile(r".*(?:[cgsuvz]|[^aeiou][aeiou]t|[bpdtgkfc]l|[aiou]r)")
DOUBLED = re.compile(r".*([bcdfgklmnprtvz])\1")
NO_PLURAL = re.compile(r".*(?:ss|us|is|'s|’s)")
SIBILANT = re.compile(r".*(?:s|sh|ch|x|z|o)es")


def base_form(word: str, upos: str, known: Set[str]) -> str:
    """The base form of a lower-case `word`; the word itself where it has no ending to lose.

    `known` are words that exist; where no way of cutting gives one, the usual spelling decides.
    """
    ways = _ways(word, upos)
    if not ways:
        return word
    existing = [way for way in ways if way in known]
    if existing:
        return existing[0]
    whole = word.endswith("eed") or (upos in {"ADJ", "ADV"} and word in known)
    return word if whole else ways[0]


def _ways(word: str, upos: str) -> list[str]:
    """Base forms that `word` may have by its ending, the likeliest first."""
    if upos == "VERB":
        for ending in ("ed", "ing"):
            if word.endswith(ending) and len(word) > len(ending) + 1:
                return _without(word, ending)
    if upos in {"VERB", "NOUN"}:
        return _without_s(word)
    if upos in {"ADJ", "ADV"}:
        for ending in ("est", "er"):
            if word.endswith(ending) and len(word) > len(ending) + 2:
                return _without(word, ending)
    return []


def _without_s(word: str) -> list[str]:
    if not word.endswith("s") or len(word) < 4 or NO_PLURAL.fullmatch(word):
        return []
    if word.endswith("ies") and len(word) > 4:
        return [word[:-3] + "y", word[:-1]]
    if SIBILANT.fullmatch(word):
        ways = [word[:-2], word[:-1]]
        return ways if word.endswith(("sses", "zzes", "shes", "ches", "xes", "oes")) else ways[::-1]
    return [word[:-1]]


def _without(word: str, ending: str) -> list[str]:
    stem = word[: -len(ending)]
    if not any(letter in VOWELS or letter == "y" for letter in stem):
        return []  # "ring", "bed", "red"
    if stem.endswith("i") and ending != "ing":
        return [stem[:-1] + "y", stem + "e"]
    with_e = [stem + "e", stem]
    if stem.endswith("e") and ending != "ing":
        return with_e if stem.endswith("ee") else [stem, *with_e]
    if DOUBLED.fullmatch(stem):
        return [stem, stem[:-1]] if stem.endswith(("ll", "ff", "zz")) else [stem[:-1], stem]
    silent = SHORT.fullmatch(stem) or SILENT_E.fullmatch(stem)
    return with_e if silent else with_e[::-1]
