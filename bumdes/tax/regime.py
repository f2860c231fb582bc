"""Regimes: whether a year falls under the final income tax or the general one, and why.

Source: PP 55/2022 Art. 59 (1) b: village-owned enterprises are under the final tax for four
years; PP 20/2026 (from 22 April 2026): no longer, but who is in it may finish its years, which
one of five sources doubts for them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bumdes.phrase import phrase, word
from bumdes.tax.ceiling import warnings_of
from bumdes.tax.rule import Certainty, rule_on
from bumdes.tax.wording import number_in_words

if TYPE_CHECKING:
    from bumdes.tax.rule import TaxRule
    from ledger import Money


class Regime(StrEnum):
    """By which rules income is taxed."""

    FINAL = "final"
    GENERAL = "general"
    UNKNOWN = "unknown"
    """Nobody has said when the enterprise was registered for tax."""

    @property
    def label(self) -> str:
        """What people call it."""
        return {
            Regime.FINAL: "PPh final UMKM",
            Regime.GENERAL: "PPh badan umum",
            Regime.UNKNOWN: "Belum dapat ditentukan",
        }[self]


class Verdict(StrEnum):
    """What one line says of the final tax."""

    FOR = "for"
    AGAINST = "against"
    UNSURE = "unsure"
    FACT = "fact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One line of why a year is in its regime.

    Attributes:
        text: the line, in Indonesian.
        verdict: whether it speaks for the final tax.
        source, certainty: where it is laid down; empty and None for facts of the enterprise.
    """

    key: str
    text: str
    verdict: Verdict
    source: str = ""
    certainty: Certainty | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxFacts:
    """What the regime of a year hangs on.

    Attributes:
        registered_on: the day it was registered for tax (NPWP); None while unknown.
        opted_general: whether it has chosen the general tax for that year.
        turnover_before: its turnover of the year before.
        turnover: its turnover of the year itself, as far as it is known; for warnings only.
    """

    registered_on: dt.date | None
    turnover_before: Money
    opted_general: bool = False
    turnover: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegimeFinding:
    """The regime of a year, line by line.

    Attributes:
        is_certain: False where the tax office must be asked.
        first_year, last_year: the years that the final tax was opened for; None if for none.
        warnings: what comes near, in Indonesian.
    """

    year: int
    regime: Regime
    is_certain: bool
    first_year: int | None
    last_year: int | None
    reasons: tuple[Reason, ...]
    warnings: tuple[str, ...] = ()

    @property
    def year_of_window(self) -> int | None:
        """Which of its years under the final tax it is, from 1; None if it is none of them."""
        if self.first_year is None or self.last_year is None:
            return None
        inside = self.first_year <= self.year <= self.last_year
        return self.year - self.first_year + 1 if inside else None

    @property
    def label(self) -> str:
        """The regime in words, with what is not sure about it."""
        if self.is_certain:
            return self.regime.label
        return phrase("{regime} (periksa ke kantor pajak)", regime=word(self.regime.label))


@dataclass(frozen=True, slots=True)
class _Window:
    """The years a registration opened, and by which rule."""

    first_year: int
    last_year: int
    years: TaxRule
    opened: TaxRule


def resolve_regime(year: int, facts: TaxFacts) -> RegimeFinding:
    """Return by which rules the income of *year* is taxed, with every reason for it.

    Raises:
        TaxRateOutsideDatesError: the table says nothing of that year.
    """
    rule_on("pph_badan_rate", dt.date(year, 12, 31))
    registered = facts.registered_on
    if registered is None or registered.year > year:
        return _unknown(year, registered)
    reasons = [
        Reason(
            key="registered_on",
            text=phrase("NPWP terdaftar pada {registered}.", registered=registered),
            verdict=Verdict.FACT,
        )
    ]
    window = _window(registered)
    last_year = window.last_year if window else None
    opened = _opened(window, registered)
    counted = [_counted(window, year, registered)] if window else []
    reasons += [opened, *counted, _choice(facts), _ceiling(year, facts)]
    against = any(reason.verdict is Verdict.AGAINST for reason in reasons)
    transition = None if against else _transition(year)
    reasons += [transition] if transition else []
    return RegimeFinding(
        year=year,
        regime=Regime.GENERAL if against else Regime.FINAL,
        is_certain=transition is None,
        first_year=window.first_year if window else None,
        last_year=last_year,
        reasons=(*reasons, _conclusion(year, is_final=not against)),
        warnings=warnings_of(year, facts.turnover, last_year=None if against else last_year),
    )


def _unknown(year: int, registered: dt.date | None) -> RegimeFinding:
    text = word(
        "Tanggal terdaftar NPWP belum diisi; tanpa itu jangka PPh final tidak dapat dihitung."
    )
    if registered is not None:
        text = phrase(
            "NPWP baru terdaftar pada {registered}, sesudah tahun {year}.",
            registered=registered,
            year=year,
        )
    return RegimeFinding(
        year=year,
        regime=Regime.UNKNOWN,
        is_certain=False,
        first_year=None,
        last_year=None,
        reasons=(Reason(key="registered_on", text=text, verdict=Verdict.UNSURE),),
    )


def _window(registered: dt.date) -> _Window | None:
    """Return the years that being registered on a day opened; None if it opened none."""
    first = rule_on("pph_final_first_year", dt.date(9999, 12, 31))
    counted_from = max(registered, first.first_day)
    opened = rule_on("pph_final_open", counted_from)
    if not opened.value:
        return None
    years = rule_on("pph_final_years", counted_from)
    first_year = max(registered.year, int(first.value))
    return _Window(first_year, first_year + int(years.value) - 1, years, opened)


def _opened(window: _Window | None, registered: dt.date) -> Reason:
    if window is not None:
        rule, verdict = window.opened, Verdict.FOR
        text = phrase(
            "BUM Desa boleh memakai PPh final selama {years} tahun pajak.",
            years=int(window.years.value),
        )
    else:
        rule, verdict = rule_on("pph_final_open", registered), Verdict.AGAINST
        text = phrase(
            "Yang terdaftar sejak {first_day} tidak lagi boleh memakai PPh final.",
            first_day=rule.first_day,
        )
    return Reason(
        key="opened",
        text=text,
        verdict=verdict,
        source=rule.source,
        certainty=rule.certainty,
    )


def _counted(window: _Window, year: int, registered: dt.date) -> Reason:
    first = rule_on("pph_final_first_year", dt.date(9999, 12, 31))
    earlier = registered < first.first_day
    start = (
        phrase("Terdaftar sebelum {first_day}, jadi dihitung sejak", first_day=first.first_day)
        if earlier
        else word("Dihitung sejak tahun terdaftar")
    )
    span = phrase(
        "{start} {first_year}: berlaku {first_year} sampai {last_year}.",
        start=start,
        first_year=window.first_year,
        last_year=window.last_year,
    )
    inside = window.first_year <= year <= window.last_year
    place = (
        phrase(
            "Tahun {year} adalah tahun ke-{place} dari {years}.",
            year=year,
            place=year - window.first_year + 1,
            years=int(window.years.value),
        )
        if inside
        else phrase("Tahun {year} berada di luar jangka itu.", year=year)
    )
    rule = first if earlier else window.years
    return Reason(
        key="year_counter",
        text=phrase("{span} {place}", span=span, place=place),
        verdict=Verdict.FOR if inside else Verdict.AGAINST,
        source=rule.source,
        certainty=rule.certainty,
    )


def _choice(facts: TaxFacts) -> Reason:
    said = (
        "BUM Desa sudah memilih dikenai PPh badan umum."
        if facts.opted_general
        else "BUM Desa tidak memilih dikenai PPh badan umum."
    )
    return Reason(
        key="opted_general",
        text=word(said),
        verdict=Verdict.AGAINST if facts.opted_general else Verdict.FOR,
    )


def _ceiling(year: int, facts: TaxFacts) -> Reason:
    rule = rule_on("pph_final_ceiling", dt.date(year, 12, 31))
    passed = facts.turnover_before > rule.money
    said = word("melebihi") if passed else word("tidak melebihi")
    return Reason(
        key="ceiling",
        text=phrase(
            "Peredaran bruto {year} sebesar {turnover_before} {said} {money}.",
            year=year - 1,
            turnover_before=facts.turnover_before,
            said=said,
            money=rule.money,
        ),
        verdict=Verdict.AGAINST if passed else Verdict.FOR,
        source=rule.source,
        certainty=rule.certainty,
    )


def _transition(year: int) -> Reason | None:
    """Return what is unsure of the rest of a window since the final tax was closed."""
    rule = rule_on("pph_final_transition", dt.date(9999, 12, 31))
    if year < rule.first_day.year:
        return None
    return Reason(
        key="transition",
        text=phrase(
            "Sejak {first_day} BUM Desa tidak lagi berhak atas PPh final; yang"
            " terdaftar sebelumnya menghabiskan sisa jangkanya. Sumber berbeda"
            " pendapat apakah itu juga bagi BUM Desa: periksa ke kantor pajak.",
            first_day=rule.first_day,
        ),
        verdict=Verdict.UNSURE,
        source=rule.source,
        certainty=rule.certainty,
    )


def _conclusion(year: int, *, is_final: bool) -> Reason:
    last_day = dt.date(year, 12, 31)
    rule = rule_on("pph_final_rate" if is_final else "pph_badan_rate", last_day)
    percent = number_in_words(rule.value)
    text = (
        phrase(
            "Tahun pajak {year}: PPh final {percent} % dari peredaran bruto tiap bulan.",
            year=year,
            percent=percent,
        )
        if is_final
        else phrase(
            "Tahun pajak {year}: PPh badan {percent} % dari penghasilan kena"
            " pajak, dengan pengurangan Pasal 31E.",
            year=year,
            percent=percent,
        )
    )
    return Reason(
        key="conclusion",
        text=text,
        verdict=Verdict.FACT,
        source=rule.source,
        certainty=rule.certainty,
    )
