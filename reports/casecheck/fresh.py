"""A fresh book in memory, and what a case wants in it."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, cast

from sqlalchemy import NullPool

from bumdes import database
from bumdes.credit.band import AgeingBand
from bumdes.dealings.dealing import Dealing
from bumdes.enterprise import Enterprise
from bumdes.reporting.cash_flow_naming import CashFlowNaming
from bumdes.reporting.framework import FrameworkChoice
from ledger import (
    Account,
    AccountKind,
    Book,
    Dimension,
    DimensionValue,
    EntryKind,
    JournalEntry,
    LedgerError,
    Outcome,
    Posting,
    Side,
    guards,
)
from ledger.money import from_minor, to_minor
from ledger.period import last_day_of_month
from ledger.tables import LEDGER_TABLES, metadata, staged_lines
from reports.casecheck.entry import ADJUSTING_KINDS, amount_of, is_nothing, postings_of
from reports.casecheck.result import Refused

if TYPE_CHECKING:
    import datetime as dt
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator

    from sqlalchemy import Connection, Engine

    from reports.casecheck.case import Case
    from reports.casecheck.entry import CaseEntry, CaseLine
    from reports.casecheck.result import Notes

ACTOR = "kasus"

PLUG = Account(code="~SELISIH", name="Selisih saldo (tidak seimbang)", kind=AccountKind.EQUITY)
"""Takes what an opening out of balance lacks, where everybody sees it."""

CURRENT = Account(code="~ANTARUNIT", name="Rekening antarunit", kind=AccountKind.ASSET)
"""Takes what one entry moves between units; it comes to nothing in the whole."""

HEAD_OFFICE = frozenset(
    {
        "",
        "-",
        "basis",
        "head office",
        "kantor pusat",
        "none",
        "note",
        "null",
        "pusat",
        "tanpa unit",
    }
)
"""What cases call what is of no unit, where no unit has that name; and words beside units."""

_TABLES = [
    *LEDGER_TABLES,
    staged_lines,
    *(
        metadata.tables[record.__tablename__]
        for record in (Enterprise, Dealing, AgeingBand, CashFlowNaming, FrameworkChoice)
    ),
]
"""Those of the books, and what statements of several units and ages ask besides."""

_CLOSED = re.compile(r"clos|lock|tutup|kunci", re.IGNORECASE)
_DATED = re.compile(r"date|period|year|future|tanggal|tahun|masa", re.IGNORECASE)


class _UndoneError(Exception):
    """Raised to take back what was only tried."""


@contextmanager
def fresh_book(accounts: Iterable[Account], currency: str) -> Iterator[Book]:
    """Give an empty book in memory, which is gone at the end.

    Raises:
        AccountExistsError: two accounts share a code.
    """
    with _memory().connect() as connection:
        _of_sqlite(connection).deserialize(_empty())
        yield Book.create(connection, "kasus", name="Kasus", chart=accounts, currency=currency)


@cache
def _memory() -> Engine:
    """Return an engine, each of whose connections is a database of its own in memory.

    It is one for all, since it remembers how statements are written.
    """
    return database.connect("sqlite://", poolclass=NullPool)


@cache
def _empty() -> bytes:
    """Return a database with the tables and guards of books, and nothing in them."""
    with _memory().connect() as connection:
        metadata.create_all(connection, tables=_TABLES)
        guards.install(connection)
        return bytes(_of_sqlite(connection).serialize())


def _of_sqlite(connection: Connection) -> sqlite3.Connection:
    return cast("sqlite3.Connection", connection.connection.driver_connection)


def fill(book: Book, case: Case, notes: Notes) -> None:
    """Post what *case* tells to *book*: openings, then every entry that must be taken."""
    lines = [*case.openings, *case.trial_balance]
    taken = [t for t in case.transactions if not t.expected_invalid]
    units = {line.unit for line in lines if line.unit}.union(*(t.units for t in taken))
    units |= _units_expected(case)
    book.declare(
        *(DimensionValue(dimension=Dimension.UNIT, code=u, name=u) for u in sorted(units)),
        *_identities([*lines, *(line for t in taken for line in t.lines)]),
    )
    _post_openings(book, case, notes)
    keys: set[str] = set()
    for transaction in taken:
        if transaction.is_closing:
            continue
        entry = _numbered(transaction, keys, notes)
        if error := _post(book, entry):
            notes.find(f"{transaction.id} seharusnya diterima", error)


def refuse(book: Book, case: Case, notes: Notes) -> None:
    """Try what *case* says must be refused; see ``Notes.refusals``."""
    for transaction in case.transactions:
        if not transaction.expected_invalid:
            continue
        refused = _refused(book, case, transaction)
        notes.refusals.append(refused)
        if not refused.is_refused:
            notes.find(f"{transaction.id} ({refused.why}) seharusnya ditolak, tetapi diterima")


def tried(book: Book, act: Callable[[], object]) -> LedgerError | None:
    """Return the error with which *act* is refused; what it wrote is taken back."""

    def act_and_undo() -> None:
        act()
        raise _UndoneError

    try:
        with book.connection.begin_nested():
            act_and_undo()
    except _UndoneError:
        return None
    except LedgerError as error:
        return error
    return None


def post_lines(
    book: Book, on: dt.date, lines: Iterable[CaseLine], *, kind: EntryKind, description: str
) -> bool:
    """Post *lines* as one entry, and return whether they balanced.

    What is missing goes to an account of its own, so that it is seen on every statement.
    """
    given = [line for line in lines if not line.is_empty]
    postings = list(_netted(given, book))
    lack = sum(p.debit_minor - p.credit_minor for p in postings)
    if lack:
        _ensure(book, PLUG)
        postings.append(signed(PLUG.code, -lack, book))
    postings += _between_units(book, postings)
    if postings:
        entry = JournalEntry(
            date=on, description=description, postings=tuple(postings), kind=kind
        )
        book.post(entry, by=ACTOR)
    return not lack


def _identities(lines: Iterable[CaseLine]) -> Iterator[DimensionValue]:
    """Yield whom and what *lines* are about, each once."""
    named = dict.fromkeys(told for line in lines for told in line.identity.items())
    for dimension, code in named:
        yield DimensionValue(dimension=Dimension(dimension), code=code, name=code)


def _units_expected(case: Case) -> set[str]:
    """Return the units that figures are expected of, whether they did anything or not."""
    expected = case.expected.get("by_unit")
    names = expected if isinstance(expected, dict) else {}
    return {name for name in names if name.lower() not in HEAD_OFFICE}


def _post_openings(book: Book, case: Case, notes: Notes) -> None:
    """Post what there was at the beginning, or what a trial balance says there is.

    A trial balance alone opens the book: its permanent accounts are what there was, and its
    revenue, expenses and drawings are what moved. Beside opening balances it tells what the
    period moved. If the entries themselves lead to it, it is not posted at all.
    """
    first = case.period.first_day
    openings, balances = list(case.openings), list(case.trial_balance)
    if balances and _is_result_of_entries(case):
        balances = []
        notes.notices.append("neraca saldo sama dengan hasil transaksi: tidak diposkan lagi")
    for label, rows, kind in (
        ("saldo awal", openings, EntryKind.OPENING),
        (
            "neraca saldo",
            _moved(openings, balances),
            EntryKind.ORDINARY if openings else EntryKind.OPENING,
        ),
    ):
        try:
            if not post_lines(book, first, rows, kind=kind, description=label.capitalize()):
                notes.find(f"{label} tidak seimbang: selisihnya di akun {PLUG.code}")
        except LedgerError as error:
            notes.find(f"{label} tidak dapat diposkan", error)


def _moved(openings: list[CaseLine], balances: list[CaseLine]) -> list[CaseLine]:
    """Return what leads from *openings* to *balances*."""
    if not balances:
        return []
    return [*balances, *(replace(o, debit=o.credit, credit=o.debit) for o in openings)]


def _is_result_of_entries(case: Case) -> bool:
    """Whether openings and ordinary entries lead to the trial balance given."""
    entries = [t for t in case.transactions if not t.expected_invalid and not t.is_closing]
    ordinary = [t for t in entries if t.kind not in ADJUSTING_KINDS]
    if not ordinary:
        return False
    lines = [*case.openings, *(line for t in ordinary for line in t.lines)]
    try:
        return nets(lines, case.currency) == nets(case.trial_balance, case.currency)
    except LedgerError:
        return False


def nets(lines: Iterable[CaseLine], currency: str) -> dict[str, int]:
    """Return debits less credits by account, in minor units; not where they come to nothing.

    Raises:
        MoneyError: an amount is none.
    """
    sums: dict[str, int] = {}
    for line in lines:
        debits, credits = (
            0 if is_nothing(written) else to_minor(amount_of(written, currency))
            for written in (line.debit, line.credit)
        )
        sums[line.account] = sums.get(line.account, 0) + debits - credits
    return {account: net for account, net in sums.items() if net}


def _netted(lines: list[CaseLine], book: Book) -> Iterator[Posting]:
    """Yield one posting for each account and identity that *lines* do not leave at nothing."""
    sums: dict[tuple[str, tuple[tuple[str, str], ...]], int] = {}
    for line in lines:
        for posting in _sides(line, book.currency.code):
            key = (line.account, (("unit", line.unit), *line.identity.items()))
            sums[key] = sums.get(key, 0) + posting.debit_minor - posting.credit_minor
    for (account, named), minor in sums.items():
        if minor:
            yield signed(account, minor, book, **dict(named))


def _sides(line: CaseLine, currency: str) -> Iterator[Posting]:
    """Yield the debit and the credit of *line*; a balance below zero is on the other side."""
    for side, written in ((Side.DEBIT, line.debit), (Side.CREDIT, line.credit)):
        if is_nothing(written):
            continue
        amount = amount_of(written, currency)
        is_negative = amount.amount < 0
        yield Posting(
            account=line.account,
            side=side.opposite if is_negative else side,
            amount=-amount if is_negative else amount,
            unit=line.unit,
        )


def signed(account: str, minor: int, book: Book, **named: str) -> Posting:
    """Return the posting of debits less credits in minor units; *named* are dimensions."""
    side = Side.DEBIT if minor > 0 else Side.CREDIT
    amount = from_minor(abs(minor), book.currency)
    return Posting(account=account, side=side, amount=amount, **named)


def _between_units(book: Book, postings: list[Posting]) -> list[Posting]:
    """Return what makes each unit balance by itself, if the whole does."""
    excess: dict[str, int] = {}
    for p in postings:
        excess[p.unit] = excess.get(p.unit, 0) + p.debit_minor - p.credit_minor
    if sum(excess.values()) or not any(excess.values()):
        return []
    _ensure(book, CURRENT)
    return [signed(CURRENT.code, -m, book, unit=u) for u, m in sorted(excess.items()) if m]


def _ensure(book: Book, account: Account) -> None:
    if account.code not in book.chart:
        book.add_account(account)


def _numbered(transaction: CaseEntry, keys: set[str], notes: Notes) -> CaseEntry:
    """Return *transaction* under an id that no entry before it has."""
    id_, number = transaction.id, 1
    while id_ in keys:
        number += 1
        id_ = f"{transaction.id} ({number})"
    if number > 1:
        notes.notices.append(f"id {transaction.id} dipakai lebih dari sekali: menjadi {id_}")
    keys.add(id_)
    return replace(transaction, id=id_)


def _post(book: Book, transaction: CaseEntry) -> LedgerError | None:
    """Post *transaction*, with what moves between units; return the error if refused."""
    currency = book.currency.code
    try:
        if len(transaction.units) > 1 or any(line.unit for line in transaction.lines):
            legs = list(postings_of(transaction.lines, currency, unit=transaction.unit))
            extra = _between_units(book, legs)
            whole = replace(transaction, lines=())
            entry = whole.draft_of([*legs, *extra])
        else:
            entry = transaction.draft(currency)
        book.post(entry, by=ACTOR)
    except LedgerError as error:
        return error
    return None


def _refused(book: Book, case: Case, transaction: CaseEntry) -> Refused:
    why = transaction.expected_invalid
    outcomes: list[Outcome] = []

    def act() -> None:
        draft = transaction.draft(book.currency.code)
        if _CLOSED.search(why):
            last = last_day_of_month(draft.date.year, draft.date.month)
            book.periods.close(last, by=ACTOR)
        outcomes.append(book.post(draft, by=ACTOR).outcome)

    error = tried(book, act)
    if error is not None:
        return Refused(transaction.id, why, error.code, error)
    if outcomes == [Outcome.EXISTS]:
        return Refused(transaction.id, why, "exists")
    outside = transaction.date > case.period.last_day.isoformat()
    return Refused(
        transaction.id, why, "outside_period" if outside and _DATED.search(why) else ""
    )
