"""The guards of SQLite: one trigger a rule's table and verb, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ledger.kept_table import KeptTable

_STAGED_COLUMNS = """json_extract(line.value, '$[0]'), json_extract(line.value, '$[1]'),
    json_extract(line.value, '$[2]'), json_extract(line.value, '$[3]'),
    json_extract(line.value, '$[4]'), json_extract(line.value, '$[5]'),
    json_extract(line.value, '$[6]'), json_extract(line.value, '$[7]'),
    json_extract(line.value, '$[8]'), json_extract(line.value, '$[9]')"""

_SPACES = "char(9, 10, 11, 12, 13, 32, 160)"

_NOW = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"


def _refuse(message: str, when: str) -> str:
    return f"SELECT RAISE(ABORT, 'ledger: {message}') WHERE {when};"


def _trigger(name: str, event: str, *statements: str) -> tuple[str, str]:
    body = "\n  ".join(statements)
    return name, f"CREATE TRIGGER {name} {event}\nBEGIN\n  {body}\nEND"


def _never(table: str, verb: str, what: str, columns: str = "") -> tuple[str, str]:
    event = f"BEFORE {verb}{columns and ' OF ' + columns} ON {table}"
    return _trigger(f"{table}_no_{verb.lower()}", event, _refuse(what, "1"))


def _next(column: str, *key: str) -> str:
    """Return the condition that *column* is not one more than the last of its series."""
    where = " AND ".join(f"e.{name} = NEW.{name}" for name in ("book_id", *key))
    last = f"(SELECT e.{column} FROM entries e WHERE {where} ORDER BY e.{column} DESC LIMIT 1)"
    return f"NEW.{column} IS NOT COALESCE({last}, 0) + 1"


_STATE = (
    "(SELECT p.{column} FROM period_events p WHERE p.book_id = NEW.book_id"
    " ORDER BY p.event_no DESC LIMIT 1)"
)

SQLITE_GUARDS: dict[str, str] = dict(
    [
        _trigger(
            "entries_check",
            "BEFORE INSERT ON entries",
            _refuse("the sequence has a gap or repeats", _next("sequence")),
            _refuse("the journal number has a gap or repeats", _next("number", "year")),
            _refuse(
                "the voucher number has a gap or repeats",
                _next("voucher_number", "year", "voucher_type"),
            ),
            _refuse(
                "the key is taken",
                "EXISTS (SELECT 1 FROM entries e"
                " WHERE e.book_id = NEW.book_id AND e.key = NEW.key)",
            ),
            _refuse(
                "the entry is reversed already",
                "NEW.reverses IS NOT NULL AND EXISTS (SELECT 1 FROM entries e"
                " WHERE e.book_id = NEW.book_id AND e.reverses = NEW.reverses)",
            ),
            _refuse(
                "what is reversed comes before its reversal",
                "NEW.reverses IS NOT NULL AND NOT EXISTS (SELECT 1 FROM entries e"
                " WHERE e.book_id = NEW.book_id AND e.sequence = NEW.reverses)",
            ),
            _refuse(
                "the date is no day of its year",
                "NEW.date IS NOT date(NEW.date, '+0 days')"
                " OR NEW.year IS NOT CAST(substr(NEW.date, 1, 4) AS INTEGER)",
            ),
            _refuse(
                "the kind is none",
                "NEW.kind NOT IN ('opening','ordinary','adjusting','restatement','closing')",
            ),
            _refuse(
                "the period is locked",
                f"NEW.date <= {_STATE.format(column='locked_through')}",
            ),
            _refuse(
                "the period is closed",
                f"NEW.date <= {_STATE.format(column='closed_through')}"
                " AND NOT EXISTS (SELECT 1 FROM period_events x"
                " WHERE x.book_id = NEW.book_id AND x.action = 'except'"
                " AND NEW.date BETWEEN x.first_day AND x.last_day"
                f" AND x.until > {_NOW})",
            ),
        ),
        _trigger(
            "entries_lines",
            "AFTER INSERT ON entries",
            "INSERT INTO postings (book_id, sequence, line_no, date, account, debit_minor,"
            " credit_minor, unit, fund, party, document, asset, item, component)"
            f" SELECT NEW.book_id, NEW.sequence, line.key + 1, NEW.date, {_STAGED_COLUMNS}"
            " FROM staged_lines s, json_each(s.lines) line"
            " WHERE s.book_id = NEW.book_id AND s.sequence = NEW.sequence;",
            "DELETE FROM staged_lines WHERE book_id = NEW.book_id AND sequence = NEW.sequence;",
            _refuse(
                "the entry lacks lines",
                "NEW.line_count < 2 OR NEW.line_count <> (SELECT COUNT(*) FROM postings p"
                " WHERE p.book_id = NEW.book_id AND p.sequence = NEW.sequence)",
            ),
            _refuse(
                "the entry is not balanced",
                "EXISTS (SELECT 1 FROM postings p"
                " WHERE p.book_id = NEW.book_id AND p.sequence = NEW.sequence"
                " GROUP BY p.unit HAVING SUM(p.debit_minor) <> SUM(p.credit_minor))",
            ),
        ),
        _trigger(
            "postings_check",
            "BEFORE INSERT ON postings",
            _refuse(
                "the line is there already",
                "EXISTS (SELECT 1 FROM postings p WHERE p.book_id = NEW.book_id"
                " AND p.sequence = NEW.sequence AND p.line_no = NEW.line_no)",
            ),
            _refuse(
                "the line belongs to no entry",
                "NOT EXISTS (SELECT 1 FROM entries e WHERE e.book_id = NEW.book_id"
                " AND e.sequence = NEW.sequence AND e.date = NEW.date"
                " AND typeof(NEW.line_no) = 'integer'"
                " AND NEW.line_no BETWEEN 1 AND e.line_count)",
            ),
            _refuse(
                "the account takes no postings",
                "NOT EXISTS (SELECT 1 FROM accounts a WHERE a.book_id = NEW.book_id"
                " AND a.code = NEW.account AND a.takes_postings = 1)",
            ),
            _refuse(
                "the amount is not a whole positive number on one side",
                "typeof(NEW.debit_minor) <> 'integer' OR typeof(NEW.credit_minor) <> 'integer'"
                " OR NEW.debit_minor < 0 OR NEW.credit_minor < 0"
                " OR (NEW.debit_minor = 0) = (NEW.credit_minor = 0)",
            ),
        ),
        _never("entries", "UPDATE", "entries are never changed"),
        _never("entries", "DELETE", "entries are never removed"),
        _never("postings", "UPDATE", "lines are never changed"),
        _never("postings", "DELETE", "lines are never removed"),
        _trigger(
            "period_events_check",
            "BEFORE INSERT ON period_events",
            _refuse(
                "the event number has a gap or repeats",
                "NEW.event_no IS NOT COALESCE((SELECT MAX(p.event_no) FROM period_events p"
                " WHERE p.book_id = NEW.book_id), 0) + 1",
            ),
            _refuse("the reason is missing", f"trim(COALESCE(NEW.reason, ''), {_SPACES}) = ''"),
            _refuse(
                "a lock is never taken back",
                f"{_STATE.format(column='locked_through')} IS NOT NULL"
                " AND (NEW.locked_through IS NULL"
                f" OR NEW.locked_through < {_STATE.format(column='locked_through')})",
            ),
            _refuse(
                "what is locked is closed",
                "NEW.locked_through IS NOT NULL AND (NEW.closed_through IS NULL"
                " OR NEW.closed_through < NEW.locked_through)",
            ),
        ),
        _never("period_events", "UPDATE", "period events are never changed"),
        _never("period_events", "DELETE", "period events are never removed"),
        _trigger(
            "refusals_check",
            "BEFORE INSERT ON refusals",
            _refuse(
                "the refusal number has a gap or repeats",
                "NEW.refusal_no IS NOT COALESCE((SELECT MAX(r.refusal_no) FROM refusals r"
                " WHERE r.book_id = NEW.book_id), 0) + 1",
            ),
        ),
        _never("refusals", "UPDATE", "refusals are never changed"),
        _never("refusals", "DELETE", "refusals are never removed"),
        _trigger(
            "accounts_check",
            "BEFORE INSERT ON accounts",
            _refuse(
                "the account is there already",
                "EXISTS (SELECT 1 FROM accounts a"
                " WHERE a.book_id = NEW.book_id AND a.code = NEW.code)",
            ),
        ),
        _never(
            "accounts",
            "UPDATE",
            "what an account is never changes",
            "book_id, code, kind, is_contra, is_cash, is_drawing, takes_postings",
        ),
        _trigger(
            "accounts_no_delete",
            "BEFORE DELETE ON accounts",
            _refuse(
                "accounts of books with entries are never removed",
                "EXISTS (SELECT 1 FROM entries e WHERE e.book_id = OLD.book_id)",
            ),
        ),
        _trigger(
            "books_check",
            "BEFORE INSERT ON books",
            _refuse(
                "the books are there already",
                "EXISTS (SELECT 1 FROM books b WHERE b.book_id = NEW.book_id)",
            ),
        ),
        _trigger(
            "books_no_update",
            "BEFORE UPDATE OF book_id, identity, currency ON books",
            _refuse(
                "what the books are never changes once they hold entries",
                "NEW.book_id IS NOT OLD.book_id"
                " OR EXISTS (SELECT 1 FROM entries e WHERE e.book_id = OLD.book_id)",
            ),
        ),
        _trigger(
            "books_no_delete",
            "BEFORE DELETE ON books",
            _refuse(
                "books with entries are never removed",
                "EXISTS (SELECT 1 FROM entries e WHERE e.book_id = OLD.book_id)",
            ),
        ),
    ]
)


def kept_guards(tables: Iterable[KeptTable]) -> dict[str, str]:
    """Return the guards of tables beside the journal whose rows are only ever added."""
    made: dict[str, str] = {}
    for table in tables:
        same = " AND ".join(f"k.{column} IS NEW.{column}" for column in table.key)
        there = f"EXISTS (SELECT 1 FROM {table.name} k WHERE {same})"
        made |= [
            _trigger(
                f"{table.name}_check",
                f"BEFORE INSERT ON {table.name}",
                _refuse("the row is there already", there),
            ),
            _never(table.name, "UPDATE", "these rows are never changed or removed"),
            _never(table.name, "DELETE", "these rows are never changed or removed"),
        ]
    return made
