"""Words that report speech or thought, and the saying that each introduces."""

from faultlines.codebook import SpeechWord, speech_adjectives, speech_nouns, speech_verbs
from faultlines.language import Doc, Token, WordHeads
from faultlines.reader import syntax
from faultlines.reader.actors import Cast, Ensemble
from faultlines.reader.certainty import firmness, is_counterfactual, is_negated
from faultlines.reader.contents import NOTHING, Contents, Found
from faultlines.reader.saying import Range, Saying
from faultlines.reader.speakers import Speaker, Speakers

_SEEN = 0.35
"""Chance from which the heads alone may propose a cue."""
_LIKELY = 0.4
_UNLIKELY = 0.08
_UNLISTED = SpeechWord("say", "neutral")
_TOLD = frozenset("tell inform brief assure advise warn remind reassure thank congratulate".split())


class Cues:
    """Makes sayings of verbs, nouns, adjectives and "according to"."""

    def __init__(
        self,
        doc: Doc,
        ensemble: Ensemble,
        contents: Contents,
        speakers: Speakers,
        heads: WordHeads | None,
    ) -> None:
        self.doc = doc
        self.ensemble = ensemble
        self.contents = contents
        self.speakers = speakers
        self.heads = heads

    def at(self, token: Token) -> list[Saying]:
        """What a word introduces; mostly nothing."""
        if token.lower_ == "according" and token.i + 1 < len(self.doc):
            found = self._according(token)
        elif token.pos_ in ("VERB", "AUX"):
            found = self._by_verb(token)
        elif token.pos_ == "ADJ":
            found = self._by_adjective(token)
        elif token.pos_ in ("NOUN", "PROPN"):
            found = self._by_noun(token)
        else:
            found = None
        return [found] if found is not None else []

    # verbs

    def _by_verb(self, verb: Token) -> Saying | None:
        base = syntax.lemma(verb)
        word = speech_verbs().get(base)
        if word is None and not self._seen(verb):
            return None
        if base == "go" and not any(k.lower_ == "on" for k in verb.children):
            return None
        subject = self._subject(verb)
        if subject is None and not self._may_lack_subject(verb):
            return None
        found = self._content(verb, word or _UNLISTED)
        found = self._as_clause(verb) if not found[0] else found
        if not found[0]:
            return None
        return self._made(verb, word, subject, found)

    def _content(self, verb: Token, word: SpeechWord) -> Found:
        found = self.contents.of_verb(verb, word)
        if not found[0] and self._chance(verb) >= _SEEN:
            found = self.contents.likely_run(verb, 0.35), "run"
        return found

    def _as_clause(self, verb: Token) -> Found:
        """ "As X said, …": the clause that the cue's own clause depends on."""
        mark = syntax.child(verb, "mark", "advmod")
        if syntax.dep(verb) != "advcl" or mark is None or mark.lower_ != "as":
            return NOTHING
        return self.contents.around_phrase(verb.head, {t.i for t in verb.subtree}), "as"

    def _made(
        self, verb: Token, word: SpeechWord | None, subject: Token | None, found: Found
    ) -> Saying | None:
        content, rule = found
        if subject is not None and any(a <= subject.i < b for a, b in content):
            if not syntax.is_passive(verb):
                return None
            subject = None  # "the rebels are said to have left": it is said of them, not by them
        known = word or _UNLISTED
        if subject is not None and subject.lower_ == "it" and self._impersonal(verb, subject):
            subject = None
        source = self.speakers.source(subject, content, verb.i) if subject is not None else None
        if rule != "colon":
            own = {verb.i, *(range(*source) if source else ())}
            content = self.contents.fitted(content, own, opens=rule in ("open", "naming"))
        return Saying(
            speaker=self.speakers.of(subject, source),
            source=source,
            cue=self._cue(verb),
            content=content,
            addressee=self._addressee(verb, known),
            form="direct" if rule == "colon" else "indirect",
            act=known.act,
            status=_status(verb),
            uptake=known.uptake,
            anchor=verb.i,
            subject=subject.i if subject is not None else None,
            rule=rule,
            listed=word is not None,
        )

    def _subject(self, verb: Token) -> Token | None:
        """The head word of the source: the logical subject, else the likeliest word beside."""
        doers = syntax.arguments(verb).doers
        if doers and not (doers[0].lower_ in ("it", "there") and doers[0].dep_ == "expl"):
            return self._likelier(doers[0], verb)
        return self._likely_source(verb)

    def _likelier(self, subject: Token, verb: Token) -> Token:
        """The subject of the tree, unless the heads see no source in it and one beside it."""
        if self.heads is None or self.heads.sources.inside(subject.i) >= _UNLIKELY:
            return subject
        other = self._likely_source(verb)
        return other if other is not None and other.i in _close_to(verb) else subject

    def _likely_source(self, verb: Token) -> Token | None:
        if self.heads is None:
            return None
        low, high = max(verb.sent.start, verb.i - 20), min(verb.sent.end, verb.i + 8)
        chances = [(self.heads.sources.inside(i), -abs(i - verb.i), i) for i in range(low, high)]
        best = max(chances, default=(0.0, 0, 0))
        return self.doc[best[2]] if best[0] >= _LIKELY else None

    def _impersonal(self, verb: Token, subject: Token) -> bool:
        return subject.dep_ == "expl" or (
            syntax.is_passive(verb) and self.ensemble.of_word(subject) is None
        )

    def _may_lack_subject(self, verb: Token) -> bool:
        impersonal = any(k.lower_ == "it" for k in syntax.children(verb, "expl", "nsubj"))
        return impersonal or syntax.is_passive(verb) or self._chance(verb) >= _LIKELY

    def _cue(self, verb: Token) -> Range:
        particles = [k.i for k in syntax.children(verb, "compound") if k.dep_ == "compound:prt"]
        low = min([verb.i, *(k.i for k in syntax.children(verb, "aux") if k.i == verb.i - 1)])
        return low, max([verb.i, *(i for i in particles if i == verb.i + 1)]) + 1

    def _addressee(self, verb: Token, word: SpeechWord) -> Cast | None:
        objects = syntax.children(verb, "iobj")
        if syntax.lemma(verb) in _TOLD or word.act == "ask":
            objects += syntax.children(verb, "obj")
        objects += syntax.arguments(verb).oblique("to", "on", "upon")
        casts = (self.ensemble.of_word(token) for token in objects)
        return next((cast for cast in casts if cast is not None), None)

    # adjectives and nouns

    def _by_adjective(self, adjective: Token) -> Saying | None:
        word = speech_adjectives().get(syntax.lemma(adjective))
        if word is None:
            return None
        clause = next(
            (k for k in syntax.children(adjective, "ccomp", "xcomp") if k.i > adjective.i), None
        )
        if clause is None and word.act == "think":
            clause = next(
                (k for k in syntax.children(adjective, "advcl") if k.i > adjective.i), None
            )
        subjects = syntax.subjects_of(adjective)
        if clause is None or not subjects or subjects[0].i > adjective.i:
            return None
        first, end = min(t.i for t in clause.subtree), max(t.i for t in clause.subtree) + 1
        content = self.contents.trimmed(max(first, adjective.i + 1), end)
        if not content:
            return None
        return self._made(adjective, word, subjects[0], (content, "adjective"))

    def _by_noun(self, noun: Token) -> Saying | None:
        word = speech_nouns().get(syntax.lemma(noun))
        if word is None and not self._seen(noun):
            return None
        content, rule = self._noun_content(noun)
        if not content:
            return None
        owner = self._owner(noun)
        if owner is None and rule != "noun clause" and self._chance(noun) < _LIKELY:
            return None
        if owner is not None and any(a <= owner.i < b for a, b in content):
            return None
        source = self.speakers.source(owner, content, noun.i) if owner is not None else None
        known = word or _UNLISTED
        return Saying(
            speaker=self.speakers.of(owner, source),
            source=source,
            cue=(noun.i, noun.i + 1),
            content=content,
            addressee=None,
            form="indirect",
            act=known.act,
            status="denied" if is_negated(noun) else "asserted",
            uptake=known.uptake,
            anchor=noun.i,
            subject=owner.i if owner is not None else None,
            rule=rule,
            listed=word is not None,
        )

    def _noun_content(self, noun: Token) -> Found:
        for kid in syntax.children(noun, "acl", "ccomp"):
            marked = kid.dep_ != "acl:relcl" or syntax.child(kid, "mark") is not None
            if kid.i > noun.i and marked and not kid.text.endswith("ing"):
                words = [t.i for t in kid.subtree if t.i > noun.i]
                return self.contents.trimmed(min(words), max(words) + 1), "noun clause"
        verb = noun.head
        if syntax.lemma(verb) == "be" or syntax.child(noun, "cop") is not None:
            clause = syntax.child(noun, "ccomp", "csubj")
            if clause is not None and clause.i > noun.i:
                words = [t.i for t in clause.subtree if t.i > noun.i]
                return self.contents.trimmed(min(words), max(words) + 1), "noun clause"
        for kid in syntax.children(noun, "nmod"):
            if kid.i > noun.i and syntax.preposition(kid) in ("of", "for", "about", "on"):
                words = [t.i for t in kid.subtree if t.i > noun.i]
                return self.contents.trimmed(min(words), max(words) + 1), "noun of"
        if self._chance(noun) >= _LIKELY:
            return self.contents.likely_run(noun, 0.35), "run"
        return NOTHING

    def _owner(self, noun: Token) -> Token | None:
        """Whose statement a noun is: a possessor, "by X", the subject of "made a statement"."""
        for kid in noun.children:
            if kid.dep_ == "nmod:poss":
                return kid
        for kid in syntax.children(noun, "nmod"):
            if syntax.preposition(kid) in ("by", "from"):
                return kid
        verb = noun.head
        if verb.pos_ == "VERB" and syntax.dep(noun) in ("obj", "obl"):
            doers = syntax.arguments(verb).doers
            if doers:
                return doers[0]
        return None

    # "according to", quotations without a cue

    def _according(self, token: Token) -> Saying | None:
        near = (token.head, *token.children)
        source = next(
            (k for k in near if k.pos_ in ("NOUN", "PROPN", "PRON", "NUM") and k.i > token.i), None
        )
        if source is None:
            return None
        top = source if source.head.i != token.i else token
        governor = top.head
        phrase = {t.i for t in source.subtree if t.i >= token.i} | {token.i}
        if governor.i in phrase or governor.i == top.i:
            return None
        governor = _clause_head(governor)
        if _ends_sentence(phrase, token):
            governor = _outermost(governor)
        words = {t.i for t in top.subtree}
        content = self.contents.around_phrase(governor, words | phrase)
        if not content:
            return None
        span = self.speakers.source(source, content, token.i)
        span = max(span[0], token.i + 2), max(span[1], token.i + 3)
        return Saying(
            self.speakers.of(source, span), span, (token.i, token.i + 2), content, None, "indirect",
            "say", "asserted", "neutral", token.i, source.i, "according",
        )  # fmt: skip

    def loose(self, first: int, end: int, speaker: Speaker) -> list[Saying]:
        """A quotation that nobody introduces, where the heads take it for speech of `speaker`."""
        if self.heads is None or end - first < 6:
            return []
        direct = sum(self.heads.content.chance(i, "direct") for i in range(first, end)) / (
            end - first
        )
        if direct < 0.5:
            return []
        content = ((first, end),)
        return [
            Saying(
                speaker,
                None,
                None,
                content,
                None,
                "direct",
                "say",
                "asserted",
                "neutral",
                first,
                None,
                "loose",
                False,
            )
        ]

    # chances

    def _chance(self, token: Token) -> float:
        return self.heads.cues.inside(token.i) if self.heads is not None else 0.0

    def _seen(self, token: Token) -> bool:
        return self._chance(token) >= _SEEN


def _close_to(verb: Token) -> range:
    return range(verb.i - 10, verb.i + 6)


def _clause_head(token: Token) -> Token:
    """The predicate of the clause that a phrase stands in."""
    for _ in range(6):
        if syntax.is_verbal(token) or token.head.i == token.i:
            return token
        token = token.head
    return token


def _outermost(clause: Token) -> Token:
    """The clause that reports a clause, up to the one that nothing reports."""
    for _ in range(6):
        if syntax.dep(clause) not in ("ccomp", "xcomp", "conj", "aux", "cop", "csubj"):
            break
        clause = clause.head
    return clause


def _ends_sentence(phrase: set[int], token: Token) -> bool:
    """Whether "according to X" comes after a comma and at the end: it then holds for all."""
    before = token.nbor(-1).text if token.i else ""
    before = token.nbor(-2).text if before in ("”", '"', "’") and token.i > 1 else before
    after = token.doc[max(phrase) + 1 : token.sent.end]
    return before == "," and all(t.is_punct or t.is_space for t in after)


def _status(cue: Token) -> str:
    if is_counterfactual(cue):
        return "counterfactual"
    status, negated = firmness(cue)
    return "denied" if negated and status == "asserted" else status
