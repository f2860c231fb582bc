"""Attacks with plain SQL that every database must withstand, and the client that makes them.

The client may INSERT, UPDATE and DELETE whatever it likes, and knows how the tables lie. Each
attack says what the refusal must say, so that none is refused for a slip in its own SQL.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ledger.tables import entries, postings
from tests.builders import ASSETS, BOOK, CASH, EMPTY_HEADING, OTHER_BOOK, SALES, WAGES

if TYPE_CHECKING:
    from collections.abc import Callable

ZEROS = "0" * 64
ENTRY_COLUMNS, POSTING_COLUMNS = tuple(entries.c.keys()), tuple(postings.c.keys())


@dataclass(slots=True)
class Client:
    """Plain SQL on a connection of the driver, in one transaction.

    Attributes:
        mark: how the driver writes a parameter.
        stages: whether lines are staged before their entry, as SQLite wants it.
    """

    connection: Any
    mark: str
    stages: bool
    book: str = BOOK

    def do(self, statement: str, *values: object) -> Any:
        return self.connection.execute(statement.replace("?", self.mark), values)

    def value(self, statement: str, *values: object) -> Any:
        return self.do(statement, *values).fetchone()[0]

    def insert(
        self, table: str, *, verb: str = "INSERT", tail: str = "", **columns: Any
    ) -> None:
        marks = ", ".join("?" * len(columns))
        names = ", ".join(columns)
        self.do(
            f"{verb} INTO {table} ({names}) VALUES ({marks}) {tail}",
            *columns.values(),
        )

    def last(self, column: str, **where: object) -> int:
        given = {"book_id": self.book, **where}
        told = " AND ".join(f"{name} = ?" for name in given)
        query = f"SELECT COALESCE(MAX({column}), 0) FROM entries WHERE {told}"  # noqa: S608
        return int(self.value(query, *given.values()))

    def header(self, **changes: Any) -> dict[str, Any]:
        """Return the row of an entry that could come next, with *changes*."""
        date = str(changes.get("date", "2025-03-10"))
        year = int(changes.get("year") or date[:4])
        return {
            "book_id": self.book,
            "sequence": self.last("sequence") + 1,
            "year": year,
            "number": self.last("number", year=year) + 1,
            "date": date,
            "kind": "ordinary",
            "description": "Serangan",
            "voucher_type": "BM",
            "voucher_number": self.last("voucher_number", year=year, voucher_type="BM") + 1,
            "key": "serangan",
            "reverses": None,
            "reason": "",
            "decision": "",
            "tags": "{}",
            "evidence": "[]",
            "posted_at": "2025-03-10T00:00:00.000000Z",
            "posted_by": "penyerang",
            "approved_by": "",
            "line_count": 2,
            "hash_version": 1,
            "hash": ZEROS,
            **changes,
        }

    def enter(
        self, *lines: tuple[Any, ...], verb: str = "INSERT", tail: str = "", **changes: Any
    ) -> None:
        """Insert an entry with *lines*, in the way of the database; as the ledger would."""
        header = self.header(**changes)
        if self.stages:
            self.stage(header["sequence"], *lines)
            self.insert("entries", verb=verb, tail=tail, **header)
            return
        self.insert("entries", verb=verb, tail=tail, **header)
        for line_no, each in enumerate(lines, start=1):
            self.lay(header["sequence"], line_no, header["date"], each)

    def stage(self, sequence: int, *lines: tuple[Any, ...]) -> None:
        self.insert(
            "staged_lines", book_id=self.book, sequence=sequence, lines=json.dumps(lines)
        )

    def lay(self, sequence: int, line_no: int, date: object, each: tuple[Any, ...]) -> None:
        """Insert a line of its own."""
        names = POSTING_COLUMNS[4:]
        self.insert(
            "postings",
            book_id=self.book,
            sequence=sequence,
            line_no=line_no,
            date=date,
            **dict(zip(names, each, strict=True)),
        )


def line(
    account: str = CASH, debit: Any = 0, credit: Any = 0, unit: Any = ""
) -> tuple[Any, ...]:
    return (account, debit, credit, unit, "", "", "", "", "", "")


DEBIT, CREDIT = line(debit=500), line(SALES, credit=500)
PAIR = (DEBIT, CREDIT)


@dataclass(frozen=True, slots=True)
class Attack:
    """What is tried, how, and what the refusal must say (a regular expression)."""

    what: str
    act: Callable[[Client], object]
    said: str = "ledger: "


def sql(statement: str, *values: object) -> Callable[[Client], object]:
    return lambda client: client.do(statement, *values)


def entering(*lines: tuple[Any, ...], **changes: Any) -> Callable[[Client], object]:
    return lambda client: client.enter(*(lines or PAIR), **changes)


def moved(by: int, *columns: str, **where: Any) -> Callable[[Client], object]:
    """Return the act of entering an entry whose numbers are off."""

    def act(client: Client) -> None:
        header = client.header()
        client.enter(*PAIR, **{name: header[name] + by for name in columns}, **where)

    return act


def event(*, after: int = 1, **changes: Any) -> Callable[[Client], object]:
    """Return the act of inserting a period event that could come next, with *changes*."""

    def act(client: Client) -> None:
        last = client.value("SELECT MAX(event_no) FROM period_events WHERE book_id = ?", BOOK)
        client.insert(
            "period_events",
            **{
                "book_id": BOOK,
                "event_no": last + after,
                "action": "close",
                "closed_through": "2025-01-31",
                "locked_through": "2024-06-30",
                "reason": "Serangan",
                "made_at": "2025-03-10T00:00:00.000000Z",
                "made_by": "penyerang",
                "hash_version": 1,
                "hash": ZEROS,
                **changes,
            },
        )

    return act


OTHER_VALUES: dict[str, object] = {
    "book_id": OTHER_BOOK,
    "date": "2025-03-11",
    "kind": "opening",
    "account": WAGES,
}


def _changed(table: str, column: str, key: str) -> Attack:
    value = OTHER_VALUES.get(column, 77)
    return Attack(
        f"{table}.{column} of an entry changed",
        sql(f"UPDATE {table} SET {column} = ? WHERE book_id = ? AND {key}", value, BOOK),  # noqa: S608
        "never changed",
    )


_DATES = ("2025-01-15", "2024-12-31")

SHAPES = [
    Attack("an unbalanced entry", entering(DEBIT, line(SALES, credit=499)), "not balanced"),
    Attack(
        "an entry that balances, but not in its units",
        entering(line(debit=500, unit="TOKO"), CREDIT),
        "not balanced",
    ),
    Attack(
        "an entry that balances in neither of two units",
        entering(
            line(debit=500, unit="TOKO"),
            line(SALES, credit=500, unit="WISATA"),
            line(debit=500),
            CREDIT,
            line_count=4,
        ),
        "not balanced",
    ),
    Attack("two debits", entering(DEBIT, line(WAGES, debit=500)), "not balanced"),
    Attack("an entry without lines", lambda client: client.enter(), "lacks lines"),
    Attack("one line", entering(DEBIT), "lacks lines"),
    Attack("one line that is counted", entering(DEBIT, line_count=1), "lacks lines|line_count"),
    Attack(
        "no line that is counted", lambda c: c.enter(line_count=0), "lacks lines|line_count"
    ),
    Attack("fewer lines than counted", entering(*PAIR, line_count=3), "lacks lines"),
    Attack(
        "more lines than counted", entering(*PAIR, *PAIR), "belongs to no entry|lacks lines"
    ),
    Attack(
        "a line on a heading", entering(line(ASSETS, debit=500), CREDIT), "takes no postings"
    ),
    Attack(
        "a line on a heading with nothing under it",
        entering(line(EMPTY_HEADING, debit=500), CREDIT),
        "takes no postings",
    ),
    Attack(
        "a line on no account", entering(line("9.9", debit=500), CREDIT), "takes no postings"
    ),
    Attack(
        "a line on an account of other books",
        entering(line("1.1.07.01", debit=500), CREDIT),
        "takes no postings",
    ),
    Attack(
        "a negative amount", entering(line(debit=-5), line(SALES, credit=-5)), "one_side|whole"
    ),
    Attack("an amount of zero", entering(line(), line(SALES)), "one_side|whole"),
    Attack(
        "both sides of a line",
        entering(line(debit=5, credit=5), line(SALES, debit=5, credit=5)),
        "one_side|whole",
    ),
    Attack("amounts past 64 bits", entering(line(debit=2**63), CREDIT), "whole|out of range"),
    Attack(
        "amounts that add up past 64 bits",
        entering(
            line(debit=2**63 - 1),
            line(debit=2**63 - 1),
            line(SALES, credit=2**63 - 1),
            line_count=3,
        ),
        "not balanced|overflow",
    ),
    Attack("no amount", entering(line(debit=None), CREDIT), "(?i)not.null|whole"),
    Attack("an amount in words", entering(line(debit="lima"), CREDIT), "whole|invalid input"),
    Attack("a unit of NULL", entering(line(debit=500, unit=None), CREDIT), "(?i)not.null"),
    Attack("an unknown kind", entering(kind="koreksi"), "kind"),
]

CALENDAR = [
    Attack("a line in a closed period", entering(date="2025-01-31"), "is closed"),
    Attack("a line in a closed year", entering(date="2024-12-31"), "is closed"),
    Attack("a line in a locked period", entering(date="2024-06-30"), "is locked"),
    Attack("a line under an exception that is over", entering(date="2025-01-15"), "is closed"),
    Attack(
        "a line beside the days of an exception",
        lambda client: (_exception(client), client.enter(*PAIR, date="2025-01-09", key="x")),
        "is closed",
    ),
    Attack(
        "a line behind the days of an exception",
        lambda client: (_exception(client), client.enter(*PAIR, date="2025-01-21", key="x")),
        "is closed",
    ),
    Attack("a year that is not the date's", entering(date="2025-03-10", year=2026), "its year"),
    Attack(
        "a year that lets a closed day in",
        entering(date="2024-12-31", year=2025),
        "year|closed",
    ),
    Attack("a day no calendar has", entering(date="2025-02-30"), "no day|out of range"),
    Attack("a day in words", entering(date="kemarin", year=2025), "no day|invalid input"),
    Attack(
        "a reopening without reason", event(closed_through="2024-12-31", reason=""), "reason"
    ),
    Attack("a reason of spaces", event(closed_through="2024-12-31", reason="  "), "reason"),
    Attack("a reason of tabs", event(closed_through="2024-12-31", reason="\t\n"), "reason"),
    Attack("a reason of NULL", event(reason=None), "(?i)reason"),
    Attack("a lock taken back", event(locked_through="2023-12-31"), "never taken back"),
    Attack("a lock forgotten", event(locked_through=None), "never taken back"),
    Attack(
        "a lock opened from below",
        event(closed_through="2024-01-31"),
        "what is locked is closed",
    ),
    Attack("a lock of what is open", event(locked_through="2025-02-28"), "locked is closed"),
    Attack("a lock of books never closed", event(closed_through=None), "locked is closed"),
    Attack("a gap in the events", event(after=2), "gap or repeats"),
    Attack("an event again", event(after=0), "gap or repeats"),
    Attack("an event before the first", event(event_no=0), "gap or repeats"),
    Attack(
        "an event edited", sql("UPDATE period_events SET closed_through = NULL"), "never ch"
    ),
    Attack(
        "an event's reason edited", sql("UPDATE period_events SET reason = 'x'"), "never ch"
    ),
    Attack("an exception lengthened", sql("UPDATE period_events SET until = '3'"), "never ch"),
    Attack("the last event removed", sql("DELETE FROM period_events WHERE event_no = 4")),
    Attack("all events removed", sql("DELETE FROM period_events"), "never"),
]

NUMBERS = [
    Attack("a gap in the sequence", moved(1, "sequence"), "gap"),
    Attack("a sequence again", moved(-1, "sequence"), "gap|pk_entries"),
    Attack("a sequence of zero", entering(sequence=0), "gap"),
    Attack("a sequence below zero", entering(sequence=-1), "gap"),
    Attack("a gap in the journal numbers", moved(1, "number"), "gap"),
    Attack("a journal number again", moved(-1, "number"), "gap|uq_entries"),
    Attack("a journal number below one", entering(number=0), "gap"),
    Attack("a gap in the vouchers", moved(1, "voucher_number"), "gap"),
    Attack("a voucher again", moved(-1, "voucher_number"), "gap|uq_entries"),
    Attack("a voucher below one", entering(voucher_number=0), "gap"),
    Attack("a year that begins at two", entering(date="2027-01-01", number=2), "gap"),
    Attack("a key again", entering(key="gaji"), "key is taken|uq_entries"),
    Attack("a second reversal", entering(reverses=6), "reversed already|uq_entries"),
    Attack("a reversal of what is to come", entering(reverses=99), "before its reversal"),
    Attack("a reversal of itself", entering(reverses=9), "before its reversal"),
    Attack("a reversal of what other books hold", entering(reverses=10), "before its reversal"),
    Attack("a refusal that leaves a gap", lambda c: _refusal(c, 3), "gap or repeats"),
    Attack("a refusal again", lambda c: _refusal(c, 1), "gap or repeats"),
    Attack(
        "a new refusal again",
        lambda c: (_refusal(c, 2), _refusal(c, 2)),
        "gap or repeats",
    ),
]

CHANGES = [
    *(_changed("entries", name, "sequence = 8") for name in ENTRY_COLUMNS),
    *(_changed("postings", name, "sequence = 8 AND line_no = 1") for name in POSTING_COLUMNS),
    Attack("amounts changed alike", sql("UPDATE postings SET debit_minor = debit_minor * 2")),
    Attack("units exchanged", sql("UPDATE postings SET unit = 'WISATA' WHERE unit = 'TOKO'")),
    Attack(
        "a line moved", sql("UPDATE postings SET sequence = 8, line_no = 3 WHERE sequence = 1")
    ),
    Attack("the first entry removed", sql("DELETE FROM entries WHERE sequence = 1"), "never"),
    Attack("the last entry removed", sql("DELETE FROM entries WHERE sequence = 8"), "never"),
    Attack("all entries removed", sql("DELETE FROM entries"), "never"),
    Attack("a line removed", sql("DELETE FROM postings WHERE line_no = 2"), "never"),
    Attack("all lines removed", sql("DELETE FROM postings"), "never"),
    Attack("a refusal edited", sql("UPDATE refusals SET code = 'x'"), "never"),
    Attack("a refusal removed", sql("DELETE FROM refusals"), "never"),
    Attack("a line more", lambda c: c.lay(8, 3, "2025-02-12", DEBIT), "belongs to no entry"),
    Attack("a line below the first", lambda c: c.lay(8, 0, "2025-02-12", DEBIT), "no entry"),
    Attack(
        "a line again", lambda c: c.lay(8, 1, "2025-02-12", DEBIT), "there already|pk_postings"
    ),
    Attack(
        "a line of another day", lambda c: c.lay(8, 1, "2025-02-13", DEBIT), "no entry|there"
    ),
    Attack("a line of no entry", lambda c: c.lay(99, 1, "2025-02-13", DEBIT), "no entry"),
    Attack(
        "two lines more, which balance",
        lambda c: [
            c.lay(8, number, "2025-02-12", each) for number, each in ((3, DEBIT), (4, CREDIT))
        ],
        "belongs to no entry",
    ),
]

CHART = [
    *(
        Attack(
            f"an account made another {column}",
            sql(f"UPDATE accounts SET {column} = ? WHERE code = ?", value, CASH),  # noqa: S608
            "what an account is",
        )
        for column, value in (
            ("code", "1.1.01.99"),
            ("kind", "expense"),
            ("book_id", "lain"),
            ("is_cash", False),
            ("is_contra", True),
            ("is_drawing", True),
            ("takes_postings", False),
        )
    ),
    Attack(
        "a heading made an account",
        sql("UPDATE accounts SET takes_postings = ? WHERE code = ?", True, ASSETS),  # noqa: FBT003
        "what an account is",
    ),
    Attack(
        "an account removed", sql("DELETE FROM accounts WHERE code = ?", CASH), "never removed"
    ),
    Attack(
        "a heading removed", sql("DELETE FROM accounts WHERE code = ?", ASSETS), "never rem"
    ),
    Attack("the chart removed", sql("DELETE FROM accounts"), "never removed"),
    Attack("books called other books", sql("UPDATE books SET book_id = 'x'"), "what the books"),
    Attack(
        "books of another identity", sql("UPDATE books SET identity = 'x'"), "what the books"
    ),
    Attack("books in another currency", sql("UPDATE books SET currency = 'USD'"), "what the b"),
    Attack("books removed", sql("DELETE FROM books WHERE book_id = ?", BOOK), "never removed"),
    Attack("all books removed", sql("DELETE FROM books"), "never removed"),
]


def _exception(client: Client) -> None:
    """Let entries into ten closed days, as the books allow, for longer than anybody lives."""
    days = {"first_day": "2025-01-10", "last_day": "2025-01-20"}
    event(action="except", until="2999-01-01T00:00:00.000000Z", **days)(client)
    client.enter(*PAIR, date="2025-01-10")
    client.enter(*PAIR, date="2025-01-20", key="serangan-2")


def _refusal(client: Client, refusal_no: int) -> None:
    client.insert(
        "refusals",
        book_id=BOOK,
        refusal_no=refusal_no,
        refused_at="2025-03-10T00:00:00.000000Z",
        actor="penyerang",
        code="x",
        facts="{}",
        request="{}",
        hash_version=1,
        hash=ZEROS,
    )


UNSOUND = {
    "an entry without all its lines": """
        SELECT e.sequence FROM entries e LEFT JOIN postings p
        ON p.book_id = e.book_id AND p.sequence = e.sequence
        GROUP BY e.book_id, e.sequence, e.line_count
        HAVING COUNT(p.line_no) < 2 OR COUNT(p.line_no) <> e.line_count""",
    "an entry out of balance": """
        SELECT sequence FROM postings GROUP BY book_id, sequence, unit
        HAVING SUM(debit_minor) <> SUM(credit_minor)""",
    "a line of no entry": """
        SELECT p.sequence FROM postings p LEFT JOIN entries e
        ON p.book_id = e.book_id AND p.sequence = e.sequence AND p.date = e.date
        WHERE e.sequence IS NULL""",
    "a line on no account": """
        SELECT p.account FROM postings p LEFT JOIN accounts a
        ON p.book_id = a.book_id AND p.account = a.code AND a.takes_postings
        WHERE a.code IS NULL""",
    "a gap in the chain": """
        SELECT book_id FROM entries GROUP BY book_id HAVING COUNT(*) <> MAX(sequence)""",
    "a gap in the journal": """
        SELECT year FROM entries GROUP BY book_id, year HAVING COUNT(*) <> MAX(number)""",
    "an entry reversed twice": """
        SELECT reverses FROM entries WHERE reverses IS NOT NULL
        GROUP BY book_id, reverses HAVING COUNT(*) > 1""",
}
"""What no transaction may hold, whatever its statements were told: each finds nothing."""

ATTACKS = [*SHAPES, *CALENDAR, *NUMBERS, *CHANGES, *CHART]
