"""The tables of a case, in numbered steps; a case stores the names of those applied.

A step that has been released is never changed: a new one is added at the end.
"""

from faultlines.case.database import Database
from faultlines.errors import CaseUnusable

_PLACE = "document VARCHAR NOT NULL, ordinal INTEGER NOT NULL"
_OWNED = "document VARCHAR NOT NULL, owner VARCHAR NOT NULL, ordinal INTEGER NOT NULL"
_SPAN = "begins BIGINT NOT NULL, ends BIGINT NOT NULL"

M001_READINGS = (
    # origin: read (by us) or imported; earliest, latest: bounds of `date` as YYYY-MM-DD;
    # said_copy_of: the report that whoever added it says it repeats; copy_of: derived from that and
    # from equal texts, and always a report of the case
    # joined: whether its actors have been joined with those of the other reports
    """CREATE TABLE documents (
        id VARCHAR NOT NULL, title VARCHAR, source VARCHAR, date VARCHAR,
        earliest VARCHAR, latest VARCHAR, text VARCHAR NOT NULL, sha256 VARCHAR NOT NULL,
        added VARCHAR NOT NULL, origin VARCHAR NOT NULL, said_copy_of VARCHAR, copy_of VARCHAR,
        tokens VARCHAR, joined BOOLEAN NOT NULL)""",
    f"CREATE TABLE sentences ({_PLACE}, {_SPAN})",
    f"CREATE TABLE unread ({_PLACE}, {_SPAN}, words VARCHAR NOT NULL)",
    # node: what the actor goes by when actors are joined (joining.names)
    f"""CREATE TABLE actors ({_PLACE}, id VARCHAR NOT NULL, name VARCHAR NOT NULL,
        type VARCHAR NOT NULL, aliases VARCHAR NOT NULL, owner VARCHAR, node VARCHAR NOT NULL)""",
    f"CREATE TABLE issues ({_PLACE}, id VARCHAR NOT NULL, name VARCHAR NOT NULL)",
    f"""CREATE TABLE mentions ({_PLACE}, {_SPAN}, form VARCHAR NOT NULL, label VARCHAR,
        actor VARCHAR, confidence DOUBLE NOT NULL)""",
    # payload: the record itself as JSON, so that it comes back exactly
    f"""CREATE TABLE statements ({_PLACE}, id VARCHAR NOT NULL, confidence DOUBLE NOT NULL,
        earliest VARCHAR, latest VARCHAR, payload VARCHAR NOT NULL)""",
    f"""CREATE TABLE claims ({_PLACE}, id VARCHAR NOT NULL, kind VARCHAR NOT NULL,
        status VARCHAR NOT NULL, matter VARCHAR, confidence DOUBLE NOT NULL,
        earliest VARCHAR, latest VARCHAR, payload VARCHAR NOT NULL)""",
    # owner: the id of a claim or of a statement
    f"CREATE TABLE evidence ({_OWNED}, {_SPAN}, words VARCHAR NOT NULL)",
    f"CREATE TABLE vouchers ({_OWNED}, actor VARCHAR NOT NULL)",
    # what a claim or statement is about: actor, issue and claim ids, with their part in it
    f"CREATE TABLE parts ({_OWNED}, part VARCHAR NOT NULL, entity VARCHAR NOT NULL)",
)

M002_JOINS = (
    """CREATE TABLE names (node VARCHAR NOT NULL, type VARCHAR NOT NULL, name VARCHAR NOT NULL,
        plain VARCHAR NOT NULL, aliases VARCHAR NOT NULL, owner VARCHAR,
        generic BOOLEAN NOT NULL)""",
    "CREATE TABLE blocks (block VARCHAR NOT NULL, node VARCHAR NOT NULL)",
    """CREATE TABLE joins (block VARCHAR NOT NULL, first VARCHAR NOT NULL,
        second VARCHAR NOT NULL, confidence DOUBLE NOT NULL, certain BOOLEAN NOT NULL,
        reason VARCHAR NOT NULL)""",
    # derived: the actor of the case that a node or a single actor of a report belongs to
    """CREATE TABLE clusters (document VARCHAR NOT NULL, actor VARCHAR NOT NULL,
        cluster VARCHAR NOT NULL)""",
    # derived: each actor of the case; names: a JSON list, the best known first
    """CREATE TABLE case_actors (id VARCHAR NOT NULL, name VARCHAR NOT NULL,
        type VARCHAR NOT NULL, names VARCHAR NOT NULL, documents INTEGER NOT NULL,
        owner VARCHAR)""",
    # Append only. Actors are kept by report and name, since ids change when it is read again.
    """CREATE TABLE decisions (number INTEGER NOT NULL, what VARCHAR NOT NULL,
        first_document VARCHAR, first_name VARCHAR, first_type VARCHAR,
        second_document VARCHAR, second_name VARCHAR, second_type VARCHAR,
        undoes INTEGER, who VARCHAR NOT NULL, made VARCHAR NOT NULL)""",
)

M003_CHAINS = ("ALTER TABLE mentions ADD COLUMN chain VARCHAR",)

M004_DECIDED_CLAIMS = (
    # dated: the date by decision, where there is one; earliest and latest follow it
    "ALTER TABLE documents ADD COLUMN dated VARCHAR",
    # payload: as it was told; in_effect: as it holds by decision and by the report's date, where
    # that is something else. Every other column, and parts and vouchers, follow what is in effect.
    # ruling: confirmed, corrected or rejected; told: false where only a decision keeps the claim
    "ALTER TABLE claims ADD COLUMN in_effect VARCHAR",
    "ALTER TABLE claims ADD COLUMN ruling VARCHAR",
    "ALTER TABLE claims ADD COLUMN told BOOLEAN DEFAULT true",
    "ALTER TABLE statements ADD COLUMN in_effect VARCHAR",
    # Decisions on a claim or a report: the report and the hash of its text; subject: the claim as
    # it was told then, with names in the place of ids; changes: what is set
    "ALTER TABLE decisions ADD COLUMN report VARCHAR",
    "ALTER TABLE decisions ADD COLUMN sha256 VARCHAR",
    "ALTER TABLE decisions ADD COLUMN subject VARCHAR",
    "ALTER TABLE decisions ADD COLUMN changes VARCHAR",
)

M005_SENSES = (
    # derived: mentions of a name that several bear; node: what such a mention stands for instead;
    # toward: whom it means, or in all likelihood means; settled: sure enough to be made
    """CREATE TABLE senses (document VARCHAR NOT NULL, actor VARCHAR NOT NULL,
        node VARCHAR NOT NULL, toward VARCHAR NOT NULL, confidence DOUBLE NOT NULL,
        settled BOOLEAN NOT NULL, reason VARCHAR NOT NULL)""",
    # how well the two names alone go together, whoever else bears one of them
    "ALTER TABLE joins ADD COLUMN fit DOUBLE",
    # names are told apart in another way than before: all are joined anew
    *(f"DELETE FROM {table}" for table in ("names", "blocks", "joins", "clusters", "case_actors")),
    "UPDATE documents SET joined = false",
)

M006_IDENTITIES = (
    # A user's own lists of who is who, kept when they are taken back.
    """CREATE TABLE identity_lists (number INTEGER NOT NULL, file VARCHAR NOT NULL,
        sha256 VARCHAR NOT NULL, who VARCHAR NOT NULL, made VARCHAR NOT NULL,
        taken_back VARCHAR)""",
    """CREATE TABLE identities (list INTEGER NOT NULL, id VARCHAR NOT NULL,
        name VARCHAR NOT NULL, type VARCHAR, aliases VARCHAR NOT NULL)""",
    # derived: names in the case that an identity bears
    """CREATE TABLE identified (list INTEGER NOT NULL, id VARCHAR NOT NULL,
        node VARCHAR NOT NULL, confidence DOUBLE NOT NULL)""",
)

MIGRATIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("m001_readings", M001_READINGS),
    ("m002_joins", M002_JOINS),
    ("m003_chains", M003_CHAINS),
    ("m004_decided_claims", M004_DECIDED_CLAIMS),
    ("m005_senses", M005_SENSES),
    ("m006_identities", M006_IDENTITIES),
)


def pending(database: Database) -> tuple[str, ...]:
    """The names of the steps that this file still lacks.

    Raises CaseUnusable for a file of another program, or of a newer version of this one.
    """
    tables = {row[0] for row in database.rows("SELECT table_name FROM information_schema.tables")}
    if tables and "migrations" not in tables:
        raise CaseUnusable(
            f"The file {database.path} is a DuckDB file of another program, not a case. Give the "
            "path of a case, or of a file that does not exist yet to begin a new one."
        )
    applied = set()
    if tables:
        applied = {row[0] for row in database.rows("SELECT name FROM migrations")}
    known = [name for name, _ in MIGRATIONS]
    unknown = sorted(applied - set(known))
    if unknown:
        raise CaseUnusable(
            f"The case {database.path} was written by a newer version of Faultlines (its step "
            f"{unknown[-1]!r} is not known here; the last known is {known[-1]!r}). Upgrade with: "
            "pip install --upgrade faultlines."
        )
    return tuple(name for name in known if name not in applied)


def migrate(database: Database) -> None:
    """Apply the steps that are missing, all or none."""
    missing = pending(database)
    if not missing:
        return
    with database.transaction():
        database.execute("CREATE TABLE IF NOT EXISTS migrations (name VARCHAR NOT NULL)")
        for name, statements in MIGRATIONS:
            if name in missing:
                for statement in statements:
                    database.execute(statement)
                database.execute("INSERT INTO migrations VALUES (?)", (name,))
