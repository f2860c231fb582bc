"""Tax rules: rates, thresholds and windows, each with its days, its source, and how sure it is.

Nothing of this is a constant in the code: the table ``data/tax_rules.csv`` says it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from bumdes.dated_table import dated_rows
from bumdes.errors import TaxRateOutsideDatesError
from ledger import rp

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.dated_table import DatedRow
    from ledger import Money


class Certainty(StrEnum):
    """How sure it is that the law says so."""

    CONFIRMED = "C"
    SECONDARY = "S"
    UNCONFIRMED = "K"

    @property
    def label(self) -> str:
        """What is said of it, in Indonesian."""
        return {
            Certainty.CONFIRMED: "dibaca dari teks peraturan",
            Certainty.SECONDARY: "dari sumber sekunder",
            Certainty.UNCONFIRMED: "belum dipastikan, periksa ke kantor pajak",
        }[self]


class Measure(StrEnum):
    """What the value of a rule counts."""

    PERCENT = "percent"
    RUPIAH = "rupiah"
    YEARS = "years"
    YEAR = "year"
    TIMES = "times"
    FRACTION = "fraction"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxRule:
    """One thing that is laid down for some days, the first and the last included.

    Attributes:
        value: exact; percent as percent: 0.5 is one half of a hundredth.
        last_day: None while it is in force.
        label: what it is, in Indonesian.
    """

    key: str
    label: str
    value: Fraction
    measure: Measure
    first_day: dt.date
    last_day: dt.date | None
    source: str
    certainty: Certainty

    @property
    def part(self) -> Fraction:
        """The value of a percentage as a part of one."""
        return self.value / 100

    @property
    def money(self) -> Money:
        """The value of an amount."""
        return rp(int(self.value))


def tax_rules() -> tuple[TaxRule, ...]:
    """Return every row of the table, in its order."""
    return tuple(_rule(row) for row in dated_rows("tax_rules"))


def rule_on(key: str, on: dt.date) -> TaxRule:
    """Return what is laid down on a day.

    Raises:
        TaxRateOutsideDatesError: no row says anything of that day.
    """
    for row in dated_rows("tax_rules"):
        if row.values["key"] == key and row.holds_on(on):
            return _rule(row)
    raise TaxRateOutsideDatesError(key, on)


def _rule(row: DatedRow) -> TaxRule:
    return TaxRule(
        key=row.values["key"],
        label=row.values["label"],
        value=Fraction(row.values["value"]),
        measure=Measure(row.values["measure"]),
        first_day=row.valid_from,
        last_day=row.valid_to,
        source=row.source,
        certainty=Certainty(row.certainty),
    )
