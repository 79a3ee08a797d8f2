"""How far apart two spellings of one word are, and a coarse key that spellings of one word share.

Names come into English from other scripts by many roads (Qaddafi, Gadhafi, Kadafi), so vowels,
doublings and letters of one sound count for little, and any other letter for a whole one.
"""

from functools import lru_cache

from rapidfuzz.distance import Levenshtein

SAME = 0.12
"""Distance by letter up to which two words are spellings of one name."""
SLIP = 0.17
"""Up to here, one is the other with a slip of the pen, where the rest of the name agrees."""
_SHORTEST = 4  # letters; shorter words are the same or not
_VOWELS = frozenset("aeiouy")
_SOUNDS = ("kqcgx", "szc", "dt", "fvw", "jgyz", "bpv", "iy", "uw", "mn")
_NEAR = {(a, b): 0.4 for sound in _SOUNDS for a in sound for b in sound if a != b}
_NEAR |= {(a, b): 0.3 for a in _VOWELS for b in _VOWELS if a != b}
_NEAR |= {("i", "y"): 0.1, ("y", "i"): 0.1, ("u", "w"): 0.2, ("w", "u"): 0.2, ("m", "n"): 0.8}
_NEAR |= {("c", "k"): 0.2, ("k", "c"): 0.2, ("q", "k"): 0.2, ("k", "q"): 0.2, ("n", "m"): 0.8}
_NEAR |= {("s", "z"): 0.3, ("z", "s"): 0.3}
_ONE_SOUND = (
    *(("sch", "s"), ("tch", "c"), ("dzh", "j"), ("dj", "j"), ("zh", "j"), ("sh", "s")),
    *(("kh", "k"), ("gh", "g"), ("dh", "d"), ("ph", "f"), ("th", "t"), ("ck", "k")),
    *(("ou", "u"), ("oo", "u"), ("ee", "i"), ("ae", "a"), ("oe", "o"), ("ue", "u"), ("ks", "x")),
)
_KEYS = str.maketrans(
    {**dict.fromkeys("kqgx", "k"), **dict.fromkeys("szc", "s"), **dict.fromkeys("dt", "t")}
    | dict.fromkeys("fvw", "f")
    | dict.fromkeys("bp", "b")
    | dict.fromkeys("mn", "n")
)


@lru_cache(maxsize=262144)
def distance(one: str, other: str) -> float:
    """Letters that differ, by their weights: 0 for the same word, 0.3 for one vowel another.

    Neighbours that have changed places cost 0.8, a letter doubled 0.1, a vowel or an `h` more 0.4.
    """
    one, other = _by_sound(one), _by_sound(other)
    if one == other:
        return 0.0 if one else 1.0
    before, rows = _first_row(other), 0.0
    older: list[float] = []
    for i, letter in enumerate(one):
        row = [before[0] + _gap(one, i)]
        for j, second in enumerate(other):
            best = min(
                before[j] + _change(letter, second),
                before[j + 1] + _gap(one, i),
                row[j] + _gap(other, j),
            )
            if i and j and letter == other[j - 1] and one[i - 1] == second and letter != second:
                best = min(best, older[j - 1] + 0.8)
            row.append(best)
        older, before = before, row
        rows = row[-1]
    return round(rows, 3)


def _first_row(word: str) -> list[float]:
    row = [0.0]
    for j in range(len(word)):
        row.append(row[-1] + _gap(word, j))
    return row


def _gap(word: str, at: int) -> float:
    """What a letter more costs."""
    letter = word[at]
    if at and word[at - 1] == letter:
        return 0.1
    return 0.4 if letter in _VOWELS or letter == "h" else 1.0


def _change(one: str, other: str) -> float:
    return 0.0 if one == other else _NEAR.get((one, other), 1.0)


def _by_sound(word: str) -> str:
    for letters, sound in _ONE_SOUND:
        if letters in word:
            word = word.replace(letters, sound)
    return word


@lru_cache(maxsize=262144)
def apart(one: str, other: str) -> float:
    """`distance` by letter of the longer word; 1 for words that have little in common."""
    if one == other:
        return 0.0
    longest = max(len(one), len(other))
    if min(len(one), len(other)) < _SHORTEST or Levenshtein.normalized_similarity(one, other) < 0.4:
        return 1.0
    return distance(one, other) / longest


def same_spelling(one: str, other: str) -> bool:
    """Whether they are the same word, or spellings of one."""
    return apart(one, other) <= SAME


@lru_cache(maxsize=262144)
def sound_key(words: str) -> str:
    """The consonants by sound, equal for nearly all spellings of one name.

    `Qaddafi`, `Gadhafi` and `Kadafi` give `ktf`; every vowel in front gives `a`.
    """
    bare = _by_sound(words.replace(" ", "").replace("-", ""))
    for soft in ("ce", "ci", "cy"):
        bare = bare.replace(soft, "s" + soft[1])
    bare = bare.replace("c", "k").replace("j", "s")
    first, rest = bare[:1], bare[1:]
    kept = "".join(letter for letter in rest if letter not in "aeiouyhw")
    key = ("a" if first in "aeiouy" else first) + kept
    key = key.translate(_KEYS)
    return "".join(letter for i, letter in enumerate(key) if i == 0 or key[i - 1] != letter)
