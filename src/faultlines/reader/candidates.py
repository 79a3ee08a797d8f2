"""Places in a text where somebody who can act is named, described or stood for by a pronoun.

Names come from the analyser, descriptions from the list of nouns for those who act; where the
network says of each word whether an actor stands there, it decides what is in and of which type.
"""

from dataclasses import dataclass
from functools import cache

from faultlines.codebook import actor_nouns, deed_nouns, loaded_words, nations, offices
from faultlines.language import Doc, Span, Token, WordHead, WordHeads
from faultlines.reader import syntax
from faultlines.reader.short_forms import long_forms

PERSONAL = frozenset("he she him her his hers himself herself".split())
PLURAL = frozenset("they them their theirs themselves".split())
NEUTER = frozenset("it its itself".split())
FIRST = frozenset("i me my mine myself we us our ours ourselves".split())
RELATIVE = frozenset("who whom whose which that".split())
_PRONOUNS = PERSONAL | PLURAL | NEUTER | FIRST
_DESCRIBED = 0.35  # chance at which a noun describes an actor though no list knows it
_LISTED = 0.08  # chance below which even a noun of the list describes nobody
_TYPED = 0.4  # chance at which the network's type goes before the list's
_UNKNOWN = 0.5  # chance of a place of which nothing is told


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words `[first, end)` with their head; `label` for names, `kind` the actor type they suggest.

    `chance` is how likely an actor stands there, as far as the network was asked.
    """

    first: int
    end: int
    head: int
    form: str
    label: str | None
    kind: str | None
    chance: float = _UNKNOWN

    def text(self, doc: Doc) -> str:
        """The words as they stand."""
        return str(doc[self.first : self.end].text)


@cache
def country_of() -> dict[str, str]:
    """Country by every name, adjective and word for its people, in lower case."""
    found: dict[str, str] = {}
    for nation in nations():
        for word in (*nation.names, *nation.adjectives):
            found.setdefault(word.lower(), nation.name)
    return found


@cache
def country_names() -> dict[str, str]:
    """Country by its names alone, in lower case."""
    return {name.lower(): nation.name for nation in nations() for name in nation.names}


@cache
def capitals() -> dict[str, str]:
    """Country by its capital, in lower case."""
    return {city.lower(): nation.name for nation in nations() for city in nation.capitals}


@cache
def _peoples() -> frozenset[str]:
    """Words for a country's people that stand alone ("Iraqis", "the French")."""
    return frozenset(word.lower() for nation in nations() for word in nation.adjectives)


def find_candidates(doc: Doc, heads: WordHeads | None = None) -> list[Candidate]:
    """Every candidate of a text in text order; names come before what encloses them."""
    head = heads.actors if heads is not None else None
    names = [name for span, label in _name_spans(doc, head) if (name := _name(span, label, head))]
    inside = {i for name in names for i in range(name.first, name.end)}
    others = [found for token in doc if (found := _other(token, inside, head)) is not None]
    return sorted(names + others, key=lambda c: (c.first, c.end, c.form))


# names


def _name_spans(doc: Doc, head: WordHead | None) -> list[tuple[Span, str]]:
    """The names of a text without articles and possessives, "X and Y Service" as one."""
    spans: list[tuple[Span, str]] = []
    for entity in doc.ents:
        first, end = _trimmed(doc, entity.start, entity.end)
        if first >= end or all(_is_pronoun(token) for token in doc[first:end]):
            continue
        while entity.label_ == "PER" and first + 1 < end and _is_office_word(doc[first]):
            first += 1
        before = spans[-1][0] if spans else None
        bodies = before is not None and entity.label_ == spans[-1][1] == "ORG"
        if before is not None and bodies and _is_one_body(before, doc[first:end], head):
            spans[-1] = (doc[before.start : end], "ORG")
            continue
        adjective = doc[first:end].text.lower() in _peoples() - country_names().keys()
        spans.append((doc[first:end], "MISC" if adjective else entity.label_))
    return _with_long_forms(doc, spans)


def _with_long_forms(doc: Doc, spans: list[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """The names, long forms beside their short form whole ("Council for Peace in Norway (CPN)")."""
    for first, end in long_forms(doc):
        inside = [n for n in spans if n[0].start < end and first < n[0].end]
        if inside and all(first <= span.start and span.end <= end for span, _ in inside):
            spans = [n for n in spans if n not in inside] + [(doc[first:end], inside[0][1])]
    return sorted(spans, key=lambda name: name[0].start)


def _is_pronoun(token: Token) -> bool:
    """Whether it is a pronoun by its letters; "US" in capitals is the country."""
    return token.lower_ in _PRONOUNS and token.text != "US"


def _trimmed(doc: Doc, first: int, end: int) -> tuple[int, int]:
    while first < end and (
        doc[first].lower_ == "the" or doc[first].is_space or doc[first].is_punct
    ):
        first += 1
    while end > first and (
        doc[end - 1].is_space or doc[end - 1].text in ("'s", "’s", "'", "’", ",")
    ):
        end -= 1
    return first, end


def _is_one_body(left: Span, right: Span, head: WordHead | None) -> bool:
    """Whether "Tram" and "Rail Workers" in "Tram and Rail Workers" name one body together."""
    doc = left.doc
    if right.start - left.end != 1 or doc[left.end].lower_ not in ("and", "&", "of"):
        return False
    above, below = left.root.head.i, left.root.i
    part = right.start <= above < right.end and syntax.dep(left.root) in _MODIFIERS | {"nmod"}
    alone = head is not None and head.inside(below) < 0.35 < head.inside(right.root.i)
    return part or alone


def _name(span: Span, label: str, head: WordHead | None) -> Candidate | None:
    """A name; None for what is only a title or a common noun that begins with a capital."""
    root = span.root
    if all(_is_office_word(t) for t in span):
        return None
    if len(span) == 1 and label != "ORG" and root.lower_ in actor_nouns():
        return None
    if len(span) > 1 and span[-1].lower_ in deed_nouns("taken_up"):
        return None  # "Army Raid" in a headline
    if _names_country(span, label, head):
        label = "LOC"  # whatever it does
    kind = _listed_kind(span, label)
    chance = head.inside(root.i) if head is not None else _UNKNOWN
    if head is not None and kind != "state":
        kind = _judged_kind(head, root.i, label, kind)
    return Candidate(span.start, span.end, root.i, "name", label, kind, chance)


def _names_country(span: Span, label: str, head: WordHead | None) -> bool:
    """Whether a name is that of a country; a person may bear it too ("Jordan")."""
    if span.text.lower() not in country_names() or span.text == "us":
        return False
    if label != "PER":
        return True
    return head is not None and head.chance(span.root.i, "person") < 0.6


def _is_office_word(token: Token) -> bool:
    word = token.lower_.rstrip(".")
    held = any(word in offices(part) for part in ("heads", "speakers", "members", "honorifics"))
    return held or word in ("vice", "of", "-")


def _listed_kind(span: Span, label: str) -> str | None:
    text = span.text.lower()
    if label != "PER" and text in country_names() and span.text != "us":
        return "state"
    if label == "MISC" and text in _peoples() and syntax.dep(span.root) not in _MODIFIERS:
        return "population"
    return {"PER": "person", "ORG": name_kind(span.text)}.get(label)


def _judged_kind(head: WordHead, word: int, label: str, kind: str | None) -> str | None:
    """The list's type against the network's, which must be surer where the list has one."""
    best, chance = likeliest_type(head, word)
    if label == "PER":
        return best if best != "person" and chance >= 0.5 else kind
    if label == "ORG":
        enough = 0.5 if kind != "organisation" or best == "person" else 0.3
        return best if chance >= enough else kind
    if label == "MISC" and kind is None and head.inside(word) < 0.5:
        return None
    return best if chance >= _TYPED and best != "person" else kind


def likeliest_type(head: WordHead, word: int) -> tuple[str, float]:
    """The likeliest actor type at a word, "O" left out, and its chance."""
    row = head.chances[word]
    place = int(row[1:].argmax()) + 1
    return head.labels[place], float(row[place])


_MODIFIERS = frozenset({"amod", "compound", "flat", "det", "nummod"})


def name_kind(name: str) -> str:
    """The actor type that the words of a name suggest; "organisation" where they suggest none."""
    kinds = actor_nouns()
    for word in reversed(name.lower().replace("-", " ").split()):
        kind = _NAME_WORDS.get(word) or kinds.get(word) or kinds.get(word.rstrip("s"))
        if kind and kind not in ("person", "state", "population"):
            return kind
    return "organisation"


_NAME_WORDS = {
    word: kind
    for kind, words in {
        "armed_group": "army brigade brigades militia jihad qaeda liberation front resistance",
        "military": "police navy guards corps marines fleet",
        "media": "times post news herald tribune gazette guardian reuters bell mail telegraph",
        "party": "democrats republicans conservatives liberals socialists",
        "government": "congress house ministry department",
        "organisation": "council commission committee union association organisation organization "
        "university",
    }.items()
    for word in words.split()
}


# descriptions and pronouns


def _other(token: Token, inside_names: set[int], head: WordHead | None) -> Candidate | None:
    if token.lower_ in _PRONOUNS and (token.pos_ in ("PRON", "DET") or token.dep_ == "nmod:poss"):
        return Candidate(token.i, token.i + 1, token.i, "pronoun", None, None)
    if token.lower_ in RELATIVE and token.pos_ == "PRON" and relative_antecedent(token) is not None:
        return Candidate(token.i, token.i + 1, token.i, "pronoun", None, None)
    if token.i in inside_names or token.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return None
    if syntax.dep(token) in _MODIFIERS or _is_title(token, inside_names) or _is_predicate(token):
        return None
    kind, chance = description_kind(token), _UNKNOWN
    if head is not None:
        kind, chance = _seen_kind(token, kind, head), head.inside(token.i)
    if kind is None:
        return None
    first, end = extent(token)
    return Candidate(first, end, token.i, "description", None, kind, chance)


def _seen_kind(token: Token, kind: str | None, head: WordHead) -> str | None:
    """The list's type of a description put right by the network; None where it describes nobody."""
    chance = head.inside(token.i)
    best, sure = likeliest_type(head, token.i)
    if chance < _UNKNOWN and token.lower_ in deed_nouns("taken_up"):
        return None  # "Army Raid" in a headline
    if chance < (_LISTED if kind is not None else _DESCRIBED):
        return None
    if kind is None and (token.pos_ == "ADJ" or syntax.lemma(token) in loaded_words()):
        return None  # "the puppet": whom it means is told elsewhere
    return best if kind is None or sure >= _TYPED else kind


def relative_antecedent(token: Token) -> Token | None:
    """The noun that "who" or "which" takes up: the one that its clause modifies."""
    for _ in range(5):
        if syntax.dep(token) == "acl":
            return token.head
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def extent(head: Token) -> tuple[int, int]:
    """The words of a description with its modifiers, without what only stands before it."""
    doc = head.doc
    first, end = syntax.phrase(head)
    for i in range(head.i - 1, first - 1, -1):
        if doc[i].text in (":", ";", "—", "–", "(") or "\n" in doc[i].text:
            first = i + 1
            break
    for i in range(head.i + 1, end):
        if "\n" in doc[i].text:
            end = i
            break
    while first < head.i and (_opens_nothing(doc[first]) or doc[first].lower_ == "whose"):
        first += 1
    for i in range(head.i + 1, end):
        if doc[i].pos_ == "ADP" and i + 1 < end and doc[i + 1].dep_ == "nmod:poss":
            end = i  # "for its part"
            break
    while end > head.i + 1 and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    return first, end


def _opens_nothing(token: Token) -> bool:
    """Whether a word before a noun is no part of its description."""
    # "neighbouring states" are a kind of states; "inducing political leaders" is done to leaders
    gerund = token.pos_ == "VERB" and token.lower_.endswith("ing") and token.head.i > token.i + 1
    joint = token.pos_ in ("ADP", "CCONJ", "SCONJ")
    return bool(gerund or joint or token.is_punct or token.is_space)


def description_kind(token: Token) -> str | None:
    """The actor type of a common noun, or None where it describes nobody who can act."""
    word, base = token.text.lower(), syntax.lemma(token)
    if token.pos_ == "ADJ":
        nominal = syntax.dep(token) in ("nsubj", "obj", "obl", "nmod", "conj")
        known = base in actor_nouns() or base in _peoples()
        return "population" if nominal and known and syntax.child(token, "det") else None
    if word in _peoples():
        return "population"
    kind = actor_nouns().get(base)
    if kind is None and "-" in base:
        kind = actor_nouns().get(base.rsplit("-", 1)[1]) or actor_nouns().get(base.split("-")[0])
    if kind == "person" and is_plural(token):
        return "other" if base in offices("heads") | offices("members") else "population"
    return kind


def is_plural(token: Token) -> bool:
    """Whether a noun's form tells more than one."""
    return bool(token.lower_ != syntax.lemma(token) and token.lower_.endswith(("s", "en")))


def _is_title(token: Token, inside_names: set[int]) -> bool:
    """Whether it stands as a title right before a name ("Prime Minister Maliki")."""
    after = token.i + 1
    if after not in inside_names or token.doc[after].ent_type_ != "PER":
        return False
    if token.head.i >= after or syntax.child(token, "flat") is not None:
        return True
    return bool(token.head.i == token.doc[after].head.i and syntax.child(token, "det") is None)


def _is_predicate(token: Token) -> bool:
    """Whether it is only said of a subject ("X is a member", "was named as chairman")."""
    office = syntax.lemma(token) in offices("heads") | offices("members")
    if office and syntax.preposition(token) == "as" and syntax.dep(token) in ("obl", "nmod"):
        return True
    if syntax.child(token, "cop") is None:
        return syntax.dep(token) == "xcomp"
    if syntax.dep(token) in ("xcomp", "acl") and syntax.child(token, "nsubj") is None:
        return True
    subject = syntax.child(token, "nsubj")
    empty = subject is None or subject.lower_ in ("it", "this", "that", "there")
    return bool(not empty and syntax.child(token, "expl") is None)
