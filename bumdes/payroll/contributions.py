"""Contributions to social security (BPJS): what employer and employee pay, by dated rates."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from bumdes.dated_table import rows_on

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

SEN = 100
"""Minor units of a rupiah."""

_TABLE = "bpjs_rates"


class Programme(StrEnum):
    """A programme of social security."""

    HEALTH = "kesehatan"
    OLD_AGE = "jht"
    PENSION = "jp"
    ACCIDENT = "jkk"
    DEATH = "jkm"

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return {
            Programme.HEALTH: "BPJS Kesehatan",
            Programme.OLD_AGE: "Jaminan Hari Tua (JHT)",
            Programme.PENSION: "Jaminan Pensiun (JP)",
            Programme.ACCIDENT: "Jaminan Kecelakaan Kerja (JKK)",
            Programme.DEATH: "Jaminan Kematian (JKM)",
        }[self]


class Risk(StrEnum):
    """How dangerous the work is; the contribution for accidents depends on it."""

    VERY_LOW = "very_low"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    VERY_HIGH = "very_high"

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return {
            Risk.VERY_LOW: "Sangat rendah",
            Risk.LOW: "Rendah",
            Risk.MEDIUM: "Sedang",
            Risk.HIGH: "Tinggi",
            Risk.VERY_HIGH: "Sangat tinggi",
        }[self]


class Contribution(NamedTuple):
    """What is paid for one programme for one month; amounts in sen, of whole rupiah.

    ``base`` is the pay that counts, ``source`` and ``certainty`` where the rates are laid down.
    """

    programme: Programme
    base: int
    employer: int
    employee: int
    employer_percent: Fraction
    employee_percent: Fraction
    source: str
    certainty: str


def contributions(
    pay: int, programmes: Iterable[Programme], risk: Risk, on: dt.date
) -> tuple[Contribution, ...]:
    """Return what *pay* sen of monthly wage and fixed allowances cost in *programmes*.

    Each share is rounded to whole rupiah, half of one up.

    Raises:
        RateOutsideDatesError: the table says nothing of a programme on that day.
    """
    return tuple(_contribution(pay, p, risk, on) for p in Programme if p in set(programmes))


def _contribution(pay: int, programme: Programme, risk: Risk, on: dt.date) -> Contribution:
    of_risk = risk.value if programme is Programme.ACCIDENT else ""
    row = rows_on(_TABLE, on, programme=programme.value, risk=of_risk)[0]
    cap = row.values["wage_cap"]
    base = min(pay, int(cap) * SEN) if cap else pay
    employer = Fraction(row.values["employer_percent"])
    employee = Fraction(row.values["employee_percent"])
    return Contribution(
        programme=programme,
        base=base,
        employer=_percent(base, employer),
        employee=_percent(base, employee),
        employer_percent=employer,
        employee_percent=employee,
        source=row.source,
        certainty=row.certainty,
    )


def _percent(minor: int, percent: Fraction) -> int:
    return int(minor * percent / 100 / SEN + Fraction(1, 2)) * SEN
