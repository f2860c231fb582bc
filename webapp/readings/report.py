"""A report on the screen, and what stands behind one line of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bumdes.permissions import Permission
from bumdes.phrase import word
from bumdes.reporting.cash_flow_naming import named_flows
from ledger import Dimension, EntryKind, Period
from ledger.money import from_minor, to_minor
from ledger.search import days_of_entries
from reports.cash_lines import cash_behind
from reports.columns import TOTAL_KEY
from reports.errors import UnknownReportError
from reports.forms import form_for
from reports.letterhead import letterhead_of, signatories_of
from reports.meanings import meanings_of
from reports.prepare import prepare
from reports.scope import OWN_MONEY_NAME, Scope, ZeroRows
from reports.statement import Total, Window
from reports.table import Table, explain
from webapp.readings.sight import Choice, unit_choices, unit_in_sight, unit_names

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import Account, Money
    from reports.document import Document
    from reports.table import Explanation, Row

OWN_MONEY_SLUG = "sendiri"
"""How an address names the enterprise's own money, whose code is empty."""

REALISED = "realised"
"""The column of what the books tell, where another one is a budget."""

DRAWN_ROWS = 500
"""Rows of a register on one page; the rest is in what can be downloaded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportQuestion:
    """What a report is asked about.

    Attributes:
        unit: as ``unit_in_sight`` takes it.
        by_unit: whether each unit has a column.
        accounts: of a general ledger: only these.
        fund: one fund, empty for what names none; None for all.
        budget: whether the plan stands beside it.
    """

    key: str
    period: Period
    compare: tuple[Period, ...] = ()
    unit: str | None = None
    by_unit: bool = False
    accounts: tuple[str, ...] = ()
    fund: str | None = None
    budget: bool = False
    zero_rows: ZeroRows = ZeroRows.AS_FORM


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """A report, and the choices beside it.

    Attributes:
        proofs: sentences that hold, for otherwise it would not be shown.
        unit: the unit it is about; None for the whole.
        funds: those that it can be limited to; empty if there are none.
        first_year: the year of the first entry of the book.
        is_locked: whether its last day is locked.
        is_closed: whether its last day is closed.
    """

    document: Document
    proofs: tuple[str, ...]
    unit: str | None
    units: tuple[Choice, ...]
    funds: tuple[Choice, ...]
    first_year: int
    is_closed: bool
    is_locked: bool


def read_document(
    work: Work, asked: ReportQuestion, *, now: dt.datetime, has_tables: bool = True
) -> Document:
    """Return a report, ready to be rendered; of a listing without tables only what heads it.

    Raises:
        PermissionDeniedError: the actor does not see the unit asked for.
        ReportError: it cannot be made.
    """
    if asked.by_unit:
        work.actor.require(Permission.READ_REPORTS)
    unit = unit_in_sight(work, Permission.READ_REPORTS, asked.unit)
    return prepare(
        work,
        asked.key,
        Scope(
            period=asked.period,
            compare=asked.compare,
            unit=unit,
            by_unit=asked.by_unit,
            accounts=asked.accounts,
            fund=asked.fund,
            budget=asked.budget,
            zero_rows=asked.zero_rows,
        ),
        letterhead=letterhead_of(work),
        signatures=signatories_of(work, now.date()),
        now=now,
        has_tables=has_tables,
    )


def read_report(
    work: Work, asked: ReportQuestion, *, now: dt.datetime, has_tables: bool = True
) -> ReportPage:
    """Return a report for the screen, which may show something else in the place of tables.

    Raises:
        PermissionDeniedError, ReportError: see ``read_document``.
    """
    document = read_document(work, asked, now=now, has_tables=has_tables)
    days, state = days_of_entries(work.book), work.book.periods.state
    last_day = asked.period.last_day
    return ReportPage(
        document=document,
        proofs=_proofs(work, asked.key),
        unit=document.unit,
        units=unit_choices(work, unit_names(work)),
        funds=_fund_choices(work),
        first_year=days.first_day.year if days else now.year,
        is_closed=state.closed_through is not None and last_day <= state.closed_through,
        is_locked=state.locked_through is not None and last_day <= state.locked_through,
    )


def _fund_choices(work: Work) -> tuple[Choice, ...]:
    """Return the funds to choose among; none if the books know none."""
    funds = [Choice(f.code, f"{f.code}: {f.name}") for f in work.book.known(Dimension.FUND)]
    if not funds:
        return ()
    return (Choice("", word("Semua dana")), Choice(OWN_MONEY_SLUG, OWN_MONEY_NAME), *funds)


def _proofs(work: Work, key: str) -> tuple[str, ...]:
    """Return what holds of the statement *key*, for otherwise it would not be shown."""
    statement = form_for(work.book.chart).statements.get(key)
    return tuple(p.says for p in statement.proofs if p.says) if statement else ()


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind a line: where it began, what moved, where it ended.

    Figures are seen as the line sees them, so that those of its accounts add up to its own:
    what lessens it, such as accumulated depreciation, is negative.
    """

    opening: Money
    moved: Money
    closing: Money


@dataclass(frozen=True, slots=True)
class AccountBehind:
    """One account behind a line."""

    account: Account
    figures: Behind


@dataclass(frozen=True, slots=True)
class PartBehind:
    """A line that another one adds up, or takes away."""

    row: Row
    figure: Money
    is_taken_away: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LineBehind:
    """What stands behind one line of a statement.

    Attributes:
        figure: what the line says.
        meaning: what that means, in a sentence; nothing for an account of its own.
        parts: the lines that it adds up; none for a line of accounts.
        total: the accounts together.
        is_named: whether people named cash flows that are in it, or would be.
    """

    document: Document
    row: Row
    figure: Money
    explanation: Explanation
    accounts: tuple[AccountBehind, ...]
    total: Behind
    meaning: str = ""
    parts: tuple[PartBehind, ...] = ()
    is_named: bool = False

    @property
    def adds_up(self) -> bool:
        """Whether the accounts come to what the line says; dues between units cancel."""
        if self.figure in {self.total.moved, self.total.closing}:
            return True
        return bool(self.figure.amount) and self.figure == self.total.opening

    @property
    def is_flow(self) -> bool:
        """Whether only what moved in the period counts: revenue, expense, cash flows."""
        are_temporary = all(found.account.is_temporary for found in self.accounts)
        return self.is_of_cash or (are_temporary and self.figure == self.total.moved)

    @property
    def is_of_cash(self) -> bool:
        """Whether only what moved cash counts."""
        return bool(self.explanation.components)


def read_line(work: Work, asked: ReportQuestion, key: str, *, now: dt.datetime) -> LineBehind:
    """Return what stands behind the line *key* of a statement, in its main column.

    Raises:
        UnknownReportError: there is no such line, or it has no figures.
        PermissionDeniedError, ReportError: see ``read_document``.
    """
    document = read_document(work, asked, now=now)
    row, figure, explanation = _line(document, key, is_by_unit=asked.by_unit)
    explanation = _explained(work, asked.key, explanation)
    found = _turned_over(work, row, explanation, asked) if explanation.accounts else {}
    sign = 1 if explanation.components else _sign(found, to_minor(figure))
    minors = {code: (sign * b, sign * m) for code, (b, m) in found.items() if b or m}
    return LineBehind(
        document=document,
        row=row,
        figure=figure,
        explanation=explanation,
        accounts=tuple(
            AccountBehind(work.book.chart[code], _behind(work, before, moved))
            for code, (before, moved) in minors.items()
        ),
        total=_behind(
            work, sum(b for b, _ in minors.values()), sum(m for _, m in minors.values())
        ),
        meaning=meanings_of(asked.key).get(key, ""),
        parts=_parts(work, document, key, is_by_unit=asked.by_unit),
        is_named=_is_named(work, row, explanation, asked),
    )


def _line(document: Document, key: str, *, is_by_unit: bool) -> tuple[Row, Money, Explanation]:
    """Return the row *key*, its figure in the main column, and where that comes from."""
    table = document.tables[0]
    rows = {row.key: row for row in table.rows} if isinstance(table, Table) else {}
    if isinstance(table, Table) and key in rows:
        place = _main_column(table, is_by_unit=is_by_unit)
        figure = rows[key].figures[place]
        if figure is not None:
            return rows[key], figure, explain(table, key, table.columns[place].key)
    raise UnknownReportError(key, tuple(rows))


def _main_column(table: Table, *, is_by_unit: bool) -> int:
    """Return the place of the column that is explained."""
    columns = [column.key for column in table.columns]
    if REALISED in columns:
        return columns.index(REALISED)
    return columns.index(TOTAL_KEY) if is_by_unit else 0


def _parts(
    work: Work, document: Document, key: str, *, is_by_unit: bool
) -> tuple[PartBehind, ...]:
    """Return the lines that the line *key* adds up, as far as they say anything."""
    table = document.tables[0]
    statement = form_for(work.book.chart).statements.get(document.key)
    defined = {row.key: row for row in statement.rows} if statement else {}
    total = defined.get(key)
    if not isinstance(table, Table) or not isinstance(total, Total):
        return ()
    place = _main_column(table, is_by_unit=is_by_unit)
    rows = {row.key: row for row in table.rows}
    named = ((each.removeprefix("-"), each.startswith("-")) for each in total.of)
    return tuple(
        PartBehind(rows[name], figure, is_taken_away)
        for name, is_taken_away in named
        if name in rows and (figure := rows[name].figures[place]) is not None
    )


def _explained(work: Work, key: str, explanation: Explanation) -> Explanation:
    """Return *explanation* with the days that the statement looks at: a position, its year."""
    statement = form_for(work.book.chart).statements.get(key)
    if statement is None or statement.window is not Window.YEAR:
        return explanation
    last_day = explanation.period.last_day
    return replace(explanation, period=Period(dt.date(last_day.year, 1, 1), last_day))


def _turned_over(
    work: Work, row: Row, explanation: Explanation, asked: ReportQuestion
) -> dict[str, tuple[int, int]]:
    """Return what each account had before and what it moved: debits less credits.

    Where cash is explained, it is the cash that came (or went, if negative) in the period.
    """
    if explanation.components:
        scope = Scope(explanation.period, unit=explanation.unit, fund=asked.fund)
        cash = cash_behind(work.book, row.key, scope)
        if cash:
            return {code: (0, cash.get(code, 0)) for code in explanation.accounts}
    rows = work.book.turnovers(
        first_day=explanation.period.first_day,
        last_day=explanation.period.last_day,
        accounts=explanation.accounts,
        unit=explanation.unit,
        fund=asked.fund,
    )
    found = dict.fromkeys(explanation.accounts, (0, 0))
    for turned in rows:
        before, moved = found[turned.account]
        net = turned.debits - turned.credits
        account = work.book.chart[turned.account]
        if explanation.components:
            if not turned.is_before and turned.component in explanation.components:
                found[account.code] = (0, moved + (net if account.is_cash else -net))
        elif turned.is_before or turned.kind == EntryKind.OPENING:
            found[account.code] = (before + net, moved)
        elif turned.kind != EntryKind.CLOSING or not account.is_temporary:
            found[account.code] = (before, moved + net)
    return found


def _is_named(work: Work, row: Row, explanation: Explanation, asked: ReportQuestion) -> bool:
    """Whether people named a cash flow of the accounts of a line, for it or for another."""
    if not explanation.components:
        return False
    named = named_flows(work.book, explanation.period, unit=explanation.unit, fund=asked.fund)
    return any(flow.now == row.key or flow.account in row.accounts for flow in named)


def _sign(found: dict[str, tuple[int, int]], figure: int) -> int:
    """Return -1 if the line sees credits as positive, otherwise 1."""
    before, moved = sum(b for b, _ in found.values()), sum(m for _, m in found.values())
    sums = {before, moved, before + moved}
    return -1 if -figure in sums and figure not in sums else 1


def _behind(work: Work, before: int, moved: int) -> Behind:
    opening, change, closing = (
        from_minor(minor, work.book.currency) for minor in (before, moved, before + moved)
    )
    return Behind(opening, change, closing)


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
