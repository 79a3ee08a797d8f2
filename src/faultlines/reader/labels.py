"""Labels that give paragraphs to a source: "Al-Zaman:", "[Reuters]", "MR. SMITH (Miner):"."""

from faultlines.language import Doc, Token
from faultlines.reader.actors import Cast, Ensemble
from faultlines.reader.contents import Contents
from faultlines.reader.saying import Range, Saying

_LONGEST = 8
_MARKS = frozenset({'"', "“", "”", "«", "»"})
_LONGEST_ASIDE = 12
_ENDS = frozenset({".", "!", "?", "”", '"', ")", "]", "…"})
_TRANSCRIPT = 2
"""So many labels at heads of lines, and no more, may stand in a text that is no transcript."""
_OWN_VOICE = frozenset({"i", "my", "me", "you", "your"})
_SOURCES = frozenset({"media", "organisation", "person", "government"})


def find_labels(doc: Doc, ensemble: Ensemble, contents: Contents) -> list[Saying]:
    """A saying for every passage that opens with the label of a source.

    A label opens a line or, with a colon, a sentence (round-ups set several into one paragraph). It
    holds until the next label or the paragraph's end; in a transcript, where line after line opens
    with somebody's label, a person's holds until the next.
    """
    lines = {0, *(t.i + 1 for t in doc if t.is_space and "\n" in t.text)}
    brackets = {t.i for t in doc if t.text in ("(", "[") and _after_an_end(t)}
    sentences = {sentence.start for sentence in doc.sents}
    starts = sorted(lines | sentences | brackets)
    labels = [(at, *label) for at in starts if at < len(doc) and (label := _label(doc, at))]
    transcript = sum(at in lines for at, _, _ in labels) > _TRANSCRIPT
    found = []
    for number, (_, (first, end), after) in enumerate(labels):
        cast = _cast_of(ensemble, doc, first, end)
        if cast is None or not (cast.kind in _SOURCES or doc[first].is_upper):
            continue
        spoken = cast.kind == "person" and (transcript or doc[first].is_upper)
        following = labels[number + 1][0] if number + 1 < len(labels) else len(doc)
        last = following if spoken else min(following, _passage_end(doc, contents, after))
        if not spoken:
            last = _own_voice(doc, after, last)
        content = tuple(
            r for part in _without_asides(doc, after, last) for r in contents.trimmed(*part)
        )
        if content:
            found.append(passage_saying(cast, (first, end), content, "label", spoken=spoken))
    return found


def _after_an_end(bracket: Token) -> bool:
    """Whether what stands before a bracket has come to its end."""
    return bracket.i == 0 or bracket.nbor(-1).text in _ENDS


def _passage_end(doc: Doc, contents: Contents, first: int) -> int:
    """The end of a paragraph, or of the last quotation of those after it that begin with one."""
    end = contents.paragraph_end(first)
    last = end
    while last + 1 < len(doc) and doc[last + 1].text in _MARKS:
        begin, last = last + 1, contents.paragraph_end(last + 1)
        end = max(i for i in range(begin, last) if doc[i].text in _MARKS) + 1
    return end


def _own_voice(doc: Doc, first: int, last: int) -> int:
    """Where the one who quotes a report goes on as "I" or to "you", outside quotation marks."""
    quoted = False
    for i in range(first, last):
        token = doc[i]
        quoted ^= token.text == '"' or ((token.text == "“") != quoted and token.text in "“”")
        if not quoted and token.lower_ in _OWN_VOICE and (token.text != "US"):
            return max(first, int(token.sent.start))
    return last


def _without_asides(doc: Doc, first: int, last: int) -> list[Range]:
    """A passage without what the one who quotes it has put into square brackets."""
    parts, begin, depth = [], first, 0
    for i in range(first, last):
        if doc[i].text == "[":
            if depth == 0 and i > begin:
                parts.append((begin, i))
            depth += 1
        elif doc[i].text == "]" and depth:
            depth -= 1
            begin = i + 1
    if depth == 0 and last > begin:
        parts.append((begin, last))
    return parts or [(first, last)]


def passage_saying(
    speaker: Cast | str | None,
    name: Range | None,
    content: tuple[Range, ...],
    rule: str,
    *,
    spoken: bool = False,
) -> Saying:
    """A saying of whole sentences that no verb introduces."""
    first = content[0][0]
    return Saying(
        speaker=speaker,
        source=name,
        cue=None,
        content=content,
        addressee=None,
        form="direct" if spoken else "indirect",
        act="say",
        status="asserted",
        uptake="neutral",
        anchor=name[1] - 1 if name else max(0, first - 1),
        subject=name[1] - 1 if name else None,
        rule=rule,
    )


def _cast_of(ensemble: Ensemble, doc: Doc, first: int, end: int) -> Cast | None:
    casts = (ensemble.of_word(doc[i]) for i in range(end - 1, first - 1, -1))
    return next((cast for cast in casts if cast is not None), None)


def _label(doc: Doc, start: int) -> tuple[Range, int] | None:
    """The words of a label and the first word after it."""
    bracket = doc[start].text in ("(", "[")
    quoted = doc[start].text in _MARKS and start + 1 < len(doc) and doc[start + 1].is_upper
    at = start + (bracket or quoted)  # a transcript is at times quoted line by line
    end = at
    while end < len(doc) and end - at < _LONGEST and _in_label(doc, end):
        end += 1
    close = end if bracket else _after_aside(doc, end)
    if end == at or close >= len(doc) - 1:
        return None
    closes = doc[close].text in (")", "]") if bracket else doc[close].text == ":"
    after = close + 1
    if not closes or (doc[after].is_space and "\n" in doc[after].text):
        return None
    return (at, end), after


def _after_aside(doc: Doc, word: int) -> int:
    """The word after a bracket that explains who the label names."""
    if word < len(doc) and doc[word].text == "(":
        for i in range(word + 1, min(len(doc), word + _LONGEST_ASIDE)):
            if doc[i].text == ")":
                return i + 1
    return word


def _in_label(doc: Doc, word: int) -> bool:
    token = doc[word]
    upper = token.text[:1].isupper() and (token.is_alpha or token.text.endswith("."))
    return bool(token.ent_type_ or token.pos_ == "PROPN" or upper)
