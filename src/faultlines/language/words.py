"""Words of a text, cut as the English UD treebanks cut them.

The rules are spaCy's for English, with the differences that the treebanks show: a run of one mark
("!!!", "====") is one word, and so are "?!" and its like; "pre-war" and "anti-Semite" are one word,
while "U.S.-led" and "Port-au-Prince" are several.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# A run of one mark stays together; spaCy would cut it up.
MARK_RUN = r"([=*_~#<>+$@^-])\1+"
SHOUT = r"[!?]{2,}"

# spaCy's time for a run of letters and marks without a space grows with the square of its length:
# longer ones (encoded files, rows of brackets) are cut before it sees them.
LONGEST_RUN = 300
ENDLESS = re.compile(rf"\S{{{LONGEST_RUN + 1},}}")

# spaCy remembers every word it ever saw; after so many different ones it begins anew, so that
# reading a hundred thousand reports in one process does not fill the memory.
MOST_WORDS_KNOWN = 500_000

# A hyphen after one of these does not cut a word, by the treebanks' own count.
PREFIXES = (
    "anti", "co", "counter", "cross", "e", "ex", "inter", "intra", "mid", "mini", "multi", "neo",
    "non", "over", "post", "pre", "pro", "pseudo", "psycho", "quasi", "re", "semi", "socio", "sub",
    "trans", "ultra", "un",
)  # fmt: skip

HYPHENS_BESIDE = (
    r"(?<=[A-Za-z]\.)-(?=[A-Za-z])",  # "U.S.-led"
    r"(?<=[A-Za-z])-(?=[0-9])",  # "F-16"
    r"(?<=\S)[–—](?=\S)",  # "1990–95"
    r"(?<=\S)[)\]\"”’](?=[–—])",  # "(CNN)—The"
    r"(?<=\w)[\"”](?=<)|(?<=[\"”])<(?=\w)",  # 'Ada"<ada@'
    r"(?<=[a-z])[,.;](?=\[)|(?<=[,.;!?])\[(?=\w)",  # "so,[3]"
)

# Written with their full stop or slash in the treebanks, cut by spaCy.
WHOLE = (
    "Adm.", "al.", "approx.", "Attn.", "Brig.", "b/c", "ca.", "Capt.", "Cmdr.", "Col.", "esp.",
    "etc.", "Fri.", "Ft.", "Hon.", "Lt.", "Maj.", "Pres.", "Reps.", "Sec.", "Sens.", "Sgt.", "Sr.",
    "Thur.", "Thurs.", "Tues.", "Vol.", "w/", "Wed.", "Yahoo!",
)  # fmt: skip
# Cut in the treebanks, whole in spaCy.
CUT = {"and/or": ("and", "/", "or"), "wanna": ("wan", "na"), "Wanna": ("Wan", "na")}


@lru_cache(maxsize=1)
def blank_english() -> Language:
    """spaCy's empty English pipeline with our word rules; built once for each process."""
    import spacy  # noqa: PLC0415 (half a second that only reading should cost)
    from spacy.attrs import IS_SPACE, LOWER  # noqa: PLC0415
    from spacy.util import (  # noqa: PLC0415
        compile_infix_regex,
        compile_prefix_regex,
        compile_suffix_regex,
    )

    nlp = spacy.blank("en")
    # Of each new word spaCy would work out its shape, whether it looks like an address and so on.
    nlp.vocab.lex_attr_getters = {
        IS_SPACE: nlp.vocab.lex_attr_getters[IS_SPACE], LOWER: nlp.vocab.lex_attr_getters[LOWER],
    }  # fmt: skip
    tokenizer, defaults = nlp.tokenizer, nlp.Defaults
    tokenizer.prefix_search = compile_prefix_regex([MARK_RUN, SHOUT, *defaults.prefixes]).search
    tokenizer.suffix_search = compile_suffix_regex([MARK_RUN, SHOUT, *defaults.suffixes]).search
    tokenizer.infix_finditer = compile_infix_regex(
        [_after_no_prefix(rule) for rule in (*defaults.infixes, *HYPHENS_BESIDE)]
    ).finditer
    address = tokenizer.url_match
    tokenizer.url_match = lambda run: None if set(run) & set('<"') else address(run)
    for word in WHOLE:
        tokenizer.add_special_case(word, [{"ORTH": word}])
    for word, parts in CUT.items():
        tokenizer.add_special_case(word, [{"ORTH": part} for part in parts])
    return nlp


def _after_no_prefix(rule: str) -> str:
    """The rule that cuts at hyphens, made to leave prefixes alone; any other rule as it is."""
    if "-|–" not in rule and rule not in HYPHENS_BESIDE:
        return rule
    # Every such rule begins with a mark: looking for that first saves most looks at the prefixes.
    return r"(?=[^\w\s])" + "".join(rf"(?<!\b(?i:{prefix}))" for prefix in PREFIXES) + rule


def words_of(text: str) -> Doc:
    """A Doc of the words of `text`; `doc.text` is `text` exactly, whitespace tokens included."""
    if len(blank_english().vocab) > MOST_WORDS_KNOWN:
        blank_english.cache_clear()
    tokenizer = blank_english().tokenizer
    if ENDLESS.search(text) is None:
        return tokenizer(text)
    from spacy.tokens import Doc  # noqa: PLC0415

    words: list[str] = []
    spaces: list[bool] = []
    for part in _parts(text):
        for token in tokenizer(part):
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
    return Doc(tokenizer.vocab, words, spaces)


def _parts(text: str) -> Iterator[str]:
    """`text` cut within its endless runs, so that no part of it has one."""
    begin = 0
    for run in ENDLESS.finditer(text):
        for place in range(run.start() + LONGEST_RUN, run.end(), LONGEST_RUN):
            yield text[begin:place]
            begin = place
    yield text[begin:]
