"""Names from GUM's mentions: those that a proper noun heads, of a person, organization or place.

GUM marks whole phrases ("President Barack Obama, who …"); the name in one is its head with the
proper nouns around it. Where the phrase does not settle it, the tags of its words stay open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from training.corpora.passage import ANY_NAME_TAG
from training.corpora.titles import without_title

KINDS = {"person": "PER", "organization": "ORG", "place": "LOC"}
NAMELESS = frozenset({"O"})
PERHAPS_MISC = frozenset({"O", "B-MISC", "I-MISC"})
LINKS = frozenset({"of", "the", "for", "and", "-", "&", "'s", "de", "la", "al", "."})


@dataclass(frozen=True, slots=True)
class Mention:
    """Words [first, end) of a sentence, GUM's type, and the number of the head word."""

    first: int
    end: int
    kind: str
    head: int


def mentions_of(rows: list[list[str]]) -> list[Mention]:
    """The mentions that the `Entity=` brackets of one sentence's words spell."""
    found: list[Mention] = []
    opened: list[tuple[str, int, str, int]] = []
    for place, row in enumerate(rows):
        entity = re.search(r"Entity=([^|]*)", row[9])
        for mark in re.findall(r"\([^()]*\)|\([^()]*|[^()]*\)", entity[1] if entity else ""):
            if mark.startswith("("):
                fields = mark.strip("()").split("-")
                head = int(fields[5].split(",")[0]) - 1 if len(fields) > 5 else 0
                opened.append((fields[0], place, fields[1], place + head))
            if mark.endswith(")"):
                group = None if mark.startswith("(") else mark[:-1]
                for begun in reversed(opened):
                    if group is None or begun[0] == group:
                        opened.remove(begun)
                        found.append(Mention(begun[1], place + 1, begun[2], begun[3]))
                        break
    return found


def gum_tags(rows: list[list[str]]) -> list[frozenset[str]]:
    """What each word of a sentence may be."""
    tags = [_default(row) for row in rows]
    settled = [False] * len(rows)
    for mention in sorted(mentions_of(rows), key=lambda m: m.first - m.end):
        kind = KINDS.get(mention.kind)
        head = rows[mention.head] if mention.head < len(rows) else rows[0]
        if head[3] != "PROPN" or not head[1][:1].isupper():
            continue
        many = head[4] == "NNPS" and kind == "PER"
        if kind is None or many:
            for place in range(mention.first, mention.end):
                if rows[place][3] == "PROPN" and not settled[place]:
                    tags[place] = PERHAPS_MISC
            continue
        first, end = _name_within(rows, mention)
        if kind == "PER":
            name = first + without_title([row[1] for row in rows[first:end]])
            tags[first:name] = [PERHAPS_MISC] * (name - first)
            first = name
            if first == end:
                continue
        if any(settled[first:end]):
            continue
        if kind == "PER" and rows[mention.first][3] == "DET":  # "the President": an office
            tags[first:end] = [PERHAPS_MISC] * (end - first)
            continue
        settled[first:end] = [True] * (end - first)
        tags[first] = frozenset({f"B-{kind}"})
        tags[first + 1 : end] = [frozenset({f"I-{kind}"})] * (end - first - 1)
    return tags


def _default(row: list[str]) -> frozenset[str]:
    if row[3] == "PROPN":
        return ANY_NAME_TAG
    return PERHAPS_MISC if row[3] == "ADJ" and row[1][:1].isupper() else NAMELESS


def _name_within(rows: list[list[str]], mention: Mention) -> tuple[int, int]:
    """The head and the proper nouns that belong to it, as [first, end)."""
    first = end = mention.head
    while first > mention.first and _belongs(rows[first - 1]):
        first -= 1
    end += 1
    while end < mention.end:
        after = end
        while after < mention.end and rows[after][1].lower() in LINKS:
            after += 1
        linked = after > end and (mention.kind == "person" or rows[end][1] in {"and", "the"})
        if after >= mention.end or linked or not _belongs(rows[after]):
            break
        end = after + 1
    return first, end


def _belongs(row: list[str]) -> bool:
    title = row[7] in {"nmod:desc", "appos", "parataxis", "conj"}
    return row[1][:1].isupper() and row[3] in {"PROPN", "NOUN", "ADJ", "NUM"} and not title
