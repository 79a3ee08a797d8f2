"""Lemmas: the network's, put right by spelling and by a list of irregular forms."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence, Set
from functools import lru_cache
from pathlib import Path

from faultlines.codebook import irregular_forms
from faultlines.language.inflections import base_form
from faultlines.language.lemmas import apply_rule

# Parts of speech whose endings are cut by spelling; the others have the network's lemma.
INFLECTED = frozenset({"VERB", "NOUN", "ADJ", "ADV"})


class Lemmatiser:
    """Lemmas of words, remembered (words repeat)."""

    def __init__(
        self,
        rules: Sequence[str],
        upos: Sequence[str],
        known: Set[str],
        irregular: Mapping[str, Mapping[str, str]],
    ) -> None:
        self._rules, self._upos = tuple(rules), tuple(upos)
        self._known, self._irregular = known, irregular
        self.lemma = lru_cache(maxsize=100_000)(self._lemma)

    @classmethod
    def read(cls, folder: Path, rules: Sequence[str], upos: Sequence[str]) -> Lemmatiser:
        """The lemmatiser of a model; without lemmas.json it has the network's lemmas only."""
        path = folder / "lemmas.json"
        if not path.is_file():
            return cls(rules, upos, frozenset(), {})
        stored = json.loads(path.read_text(encoding="utf-8"))
        vocabulary = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
        pieces = vocabulary["model"]["vocab"]
        known = {p for p in pieces if len(p) > 2 and p.isascii() and p.isalpha() and p.islower()}
        return cls(rules, upos, frozenset(known.union(stored["words"])), stored["irregular"])

    def _lemma(self, rule: int, upos: int, word: str) -> str:
        """The lemma of `word`; `rule` and `upos` are the network's numbers for it."""
        said = apply_rule(self._rules[rule], word)
        tag = self._upos[upos]
        small = word.lower()
        if not self._known or tag not in INFLECTED or not small.isalpha():
            return said
        irregular = self._irregular.get(tag, {}).get(small) or irregular_forms(tag).get(small)
        if irregular is not None:
            return irregular
        if word.isupper() and tag != "VERB" and said == word and len(word) < 6:
            return said  # "IQ", "GISB"
        if tag in {"ADJ", "ADV"} and said.lower() == small:
            return said  # no comparative: "clever", "other", "French"
        return base_form(small, tag, self._known)
