"""A control account and its detail, day by day, put into books of their own.

What the account took stands on lines of the journal; what the detail says, as what a register
records. The difference is the one that every sub-ledger is proved with.
"""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - dataclasses may be asked for it
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bumdes.sub_ledger import Holding, SubLedger
from bumdes.sub_ledger_proof import prove_one
from ledger import Account, AccountKind, Dimension, DimensionValue, JournalEntry, Side
from ledger.money import to_minor
from reports.casecheck.context import first_of
from reports.casecheck.explained import work_on
from reports.casecheck.fresh import ACTOR, fresh_book, signed
from reports.casecheck.row import Row, day_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ledger import Book
    from reports.casecheck.context import Context

CONTROL = ("control_account", "control", "account")
ROWS = ("rows", "cutoffs", "days")
DAY = ("cutoff", "date", "day", "as_of")
LEDGER = (("gl_debit", "gl_credit"), ("ledger_debit", "ledger_credit"), ("debit", "credit"))
LEDGER_BALANCE = ("gl_balance", "ledger_balance", "book_balance", "balance")
DETAIL = (
    ("sub_loans", "sub_instalments"),
    ("sub_debit", "sub_credit"),
    ("detail_debit", "detail_credit"),
)
DETAIL_BALANCE = ("sub_balance", "detail_balance", "subledger_balance")
DIFFERENCE = ("published_difference", "difference", "selisih")

COUNTER = Account(code="~LAWAN", name="Lawan", kind=AccountKind.EQUITY)
NOT_READ = "harinya atau jumlahnya tidak terbaca"

DETAILED = "rincian"
"""Whom all lines are about: the detail is told in one sum."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cutoff:
    """What one row says, and what the books make of it, in minor units.

    Attributes:
        ledger, detail: debits and credits, as told; a balance alone is a debit.
        balance: what the account holds, on its own side.
        difference: what the account holds more than the detail, on its own side.
        is_again: whether the row is of the same day as the one before it.
    """

    row: Row
    day: dt.date
    ledger: tuple[int, int]
    detail: tuple[int, int]
    balance: int
    difference: int
    is_again: bool


@dataclass(frozen=True, slots=True)
class Reconciled:
    """All rows of a reconciliation, in their order."""

    account: Account
    cutoffs: tuple[Cutoff, ...]

    @property
    def differing(self) -> list[Cutoff]:
        """The rows that show a difference."""
        return [cutoff for cutoff in self.cutoffs if cutoff.difference]


def reconciled(context: Context) -> Reconciled | None:
    """Return the reconciliation that the case tells; None if it tells none that can be read."""
    if "reconciled" not in context.kept:
        blocks = {**context.case.expected, **context.case.extra}
        told = next((value for name, value in blocks.items() if "reconciliation" in name), None)
        context.kept["reconciled"] = (
            _reconciled(context, told) if isinstance(told, dict) else None
        )
    found = context.kept["reconciled"]
    return found if isinstance(found, Reconciled) else None


def _reconciled(context: Context, told: Mapping[str, Any]) -> Reconciled | None:
    code, rows = context.account(first_of(told, CONTROL)), first_of(told, ROWS)
    if code is None or not isinstance(rows, list):
        return None
    account = context.book.chart[code]
    with fresh_book([account, COUNTER], context.book.currency.code) as book:
        book.declare(DimensionValue(dimension=Dimension.PARTY, code=DETAILED, name=DETAILED))
        return Reconciled(account, tuple(_cutoffs(context, book, account, rows)))


def _cutoffs(
    context: Context, book: Book, account: Account, rows: list[Mapping[str, Any]]
) -> Iterator[Cutoff]:
    sign = 1 if account.normal_side is Side.DEBIT else -1
    before: dt.date | None = None
    for number, told in enumerate(rows, start=1):
        row = Row(context, f"reconciliation {number} {first_of(told, DAY)}", told)
        day = row.day(*DAY) or _day_meant(context, row)
        ledger = _told(row, LEDGER, LEDGER_BALANCE, sign)
        detail = _told(row, DETAIL, DETAIL_BALANCE, sign)
        if day is None or ledger is None or detail is None:
            context.notes.leave_out(row.label, told, NOT_READ)
            continue
        posted, difference = _proved(book, account.code, day, (ledger, detail))
        yield Cutoff(
            row=row,
            day=day,
            ledger=ledger,
            detail=detail,
            balance=sign * posted,
            difference=sign * difference,
            is_again=day == before,
        )
        before = day


def _told(
    row: Row, pairs: tuple[tuple[str, str], ...], balances: tuple[str, ...], sign: int
) -> tuple[int, int] | None:
    """Return the debits and the credits told; a balance alone is on its own side."""
    for names in pairs:
        sides = [row.amount(name) for name in names]
        if any(side is not None for side in sides):
            debits, credits = (0 if side is None else to_minor(side) for side in sides)
            return debits, credits
    balance = row.amount(*balances)
    if balance is None:
        return None
    minor = to_minor(balance)
    return (minor, 0) if sign > 0 else (0, minor)


def _day_meant(context: Context, row: Row) -> dt.date | None:
    """Return the right day of one that no calendar has, if the case says which it is."""
    written = row.text(*DAY)
    for error in context.case.published_errors:
        if str(error.get("published")) == written:
            day = day_of(error.get("correct"))
            if day is not None:
                said = f"{row.label}: tanggal {written} tidak ada, dibaca {day}"
                context.notes.notices.append(said)
            return day
    return None


def _proved(
    book: Book, code: str, day: dt.date, told: tuple[tuple[int, int], tuple[int, int]]
) -> tuple[int, int]:
    """Bring the account to what the ledger says, and return that and what the detail lacks.

    Both are debits less credits, in minor units.
    """
    (debits, credits), (lent, paid) = told
    before = to_minor(book.balance(code, day).net(Side.DEBIT))
    if moved := debits - credits - before:
        legs = (
            signed(code, moved, book, party=DETAILED),
            signed(COUNTER.code, -moved, book),
        )
        entry = JournalEntry(date=day, description="Sampai hari ini", postings=legs)
        book.post(entry, by=ACTOR)
    sub_ledger = SubLedger(
        key="rekonsiliasi",
        label="Rekonsiliasi",
        accounts=(code,),
        identity=(Dimension.PARTY,),
        recorded=lambda _, __: [Holding(code, (DETAILED,), lent - paid)],
    )
    proof = prove_one(work_on(book), sub_ledger, day)
    lacking = sum(to_minor(d.posted) - to_minor(d.recorded) for d in proof.differences)
    return to_minor(proof.control), lacking
