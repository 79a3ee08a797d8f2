"""Words of a text, cut as the English UD treebanks cut them.

The rules are spaCy's for English, with the few differences that the treebanks show: a run of one
mark ("!!!", "====", "***") is one word, and so are "?!" and its like.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# A run of one mark stays together; spaCy would cut it up.
MARK_RUN = r"([=*_~#<>+$@^-])\1+"
SHOUT = r"[!?]{2,}"


@lru_cache(maxsize=1)
def blank_english() -> Language:
    """spaCy's empty English pipeline with our word rules; built once for each process."""
    import spacy  # noqa: PLC0415 (half a second that only reading should cost)
    from spacy.util import compile_prefix_regex, compile_suffix_regex  # noqa: PLC0415

    nlp = spacy.blank("en")
    prefixes = [MARK_RUN, SHOUT, *nlp.Defaults.prefixes]
    suffixes = [MARK_RUN, SHOUT, *nlp.Defaults.suffixes]
    nlp.tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    nlp.tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    return nlp


def words_of(text: str) -> Doc:
    """A Doc of the words of `text`; `doc.text` is `text` exactly, whitespace tokens included."""
    return blank_english().tokenizer(text)
