"""How books lie in a database: the journal is only ever added to.

The books' id leads every key and index, so that the tables can be distributed over a
PostgreSQL cluster by that column. No id is made by the database. Key columns are never NULL;
an empty string says none. Amounts are whole minor units. Times are UTC texts of 27
characters, which sort and hash as they stand.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

ID, CODE, DIGEST, MOMENT = String(64), String(64), String(64), String(27)

NAMES_A_DOCUMENT = text("document <> ''")
"""Which lines are indexed by party and document; queries that use it say so in these words."""

books = Table(
    "books",
    metadata,
    Column("book_id", ID),
    Column("identity", String(36), nullable=False),
    Column("name", String(200), nullable=False),
    Column("currency", String(3), nullable=False),
    Column("result_account", CODE, nullable=False, server_default=""),
    Column("head_office_account", CODE, nullable=False, server_default=""),
    Column("unit_current_account", CODE, nullable=False, server_default=""),
    Column("created_at", MOMENT, nullable=False),
    Column("last_sequence", BigInteger, nullable=False, server_default="0"),
    Column("moved_minor", BigInteger, nullable=False, server_default="0"),
    Column("head", DIGEST, nullable=False),
    PrimaryKeyConstraint("book_id"),
    sqlite_with_rowid=False,
)
"""One row a book; whoever posts locks it. ``head`` is the digest of the last entry.

``moved_minor`` is the sum of all debits, which is that of all credits: as long as it fits a
BIGINT, the sum of any of them does.
"""

accounts = Table(
    "accounts",
    metadata,
    Column("book_id", ID),
    Column("code", CODE),
    Column("name", String(200), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("is_contra", Boolean, nullable=False),
    Column("is_cash", Boolean, nullable=False),
    Column("is_drawing", Boolean, nullable=False),
    Column("takes_postings", Boolean, nullable=False),
    Column("is_active", Boolean, nullable=False),
    Column("requires", String(200), nullable=False),
    PrimaryKeyConstraint("book_id", "code"),
    ForeignKeyConstraint(["book_id"], ["books.book_id"]),
    CheckConstraint(
        "kind IN ('asset', 'liability', 'equity', 'revenue', 'expense')", name="kind"
    ),
    sqlite_with_rowid=False,
)

dimension_values = Table(
    "dimension_values",
    metadata,
    Column("book_id", ID),
    Column("dimension", String(16)),
    Column("code", CODE),
    Column("name", String(200), nullable=False),
    Column("is_active", Boolean, nullable=False),
    Column("account", CODE, nullable=False, server_default=""),
    PrimaryKeyConstraint("book_id", "dimension", "code"),
    ForeignKeyConstraint(["book_id"], ["books.book_id"]),
    sqlite_with_rowid=False,
)

counters = Table(
    "counters",
    metadata,
    Column("book_id", ID),
    Column("series", String(16)),
    Column("year", Integer),
    Column("last", BigInteger, nullable=False),
    PrimaryKeyConstraint("book_id", "series", "year"),
    ForeignKeyConstraint(["book_id"], ["books.book_id"]),
    sqlite_with_rowid=False,
)
"""The last number given out, by series (journal, BKM, BKK, BM; period, refusal) and year."""

entries = Table(
    "entries",
    metadata,
    Column("book_id", ID),
    Column("sequence", BigInteger, autoincrement=False),
    Column("year", Integer, nullable=False),
    Column("number", BigInteger, nullable=False),
    Column("date", Date, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("description", String(500), nullable=False),
    Column("voucher_type", String(3), nullable=False),
    Column("voucher_number", BigInteger, nullable=False),
    Column("key", String(200), nullable=False),
    Column("reverses", BigInteger),
    Column("reason", String(500), nullable=False),
    Column("decision", String(200), nullable=False),
    Column("tags", Text, nullable=False),
    Column("evidence", Text, nullable=False),
    Column("posted_at", MOMENT, nullable=False),
    Column("posted_by", String(200), nullable=False),
    Column("approved_by", String(200), nullable=False),
    Column("line_count", Integer, nullable=False),
    Column("hash_version", Integer, nullable=False),
    Column("hash", DIGEST, nullable=False),
    PrimaryKeyConstraint("book_id", "sequence"),
    ForeignKeyConstraint(["book_id"], ["books.book_id"]),
    ForeignKeyConstraint(
        ["book_id", "reverses"],
        ["entries.book_id", "entries.sequence"],
        name="fk_entries_reverses",
    ),
    UniqueConstraint("book_id", "year", "number"),
    UniqueConstraint("book_id", "year", "voucher_type", "voucher_number"),
    UniqueConstraint("book_id", "key"),
    UniqueConstraint("book_id", "reverses"),
    CheckConstraint(
        "kind IN ('opening', 'ordinary', 'adjusting', 'restatement', 'closing')", name="kind"
    ),
    CheckConstraint("line_count >= 2", name="line_count"),
    Index("ix_entries_date", "book_id", "date"),
    sqlite_with_rowid=False,
)

postings = Table(
    "postings",
    metadata,
    Column("book_id", ID),
    Column("sequence", BigInteger, autoincrement=False),
    Column("line_no", Integer, autoincrement=False),
    Column("date", Date, nullable=False),
    Column("account", CODE, nullable=False),
    Column("debit_minor", BigInteger, nullable=False),
    Column("credit_minor", BigInteger, nullable=False),
    Column("unit", CODE, nullable=False),
    Column("fund", CODE, nullable=False),
    Column("party", CODE, nullable=False),
    Column("document", CODE, nullable=False),
    Column("asset", CODE, nullable=False),
    Column("item", CODE, nullable=False),
    Column("component", CODE, nullable=False),
    PrimaryKeyConstraint("book_id", "sequence", "line_no"),
    ForeignKeyConstraint(["book_id", "sequence"], ["entries.book_id", "entries.sequence"]),
    ForeignKeyConstraint(["book_id", "account"], ["accounts.book_id", "accounts.code"]),
    CheckConstraint(
        "(debit_minor > 0 AND credit_minor = 0) OR (credit_minor > 0 AND debit_minor = 0)",
        name="one_side",
    ),
    Index("ix_postings_account", "book_id", "account", "date"),
    Index(
        "ix_postings_document",
        "book_id",
        "account",
        "party",
        "document",
        "unit",
        "date",
        "debit_minor",
        "credit_minor",
        sqlite_where=NAMES_A_DOCUMENT,
        postgresql_where=NAMES_A_DOCUMENT,
    ),
    sqlite_with_rowid=False,
)
"""The lines of the entries; ``date`` repeats the entry's, for the account's register.

``ix_postings_document`` holds all that ageing asks of the lines that name a document; the
other lines, which are most, cost it nothing."""

staged_lines = Table(
    "staged_lines",
    metadata,
    Column("book_id", ID),
    Column("sequence", BigInteger, autoincrement=False),
    Column("lines", Text, nullable=False),
    PrimaryKeyConstraint("book_id", "sequence"),
    sqlite_with_rowid=False,
)
"""SQLite only: the lines of an entry about to be inserted, as JSON.

SQLite cannot check a transaction when it ends. Inserting the entry therefore moves its lines
from here into ``postings`` in the same statement, or fails; see ``ledger.guards``.
"""

period_balances = Table(
    "period_balances",
    metadata,
    Column("book_id", ID),
    Column("account", CODE),
    Column("month", Integer),
    Column("unit", CODE),
    Column("fund", CODE),
    Column("component", CODE),
    Column("kind", String(16)),
    Column("debit_minor", BigInteger, nullable=False),
    Column("credit_minor", BigInteger, nullable=False),
    PrimaryKeyConstraint("book_id", "month", "account", "unit", "fund", "component", "kind"),
    ForeignKeyConstraint(["book_id", "account"], ["accounts.book_id", "accounts.code"]),
    sqlite_with_rowid=False,
)
"""What each account turned over, by unit, fund, component and kind of entry, in each month and
again in each year: kept in the transaction that adds the lines, and proved against them by
``verify``. ``month`` says 202507 for July 2025, and 2025 for the whole of it, so that ten years
are not read as a hundred and twenty months."""

period_events = Table(
    "period_events",
    metadata,
    Column("book_id", ID),
    Column("event_no", BigInteger, autoincrement=False),
    Column("action", String(16), nullable=False),
    Column("first_day", Date),
    Column("last_day", Date),
    Column("closed_through", Date),
    Column("locked_through", Date),
    Column("until", MOMENT),
    Column("reason", String(500), nullable=False),
    Column("made_at", MOMENT, nullable=False),
    Column("made_by", String(200), nullable=False),
    Column("hash_version", Integer, nullable=False),
    Column("hash", DIGEST, nullable=False),
    PrimaryKeyConstraint("book_id", "event_no"),
    ForeignKeyConstraint(["book_id"], ["books.book_id"]),
    CheckConstraint("action IN ('close', 'reopen', 'lock', 'except')", name="action"),
    sqlite_with_rowid=False,
)
"""Closings, reopenings, locks and exceptions; the last row says how the books stand."""

refusals = Table(
    "refusals",
    metadata,
    Column("book_id", ID),
    Column("refusal_no", BigInteger, autoincrement=False),
    Column("refused_at", MOMENT, nullable=False),
    Column("actor", String(200), nullable=False),
    Column("code", String(64), nullable=False),
    Column("facts", Text, nullable=False),
    Column("request", Text, nullable=False),
    Column("hash_version", Integer, nullable=False),
    Column("hash", DIGEST, nullable=False),
    PrimaryKeyConstraint("book_id", "refusal_no"),
    ForeignKeyConstraint(["book_id"], ["books.book_id"]),
    sqlite_with_rowid=False,
)
"""What was asked and refused."""

LEDGER_TABLES = (
    books,
    accounts,
    dimension_values,
    counters,
    entries,
    postings,
    period_balances,
    period_events,
    refusals,
)
