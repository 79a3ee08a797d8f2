"""The sections of a brief as rows: a mark, what is claimed, and in whose words it is."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from faultlines.views.brief_records import (
    AccountLine,
    ActorLine,
    Brief,
    CampLine,
    CommitmentLine,
    DisputeLine,
    FramingLine,
    OutlookLine,
    Section,
    StrainLine,
    TieLine,
    Voice,
)
from faultlines.views.brief_words import agreeing, author_of, is_plural, vouchers_of
from faultlines.views.rows import Named

_TERMS = 5
"""Loaded words of one voice for one target that are shown."""
_SIGNS = {1: "+", -1: "−", 0: "·"}
_OUTLOOKS = {
    "fear": "feared",
    "forecast": "foreseen",
    "call": "called for",
    "hypothesis": "supposed",
}
_ASKS = {
    "deadline": ("sets a deadline", "for "),
    "demand": ("demands", "of "),
    "promise": ("promises", ""),
    "permission": ("permits", ""),
    "plan": ("plans", "for "),
}
CASE = "CASE"
"""Stands for a case in commands, where the brief is of files."""
_STRAINS = {
    "both_signs": "told to be for and against each other",
    "dependence": "one holds up the other, and they are at odds",
    "triad": "these three ties pull against each other",
}
_VERDICTS = {
    "agree": "it is objected to",
    "differ": "the tellings differ",
    "contradict": "the tellings contradict each other",
}


@dataclass(frozen=True, slots=True)
class Row:
    """`words` are verbatim and `text` is ours; `says` is who vouches for them.

    `core` is the one of the words that is shown whatever has to be left out.
    """

    head: str
    mark: str = ""
    words: tuple[str, ...] = ()
    text: str = ""
    says: str = ""
    indent: int = 0
    core: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One section: a heading, a note beside it, its rows, and what is not shown."""

    heading: str
    note: str = ""
    rows: tuple[Row, ...] = ()
    more: tuple[str, ...] = ()


_Drawn = tuple[tuple[Row, ...], tuple[str, ...]]
"""The rows of a section, and a line for what it does not show."""


def blocks_of(brief: Brief, case: str = CASE) -> Iterator[Block]:
    """The head, every section that has something to show, and what was left out."""
    yield _title(brief)
    yield from (block for block in _Drawer(brief, case).blocks() if block.rows)
    yield _left_out(brief, case)


def _title(brief: Brief) -> Block:
    heads = brief.reports
    name = (heads[0].title or heads[0].id) if len(heads) == 1 else f"{len(heads)} reports"
    outlets = sorted({one.source for one in heads if one.source})
    dates = sorted({one.date for one in heads if one.date})
    span = f"{dates[0]} to {dates[-1]}" if len(dates) > 1 else "".join(dates) or "undated"
    more = [f"and {len(outlets) - 3} more outlets"] if len(outlets) > 3 else []
    sources = ", ".join([*outlets[:3], *more])
    day = f"as of {brief.as_of}" if brief.as_of else ""
    note = " · ".join(part for part in (sources, span, f"{brief.claims:,} claims", day) if part)
    return Block(name, note)


def _left_out(brief: Brief, case: str) -> Block:
    rows = tuple(
        Row(f"{one.count:,} {one.what}" + (f": {_command(one.see, case)}" if one.see else ""))
        for one in brief.left_out
    )
    return Block("Left out", "" if rows else "nothing", rows)


def _command(what: str, case: str) -> str:
    return f"faultlines {what.replace('CASE', case)}"


@dataclass(frozen=True, slots=True)
class _SameWords:
    """Ties of one to several in the same words, or in parts of them."""

    line: TieLine
    targets: tuple[Named, ...]

    def takes(self, other: TieLine) -> bool:
        """Whether another tie is told along with these."""
        mine = self.line
        alike = (mine.source, mine.relation, mine.sign, mine.status, mine.change, mine.over)
        theirs = (other.source, other.relation, other.sign, other.status, other.change, other.over)
        told, telling = (" ".join(one.voice.words) for one in (mine, other))
        same_place = mine.voice.report == other.voice.report
        return alike == theirs and same_place and (told in telling or telling in told)


class _Drawer:
    """Draws lines as rows; with several reports, outlets stand where `author` would."""

    def __init__(self, brief: Brief, case: str) -> None:
        self._brief = brief
        self._several = len(brief.reports) > 1
        self._case = case
        self._shared = Counter(
            outcome.voice.id for line in brief.commitments.lines for outcome in line.outcomes
        )

    def blocks(self) -> Iterator[Block]:
        """The sections in their order, also those without rows."""
        brief = self._brief
        people = self._drawn(brief.actors, self._actor, "actors")
        yield Block("Who is in it", "with their claims", *people)
        yield Block("What is contested", "", *self._contested())
        ties = self._drawn(_grouped(brief.ties), self._tie, "ties")
        yield Block("Who stands with and against whom", "", *ties)
        bound = self._drawn(_grouped(brief.relations), self._tie, "ties")
        yield Block("How else they are bound", "", *bound)
        owed = self._drawn(_together(brief.commitments), self._commitment, "commitments")
        told = f"an outcome is told of {brief.settled or 'none'} of {brief.commitments.found}"
        yield Block("What was demanded, promised and planned", told, *_once(owed))
        yield Block("What is under strain", "", *self._drawn(brief.strains, self._strain))
        seen = self._drawn(brief.outlooks, self._outlook, "outlooks")
        yield Block("What is feared, foreseen and called for", "", *_once(seen))
        framing = self._drawn(brief.framing, self._framing, "framing")
        yield Block("Loaded words", "the choice of those who use them, no facts", *framing)

    def _contested(self) -> _Drawn:
        brief = self._brief
        parts = (
            self._drawn(brief.accounts, self._account, "accounts"),
            self._drawn(brief.camps, self._camp, "issues"),
            self._drawn(brief.disputes, self._dispute, "events"),
        )
        rows = tuple(row for part, _ in parts for row in part)
        return rows, tuple(line for _, more in parts for line in more)

    def _drawn(
        self, section: Section[Any], draw: Callable[[Any], Iterable[Row]], listing: str = ""
    ) -> _Drawn:
        """The rows of a section, and how many lines it leaves out."""
        rows: list[Row] = []
        for line in section.lines:
            for row in draw(line):
                again = bool(rows and row.words and row.words == rows[-1].words)
                rows.append(row)
                if again and row.says == rows[-2].says and rows[-2].words:
                    rows[-1] = replace(row, words=(), text="in the same words", says="")
        left = section.found - sum(len(getattr(line, "targets", "1")) for line in section.lines)
        see = (
            _command(f"list CASE {listing}", self._case)
            if listing
            else "a higher --limit shows them"
        )
        return tuple(rows), (f"and {left:,} more: {see}",) if left else ()

    def _row(  # noqa: PLR0917 (cells, then what changes them)
        self,
        head: str,
        voice: Voice,
        mark: str = "",
        tellings: int = 1,
        indent: int = 0,
        dated: bool = False,
    ) -> Row:
        author = author_of(voice, self._several, dated)
        also = f" and {tellings - 1} more" if tellings > 1 else ""
        says = vouchers_of(voice, author) + also
        return Row(head, mark, voice.words, says=says, indent=indent, core=voice.core)

    # one line each

    def _actor(self, line: ActorLine) -> Iterator[Row]:
        kind = line.actor.type if line.actor.type != "other" else None
        of = f"of {line.of.name}" if line.of else ""
        what = " ".join(part for part in ((kind or "").replace("_", " "), of) if part)
        head = line.actor.name + (f", {what}" if what else "")
        if not line.roles:
            yield Row(head, str(line.claims))
        for place, role in enumerate(line.roles):
            shown, count = ("", "") if place else (head, str(line.claims))
            yield self._row(shown, role.voice, count)

    def _account(self, line: AccountLine) -> Iterator[Row]:
        yield Row(line.about, "≠", text=_verdict(line))
        for side in line.sides:
            denies = side.voice.status == "denied"
            head = f"{side.who} denies" if denies else side.who
            voice = _as_expected(side.voice) if denies else side.voice
            yield self._row(head, voice, indent=2, dated=True)
        for side in line.objections:
            yield self._row(f"{side.who} objects", side.voice, "−", indent=2)

    def _camp(self, line: CampLine) -> Iterator[Row]:
        yield Row(line.issue.name, "≠", text="some are for it and some against")
        for mark, sides in (("+", line.supporters), ("−", line.opponents)):
            for side in sides:
                yield self._row(side.who, side.voice, mark, indent=2)

    def _dispute(self, line: DisputeLine) -> Iterator[Row]:
        if line.form == "denial":
            yield self._row(f"{_does('denies', line.by)}", _as_expected(line.voice), "≠")
        else:
            head = f"{_does('accuses', line.by)} {_names(line.of)}"
            yield self._row(head, line.voice, "≠")

    def _tie(self, group: "_SameWords") -> Iterator[Row]:
        line = group.line
        over = f" over {_names(line.over)}" if line.over else ""
        change = f" ({line.change})" if line.change else ""
        does = _does(line.relation, [line.source])
        head = f"{does}{change} {_names(group.targets)}{over}"
        yield self._row(head, line.voice, _SIGNS[line.sign], line.vouchers)

    def _commitment(self, line: CommitmentLine) -> Iterator[Row]:
        voice = line.voice if line.voice.status == "denied" else _as_expected(line.voice)
        yield self._row(_asks(line), voice, "□", line.tellings)
        for outcome in line.outcomes:
            shared = self._shared[outcome.voice.id]
            of = f", of {shared} of these" if shared > 1 else ""
            yield self._row(f"→ {outcome.result}{of}", outcome.voice, indent=2, dated=True)

    def _strain(self, line: StrainLine) -> Iterator[Row]:
        yield Row(_names(line.actors), "!", text=_turned(line) or _STRAINS[line.kind])
        for leg in line.legs:
            head = f"{_does(leg.relation, [leg.source])} {leg.target.name}"
            yield self._row(head, leg.voice, _SIGNS[leg.sign], indent=2, dated=True)

    def _outlook(self, line: OutlookLine) -> Iterator[Row]:
        by = "" if line.by.id == line.voice.vouchers[-1].id else f" by {line.by.name}"
        voice = line.voice if line.voice.status == "denied" else _as_expected(line.voice)
        yield self._row(_OUTLOOKS[line.form] + by, voice, tellings=line.tellings)

    def _framing(self, line: FramingLine) -> Iterator[Row]:
        terms = ", ".join(
            f"“{one.term}”" + (f" ×{one.count}" if one.count > 1 else "")
            for one in line.terms[:_TERMS]
        )
        terms += f" and {len(line.terms) - _TERMS} more" if len(line.terms) > _TERMS else ""
        sign = sum(one.sign * one.count for one in line.terms)
        mark = _SIGNS[(sign > 0) - (sign < 0)]
        yield Row(line.target.name, mark, text=terms, says=line.by)


def _names(named: Sequence[Named]) -> str:
    *most, last = [one.name for one in named]
    return f"{', '.join(most)} and {last}" if most else last


def _does(verb: str, who: Sequence[Named]) -> str:
    """`Shi’ite politicians oppose`, `the US opposes`."""
    return f"{_names(who)} {agreeing(verb, several=len(who) > 1 or is_plural(who[0]))}"


def _grouped(section: Section[TieLine]) -> Section[_SameWords]:
    """Ties told in the same words as one, those for before those against."""
    groups: list[_SameWords] = []
    for line in sorted(section.lines, key=_by_sign):
        place = next((p for p, group in enumerate(groups) if group.takes(line)), None)
        if place is None:
            groups.append(_SameWords(line, (line.target,)))
        else:
            targets = (*groups[place].targets, line.target)
            groups[place] = replace(groups[place], targets=targets)
    return Section(section.found, tuple(groups))


def _by_sign(line: TieLine) -> tuple[bool, int]:
    return line.status != "asserted", -line.sign


def _turned(line: StrainLine) -> str:
    """Where one sign was told before the other, that it was; else nothing."""
    dates = [leg.voice.date_of_report for leg in line.legs]
    if line.kind != "both_signs" or None in dates or dates[0] == dates[1]:
        return ""
    good, bad = (date or "" for date in dates)
    return "told to be for, later against" if good < bad else "told to be against, later for"


def _as_expected(voice: Voice) -> Voice:
    """Without the status, where the head of the line says as much."""
    return msgspec.structs.replace(voice, status="asserted")


def _together(section: Section[CommitmentLine]) -> Section[CommitmentLine]:
    """Those of the same parties after the first of them; an outcome of several once, after them."""
    first: dict[str, int] = {}
    for place, line in enumerate(section.lines):
        first.setdefault(_asks(line), place)
    lines = sorted(section.lines, key=lambda line: first[_asks(line)])
    told: set[str] = set()
    kept = []
    for line in reversed(lines):
        fresh = tuple(one for one in line.outcomes if one.voice.id not in told)
        told |= {one.voice.id for one in fresh}
        kept.append(msgspec.structs.replace(line, outcomes=fresh))
    return Section(section.found, tuple(reversed(kept)))


def _once(drawn: _Drawn) -> _Drawn:
    """A head that several rows share stands at the first of them; indented rows keep theirs."""
    rows, more = drawn
    kept: list[Row] = []
    last = ""
    for row in rows:
        again = row.head == last and not row.indent
        kept.append(replace(row, head="") if again else row)
        last = last if row.indent else row.head
    return tuple(kept), more


def _asks(line: CommitmentLine) -> str:
    """Who demands what of whom, without the what."""
    verb, before = _ASKS[line.form]
    by = _does(verb, line.set_by) if line.set_by else f"somebody {verb}"
    if not line.owed_by or line.owed_by == line.set_by:
        return by
    return f"{by} {before}{_names(line.owed_by)}"


def _verdict(line: AccountLine) -> str:
    """That the tellings part, and in what as far as few words say it."""
    told = _VERDICTS[line.verdict]
    if line.verdict != "differ":
        return told
    parts = dict.fromkeys(re.sub(r" \([A-Z]+\)$", "", d.split(":")[0]) for d in line.differences)
    return f"{told}: {', '.join(parts)}" if parts else told
