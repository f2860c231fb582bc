"""The worksheet of a year's income tax: from the result of the books to what is left to pay.

Of a year under the final tax only its turnover and what was accrued are told: its income is
taxed already, and the return says so.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.tax.accrual import standing_accruals
from bumdes.tax.corporate import CorporateTax, corporate_tax
from bumdes.tax.correction import CorrectionKind, corrections_of, usual_corrections
from bumdes.tax.kind import tax_kind
from bumdes.tax.regime import Regime
from bumdes.tax.standing import regime_of
from bumdes.tax.turnover import year_turnover
from ledger import AccountKind, EntryKind, Period, rp
from ledger.money import from_minor, total
from ledger.period import LAST_DAY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bumdes.tax.correction import TaxCorrection, UsualCorrection
    from bumdes.tax.regime import RegimeFinding
    from bumdes.tax.turnover import YearTurnover
    from bumdes.work import Work
    from ledger import Money

YEARLY = "pph_29"
CREDITS = ("pph_22_prepaid", "pph_23_prepaid", "pph_25_prepaid")
"""What is credited against the tax of the year, in this order."""

_INCOME_TAXES = frozenset(f"7.3.01.{number}" for number in ("02", "06", "07", "08", "09", "10"))
"""Expenses that are income tax, the enterprise's own or borne by it: no cost before tax."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxCredit:
    """What was paid ahead in the year under one kind of tax.

    Attributes:
        amount: of the whole year.
        used: as much of it as the tax of the year takes.
    """

    tax: str
    label: str
    amount: Money
    used: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedCorrection:
    """An account that is mostly corrected, with what it holds in the year."""

    usual: UsualCorrection
    name: str
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Worksheet:
    """What the yearly return is made of.

    Attributes:
        revenue, costs: as the books have them, income taxes left out of the costs.
        increases, decreases: the fiscal corrections.
        losses: losses of earlier years that are set off.
        tax: the general income tax; None in a year under the final tax.
        credits: what was paid ahead.
        final_tax: what was accrued of the final tax in the year.
        final_deposited: what of it is paid.
        is_settled: whether the year's tax is in the books.
    """

    year: int
    finding: RegimeFinding
    turnover: YearTurnover
    revenue: Money
    costs: Money
    corrections: tuple[TaxCorrection, ...]
    increases: Money
    decreases: Money
    losses: Money
    tax: CorporateTax | None
    credits: tuple[TaxCredit, ...]
    final_tax: Money
    final_deposited: Money
    suggestions: tuple[SuggestedCorrection, ...]
    is_settled: bool

    @property
    def profit(self) -> Money:
        """The result of the books before income tax."""
        return self.revenue - self.costs

    @property
    def fiscal_income(self) -> Money:
        """The result as the law sees it, before losses of earlier years."""
        return self.profit + self.increases - self.decreases

    @property
    def credited(self) -> Money:
        """What was paid ahead in all."""
        return total((each.amount for each in self.credits), self.revenue.currency)

    @property
    def left(self) -> Money:
        """What is left to be paid (PPh 29); below zero where too much was paid ahead."""
        return (self.tax.tax if self.tax else rp(0)) - self.credited


def worksheet_of(work: Work, year: int) -> Worksheet:
    """Return the worksheet of *year*, as the books and corrections stand.

    Raises:
        TaxRateOutsideDatesError: the table says nothing of that year.
    """
    finding, turnover = regime_of(work, year), year_turnover(work, year)
    sums = _by_account(work, year)
    chart, currency = work.book.chart, work.book.currency
    revenue = sum(m for code, m in sums.items() if chart[code].kind is AccountKind.REVENUE)
    costs = -sum(
        minor
        for code, minor in sums.items()
        if chart[code].kind is AccountKind.EXPENSE and code not in _INCOME_TAXES
    )
    corrections = tuple(corrections_of(work.session, work.book_id, year))
    amounts = {
        kind: total((c.amount(currency) for c in corrections if c.of_kind is kind), currency)
        for kind in CorrectionKind
    }
    income = from_minor(revenue - costs, currency) + amounts[CorrectionKind.INCREASE]
    income -= amounts[CorrectionKind.DECREASE]
    losses = min(amounts[CorrectionKind.LOSS], max(income, rp(0)))
    tax = None
    if finding.regime is not Regime.FINAL:
        tax = corporate_tax(year, income=income - losses, turnover=turnover.whole)
    settled = _settlement(work, year)
    accrued, left = _final(work, year)
    return Worksheet(
        year=year,
        finding=finding,
        turnover=turnover,
        revenue=from_minor(revenue, currency),
        costs=from_minor(costs, currency),
        corrections=corrections,
        increases=amounts[CorrectionKind.INCREASE],
        decreases=amounts[CorrectionKind.DECREASE],
        losses=losses,
        tax=tax,
        credits=_credits(work, year, tax.tax if tax else rp(0), settled),
        final_tax=accrued,
        final_deposited=accrued - left,
        suggestions=_suggestions(work, year, sums, corrections),
        is_settled=settled is not None,
    )


def _by_account(work: Work, year: int) -> dict[str, int]:
    """Return credits less debits of each account of the result, before closing, in sen."""
    period, chart = Period.year(year), work.book.chart
    rows = work.book.turnovers(
        first_day=period.first_day, last_day=period.last_day, components=False, past_of=()
    )
    sums: dict[str, int] = {}
    for row in rows:
        is_result = chart[row.account].kind in {AccountKind.REVENUE, AccountKind.EXPENSE}
        if not row.is_before and is_result and row.kind != EntryKind.CLOSING:
            sums[row.account] = sums.get(row.account, 0) + row.credits - row.debits
    return sums


def _settlement(work: Work, year: int) -> int | None:
    """Return the entry that has put the year's tax in the books, if one stands."""
    found = standing_accruals(work, tax=YEARLY, month=Period.month(year, 12))
    return found[-1].entry_sequence if found else None


def _credits(work: Work, year: int, tax: Money, settled: int | None) -> tuple[TaxCredit, ...]:
    """Return what was paid ahead in *year*: what is left of it, and what was set off."""
    minor: dict[str, int] = dict.fromkeys(CREDITS, 0)
    prefixes = {tax_kind(key).prefix: key for key in CREDITS}
    account = tax_kind(CREDITS[0]).account
    for row in work.book.outstanding([account], LAST_DAY, by=("document",)):
        prefix, _, month = row.document.rpartition(f"-{year}-")
        if month and prefix in prefixes:
            minor[prefixes[prefix]] += row.net
    if settled is not None:
        for posting in work.book.entry(settled).entry.postings:
            prefix = posting.document.rpartition(f"-{year}-")[0]
            if posting.account == account and prefix in prefixes:
                minor[prefixes[prefix]] += posting.credit_minor - posting.debit_minor
    currency, found, rest = work.book.currency, [], tax
    for key in CREDITS:
        amount = from_minor(minor[key], currency)
        used = min(amount, rest)
        rest -= used
        found.append(TaxCredit(tax=key, label=tax_kind(key).label, amount=amount, used=used))
    return tuple(found)


def _final(work: Work, year: int) -> tuple[Money, Money]:
    """Return what was accrued of the final tax in *year*, and what of it is left to pay."""
    currency = work.book.currency
    accrued = total(
        (
            accrual.amount(currency)
            for accrual in standing_accruals(work, tax="pph_final")
            if accrual.month.startswith(f"{year}-")
        ),
        currency,
    )
    kind = tax_kind("pph_final")
    rows = work.book.outstanding([kind.account], LAST_DAY, by=("document",))
    left = -sum(row.net for row in rows if row.document.startswith(f"{kind.prefix}-{year}-"))
    return accrued, from_minor(left, currency)


def _suggestions(
    work: Work, year: int, sums: dict[str, int], corrections: Iterable[TaxCorrection]
) -> tuple[SuggestedCorrection, ...]:
    """Return what is mostly corrected and has not been in this year."""
    known = {correction.account for correction in corrections}
    chart, currency = work.book.chart, work.book.currency
    return tuple(
        SuggestedCorrection(
            usual=usual,
            name=chart[usual.account].name,
            amount=from_minor(abs(sums[usual.account]), currency),
        )
        for usual in usual_corrections(dt.date(year, 12, 31))
        if sums.get(usual.account) and usual.account not in known
    )
