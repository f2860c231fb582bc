"""Turnover of a month by unit: what the final tax is taken of, and what the ceiling counts.

What units sell to one another is no turnover. What stood in revenue accounts when the books
were begun counts for its year, but for no month.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bumdes.dated_table import dated_rows
from bumdes.dealings.dealing import DealingKind, dealings_of
from ledger import EntryKind, Period
from ledger.money import from_minor, total

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work
    from ledger import Money


class Treatment(StrEnum):
    """What the law does with the amounts of a revenue account."""

    COUNTED = "counted"
    OTHER_FINAL = "other_final"
    """Another final tax is taken of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitTurnover:
    """What one unit turned over in a stretch of days.

    Attributes:
        counted: what the final tax is taken of.
        other_final: what another final tax is taken of, such as rent of buildings.
        internal: what it sold to other units, which is in neither.
        brought_forward: what it had turned over when the books were begun.
    """

    unit: str
    counted: Money
    other_final: Money
    internal: Money
    brought_forward: Money

    @property
    def whole(self) -> Money:
        """All it turned over."""
        return self.counted + self.other_final + self.brought_forward


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthTurnover:
    """What the units turned over in a month, by code; head office first."""

    month: Period
    units: tuple[UnitTurnover, ...]
    counted: Money
    other_final: Money

    def of(self, unit: str) -> UnitTurnover | None:
        """Return what *unit* turned over; None if nothing."""
        return next((each for each in self.units if each.unit == unit), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearTurnover:
    """What was turned over in a year, month by month.

    Attributes:
        units: codes of those that turned over anything.
        counted: what the ceiling of the final tax counts, with what was brought forward.
        whole: *counted*, and what other final taxes are taken of.
    """

    year: int
    months: tuple[MonthTurnover, ...]
    units: tuple[str, ...]
    brought_forward: Money
    counted: Money
    other_final: Money
    whole: Money


def treatment_of(account: str, on: dt.date) -> Treatment | None:
    """Return what the law does with a revenue account; None if it is no turnover at all."""
    held = [
        (len(row.values["account"]), Treatment(row.values["value"]))
        for row in dated_rows("tax_turnover")
        if row.holds_on(on) and _is_under(account, row.values["account"])
    ]
    return max(held)[1] if held else None


def month_turnover(work: Work, month: Period) -> MonthTurnover:
    """Return what each unit turned over in *month*."""
    units = unit_turnovers(work, month)
    currency = work.book.currency
    return MonthTurnover(
        month=month,
        units=units,
        counted=total((each.counted for each in units), currency),
        other_final=total((each.other_final for each in units), currency),
    )


def year_turnover(work: Work, year: int) -> YearTurnover:
    """Return what was turned over in *year*."""
    months = tuple(month_turnover(work, Period.month(year, number)) for number in range(1, 13))
    currency = work.book.currency
    rows = [each for month in months for each in month.units]
    brought = total((each.brought_forward for each in rows), currency)
    counted = total((each.counted for each in rows), currency) + brought
    other_final = total((each.other_final for each in rows), currency)
    return YearTurnover(
        year=year,
        months=months,
        units=tuple(sorted({each.unit for each in rows})),
        brought_forward=brought,
        counted=counted,
        other_final=other_final,
        whole=counted + other_final,
    )


def counted_in(work: Work, period: Period) -> Money:
    """Return what the ceiling of the final tax counts in *period*."""
    rows = unit_turnovers(work, period)
    return total((each.counted + each.brought_forward for each in rows), work.book.currency)


def unit_turnovers(work: Work, period: Period) -> tuple[UnitTurnover, ...]:
    """Return what each unit turned over in *period*; those that did nothing are left out."""
    sums: dict[str, dict[str, int]] = {}
    accounts = [a.code for a in work.book.chart if a.takes_postings and a.code[:1] == "4"]
    rows = work.book.turnovers(
        first_day=period.first_day,
        last_day=period.last_day,
        accounts=accounts,
        by=("unit",),
        components=False,
        past_of=(),
    )
    for row in rows if accounts else ():
        treatment = treatment_of(row.account, period.last_day)
        if row.is_before or treatment is None or row.kind == EntryKind.CLOSING:
            continue
        column = "brought" if row.kind == EntryKind.OPENING else treatment.value
        cells = sums.setdefault(row.unit, {})
        cells[column] = cells.get(column, 0) + row.credits - row.debits
    for unit, minor in _internal(work, period).items():
        sums.setdefault(unit, {})["internal"] = minor
    found = (_unit(work, unit, cells) for unit, cells in sorted(sums.items()))
    return tuple(each for each in found if each.whole or each.internal)


def _unit(work: Work, unit: str, cells: dict[str, int]) -> UnitTurnover:
    def amount(name: str) -> Money:
        return from_minor(cells.get(name, 0), work.book.currency)

    internal = amount("internal")
    return UnitTurnover(
        unit=unit,
        counted=amount(Treatment.COUNTED) - internal,
        other_final=amount(Treatment.OTHER_FINAL),
        internal=internal,
        brought_forward=amount("brought"),
    )


def _internal(work: Work, period: Period) -> dict[str, int]:
    """Return what each unit sold to others in *period*, less what was taken back in it."""
    sales = dealings_of(work.session, work.book_id, kinds=(DealingKind.SALE,))
    back = work.book.reversals(sale.entry_sequence for sale in sales)
    sums: dict[str, int] = {}
    for sale in sales:
        returned = back.get(sale.entry_sequence)
        minor = sale.amount_minor if sale.date in period else 0
        minor -= sale.amount_minor if returned is not None and returned in period else 0
        sums[sale.from_unit] = sums.get(sale.from_unit, 0) + minor
    return {unit: minor for unit, minor in sums.items() if minor}


def _is_under(account: str, code: str) -> bool:
    return account == code or account.startswith(f"{code}.")
