"""Trees by hand: `word TAG head relation [lemma]` a line, heads from 1, 0 a root."""

from faultlines.language import Doc, doc_of_words


def tree(lines: str) -> Doc:
    """The Doc of a small tree; lemmas are the words in lower case unless a fifth column says."""
    rows = [line.split() for line in lines.strip().splitlines()]
    heads = [i if row[2] == "0" else int(row[2]) - 1 for i, row in enumerate(rows)]
    return doc_of_words(
        [row[0] for row in rows],
        [True] * len(rows),
        pos=[row[1] for row in rows],
        heads=heads,
        deps=[row[3] for row in rows],
        lemmas=[row[4] if len(row) > 4 else row[0].lower() for row in rows],
    )
