"""The ledger of one account (buku besar): its lines by day, with the running balance."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bumdes.permissions import Permission
from ledger import EntryKind, Period, Side
from ledger.money import from_minor, to_minor
from ledger.search import days_of_entries, search_lines
from webapp.readings.sight import unit_choices, unit_in_sight, unit_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bumdes.work import Work
    from ledger import Account, LedgerLine, Money
    from ledger.turnover import Turnover
    from webapp.readings.sight import Choice

ROWS_PER_PAGE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """A line of the ledger; *balance* is on the side that increases the account."""

    date: dt.date
    year: int
    number: int
    voucher: str
    description: str
    unit: str
    debit: Money | None
    credit: Money | None
    balance: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """A page of the ledger of an account.

    Attributes:
        first_day: where this page begins; the period's first day on the first page.
        opening: the balance before its first line; on the first page with the opening
            balances that were posted in the period, which are in neither debits nor credits.
        closing: the balance at the end of the period, after the last line of the last page.
        debits, credits: what the period turned over, all pages together.
        flow: of revenue or expense, what the period came to before it was closed; None if no
            year was closed in it.
        next_day: where the next page begins; None on the last one.
    """

    account: Account
    period: Period
    first_day: dt.date
    unit: str | None
    units: tuple[Choice, ...]
    opening: Money
    closing: Money
    debits: Money
    credits: Money
    flow: Money | None
    rows: tuple[RegisterRow, ...]
    next_day: dt.date | None
    first_year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterQuestion:
    """Which lines are asked for.

    Attributes:
        code: an account, or a heading for all under it.
        unit: as ``unit_in_sight`` takes it.
        components: only lines so marked, as a statement of cash flows counts them; the
            balance then runs from nothing. Empty for all lines.
        from_day: where the page begins, within the period.
    """

    code: str
    period: Period
    unit: str | None = None
    components: tuple[str, ...] = ()
    from_day: dt.date | None = None


def read_register(work: Work, asked: RegisterQuestion) -> Register:
    """Return a page of the ledger of an account.

    Raises:
        UnknownAccountError: there is none.
        PermissionDeniedError: the actor does not see the unit asked for.
    """
    asked = replace(asked, unit=unit_in_sight(work, Permission.READ_BOOKS, asked.unit))
    view, account, names = work.book, work.book.chart[asked.code], unit_names(work)
    first_day = max(asked.from_day or asked.period.first_day, asked.period.first_day)
    shown = Period(first_day, max(first_day, asked.period.last_day))
    opening = _opening(work, asked, shown.eve)
    lines, next_day = _page(work, asked, shown, opening)
    rows = tuple(_row(work, account, line, names.get(line.unit, line.unit)) for line in lines)
    turned = _turned(work, asked)
    begun = 0 if asked.components else _begun(turned)
    debits, credits = _sums(row for row in turned if asked.components or not _begins(row))
    days = days_of_entries(view)
    return Register(
        account=account,
        period=asked.period,
        first_day=first_day,
        unit=asked.unit,
        units=unit_choices(work, names),
        opening=_on_side(
            work, account, opening + (begun if first_day == asked.period.first_day else 0)
        ),
        closing=_on_side(work, account, _opening(work, asked, asked.period.last_day)),
        debits=from_minor(debits, view.currency),
        credits=from_minor(credits, view.currency),
        flow=_flow(work, account, turned),
        rows=rows,
        next_day=next_day,
        first_year=days.first_day.year if days else asked.period.first_day.year,
    )


def _codes(work: Work, code: str) -> list[str]:
    if work.book.chart[code].takes_postings:
        return [code]
    return [found.code for found in work.book.chart.under(code)]


def _turned(work: Work, asked: RegisterQuestion) -> list[Turnover]:
    """Return what the period turned over."""
    return [
        row
        for row in work.book.turnovers(
            last_day=asked.period.last_day,
            first_day=asked.period.first_day,
            accounts=_codes(work, asked.code),
            unit=asked.unit,
        )
        if not row.is_before and (not asked.components or row.component in asked.components)
    ]


def _sums(turned: Iterable[Turnover]) -> tuple[int, int]:
    """Return the debits and credits, in minor units."""
    found = list(turned)
    return sum(row.debits for row in found), sum(row.credits for row in found)


def _begins(row: Turnover) -> bool:
    """Whether it is an opening balance."""
    return row.kind == EntryKind.OPENING


def _begun(turned: Iterable[Turnover]) -> int:
    """Return what opening balances came to: debits less credits, in minor units."""
    debits, credits = _sums(row for row in turned if _begins(row))
    return debits - credits


def _flow(work: Work, account: Account, turned: Sequence[Turnover]) -> Money | None:
    """Return what revenue or expense came to without what closed it; None where nothing did."""
    open_ones = [row for row in turned if row.kind != EntryKind.CLOSING]
    if not account.is_temporary or len(open_ones) == len(turned):
        return None
    debits, credits = _sums(open_ones)
    return _on_side(work, account, debits - credits)


def _opening(work: Work, asked: RegisterQuestion, eve: dt.date) -> int:
    """Return debits less credits up to *eve*, in minor units.

    Of lines picked by component, only those of the period count.
    """
    if asked.components:
        if eve < asked.period.first_day:
            return 0
        so_far = replace(asked, period=Period(asked.period.first_day, eve))
        debits, credits = _sums(_turned(work, so_far))
        return debits - credits
    balance = work.book.balance(asked.code, eve, unit=asked.unit)
    return to_minor(balance.net(Side.DEBIT))


def _page(
    work: Work, asked: RegisterQuestion, period: Period, opening: int
) -> tuple[list[LedgerLine], dt.date | None]:
    """Return the lines of whole days as far as they fit, and the day of the next page."""
    found = _lines(work, asked, period, opening, most=ROWS_PER_PAGE + 1)
    if len(found) <= ROWS_PER_PAGE:
        return found, None
    last_day = found[-1].date
    whole = [line for line in found if line.date < last_day]
    if whole:
        return whole, last_day
    lines = _lines(work, asked, Period(last_day, last_day), opening, most=None)
    following = last_day + dt.timedelta(days=1)
    return lines, following if following <= period.last_day else None


def _lines(
    work: Work, asked: RegisterQuestion, period: Period, opening: int, *, most: int | None
) -> list[LedgerLine]:
    found = search_lines(
        work.book,
        _codes(work, asked.code),
        period,
        unit=asked.unit,
        components=asked.components,
        brought_forward=opening,
        most=most,
    )
    return list(found)


def _on_side(work: Work, account: Account, minor: int) -> Money:
    """Return debits less credits as the side sees it that increases *account*."""
    sign = 1 if account.normal_side is Side.DEBIT else -1
    return from_minor(sign * minor, work.book.currency)


def _row(work: Work, account: Account, line: LedgerLine, unit: str) -> RegisterRow:
    currency = work.book.currency
    return RegisterRow(
        date=line.date,
        year=line.date.year,
        number=line.number,
        voucher=line.voucher,
        description=line.description,
        unit=unit,
        debit=from_minor(line.debit_minor, currency) if line.debit_minor else None,
        credit=from_minor(line.credit_minor, currency) if line.credit_minor else None,
        balance=_on_side(work, account, line.balance),
    )
