"""One run of characters without white space to words, as the English UD treebanks cut them.

Marks are taken from both ends; what is left is a spelling that the codebook knows, an address, or
is cut at the marks within it. A run of one mark ("!!!", "====") is one word, and so are "?!" and
its like; "pre-war" and "anti-Semite" are one word, while "U.S.-led" and "Port-au-Prince" are
several.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from faultlines.codebook import known_spellings, number_units, word_endings, word_prefixes

_ALIKE = frozenset("=*_~#<>+$@^-'’`")  # a run of one of them stays together
_SHOUTS = frozenset("!?")
_DOTS = frozenset(".…")
# Punctuation and symbols that stay with the word whose first or last character they are.
_STAYS_FIRST = frozenset("-/@.~|\\^\u2010\u2011")
_STAYS_LAST = _STAYS_FIRST | frozenset("+=")
_LONGEST_ENDING = 3
_LONGEST_UNIT = 5

_LETTER = r"[^\W\d_]"
_ADDRESS = re.compile(
    r"""(?i:[a-z][a-z0-9+.-]+://|www\.)[^\s<"]+
    | (?:mailto:)?[\w.+%-]+@\w[\w-]*(?:\.[\w-]+)+
    | (?:\w[\w-]*\.)+(?:[a-z]{2,}|COM|ORG|NET|EDU|GOV|Com)(?::\d{2,5})?(?:[/?\#][^\s<"]*)?""",
    re.VERBOSE,
)
_INITIALS = re.compile(rf"(?:{_LETTER}\.)+")
_INITIAL_LAST = re.compile(rf"(?<![\w.'’`$/-])(?:{_LETTER}\.)+$")
_MOST_INITIALS = 12  # characters
_CURRENCY = re.compile(r"[A-Z]{1,3}[$£€](?=\d|$)")
_EMOTICON = re.compile(
    r"""[<>]?[:;=][-o'^]?[)(\]\[}{|/\\DPpOo3*]+ | [)(\]\[}{]+[-o'^]?[:;=]
    | <3+ | \^_+\^ | xD+ | -_+-""",
    re.VERBOSE,
)
_SMILE = re.compile(r"[:;]-?[)(]$")
_INNER = re.compile(
    rf"""\.{{2,}} | …+
    | (?<=\d)[-+*^](?=[\d-])
    | (?<=[a-zß-öø-ÿ"'”’])\.(?=[A-ZÀ-ÖØ-Þ"'“‘])
    | (?<={_LETTER}),(?={_LETTER})
    | (?:(?<={_LETTER})|(?<=\d))(?:-{{1,3}}|~|[:<>=/])(?={_LETTER})
    | (?<=[A-Za-z]\.)-(?=[A-Za-z])
    | (?<=[A-Za-z])-(?=\d)
    | (?<=\S)[–—]+(?=\S)
    | [)\]"”’](?=[–—])
    | (?<=\w)["”](?=<) | (?<=["”])<(?=\w)
    | (?<=\w)°(?=\w)
    | (?<=[a-z])[,.;](?=\[) | (?<=[,.;!?])\[(?=\w)
    | [\u2190-\u2bff\U0001f000-\U0001faff]""",
    re.VERBOSE,
)
_HYPHENS = frozenset("-–—~")


def cut_run(run: str) -> tuple[str, ...]:
    """The words of a run; joined they are the run. `run` has no white space and is not empty."""
    return tuple(_words(run, inner=True))


def _words(run: str, *, inner: bool) -> Iterator[str]:
    """Words of a run; marks within it cut only where `inner` says so."""
    begin, end = 0, len(run)
    after: list[str] = []
    parts: tuple[str, ...] | None = None
    while begin < end:
        parts = _known(run[begin:end])
        if parts is not None:
            break
        first, last = _opening(run, begin, end), _closing(run, begin, end)
        # From the end first, as "'em)" is known without its bracket; but "(ol'" is, too.
        if last and not (first and _known(run[begin + first : end])):
            after.append(run[end - last : end])
            end -= last
        elif first:
            yield run[begin : begin + first]
            begin += first
        else:
            break
    if parts is not None:
        yield from parts
    elif begin < end:
        yield from _core(run[begin:end], inner=inner)
    yield from reversed(after)


@cache
def _longest() -> int:
    return max(map(len, known_spellings()))


def _known(core: str) -> tuple[str, ...] | None:
    """The words of a spelling that is known, of initials and of an emoticon; else None."""
    if len(core) > _longest():
        return None
    parts = known_spellings().get(core)
    if parts is not None:
        return parts
    if core.isalnum():
        return None
    if core.lower() in word_endings() or _INITIALS.fullmatch(core) or _EMOTICON.fullmatch(core):
        return (core,)
    return None


@lru_cache(maxsize=10_000)
def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _alike(run: str, place: int, step: int, begin: int, end: int) -> int:
    """How many characters of one kind stand from `place` on, or back where `step` is -1."""
    character = run[place]
    kin = _SHOUTS if character in _SHOUTS else _DOTS if character in _DOTS else (character,)
    count = 1
    while begin <= place + count * step < end and run[place + count * step] in kin:
        count += 1
    return count


def _opening(run: str, begin: int, end: int) -> int:
    """Characters of the mark with which run[begin:end] begins, 0 where it begins with a word."""
    first = run[begin]
    currency = _CURRENCY.match(run, begin, end)
    if currency:
        return currency.end() - begin
    if first.isalnum() or not _is_mark(first):
        return 0
    if end - begin == 1:
        return 1
    if first in _ALIKE or first in _SHOUTS or first in _DOTS:
        count = _alike(run, begin, 1, begin, end)
        if count > 1 or first == "…":
            return count
    if first in _STAYS_FIRST or (first == "+" and run[begin + 1].isdigit()):
        return 0
    return 1


def _closing(run: str, begin: int, end: int) -> int:
    """Characters of the mark, ending or unit with which run[begin:end] ends; 0 where of none."""
    if end - begin == 1:
        return 0
    last = run[end - 1]
    if last.isalnum():
        return _ending(run, begin, end)
    if not _is_mark(last):
        return 0
    if last in ")(D" and "(" not in run[begin : end - 2]:
        smile = _SMILE.search(run, max(begin + 1, end - 3), end)
        if smile:
            return end - smile.start()
    if last in _ALIKE or last in _SHOUTS or last in _DOTS:
        count = _alike(run, end - 1, -1, begin, end)
        if count > 1 or last == "…":
            return count
    if last == ".":
        return _full_stop(run, begin, end)
    if last == "+":
        return int(run[end - 2].isdigit())
    return 0 if last in _STAYS_LAST else 1


def _full_stop(run: str, begin: int, end: int) -> int:
    """1 where the full stop at the end is a word, 0 where it belongs to an initial."""
    unit = _unit(run, begin, end)
    if unit:
        return unit
    start = end - 1
    while start > begin and run[start - 1].isalpha():
        start -= 1
    if run[start:end] in known_spellings():
        return 0
    if _INITIAL_LAST.search(run, max(begin, end - _MOST_INITIALS), end):
        return 0
    return int(not run[end - 2].isupper() or (end - begin > 2 and run[end - 3].isalnum()))


def _ending(run: str, begin: int, end: int) -> int:
    """Characters of an ending ("'s", "n't") or of a unit after a number."""
    for size in range(2, _LONGEST_ENDING + 1):
        if end - size > begin and run[end - size : end].lower() in word_endings():
            return size
    tail = run[end - 3 : end].lower()
    if end - 3 > begin and tail in ("n't", "n’t"):
        return 3
    return _unit(run, begin, end)


def _unit(run: str, begin: int, end: int) -> int:
    for size in range(min(_LONGEST_UNIT, end - begin - 1), 0, -1):
        if run[end - size - 1].isdigit() and run[end - size : end] in number_units():
            return size
    return 0


def _core(core: str, *, inner: bool) -> Iterator[str]:
    """What is left between the marks: whole where it is an address, cut at the marks within."""
    if not inner or core.isalnum() or _ADDRESS.fullmatch(core):
        yield core
        return
    begin = 0
    for mark in _INNER.finditer(core):
        place = mark.start()
        if core[place] in _HYPHENS and _prefix_before(core, place):
            continue
        if mark[0] == "." and core[begin : mark.end()] in known_spellings():
            yield core[begin : mark.end()]
        else:
            if begin < place:
                yield from _words(core[begin:place], inner=False)
            yield mark[0]
        begin = mark.end()
    if begin == 0:
        yield core
    elif begin < len(core):
        yield from _words(core[begin:], inner=False)


def _prefix_before(core: str, place: int) -> bool:
    """Whether the letters before `place` are a prefix that a hyphen does not cut off."""
    begin = place
    while begin and (core[begin - 1].isalnum() or core[begin - 1] == "_"):
        begin -= 1
    return core[begin:place].lower() in word_prefixes()
