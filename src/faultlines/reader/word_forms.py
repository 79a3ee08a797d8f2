"""Base forms of English words, checked against the words that the program knows.

The network guesses lemmas letter by letter and may invent one ("denie", "dropp"). Where its lemma
is no word of the codebook, a regular or irregular base form that is one takes its place.
"""

from collections.abc import Iterator
from functools import cache, lru_cache

from faultlines.codebook import (
    action_words,
    actor_nouns,
    loaded_words,
    speech_nouns,
    speech_verbs,
    stance_words,
)

_IRREGULAR = {
    form: base
    for base, forms in {
        "be": "is are was were been am", "have": "has had", "do": "does did done",
        "say": "said", "tell": "told", "think": "thought", "hold": "held", "lead": "led",
        "meet": "met", "fight": "fought", "shoot": "shot", "strike": "struck stricken",
        "beat": "beaten", "break": "broke broken", "bring": "brought", "buy": "bought",
        "choose": "chose chosen", "come": "came", "deal": "dealt", "draw": "drew drawn",
        "drive": "drove driven", "fall": "fell fallen", "feed": "fed", "find": "found",
        "flee": "fled", "forbid": "forbade forbidden", "forgive": "forgave forgiven",
        "freeze": "froze frozen", "get": "got gotten", "give": "gave given", "go": "went gone",
        "hang": "hung", "hide": "hid hidden", "keep": "kept", "know": "knew known",
        "lay": "laid", "leave": "left", "lend": "lent", "lose": "lost", "make": "made",
        "mean": "meant", "overthrow": "overthrew overthrown", "pay": "paid",
        "rise": "rose risen", "run": "ran", "see": "saw seen", "seek": "sought", "sell": "sold",
        "send": "sent", "shake": "shook shaken", "slay": "slew slain", "speak": "spoke spoken",
        "spend": "spent", "stand": "stood", "steal": "stole stolen", "swear": "swore sworn",
        "take": "took taken", "teach": "taught", "throw": "threw thrown",
        "undertake": "undertook undertaken", "uphold": "upheld", "win": "won",
        "withdraw": "withdrew withdrawn", "write": "wrote written",
        "withhold": "withheld", "bear": "bore borne", "bind": "bound", "build": "built",
        "catch": "caught", "feel": "felt", "hear": "heard", "sit": "sat",
        "man": "men", "woman": "women", "person": "people",
    }.items()
    for form in forms.split()
}  # fmt: skip
_SHORTEST = 3


@cache
def _known() -> frozenset[str]:
    """Every single word of the codebook's lists that are looked up by lemma."""
    words: set[str] = set(_IRREGULAR.values())
    for lists in (action_words("verbs"), action_words("nouns"), speech_verbs(), speech_nouns()):
        words.update(part for entry in lists for part in entry.split())
    for part in ("verbs", "nouns", "adjectives"):
        words.update(part for entry in stance_words(part) for part in entry.split())
    words.update(actor_nouns(), loaded_words())
    return frozenset(words)


@lru_cache(maxsize=50_000)
def base_form(form: str, lemma: str, inflected: bool) -> str:
    """The lemma in lower case, mended where it is no known word and a base of `form` is.

    `inflected` says whether the word is a verb or noun; others keep their lemma.
    """
    lemma, form = (lemma or form).lower(), form.lower()
    if not inflected or (lemma in _known() and lemma != form):
        return lemma
    if form in _IRREGULAR and lemma != _IRREGULAR[form] and form not in _known():
        return _IRREGULAR[form]
    if lemma in _known():
        return lemma
    return next((base for base in _regular(form) if base in _known()), lemma)


def _regular(form: str) -> Iterator[str]:
    """Bases that regular inflection could have made the form from, the likeliest first."""
    for ending, others in (("ied", "y"), ("ies", "y"), ("ying", "ie")):
        if form.endswith(ending):
            yield form[: -len(ending)] + others
    for ending in ("ed", "ing", "es"):
        if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST - 1:
            stem = form[: -len(ending)]
            if len(stem) >= _SHORTEST and stem[-1] == stem[-2]:
                yield stem
                yield stem[:-1]
            yield stem + "e"
            yield stem
    if form.endswith("s") and len(form) > _SHORTEST:
        yield form[:-1]
