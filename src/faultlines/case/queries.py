"""Named questions to a case, with typed answers. The order never depends on what came first."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Literal

import msgspec

from faultlines.case.database import Database
from faultlines.case.entries import (
    CaseActor,
    CaseClaim,
    CaseIssue,
    CaseStatement,
    DocumentEntry,
    Filter,
    Labels,
    LeftOut,
    Source,
    UnreadSpan,
)
from faultlines.case.filters import Condition, conditions
from faultlines.case.rows import decode_claim, decode_statement
from faultlines.errors import NotInCase
from faultlines.joining import plain_name

_ORDER = "ORDER BY d.earliest NULLS LAST, t.document, t.ordinal"
_SOURCE = "d.id, d.source, coalesce(d.dated, d.date), d.title"
_ACTOR = "id, name, type, names, documents, owner"


def documents(database: Database) -> tuple[DocumentEntry, ...]:
    """Every report with its counts, by date and id."""
    rows = database.rows(
        """SELECT d.id, d.title, d.source, coalesce(d.dated, d.date), d.sha256, d.added, d.origin,
            d.copy_of, length(d.text), coalesce(c.n, 0), coalesce(s.n, 0), d.date FROM documents d
        LEFT JOIN (SELECT document, count(*) n FROM claims
            WHERE ruling IS DISTINCT FROM 'rejected' GROUP BY ALL) c ON c.document = d.id
        LEFT JOIN (SELECT document, count(*) n FROM statements GROUP BY ALL) s
            ON s.document = d.id
        ORDER BY d.earliest NULLS LAST, d.id"""
    )
    return tuple(DocumentEntry(*row) for row in rows)


def text(database: Database, document: str) -> str:
    """The text of one report; raises NotInCase."""
    found = database.rows("SELECT text FROM documents WHERE id = ?", (document,))
    if not found:
        raise NotInCase(f"The case has no report {document!r}. `faultlines list` shows them.")
    return str(found[0][0])


def openings(database: Database, documents: list[str], characters: int) -> dict[str, str]:
    """The first characters of the texts of these reports, by id."""
    rows = database.rows(
        "SELECT id, substr(text, 1, ?) FROM documents WHERE id IN (SELECT unnest(?))",
        (characters, documents),
    )
    return {row[0]: row[1] for row in rows}


def claims(database: Database, asked: Filter) -> tuple[CaseClaim, ...]:
    """The claims that pass, by the date and id of their report and their place in it."""
    rows = _select(database, "claims", asked)
    words = _words(database, rows)
    return tuple(_case_claim(row, words) for row in rows)


def _case_claim(row: tuple[str, ...], words: dict[tuple[str, str], tuple[str, ...]]) -> CaseClaim:
    claim = decode_claim(row[4])
    ruling: Any = row[7]
    told = decode_claim(row[6]) if ruling is not None and row[8] else None
    if told is not None and msgspec.structs.replace(told, confidence=claim.confidence) == claim:
        told = None
    return CaseClaim(Source(*row[:4]), claim, words[row[0], row[5]], ruling, told)


def statements(database: Database, asked: Filter) -> tuple[CaseStatement, ...]:
    """The statements that pass, in the same order."""
    rows = _select(database, "statements", asked)
    words = _words(database, rows)
    return tuple(
        CaseStatement(Source(*row[:4]), statement, words[row[0], statement.id])
        for row in rows
        for statement in (decode_statement(row[4]),)
    )


def _select(database: Database, table: str, asked: Filter) -> list[tuple[str, ...]]:
    where = conditions(asked, table)
    limit = "" if asked.limit is None else f"LIMIT {int(asked.limit)}"
    more = ", t.payload, t.ruling, t.told" if table == "claims" else ""
    return database.rows(
        f"SELECT {_SOURCE}, coalesce(t.in_effect, t.payload), t.id{more} FROM {table} t "
        f"JOIN documents d ON d.id = t.document WHERE {_all(where)} {_ORDER} {limit}",
        _parameters(where),
    )


def _words(
    database: Database, rows: list[tuple[str, ...]]
) -> dict[tuple[str, str], tuple[str, ...]]:
    """The evidence of these claims or statements, by (report, id)."""
    wanted = {(row[0], row[5]) for row in rows}
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    evidence = database.rows(
        "SELECT document, owner, words FROM evidence WHERE document IN (SELECT unnest(?)) "
        "ORDER BY document, owner, ordinal",
        (sorted({row[0] for row in rows}),),
    )
    for document, owner, words in evidence:
        if (document, owner) in wanted:
            found[document, owner].append(words)
    return {key: tuple(words) for key, words in found.items()}


def left_out(
    database: Database, asked: Filter, table: Literal["claims", "statements"]
) -> tuple[int, tuple[LeftOut, ...]]:
    """How many pass every condition, and how many each condition drops of those still there."""
    where = conditions(asked, table)
    asking = [one for one in where if one.counted]
    base = [one for one in where if not one.counted]
    counts = [_count(database, table, base)]
    for number in range(1, len(asking) + 1):
        counts.append(_count(database, table, [*base, *asking[:number]]))
    dropped = (
        LeftOut(counts[number] - counts[number + 1], one.counted)
        for number, one in enumerate(asking)
    )
    return counts[-1], tuple(one for one in dropped if one.count)


def _count(database: Database, table: str, where: Sequence[Condition]) -> int:
    return int(
        database.value(
            f"SELECT count(*) FROM {table} t JOIN documents d ON d.id = t.document "
            f"WHERE {_all(where)}",
            _parameters(where),
        )
    )


def _all(where: Sequence[Condition]) -> str:
    return " AND ".join(f"({one.sql})" for one in where) or "true"


def _parameters(where: Sequence[Condition]) -> list[object]:
    return [value for one in where for value in one.parameters]


def issues(database: Database) -> tuple[CaseIssue, ...]:
    """Issues under one spelling, whatever its case; those of most reports first."""
    rows = database.rows(
        """SELECT min(i.name), list(DISTINCT i.document || '#' || i.id ORDER BY
            i.document || '#' || i.id), count(DISTINCT i.document)
        FROM issues i JOIN documents d ON d.id = i.document WHERE d.copy_of IS NULL
        GROUP BY lower(i.name) ORDER BY 3 DESC, lower(min(i.name)), 1"""
    )
    return tuple(CaseIssue(row[0], tuple(row[1]), row[2]) for row in rows)


def unread(database: Database, asked: Filter) -> tuple[UnreadSpan, ...]:
    """Spans that nothing was made of, by date and report."""
    where = [one for one in conditions(asked, "unread") if not one.of_claims]
    limit = "" if asked.limit is None else f"LIMIT {int(asked.limit)}"
    rows = database.rows(
        f"SELECT {_SOURCE}, t.begins, t.ends, t.words FROM unread t JOIN documents d "
        f"ON d.id = t.document WHERE {_all(where)} {_ORDER} {limit}",
        _parameters(where),
    )
    return tuple(UnreadSpan(Source(*row[:4]), *row[4:]) for row in rows)


def sources(database: Database) -> tuple[str, ...]:
    """The outlets of the reports."""
    rows = database.rows(
        "SELECT DISTINCT source FROM documents WHERE source IS NOT NULL ORDER BY source"
    )
    return tuple(row[0] for row in rows)


# actors and the names behind ids


def case_actors(database: Database) -> tuple[CaseActor, ...]:
    """Every actor, those of most reports first."""
    rows = database.rows(
        f"SELECT {_ACTOR} FROM case_actors ORDER BY documents DESC, lower(name), id"
    )
    return tuple(_actor(row) for row in rows)


def _actor(row: tuple[str, str, str, str, int, str | None]) -> CaseActor:
    ident, name, kind, names, count, owner = row
    known = tuple(msgspec.json.decode(names, type=list[str]))
    return CaseActor(ident, name, kind, known, count, owner)  # type: ignore[arg-type]


def claim_counts(database: Database, asked: Filter) -> dict[str, int]:
    """By the actor's id, the claims and statements it has a part in, of those that pass."""
    counts: dict[str, int] = {}
    for table in ("claims", "statements"):
        where = conditions(asked, table)
        rows = database.rows(
            f"""SELECT k.cluster, count(DISTINCT t.document || '#' || t.id) FROM {table} t
            JOIN documents d ON d.id = t.document
            JOIN parts p ON p.document = t.document AND p.owner = t.id
            JOIN clusters k ON k.document = p.document AND k.actor = p.entity
            WHERE {_all(where)} GROUP BY k.cluster""",
            _parameters(where),
        )
        for actor, count in rows:
            counts[actor] = counts.get(actor, 0) + count
    return counts


def find_actors(database: Database, name_or_id: str) -> tuple[CaseActor, ...]:
    """By any member's id, by exactly one of the names, or by its words; nearest names if none."""
    document, _, actor = name_or_id.rpartition("#")
    rows = database.rows(
        f"SELECT {_ACTOR} FROM case_actors WHERE id = (SELECT cluster FROM clusters "
        "WHERE document = ? AND actor = ?)",
        (document, actor),
    )
    if rows:
        return (_actor(rows[0]),)
    everyone = case_actors(database)
    wanted = name_or_id.strip().casefold()
    exact = [a for a in everyone if wanted in {name.casefold() for name in a.names}]
    if exact:
        return tuple(exact)
    plain = plain_name(name_or_id, "person")
    by_words = [
        a for a in everyone if plain and plain in {plain_name(name, a.type) for name in a.names}
    ]
    if by_words:
        return tuple(by_words)
    raise NotInCase(
        f"The case knows no actor {name_or_id!r}.{nearest(name_or_id, everyone)} "
        "`faultlines list CASE actors` shows all."
    )


def member_id(database: Database, name_or_id: str) -> str:
    """An actor's id in one report; a name is given that of its first report."""
    document, _, actor = name_or_id.rpartition("#")
    if database.value(
        "SELECT count(*) FROM actors WHERE document = ? AND id = ?", (document, actor)
    ):
        return name_or_id
    found = find_actors(database, name_or_id)
    if len(found) > 1:
        which = ", ".join(f"{actor.id} ({actor.name}, {actor.type})" for actor in found[:6])
        raise NotInCase(f"{len(found)} actors are called {name_or_id!r}: {which}. Give an id.")
    return found[0].id


def nearest(wanted: str, everyone: Sequence[CaseActor]) -> str:
    """` Did you mean …?` with up to three names, or nothing."""
    from rapidfuzz import fuzz, process, utils  # noqa: PLC0415 (only when a name is not found)

    known = {name for actor in everyone for name in actor.names}
    names = sorted(name for name in known if len(name) >= len(wanted) / 2)
    found = process.extract(
        wanted, names, scorer=fuzz.WRatio, processor=utils.default_process, limit=3, score_cutoff=60
    )
    if not found:
        return ""
    return " Did you mean " + " or ".join(repr(name) for name, _, _ in found) + "?"


def members(database: Database, actor: str) -> tuple[tuple[str, str], ...]:
    """Everyone joined to an actor."""
    rows = database.rows(
        "SELECT document, actor FROM clusters WHERE cluster = ? ORDER BY document, actor", (actor,)
    )
    return tuple((row[0], row[1]) for row in rows)


def labels(database: Database, documents: list[str]) -> Labels:
    """Actors, issues and the first words of claims of these reports."""
    chosen = "document IN (SELECT unnest(?))"
    clusters = database.rows(
        f"SELECT document, actor, cluster FROM clusters WHERE {chosen}", (documents,)
    )
    known = {
        row[0]: _actor(row)
        for row in database.rows(
            f"SELECT {_ACTOR} FROM case_actors WHERE id IN (SELECT unnest(?))",
            (sorted({row[2] for row in clusters}),),
        )
    }
    issue_rows = database.rows(
        f"SELECT document, id, name FROM issues WHERE {chosen}", (documents,)
    )
    words = database.rows(
        f"SELECT document, owner, words FROM evidence WHERE {chosen} AND ordinal = 0", (documents,)
    )
    return Labels(
        {(document, actor): known[cluster] for document, actor, cluster in clusters},
        {(document, issue): name for document, issue, name in issue_rows},
        {(document, claim): text for document, claim, text in words},
    )
