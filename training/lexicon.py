"""Write lemmas.json: the base forms that spelling does not give, as the treebanks have them.

    python -m training.lexicon WEIGHTS --data DATA

It holds a form only where `base_form` would be wrong about it, and the words that are known to
exist: lemmas of the treebanks, and the whole words of the encoder's vocabulary.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from faultlines.language.inflections import base_form
from faultlines.language.lemmatiser import INFLECTED
from training.corpora.library import HELD_OUT_DOCUMENTS
from training.corpora.passage import Passage
from training.corpora.treebanks import read_treebank

SURE = 0.8  # share of a form's occurrences that the lemma must have


def common_words(tokenizer: Path) -> set[str]:
    """The whole lower-case words of the encoder's vocabulary, of three letters or more."""
    pieces = json.loads(tokenizer.read_text(encoding="utf-8"))["model"]["vocab"]
    return {p for p in pieces if len(p) > 2 and p.isascii() and p.isalpha() and p.islower()}


def seen(passages: Iterable[Passage]) -> dict[str, dict[str, Counter[str]]]:
    """Part of speech, lower-case form, lemma: how often."""
    found: dict[str, dict[str, Counter[str]]] = {
        upos: defaultdict(Counter) for upos in sorted(INFLECTED)
    }
    for passage in passages:
        for word, upos, lemma in zip(
            passage.words, passage.upos or (), passage.lemmas or (), strict=False
        ):
            if upos in found and word.isalpha():
                found[upos][word.lower()][lemma.lower()] += 1
    return found


def irregular(
    counts: dict[str, dict[str, Counter[str]]], known: set[str]
) -> dict[str, dict[str, str]]:
    """The forms of each part of speech of whose lemma spelling says otherwise."""
    found: dict[str, dict[str, str]] = {}
    for upos, forms in counts.items():
        found[upos] = {}
        for form, lemmas in sorted(forms.items()):
            lemma, times = lemmas.most_common(1)[0]
            sure = times >= SURE * sum(lemmas.values())
            if sure and base_form(form, upos, known) != lemma:
                found[upos][form] = lemma
    return found


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Write the lexicon of irregular forms.")
    parser.add_argument("weights", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    passages = [
        *read_treebank(
            options.data / "ud-ewt" / "train.conllu", "ud-ewt", without=HELD_OUT_DOCUMENTS
        ),
        *read_treebank(options.data / "ud-gum" / "train.conllu", "ud-gum"),
    ]
    counts = seen(passages)
    lemmas = {
        lemma
        for forms in counts.values()
        for each in forms.values()
        for lemma, times in each.items()
        if times > 1
    }
    common = common_words(options.weights / "tokenizer.json")
    stored = {
        "words": sorted(lemmas - common),
        "irregular": irregular(counts, lemmas | common),
    }
    path = options.weights / "lemmas.json"
    path.write_text(json.dumps(stored, ensure_ascii=False, indent=0), encoding="utf-8")
    print({upos: len(forms) for upos, forms in stored["irregular"].items()}, len(stored["words"]))


if __name__ == "__main__":
    main()
