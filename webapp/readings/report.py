"""A report on the screen, and what stands behind one line of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.permissions import Permission
from ledger import EntryKind, Period
from ledger.money import from_minor
from reports.errors import UnknownReportError
from reports.prepare import prepare
from reports.scope import Scope
from reports.table import Table, explain
from webapp.letterhead import letterhead_of, signatories_of
from webapp.readings.journal import first_and_last_day
from webapp.readings.sight import unit_choices, unit_in_sight, unit_names

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import Account, Money
    from reports.document import Document
    from reports.table import Explanation, Row
    from webapp.readings.sight import Choice

DRAWN_ROWS = 500
"""Rows of a register on one page; the rest is in what can be downloaded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportQuestion:
    """What a report is asked about.

    Attributes:
        unit: as ``unit_in_sight`` takes it.
        by_unit: whether each unit has a column.
        accounts: of a general ledger: only these.
    """

    key: str
    period: Period
    compare: tuple[Period, ...] = ()
    unit: str | None = None
    by_unit: bool = False
    accounts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """A report, and the choices beside it.

    Attributes:
        unit: the unit it is about; None for the whole.
        first_year: the year of the first entry of the book.
        is_locked: whether its last day is locked.
        is_closed: whether its last day is closed.
    """

    document: Document
    unit: str | None
    units: tuple[Choice, ...]
    first_year: int
    is_closed: bool
    is_locked: bool


def read_document(work: Work, asked: ReportQuestion, *, now: dt.datetime) -> Document:
    """Return a report, ready to be rendered.

    Raises:
        PermissionDeniedError: the actor does not see the unit asked for.
        ReportError: it cannot be made.
    """
    unit = unit_in_sight(work, Permission.READ_REPORTS, asked.unit)
    return prepare(
        work.book,
        asked.key,
        Scope(
            period=asked.period,
            compare=asked.compare,
            unit=unit,
            by_unit=asked.by_unit,
            accounts=asked.accounts,
        ),
        letterhead=letterhead_of(work),
        signatures=signatories_of(work, now.date()),
        now=now,
    )


def read_report(work: Work, asked: ReportQuestion, *, now: dt.datetime) -> ReportPage:
    """Return a report for the screen.

    Raises:
        PermissionDeniedError, ReportError: see ``read_document``.
    """
    document = read_document(work, asked, now=now)
    days, state = first_and_last_day(work.book), work.book.periods.state
    last_day = asked.period.last_day
    return ReportPage(
        document=document,
        unit=document.unit,
        units=unit_choices(work, unit_names(work)),
        first_year=days[0].year if days else now.year,
        is_closed=state.closed_through is not None and last_day <= state.closed_through,
        is_locked=state.locked_through is not None and last_day <= state.locked_through,
    )


@dataclass(frozen=True, slots=True)
class AccountBehind:
    """One account behind a line: where it began, what it moved, where it ended.

    Figures are on the side that increases the account. Where cash is explained, *moved* is
    the cash that came (or went, if negative), and the others are None.
    """

    account: Account
    opening: Money | None
    moved: Money
    closing: Money | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineBehind:
    """What stands behind one line of a statement."""

    document: Document
    row: Row
    explanation: Explanation
    accounts: tuple[AccountBehind, ...]

    @property
    def is_of_cash(self) -> bool:
        """Whether only what moved cash counts."""
        return bool(self.explanation.components)


def read_line(work: Work, asked: ReportQuestion, key: str, *, now: dt.datetime) -> LineBehind:
    """Return what stands behind the line *key* of a statement, in its first column.

    Raises:
        UnknownReportError: there is no such line.
        PermissionDeniedError, ReportError: see ``read_document``.
    """
    document = read_document(work, asked, now=now)
    table = document.tables[0] if document.tables else None
    if not isinstance(table, Table) or key not in {row.key for row in table.rows}:
        raise UnknownReportError(key, ())
    explanation = explain(table, key, table.columns[0].key)
    return LineBehind(
        document=document,
        row=table[key],
        explanation=explanation,
        accounts=tuple(_behind(work, explanation)),
    )


def _behind(work: Work, explanation: Explanation) -> list[AccountBehind]:
    if not explanation.accounts:
        return []
    rows = work.book.turnovers(
        first_day=explanation.period.first_day,
        last_day=explanation.period.last_day,
        accounts=explanation.accounts,
        unit=explanation.unit,
    )
    before = dict.fromkeys(explanation.accounts, 0)
    moved = dict(before)
    for row in rows:
        net = row.debits - row.credits
        if explanation.components:
            if not row.is_before and row.component in explanation.components:
                moved[row.account] += net
        elif row.is_before or row.kind == EntryKind.OPENING:
            before[row.account] += net
        else:
            moved[row.account] += net
    found = [
        _account_behind(work, code, before[code], moved[code], explanation)
        for code in explanation.accounts
    ]
    return [
        a
        for a in found
        if any(m is not None and m.amount for m in (a.opening, a.moved, a.closing))
    ]


def _account_behind(
    work: Work, code: str, before: int, moved: int, explanation: Explanation
) -> AccountBehind:
    account, currency = work.book.chart[code], work.book.currency
    if explanation.components:
        sign = 1 if account.is_cash else -1
        return AccountBehind(account, None, from_minor(sign * moved, currency), None)
    sign = 1 if account.normal_side == "debit" else -1
    return AccountBehind(
        account,
        from_minor(sign * before, currency),
        from_minor(sign * moved, currency),
        from_minor(sign * (before + moved), currency),
    )


@dataclass(frozen=True, slots=True)
class AccountBalance:
    """An account in the list of the general ledger."""

    account: Account
    closing: Money


def read_accounts(work: Work, asked: ReportQuestion) -> list[AccountBalance]:
    """Return the accounts that ever moved up to the period's end, with their balances.

    Raises:
        PermissionDeniedError: the actor does not see the unit asked for.
    """
    unit = unit_in_sight(work, Permission.READ_BOOKS, asked.unit)
    chart = work.book.chart
    return [
        AccountBalance(chart[code], balance.net(chart[code].normal_side))
        for code, balance in work.book.balances(asked.period.last_day, unit=unit).items()
    ]
