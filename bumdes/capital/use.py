"""Use of capital: what became of one contribution, to the last rupiah.

Every line that names the fund is read once; so what was received and earned, less what was
spent, is what is left, because the entries of a fund balance.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.capital.account import is_capital
from bumdes.capital.contribution import find_contribution
from bumdes.capital.fund_entry import FundEntry, FundEntryKind, fund_entries
from bumdes.capital.planned_use import planned_uses_of
from ledger import AccountKind
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy.orm import Session

    from bumdes.capital.contribution import Contribution
    from bumdes.capital.planned_use import PlannedUse
    from ledger import BookView, LedgerLine, Money

BETWEEN_UNITS = ("1.1.99.", "3.8.")
"""What only passes from one unit to another; it cancels within every entry."""

FIXED = ("1.2.", "1.3.", "1.4.", "1.9.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spending:
    """What one line of an entry spent, or gave back (negative).

    Attributes:
        proofs: SHA-256 digests of the papers that prove it.
        line_no: the line of the plan that it is for; None if no line names it.
    """

    sequence: int
    number: int
    voucher: str
    date: dt.date
    description: str
    account: str
    account_name: str
    unit: str
    amount: Money
    proofs: tuple[str, ...]
    line_no: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedLine:
    """A line of the plan, and what was spent on it."""

    line_no: int
    description: str
    account: str
    unit: str | None
    planned: Money
    spent: Money

    @property
    def left(self) -> Money:
        """What may still be spent on it; negative where more was."""
        return self.planned - self.spent


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What the fund holds on one account: an asset, or (negative) a debt."""

    account: str
    name: str
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthOfUse:
    """What one month changed, and what money was left at its end."""

    year: int
    month: int
    received: Money
    earned: Money
    spent: Money
    remaining: Money

    @property
    def first_day(self) -> dt.date:
        """The first day of the month."""
        return dt.date(self.year, self.month, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class UseOfCapital:
    """What became of a contribution up to the end of day *through*.

    Attributes:
        contributed: what was brought in, in whatever form.
        received: the money of it that came in, less what was paid back.
        goods: what came in as goods.
        planned: what its plan comes to; the plan's lines are in *lines*.
        earned: money that its use brought in.
        spent: money that was paid from it; *spending* tells line by line.
        remaining: the money left: received + earned - spent.
        is_own_money: whether it brought no money of its own to follow (profit made capital,
            openings).
        assets: fixed and other lasting assets that it became, at book value.
        working_capital: stock, receivables and the like, less what it owes.
    """

    contribution: Contribution
    through: dt.date
    contributed: Money
    received: Money
    goods: Money
    planned: Money
    earned: Money
    spent: Money
    remaining: Money
    is_own_money: bool
    lines: tuple[PlannedLine, ...]
    spending: tuple[Spending, ...]
    assets: tuple[Kept, ...]
    working_capital: tuple[Kept, ...]
    money: tuple[Kept, ...]
    months: tuple[MonthOfUse, ...]

    @property
    def unplanned(self) -> Money:
        """What was spent on nothing that the plan names."""
        return self.spent - sum((line.spent for line in self.lines), start=self.spent * 0)


def use_of_capital(
    session: Session, view: BookView, fund: str, *, through: dt.date
) -> UseOfCapital:
    """Return what became of the contribution *fund* up to the end of day *through*.

    Raises:
        NotFoundError: there is no such contribution.
    """
    contribution = find_contribution(session, view.book_id, fund)
    uses = planned_uses_of(session, view.book_id, fund)
    entries = fund_entries(view, contribution, through=through)
    said = _Said(view)
    spending = [s for e in entries for s in _spending(e, uses, view)]
    received, earned, spent = (
        sum(e.cash for e in entries if e.kind is kind)
        for kind in (FundEntryKind.RECEIVED, FundEntryKind.EARNED, FundEntryKind.SPENT)
    )
    return UseOfCapital(
        contribution=contribution,
        through=through,
        contributed=said(contribution.amount_minor),
        received=said(received),
        goods=said(sum(e.goods for e in entries)),
        planned=said(sum(use.amount_minor for use in uses)),
        earned=said(earned),
        spent=said(-spent),
        remaining=said(received + earned + spent),
        is_own_money=not contribution.ledger_fund,
        lines=_lines(uses, spending, said),
        spending=tuple(spending),
        **_kept(entries, view),
        months=_months(entries, said),
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """Sen, said as money."""

    view: BookView

    def __call__(self, minor: int) -> Money:
        return from_minor(minor, self.view.currency)


def _spending(
    entry: FundEntry, uses: Iterable[PlannedUse], view: BookView
) -> Iterable[Spending]:
    if entry.kind is not FundEntryKind.SPENT:
        return
    for line in entry.lines:
        account = view.chart[line.account]
        if account.is_cash or line.account.startswith(BETWEEN_UNITS):
            continue
        use = next((u for u in uses if u.covers(line.account, line.unit)), None)
        yield Spending(
            sequence=line.sequence,
            number=line.number,
            voucher=line.voucher,
            date=line.date,
            description=line.description,
            account=line.account,
            account_name=account.name,
            unit=line.unit,
            amount=from_minor(line.debit_minor - line.credit_minor, view.currency),
            proofs=entry.proofs,
            line_no=use.line_no if use else None,
        )


def _lines(
    uses: Iterable[PlannedUse], spending: Iterable[Spending], said: Callable[[int], Money]
) -> tuple[PlannedLine, ...]:
    spent = [(s.line_no, s.amount) for s in spending]
    return tuple(
        PlannedLine(
            line_no=use.line_no,
            description=use.description,
            account=use.account,
            unit=use.unit,
            planned=said(use.amount_minor),
            spent=sum((a for line_no, a in spent if line_no == use.line_no), start=said(0)),
        )
        for use in uses
    )


def _kept(entries: Iterable[FundEntry], view: BookView) -> dict[str, tuple[Kept, ...]]:
    """Return what the fund holds, told apart as assets, working capital and money."""
    held: dict[str, int] = {}
    for line in _all_lines(entries):
        was = held.get(line.account, 0)
        held[line.account] = was + line.debit_minor - line.credit_minor
    found: dict[str, list[Kept]] = {"assets": [], "working_capital": [], "money": []}
    for code, minor in sorted(held.items()):
        account = view.chart[code]
        is_debt = account.kind is AccountKind.LIABILITY
        is_own = account.kind is AccountKind.ASSET or is_debt
        if not minor or not is_own or code.startswith(BETWEEN_UNITS) or _is_of_capital(code):
            continue
        where = "working_capital"
        if account.is_cash:
            where = "money"
        elif code.startswith(FIXED):
            where = "assets"
        amount = from_minor(minor, view.currency)
        found[where].append(Kept(account=code, name=account.name, amount=amount))
    return {where: tuple(rows) for where, rows in found.items()}


def _is_of_capital(code: str) -> bool:
    """Whether *code* holds what was contributed: capital, a loan, a stake."""
    return is_capital(code) or code.startswith(("2.2.", "2.1.05."))


def _all_lines(entries: Iterable[FundEntry]) -> Iterable[LedgerLine]:
    return (line for entry in entries for line in entry.lines)


def _months(
    entries: Iterable[FundEntry], said: Callable[[int], Money]
) -> tuple[MonthOfUse, ...]:
    by_month: dict[tuple[int, int], dict[FundEntryKind, int]] = {}
    for entry in entries:
        sums = by_month.setdefault((entry.date.year, entry.date.month), {})
        sums[entry.kind] = sums.get(entry.kind, 0) + entry.cash
    months: list[MonthOfUse] = []
    left = 0
    for (year, month), sums in sorted(by_month.items()):
        left += sum(sums.values())
        months.append(
            MonthOfUse(
                year=year,
                month=month,
                received=said(sums.get(FundEntryKind.RECEIVED, 0)),
                earned=said(sums.get(FundEntryKind.EARNED, 0)),
                spent=said(-sums.get(FundEntryKind.SPENT, 0)),
                remaining=said(left),
            )
        )
    return tuple(months)
