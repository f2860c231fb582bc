"""Pay slips: what somebody earns in a month, what is taken off, and what is left to be paid.

Nothing here is stored or asked of a database: the same facts always give the same slip.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from bumdes.payroll.contributions import Programme, Risk, contributions
from bumdes.payroll.income_tax import (
    daily_tax,
    monthly_tax,
    programmes_of_rule,
    yearly_tax,
)
from bumdes.payroll.staff import PayKind
from bumdes.rupiah import format_rupiah
from ledger import rp
from ledger.money import from_minor

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.payroll.income_tax import Withheld, YearlyTax

_SEN = 100


class PayItemKind(StrEnum):
    """What a line of a pay slip is."""

    WAGE = "wage"
    ALLOWANCE = "allowance"
    OVERTIME = "overtime"
    BONUS = "bonus"
    CONTRIBUTION = "contribution"
    """What is taken off for social security."""
    TAX = "tax"
    ADVANCE = "advance"
    """What is taken back of money that was lent."""
    EMPLOYER = "employer"
    """What the enterprise pays for social security besides."""


EARNED = (PayItemKind.WAGE, PayItemKind.ALLOWANCE, PayItemKind.OVERTIME, PayItemKind.BONUS)
TAKEN_OFF = (PayItemKind.CONTRIBUTION, PayItemKind.TAX, PayItemKind.ADVANCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PayItem:
    """A line of a pay slip.

    Attributes:
        minor: in sen; tax may be less than zero, where too much was withheld before.
        programme: of social security, empty for other lines.
        document: the advance that is taken back, empty for other lines.
        basis: how it was worked out, in Indonesian.
        source, certainty: where the rate is laid down; empty where no rate was used.
    """

    kind: PayItemKind
    label: str
    minor: int
    programme: str = ""
    document: str = ""
    basis: str = ""
    source: str = ""
    certainty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierPay:
    """What somebody got in the same year before, in sen.

    Attributes:
        gross: pay that is taxed.
        deducted: what it paid into pensions.
        tax: what was withheld.
        months: how many months it was for.
    """

    gross: int = 0
    deducted: int = 0
    tax: int = 0
    months: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PayFacts:
    """All that decides somebody's pay for a month; amounts in sen.

    Attributes:
        on: the day whose rates count.
        wage: of the month, or of one day.
        part_worked: how much of the month, for who is paid by the month.
        days: days of work, for who is paid by the day.
        advances: what is taken back, by document.
        is_last: whether it is the last month of the year, or of the work.
    """

    on: dt.date
    pay_kind: PayKind
    wage: int
    tax_status: str
    allowance: int = 0
    part_worked: Fraction = Fraction(1)
    days: int = 0
    overtime: int = 0
    bonus: int = 0
    programmes: tuple[Programme, ...] = ()
    risk: Risk = Risk.VERY_LOW
    advances: tuple[tuple[str, int], ...] = ()
    is_last: bool = False
    earlier: EarlierPay = field(default_factory=EarlierPay)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedOut:
    """A pay slip as it was worked out.

    Attributes:
        taxed: the pay that the tax was taken of, in sen.
        deducted: what of it was paid into pensions and lowers the tax of the year, in sen.
    """

    items: tuple[PayItem, ...]
    taxed: int
    deducted: int

    @property
    def earned(self) -> int:
        """The pay before anything is taken off, in sen."""
        return sum(item.minor for item in self.items if item.kind in EARNED)

    @property
    def taken_off(self) -> int:
        """All that is taken off, in sen."""
        return sum(item.minor for item in self.items if item.kind in TAKEN_OFF)

    @property
    def net(self) -> int:
        """What is to be paid, in sen."""
        return self.earned - self.taken_off


def work_out(facts: PayFacts) -> WorkedOut:
    """Return the pay slip that follows from *facts*.

    Raises:
        RateOutsideDatesError: a table of rates says nothing of the day.
        DailyPayTooHighError: so much a day has no rate.
    """
    earned = [item for item in _earned(facts) if item.minor]
    gross = sum(item.minor for item in earned)
    own, employer = _contributions(facts, gross)
    income = programmes_of_rule("employer_share_is_income", facts.on)
    pension = programmes_of_rule("own_share_is_deducted", facts.on)
    taxed = gross + sum(item.minor for item in employer if item.programme in income)
    deducted = sum(item.minor for item in own if item.programme in pension)
    tax = [_tax(facts, taxed, deducted)] if taxed else []
    advances = [
        PayItem(
            kind=PayItemKind.ADVANCE, label="Potongan kasbon", minor=minor, document=document
        )
        for document, minor in facts.advances
        if minor
    ]
    return WorkedOut(
        items=(*earned, *own, *tax, *advances, *employer), taxed=taxed, deducted=deducted
    )


def _earned(facts: PayFacts) -> list[PayItem]:
    if facts.pay_kind is PayKind.DAILY:
        basis = f"{facts.days} hari x {_rupiah(facts.wage)}"
        wage, allowance = facts.wage * facts.days, facts.allowance if facts.days else 0
        label = "Upah harian"
    else:
        basis = "" if facts.part_worked == 1 else "sebagian bulan, menurut hari kalender"
        wage, allowance = _part(facts.wage, facts), _part(facts.allowance, facts)
        label = "Gaji pokok"
    kinds = PayItemKind
    return [
        PayItem(kind=kinds.WAGE, label=label, minor=wage, basis=basis),
        PayItem(kind=kinds.ALLOWANCE, label="Tunjangan tetap", minor=allowance),
        PayItem(kind=kinds.OVERTIME, label="Lembur", minor=facts.overtime),
        PayItem(kind=kinds.BONUS, label="THR, bonus atau honor lain", minor=facts.bonus),
    ]


def _part(minor: int, facts: PayFacts) -> int:
    """Return the part of *minor* that was worked for, in whole rupiah, half of one up."""
    if facts.part_worked == 1:
        return minor
    return int(minor * facts.part_worked / _SEN + Fraction(1, 2)) * _SEN


def _contributions(facts: PayFacts, gross: int) -> tuple[list[PayItem], list[PayItem]]:
    """Return what the employee pays for social security, and what the enterprise does."""
    monthly = facts.pay_kind is PayKind.MONTHLY
    pay = facts.wage + facts.allowance if monthly else gross - facts.overtime - facts.bonus
    if not gross:
        return [], []
    own: list[PayItem] = []
    employer: list[PayItem] = []
    for paid in contributions(pay, facts.programmes, facts.risk, facts.on):
        shares = (
            (own, PayItemKind.CONTRIBUTION, paid.employee, paid.employee_percent),
            (employer, PayItemKind.EMPLOYER, paid.employer, paid.employer_percent),
        )
        for items, kind, minor, percent in shares:
            if minor:
                items.append(
                    PayItem(
                        kind=kind,
                        label=paid.programme.label,
                        minor=minor,
                        programme=paid.programme.value,
                        basis=f"{_percent(percent)} x {_rupiah(paid.base)}",
                        source=paid.source,
                        certainty=paid.certainty,
                    )
                )
    return own, employer


def _tax(facts: PayFacts, taxed: int, deducted: int) -> PayItem:
    if facts.pay_kind is PayKind.DAILY:
        found = daily_tax(taxed, max(facts.days, 1), facts.on)
        return _of_rate(found, taxed, "PPh 21 (harian)")
    if not facts.is_last:
        return _of_rate(monthly_tax(taxed, facts.tax_status, facts.on), taxed, "PPh 21 (TER)")
    year = yearly_tax(
        gross=taxed + facts.earlier.gross,
        contributions=deducted + facts.earlier.deducted,
        months=facts.earlier.months + 1,
        withheld=facts.earlier.tax,
        status=facts.tax_status,
        on=facts.on,
    )
    return PayItem(
        kind=PayItemKind.TAX,
        label="PPh 21 (hitung ulang setahun)",
        minor=year.rest,
        basis=_year_in_words(year),
        source=f"Pasal 17 UU PPh; {year.free_rule.source}",
        certainty=year.free_rule.certainty,
    )


def _of_rate(found: Withheld, taxed: int, label: str) -> PayItem:
    return PayItem(
        kind=PayItemKind.TAX,
        label=label,
        minor=found.minor,
        basis=f"{_percent(found.rate.percent)} x {_rupiah(taxed)}",
        source=found.rate.source,
        certainty=found.rate.certainty,
    )


def _year_in_words(year: YearlyTax) -> str:
    return (
        f"Bruto {_rupiah(year.gross)}, biaya jabatan {_rupiah(year.job_cost)},"
        f" iuran pensiun {_rupiah(year.contributions)}, PTKP {_rupiah(year.free)},"
        f" kena pajak {_rupiah(year.taxable)}, pajak setahun {_rupiah(year.tax)},"
        f" sudah dipotong {_rupiah(year.withheld)}"
    )


def _percent(percent: Fraction) -> str:
    whole, hundredths = divmod(int(percent * 100), 100)
    part = f"{hundredths:02}".rstrip("0")
    return f"{whole},{part}%" if part else f"{whole}%"


def _rupiah(minor: int) -> str:
    return format_rupiah(from_minor(minor, rp(0).currency))
