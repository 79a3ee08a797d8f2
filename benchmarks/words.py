"""How texts are cut into words: against the gold words of treebanks, and beside spaCy's tokenizer.

    python -m benchmarks.words TREEBANK.conllu [TREEBANK.conllu …]

Sentences of a treebank are joined into running text, a space between them. A word is right where it
covers the same letters as one of the gold words (the parts of a contraction count as words). Both
cut the same texts in turn, in seconds of the processor: once as a new process meets them, and again
when their runs are known. spaCy comes with the extra `spacy`.
"""

import argparse
import time
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path
from statistics import median

from benchmarks.figures import Figure, progress, show
from faultlines.language import words
from training.corpora.treebanks import blocks

Place = tuple[int, int]
Cutter = Callable[[str], list[str]]

_ROUNDS = 5


def documents(path: Path) -> Iterator[tuple[str, set[Place]]]:
    """The text of each document, and where its words stand, counted in letters."""
    texts: list[str] = []
    found: set[Place] = set()
    at = 0
    for block in blocks(path):
        if "newdoc id" in block.comments and texts:
            yield " ".join(texts), found
            texts, found, at = [], set(), 0
        texts.append(block.comments["text"].strip())
        end = 0  # of the contraction that is being read
        for number, form, *_ in block.rows:
            size = len("".join(form.split()))
            if "-" in number:
                end = at + size
            elif number.isdigit():
                found.add((at, at + size))
                at += size
                if end and at >= end:
                    at, end = end, 0
    yield " ".join(texts), found


def places(parts: list[str]) -> set[Place]:
    """Where words stand in a text, counted in letters; white space is no word."""
    sizes = [len("".join(part.split())) for part in parts]
    ends = list(accumulate(sizes))
    return {(end - size, end) for size, end in zip(sizes, ends, strict=True) if size}


def ours(text: str) -> list[str]:
    """Our words."""
    return words.words_of(text).words


def spacys() -> Cutter:
    """spaCy's English tokenizer, which has seen no text yet."""
    import spacy  # noqa: PLC0415

    tokenizer = spacy.blank("en").tokenizer
    return lambda text: [token.text for token in tokenizer(text)]


def measure(paths: list[Path]) -> list[Figure]:
    """Agreement with the gold and with each other, and speed."""
    read = [document for path in paths for document in documents(path)]
    gold = sum(len(found) for _, found in read)
    theirs = spacys()
    right = {"ours": 0, "theirs": 0, "both": 0}
    said = {"ours": 0, "theirs": 0}
    for text, found in read:
        mine, other = places(ours(text)), places(theirs(text))
        said["ours"] += len(mine)
        said["theirs"] += len(other)
        right["ours"] += len(found & mine)
        right["theirs"] += len(found & other)
        right["both"] += len(mine & other)
    return [
        Figure("words", "gold words", gold, "words"),
        Figure("f1", "ours, F1", 200 * right["ours"] / (gold + said["ours"]), "%"),
        Figure("f1_spacy", "spaCy's, F1", 200 * right["theirs"] / (gold + said["theirs"]), "%"),
        Figure("same", "of spaCy's words ours too", 100 * right["both"] / said["theirs"], "%"),
        *_speeds([text for text, _ in read], gold),
    ]


def _speeds(texts: list[str], count: int) -> Iterator[Figure]:
    progress(f"cutting {count:,} words {4 * _ROUNDS} times")
    spent: dict[str, list[float]] = {
        key: [] for key in ("new", "new_spacy", "known", "known_spacy")
    }
    for _ in range(_ROUNDS):
        words.forget_runs()
        theirs = spacys()
        for key in ("new", "known"):
            spent[key].append(_seconds(ours, texts))
            spent[f"{key}_spacy"].append(_seconds(theirs, texts))
    for key, what in (("new", "met for the first time"), ("known", "met before")):
        mine, other = median(spent[key]), median(spent[f"{key}_spacy"])
        yield Figure(f"{key}_per_second", f"ours, {what}", count / mine, "words/s")
        yield Figure(f"{key}_ratio", f"as fast as spaCy's, {what}", other / mine, "times")


def _seconds(cutter: Cutter, texts: list[str]) -> float:
    begun = time.process_time()
    for text in texts:
        cutter(text)
    return time.process_time() - begun


def main() -> None:
    """Measures and shows."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.words",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("treebanks", nargs="+", type=Path)
    show(measure(parser.parse_args().treebanks))


if __name__ == "__main__":
    main()
