"""Labels that give a paragraph to a source: "Al-Zaman:", "[Reuters]", "MR. SMITH:"."""

from spacy.tokens import Doc

from faultlines.reader.actors import Ensemble
from faultlines.reader.contents import Contents
from faultlines.reader.saying import Range, Saying

_LONGEST = 7


def find_labels(doc: Doc, ensemble: Ensemble, contents: Contents) -> list[Saying]:
    """A saying for every paragraph that opens with the label of a source."""
    found = []
    starts = [0, *(t.i + 1 for t in doc if t.is_space and "\n" in t.text)]
    for start in starts:
        label = _label(doc, start) if start < len(doc) else None
        if label is None:
            continue
        (first, end), after = label
        cast = next(
            (c for i in range(first, end) if (c := ensemble.of_word(doc[i])) is not None), None
        )
        content = contents.trimmed(after, contents.paragraph_end(after))
        if cast is not None and content and (cast.kind in _SOURCES or doc[first].is_upper):
            form = "direct" if cast.kind == "person" else "indirect"
            found.append(
                Saying(cast, (first, end), None, content, None, form, "say", "asserted", "neutral",
                       end - 1, end - 1, "label")
            )  # fmt: skip
    return found


_SOURCES = frozenset({"media", "organisation", "person", "government"})


def _label(doc: Doc, start: int) -> tuple[Range, int] | None:
    """The words of a label and the first word after it."""
    bracket = doc[start].text in ("(", "[")
    at = start + bracket
    end = at
    while end < len(doc) and end - at < _LONGEST and _in_label(doc, end):
        end += 1
    if end == at or end >= len(doc) - 1:
        return None
    closes = doc[end].text in (")", "]") if bracket else doc[end].text == ":"
    after = end + 1
    if after < len(doc) and "\n" in doc[end].whitespace_ + doc[after].text and doc[after].is_space:
        return None
    return ((at, end), after) if closes else None


def _in_label(doc: Doc, word: int) -> bool:
    token = doc[word]
    return bool(
        token.ent_type_ or token.pos_ == "PROPN" or (token.text[:1].isupper() and token.is_alpha)
    )
