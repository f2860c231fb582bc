"""Bands of age as cases name them: ``31_60``, ``> 90 hari``, ``belum jatuh tempo``."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from bumdes.credit.band import Band
from ledger.money import from_minor, to_minor
from reports.casecheck.context import AMOUNTS, WORDS, first_of
from reports.casecheck.numbers import exact_number, half_up
from reports.casecheck.row import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ledger import Money
    from reports.casecheck.aged import Aged

NO_BAND = "golongan umurnya tidak dikenal"
NO_PERCENT = "persentase penyisihannya tidak disebutkan"

BAND_NAMES = ("bucket", "band", "name", "golongan", "label")
PERCENT = ("percent", "rate_percent", "rate", "allowance_percent")
RATES = ("rates", "percents", "percentages", "allowance_rates")
ALLOWANCE = ("allowance", "provision", "doubted", "penyisihan", "total_allowance")
COUNT = ("count", "document_count", "loans_count")

_NUMBER = re.compile(r"\d+")
_OVER = re.compile(r">(?!=)|over|above|lebih dari|di ?atas|lewat dari", re.IGNORECASE)
_FROM = re.compile(r"\+|>=|plus|or more|ke ?atas|atau lebih", re.IGNORECASE)
_UP_TO = re.compile(r"<|up to|until|sampai|s/?d|kurang|under|below", re.IGNORECASE)
_NOT_DUE = re.compile(r"current|not.?(yet.?)?due|belum|not.?overdue", re.IGNORECASE)
_NO_DAYS = re.compile(r"bulan|month|tahun|year|minggu|week", re.IGNORECASE)


def band_named(name: str, percent: Fraction = Fraction()) -> Band | None:
    """Return the band that *name* tells in days, both included; None if it tells none."""
    days = [int(found) for found in _NUMBER.findall(name)]
    if not days:
        return Band(0, 0, percent) if _NOT_DUE.search(name) else None
    if _NO_DAYS.search(name) or days[0] > days[-1]:
        return None
    return Band(*_ends(name, days), percent)


def _ends(name: str, days: Sequence[int]) -> tuple[int, int | None]:
    """Return the first and the last day of a band; None if it has no last one."""
    first = days[0]
    if len(days) > 1:
        return first, days[1]
    if _FROM.search(name):
        return first, None
    if _OVER.search(name):
        return first + 1, None
    return (0 if _UP_TO.search(name) else first), first


def bands_named(names: Iterable[str]) -> dict[str, Band]:
    """Return the bands that *names* tell; not those of names that tell none.

    A day that two of them name belongs to the later one: 0-30, 30-60.
    """
    found = {name: band for name in names if (band := band_named(name)) is not None}
    starts = {band.first_day for band in found.values()}
    for name, band in found.items():
        if band.last_day in starts and band.last_day != band.first_day:
            found[name] = replace(band, last_day=band.last_day - 1)
    return found


class Found(NamedTuple):
    """What all bands come to, in minor units.

    Attributes:
        doubted: how much of it, in each way of rounding; empty if it is not said of all.
    """

    minor: int
    doubted: tuple[int, ...]


def compare_bands(row: Row, told: Any, aged: Sequence[Aged]) -> Found:
    """Compare each band that is *told* with what *aged* has in it, and what is doubted."""
    rows = _rows(row, told)
    bands, percents = bands_named(rows), row.value(*RATES)
    whole, doubts = 0, []
    for name, inner in rows.items():
        band = bands.get(name)
        percent = inner.number(*PERCENT)
        if percent is None and isinstance(percents, dict):
            percent = exact_number(percents.get(name))
        if band is None and aged:
            inner.leave_rest(NO_BAND)
            continue
        minor = _compare_amount(inner, band, aged)
        doubts.append(compare_doubted(inner, minor, percent))
        inner.leave_rest()
        whole += minor
    known = [ways for ways in doubts if ways]
    sums = tuple(map(sum, zip(*known, strict=True))) if len(known) == len(doubts) else ()
    return Found(whole, sums)


def compare_doubted(row: Row, minor: int, percent: Fraction | None) -> tuple[int, ...]:
    """Compare how much of *minor* is doubted, and return it in each way of rounding."""
    if percent is None:
        row.leave_out(ALLOWANCE, NO_PERCENT)
        return ()
    ways = (Band(0, None, percent).doubted(minor), half_up(minor * percent / 100))
    row.compare(ALLOWANCE, *(_money(row, way) for way in ways))
    return ways


def _compare_amount(row: Row, band: Band | None, aged: Sequence[Aged]) -> int:
    """Compare what a band holds, and return it; without documents it is what is told."""
    amount = row.amount(*AMOUNTS)
    minor = to_minor(amount) if amount is not None else 0
    if band is None or not aged:
        return minor
    ways = _within(band, aged)
    row.compare(AMOUNTS, *(_money(row, way) for way in ways))
    row.compare_words(COUNT, sum(band.holds(document.days) for document in aged))
    return minor if minor in ways else ways[0]


def _within(band: Band, aged: Sequence[Aged]) -> tuple[int, int]:
    """Return what *band* holds: of each day that something was due, or of whole documents."""
    by_day = sum(
        due.minor for document in aged for due in document.dues if band.holds(document.age(due))
    )
    return by_day, sum(document.left for document in aged if band.holds(document.days))


def _rows(row: Row, told: Any) -> dict[str, Row]:
    """Return the bands by name, each as a row: an amount alone is what it holds."""
    if isinstance(told, list):
        told = {str(first_of(inner, BAND_NAMES)): inner for inner in told}
    label = row.label
    return {
        str(name): Row(
            row.context,
            f"{label} {name}",
            inner if isinstance(inner, dict) else {"amount": inner},
            {*BAND_NAMES},
        )
        for name, inner in told.items()
        if name not in WORDS
    }


def _money(row: Row, minor: int) -> Money:
    return from_minor(minor, row.context.book.currency)
