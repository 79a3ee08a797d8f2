"""Small readings built by hand, with offsets found from words.

`text` is given once; every span is named by its words, which must stand in the text once or more
(the first place is taken).
"""

from faultlines.records import (
    Actor,
    Claim,
    Event,
    Framing,
    Issue,
    Mention,
    Reading,
    Role,
    Span,
    Statement,
    Tie,
    Time,
    require_valid,
)


def span(text: str, words: str) -> Span:
    """Where words stand for the first time; ValueError where they do not."""
    start = text.index(words)
    return Span(start, start + len(words))


class ReadingFactory:
    """Gathers the parts of one reading; `build` checks and gives it."""

    def __init__(self, ident: str, text: str, source: str | None = None, date: str | None = None):
        self.ident, self.text, self.source, self.date = ident, text, source, date
        self.actors: list[Actor] = []
        self.issues: list[Issue] = []
        self.claims: list[Claim] = []
        self.statements: list[Statement] = []

    def actor(self, ident, name, kind="person", aliases=(), of=None):
        self.actors.append(Actor(id=ident, name=name, type=kind, aliases=tuple(aliases), of=of))
        return self

    def issue(self, ident, name):
        self.issues.append(Issue(id=ident, name=name))
        return self

    def _common(self, words, vouchers, **more):
        evidence = (span(self.text, words),)
        time = more.pop("edtf", None)
        if time is not None:
            more["time"] = Time(text=time, edtf=time)
        return {
            "id": f"c{len(self.claims) + 1}",
            "evidence": evidence,
            "vouchers": ("author", *vouchers),
            **more,
        }

    def event(self, kind, actors, recipients, words, trigger=None, vouchers=(), **more):  # noqa: PLR0917
        place = span(self.text, trigger) if trigger else None
        self.claims.append(
            Event(
                **self._common(words, vouchers, **more),
                type=kind,
                actors=tuple(actors),
                recipients=tuple(recipients),
                trigger=place,
            )
        )
        return self

    def tie(self, source, target, sign, words, relation=None, vouchers=(), **more):  # noqa: PLR0917
        relation = relation or {1: "supports", -1: "opposes", 0: "negotiates_with"}[sign]
        common = self._common(words, vouchers, **more)
        self.claims.append(
            Tie(**common, source=source, target=target, sign=sign, relation=relation)
        )
        return self

    def role(self, actor, role, words, of=None, vouchers=(), **more):
        common = self._common(words, vouchers, **more)
        self.claims.append(Role(**common, actor=actor, role=role, of=of))
        return self

    def framing(self, target, term, sign, vouchers=(), **more):
        common = self._common(term, vouchers, **more)
        place = span(self.text, term)
        self.claims.append(Framing(**common, target=target, term=place, sign=sign))
        return self

    def says(self, speaker, words, **more):
        content = (span(self.text, words),)
        ident = f"s{len(self.statements) + 1}"
        self.statements.append(
            Statement(id=ident, form="direct", content=content, speaker=speaker, **more)
        )
        return self

    def build(self) -> Reading:
        mentions = tuple(
            Mention(
                start=place.start,
                end=place.end,
                form="name",
                actor=actor.id,
                chain=f"m{actor.id}",
            )
            for actor in self.actors
            if actor.name in self.text
            for place in (span(self.text, actor.name),)
        )
        return require_valid(
            Reading(
                id=self.ident,
                text=self.text,
                source=self.source,
                date=self.date,
                sentences=(Span(0, len(self.text)),) if self.text else (),
                actors=tuple(self.actors),
                issues=tuple(self.issues),
                mentions=mentions,
                statements=tuple(self.statements),
                claims=tuple(self.claims),
            )
        )


def raid(ident="001", source="Daily Lantern", date="2006-10-26") -> Reading:
    """Maliki denies having authorised a raid that the author reports."""
    text = (
        "US forces raided Sadr City on Wednesday. Nouri al-Maliki, the puppet premier, said "
        "nobody had approved the raid. Khalilzad backs Maliki."
    )
    return (
        ReadingFactory(ident, text, source, date)
        .actor("a1", "US forces", "military", of="a4")
        .actor("a2", "Nouri al-Maliki", aliases=["Nouri al-Maliki", "Maliki"])
        .actor("a3", "Khalilzad")
        .actor("a4", "US", "state")
        .actor("a5", "Sadr City", "population")
        .event("ASSAULT", ["a1"], ["a5"], "US forces raided Sadr City", "raided", matter="m1")
        .tie("a3", "a2", 1, "Khalilzad backs Maliki")
        .tie("a2", "c1", -1, "nobody had approved the raid", vouchers=["a2"], confidence=0.4)
        .framing("a2", "puppet", -1)
        .says("a2", "nobody had approved the raid")
        .build()
    )


def rival(ident="002", source="Evening Herald", date="2006-10-27") -> Reading:
    """Another outlet on the same raid: Prime Minister Maliki denies it on behalf of nobody."""
    text = (
        "American forces raided Sadr City, officials said. Prime Minister Maliki opposes "
        "the United States. Zalmay Khalilzad opposes Maliki."
    )
    return (
        ReadingFactory(ident, text, source, date)
        .actor("a1", "American forces", "military", of="a2")
        .actor("a2", "the United States", "state")
        .actor("a3", "Prime Minister Maliki", aliases=["Prime Minister Maliki", "Maliki"])
        .actor("a4", "Sadr City", "population")
        .actor("a5", "Zalmay Khalilzad")
        .actor("a6", "officials", "other")
        .event(
            "ASSAULT",
            ["a1"],
            ["a4"],
            "American forces raided Sadr City",
            "raided",
            vouchers=["a6"],
            status="denied",
        )
        .tie("a3", "a2", -1, "Prime Minister Maliki opposes the United States")
        .tie("a5", "a3", -1, "Zalmay Khalilzad opposes Maliki")
        .build()
    )
