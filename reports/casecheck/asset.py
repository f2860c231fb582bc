"""One fixed asset of a case, and what the schedules of the enterprise make of it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from bumdes.assets.schedule import (
    Method,
    Schedule,
    StartRule,
    first_day_of,
    last_day_of,
    month_number,
)
from ledger.money import from_minor, to_minor
from reports.casecheck.numbers import half_up
from reports.casecheck.row import day_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ledger import Money, Period
    from reports.casecheck.row import Row

_YEAR = 12
LONGEST_MONTHS = 12_000
"""A life of more than a thousand years is none."""

_AFTER = re.compile(r"after|follow|next|berikut|sesudah|setelah", re.IGNORECASE)
_MIDDLE = re.compile(r"mid|15|tengah|pertengahan", re.IGNORECASE)
_INCLUSIVE = re.compile(r"inclusive|both|month of|termasuk|perolehan", re.IGNORECASE)
_PASSED = re.compile(r"completed|elapsed|full months|bulan penuh", re.IGNORECASE)
_DECLINING = re.compile(r"declin|reducing|menurun", re.IGNORECASE)

COST = ("cost", "acquisition_cost", "harga_perolehan", "nilai_perolehan", "price")
RESIDUAL = ("residual", "residual_value", "salvage", "salvage_value", "nilai_sisa")
LIFE_MONTHS = ("life_months", "useful_life_months", "umur_bulan")
LIFE_YEARS = ("life_years", "useful_life_years", "useful_life", "life", "umur_tahun", "umur")
RATE = ("rate_percent", "rate", "tarif")
ACQUIRED = ("acquired", "acquired_on", "acquisition_date", "purchased", "start", "tanggal")
AS_OF = ("as_of", "at", "until", "end", "per")


@dataclass(frozen=True, kw_only=True)
class Asset:
    """What a case tells of an asset: amounts in minor units, life in months.

    Attributes:
        rules: which months count, the commonest first; None counts whole months passed.
        since: what wore off up to then is before the period that is asked about.
    """

    cost: Money
    residual: int
    life: int
    acquired: dt.date
    as_of: dt.date
    since: dt.date
    method: Method
    rules: tuple[StartRule | None, ...]

    @property
    def rate_percent(self) -> Fraction:
        """Percent of a year: of the cost, or of what is left where the balance declines."""
        factor = 2 if self.method is Method.DECLINING_BALANCE else 1
        return Fraction(100 * _YEAR * factor, self.life) if self.life else Fraction()

    def readings(self, figure: str) -> tuple[Money, ...]:
        """Return what *figure* may be, the commonest first, each once."""
        return tuple(dict.fromkeys(self.ways(figure)))

    def ways(self, figure: str) -> list[Money]:
        """Return what *figure* is by each rule, in rupiah, in sen, rounded month by month."""
        return [
            from_minor(getattr(self, f"_{figure}")(rule, grain), self.cost.currency)
            for rule in self.rules
            for grain in (self.cost.currency.sub_unit, 1, 0)
        ]

    def months_passed(self, told: int | None) -> int:
        """Return how many months count up to the day: as told if a rule says so."""
        ways = [min(max(self._passed(rule), 0), self.life) for rule in self.rules]
        return told if told in ways else ways[0]

    def in_year(self, year: int) -> Asset:
        """Return it as of the end of *year*, its period being that year."""
        return replace(self, as_of=dt.date(year, 12, 31), since=dt.date(year, 1, 1))

    def in_year_of_life(self, number: int) -> Asset:
        """Return it as of the end of a year of its own life, the first being number 1."""
        first = month_number(self.acquired) + _YEAR * (number - 1)
        return replace(
            self,
            as_of=last_day_of(first + _YEAR - 1),
            since=first_day_of(first),
            rules=(StartRule.MONTH_OF,),
        )

    def at_rate(self, percent: Fraction) -> Money:
        """Return what *percent* of its cost is, to the sen."""
        return from_minor(half_up(self._minor * percent / 100), self.cost.currency)

    # --- what wears off, in minor units ------------------------------------------------

    @property
    def _minor(self) -> int:
        return to_minor(self.cost)

    @property
    def _base(self) -> int:
        return self._minor - self.residual if self.life else 0

    def _schedule(self, rule: StartRule | None, grain: int) -> Schedule:
        first = (rule or StartRule.MONTH_OF).first_month(self.acquired)
        return Schedule(
            first_month=first,
            months=self.life,
            base=self._base,
            method=self.method,
            carrying=self._minor,
            life=self.life,
            grain=max(grain, 1),
        )

    def _passed(self, rule: StartRule | None, day: dt.date | None = None) -> int:
        """Return how many months count up to *day*, the day itself included."""
        at = day or self.as_of
        if rule is not None:
            return month_number(at) - rule.first_month(self.acquired) + 1
        after = at + dt.timedelta(days=1)
        months = month_number(after) - month_number(self.acquired)
        return months - (after.day < self.acquired.day)

    def _through(self, rule: StartRule | None, grain: int, passed: int) -> int:
        schedule = self._schedule(rule, grain)
        if grain or self.method is not Method.STRAIGHT_LINE or passed >= self.life:
            return schedule.through(schedule.first_month + passed - 1)
        return max(passed, 0) * self._monthly(rule, 0)

    def _accumulated(self, rule: StartRule | None, grain: int) -> int:
        return self._through(rule, grain, self._passed(rule)) if self.life else 0

    def _book_value(self, rule: StartRule | None, grain: int) -> int:
        return self._minor - self._accumulated(rule, grain)

    def _depreciation(self, rule: StartRule | None, grain: int) -> int:
        eve = self.since - dt.timedelta(days=1)
        before = self._through(rule, grain, self._passed(rule, eve)) if self.life else 0
        return self._accumulated(rule, grain) - before

    def _monthly(self, rule: StartRule | None, grain: int) -> int:
        """Return what the first month takes; rounded by itself where there is no grain."""
        if not self.life:
            return 0
        if grain == 0 and self.method is Method.STRAIGHT_LINE:
            return 100 * half_up(Fraction(self._base, self.life * 100))
        if grain == 1 and self.method is Method.STRAIGHT_LINE:
            return half_up(Fraction(self._base, self.life))
        schedule = self._schedule(rule, grain)
        return schedule.of_month(schedule.first_month)

    def _annual(self, rule: StartRule | None, grain: int) -> int:
        """Return what its first twelve months take."""
        if not self.life:
            return 0
        schedule = self._schedule(rule, grain)
        if grain == 0 and self.method is Method.STRAIGHT_LINE and self.life >= _YEAR:
            return 100 * half_up(Fraction(self._base * _YEAR, self.life * 100))
        return schedule.through(schedule.first_month + _YEAR - 1)


def asset_of(row: Row, whole: Mapping[str, Any]) -> Asset | None:
    """Return the asset that *row* of the block *whole* tells; None if it tells too little."""
    cost, life = row.amount(*COST), _life(row)
    acquired = row.day(*ACQUIRED)
    period = row.context.case.period
    residual = row.amount(*RESIDUAL)
    words = [row.text("method"), str(whole.get("method") or "")]
    conventions = [
        row.text("month_convention", "convention", "rule"),
        str(first_of_words(whole, ("month_convention", "convention", "rule"))),
    ]
    as_of = row.day(*AS_OF) or day_of(whole.get("as_of")) or period.last_day
    if cost is None or life is None or not 0 <= life <= LONGEST_MONTHS:
        return None
    return Asset(
        cost=cost,
        residual=to_minor(residual) if residual else 0,
        life=life,
        acquired=acquired or period.first_day,
        as_of=as_of,
        since=_since(as_of, period),
        method=_method(words),
        rules=_rules(next(filter(None, conventions), "")),
    )


def first_of_words(row: Mapping[str, Any], names: tuple[str, ...]) -> object:
    """Return the first of *names* that the row tells; an empty string if it tells none."""
    return next((row[name] for name in names if name in row), "")


def _life(row: Row) -> int | None:
    """Return the life in months: as told, or what the rate comes to; None if neither is."""
    months, years = row.whole(*LIFE_MONTHS), row.number(*LIFE_YEARS)
    if months is not None:
        return months
    if years is not None:
        return half_up(years * _YEAR)
    rate = row.number(*RATE)
    if rate is not None and 0 < rate < 1:
        rate *= 100
    return half_up(Fraction(100 * _YEAR) / rate) if rate else None


def _since(as_of: dt.date, period: Period) -> dt.date:
    """Return the first day of the period asked about: the case's own, or the year."""
    if period.first_day <= as_of <= period.last_day:
        return max(period.first_day, dt.date(as_of.year, 1, 1))
    return dt.date(as_of.year, 1, 1)


def _method(words: list[str]) -> Method:
    said = next((word for word in words if word), "")
    return Method.DECLINING_BALANCE if _DECLINING.search(said) else Method.STRAIGHT_LINE


def _rules(said: str) -> tuple[StartRule | None, ...]:
    """Return the rules that *said* means; all of them if it says nothing that is known."""
    if _PASSED.search(said):
        return (None,)
    if _MIDDLE.search(said):
        return (StartRule.MID_MONTH,)
    if _AFTER.search(said):
        return (StartRule.MONTH_AFTER,)
    if _INCLUSIVE.search(said):
        return (StartRule.MONTH_OF,)
    return (StartRule.MONTH_OF, StartRule.MONTH_AFTER, StartRule.MID_MONTH, None)
