"""The guards of PostgreSQL: functions, and the triggers that call them.

Row triggers and deferred constraint triggers only: these are the kinds that were seen to work
on tables distributed by Citus. The functions turn sequential scans off: their plans are kept
from when the tables were small, and would read a grown table from end to end for each row.
They look at the tables of their own schema only, and at nobody's functions and operators:
whoever may make a temporary table could otherwise show them another journal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ledger.kept_table import KeptTable

SCHEMA = "the_schema"
"""Stands for the schema of the tables, in which the guards are put."""

_NEVER_TABLES = ("entries", "postings", "period_events", "refusals")

_FUNCTIONS = """
CREATE OR REPLACE FUNCTION ledger_never() RETURNS trigger LANGUAGE plpgsql
  SET enable_seqscan = off SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'ledger: these rows are never changed or removed'
    USING ERRCODE = 'restrict_violation';
END $$
;;
CREATE OR REPLACE FUNCTION ledger_posting() RETURNS trigger LANGUAGE plpgsql
  SET enable_seqscan = off SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM the_schema.entries e WHERE e.book_id = NEW.book_id
      AND e.sequence = NEW.sequence AND e.date = NEW.date
      AND NEW.line_no BETWEEN 1 AND e.line_count) THEN
    RAISE EXCEPTION 'ledger: the line belongs to no entry' USING ERRCODE = 'check_violation';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM the_schema.accounts a WHERE a.book_id = NEW.book_id
      AND a.code = NEW.account AND a.takes_postings) THEN
    RAISE EXCEPTION 'ledger: the account takes no postings'
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$
;;
CREATE OR REPLACE FUNCTION ledger_entry() RETURNS trigger LANGUAGE plpgsql
  SET enable_seqscan = off SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  state record;
  last bigint;
BEGIN
  -- Waits for a closing in flight, and fails if one was committed that is not seen here.
  PERFORM 1 FROM the_schema.books b WHERE b.book_id = NEW.book_id FOR SHARE;
  -- Ordered, so that no plan can do without the index that ends in the number.
  SELECT e.sequence INTO last FROM the_schema.entries e
    WHERE e.book_id = NEW.book_id ORDER BY e.sequence DESC LIMIT 1;
  IF NEW.sequence <> COALESCE(last, 0) + 1 THEN
    RAISE EXCEPTION 'ledger: the sequence has a gap or repeats'
      USING ERRCODE = 'check_violation';
  END IF;
  SELECT e.number INTO last FROM the_schema.entries e
    WHERE e.book_id = NEW.book_id AND e.year = NEW.year ORDER BY e.number DESC LIMIT 1;
  IF NEW.number <> COALESCE(last, 0) + 1 THEN
    RAISE EXCEPTION 'ledger: the journal number has a gap or repeats'
      USING ERRCODE = 'check_violation';
  END IF;
  SELECT e.voucher_number INTO last FROM the_schema.entries e
    WHERE e.book_id = NEW.book_id AND e.year = NEW.year AND e.voucher_type = NEW.voucher_type
    ORDER BY e.voucher_number DESC LIMIT 1;
  IF NEW.voucher_number <> COALESCE(last, 0) + 1 THEN
    RAISE EXCEPTION 'ledger: the voucher number has a gap or repeats'
      USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.year <> EXTRACT(YEAR FROM NEW.date) THEN
    RAISE EXCEPTION 'ledger: the date is no day of its year' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.reverses >= NEW.sequence THEN
    RAISE EXCEPTION 'ledger: what is reversed comes before its reversal'
      USING ERRCODE = 'check_violation';
  END IF;
  SELECT * INTO state FROM the_schema.period_events p WHERE p.book_id = NEW.book_id
    ORDER BY p.event_no DESC LIMIT 1;
  IF NEW.date <= state.locked_through THEN
    RAISE EXCEPTION 'ledger: the period is locked' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.date <= state.closed_through AND NOT EXISTS (SELECT 1 FROM the_schema.period_events x
      WHERE x.book_id = NEW.book_id AND x.action = 'except'
      AND NEW.date BETWEEN x.first_day AND x.last_day
      AND x.until > to_char(
        clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) THEN
    RAISE EXCEPTION 'ledger: the period is closed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$
;;
CREATE OR REPLACE FUNCTION ledger_entry_whole() RETURNS trigger LANGUAGE plpgsql
  SET enable_seqscan = off SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  lines bigint;
  unbalanced bigint;
BEGIN
  SELECT COALESCE(SUM(u.lines), 0), COUNT(*) FILTER (WHERE u.debits <> u.credits)
    INTO lines, unbalanced
    FROM (SELECT COUNT(*) AS lines, SUM(p.debit_minor) AS debits, SUM(p.credit_minor) AS credits
      FROM the_schema.postings p WHERE p.book_id = NEW.book_id AND p.sequence = NEW.sequence
      GROUP BY p.unit) u;
  IF lines <> NEW.line_count THEN
    RAISE EXCEPTION 'ledger: the entry lacks lines' USING ERRCODE = 'check_violation';
  END IF;
  IF unbalanced > 0 THEN
    RAISE EXCEPTION 'ledger: the entry is not balanced' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$
;;
CREATE OR REPLACE FUNCTION ledger_period_event() RETURNS trigger LANGUAGE plpgsql
  SET enable_seqscan = off SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  state record;
BEGIN
  -- Waits for entries in flight; those that come later and do not see it fail.
  UPDATE the_schema.books b SET name = b.name WHERE b.book_id = NEW.book_id;
  SELECT * INTO state FROM the_schema.period_events p WHERE p.book_id = NEW.book_id
    ORDER BY p.event_no DESC LIMIT 1;
  IF NEW.event_no <> COALESCE(state.event_no, 0) + 1 THEN
    RAISE EXCEPTION 'ledger: the event number has a gap or repeats'
      USING ERRCODE = 'check_violation';
  END IF;
  IF btrim(NEW.reason, concat(' ', chr(9), chr(10), chr(11), chr(12), chr(13), chr(160))) = ''
  THEN
    RAISE EXCEPTION 'ledger: the reason is missing' USING ERRCODE = 'check_violation';
  END IF;
  IF state.locked_through IS NOT NULL AND (NEW.locked_through IS NULL
      OR NEW.locked_through < state.locked_through) THEN
    RAISE EXCEPTION 'ledger: a lock is never taken back' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.locked_through IS NOT NULL AND (NEW.closed_through IS NULL
      OR NEW.closed_through < NEW.locked_through) THEN
    RAISE EXCEPTION 'ledger: what is locked is closed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$
;;
CREATE OR REPLACE FUNCTION ledger_refusal() RETURNS trigger LANGUAGE plpgsql
  SET enable_seqscan = off SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.refusal_no <> COALESCE((SELECT MAX(r.refusal_no) FROM the_schema.refusals r
      WHERE r.book_id = NEW.book_id), 0) + 1 THEN
    RAISE EXCEPTION 'ledger: the refusal number has a gap or repeats'
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$
;;
CREATE OR REPLACE FUNCTION ledger_account() RETURNS trigger LANGUAGE plpgsql
  SET enable_seqscan = off SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF (NEW.book_id, NEW.code, NEW.kind, NEW.is_contra, NEW.is_cash, NEW.is_drawing,
        NEW.takes_postings) IS DISTINCT FROM (OLD.book_id, OLD.code, OLD.kind, OLD.is_contra,
        OLD.is_cash, OLD.is_drawing, OLD.takes_postings) THEN
      RAISE EXCEPTION 'ledger: what an account is never changes'
        USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF EXISTS (SELECT 1 FROM the_schema.entries e WHERE e.book_id = OLD.book_id) THEN
    RAISE EXCEPTION 'ledger: accounts of books with entries are never removed'
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$
;;
CREATE OR REPLACE FUNCTION ledger_book() RETURNS trigger LANGUAGE plpgsql
  SET enable_seqscan = off SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.book_id IS DISTINCT FROM OLD.book_id
        OR ((NEW.identity, NEW.currency) IS DISTINCT FROM (OLD.identity, OLD.currency)
        AND EXISTS (SELECT 1 FROM the_schema.entries e WHERE e.book_id = OLD.book_id)) THEN
      RAISE EXCEPTION 'ledger: what the books are never changes once they hold entries'
        USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF EXISTS (SELECT 1 FROM the_schema.entries e WHERE e.book_id = OLD.book_id) THEN
    RAISE EXCEPTION 'ledger: books with entries are never removed'
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$
"""

_TRIGGERS: dict[str, tuple[str, str]] = {
    "entries_check": ("entries", "BEFORE INSERT ON entries FOR EACH ROW"),
    "postings_check": ("postings", "BEFORE INSERT ON postings FOR EACH ROW"),
    "period_events_check": ("period_events", "BEFORE INSERT ON period_events FOR EACH ROW"),
    "refusals_check": ("refusals", "BEFORE INSERT ON refusals FOR EACH ROW"),
    "accounts_check": ("accounts", "BEFORE UPDATE OR DELETE ON accounts FOR EACH ROW"),
    "books_check": ("books", "BEFORE UPDATE OR DELETE ON books FOR EACH ROW"),
}

_CALLED = {
    "entries_check": "ledger_entry",
    "postings_check": "ledger_posting",
    "period_events_check": "ledger_period_event",
    "refusals_check": "ledger_refusal",
    "accounts_check": "ledger_account",
    "books_check": "ledger_book",
}


def _triggers() -> list[str]:
    made = [
        f"CREATE TRIGGER {name} {event} EXECUTE FUNCTION {_CALLED[name]}()"
        for name, (_, event) in _TRIGGERS.items()
    ]
    made.append(
        "CREATE CONSTRAINT TRIGGER entries_whole AFTER INSERT ON entries"
        " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_entry_whole()"
    )
    for table in _NEVER_TABLES:
        made.extend(_never(table))
    return made


def _never(table: str) -> Iterator[str]:
    yield (
        f"CREATE TRIGGER {table}_never BEFORE UPDATE OR DELETE ON {table}"
        " FOR EACH ROW EXECUTE FUNCTION ledger_never()"
    )
    yield (
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION ledger_never()"
    )


def _removals() -> list[str]:
    tables = {name: table for name, (table, _) in _TRIGGERS.items()} | {
        "entries_whole": "entries"
    }
    for table in _NEVER_TABLES:
        tables |= _never_names(table)
    return _dropped(tables)


def _never_names(table: str) -> dict[str, str]:
    return {f"{table}_never": table, f"{table}_no_truncate": table}


def _dropped(tables: dict[str, str]) -> list[str]:
    return [f"DROP TRIGGER IF EXISTS {name} ON {table}" for name, table in tables.items()]


POSTGRESQL_REMOVALS = tuple(_removals())
POSTGRESQL_GUARDS = (*(f.strip() for f in _FUNCTIONS.split(";;")), *_triggers())


def kept_guards(tables: Iterable[KeptTable]) -> tuple[str, ...]:
    """Return the guards of tables beside the journal whose rows are only ever added."""
    return tuple(statement for table in tables for statement in _never(table.name))


def kept_removals(tables: Iterable[KeptTable]) -> tuple[str, ...]:
    """Return what takes the guards of those tables away, if they are there."""
    return tuple(drop for table in tables for drop in _dropped(_never_names(table.name)))
