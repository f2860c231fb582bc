"""Bands of age: how long something is overdue, and how much of it is doubted.

The law names no percentages that could be confirmed, so what holds is data with a day from
which it does: the table that comes with the program, or what the enterprise decides.
"""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.resources import files
from math import floor
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, Integer, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import InvalidFieldError
from bumdes.phrase import phrase
from bumdes.read_once import read_once
from bumdes.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

_WHOLE = 10_000
"""A hundred percent, in hundredths of a percent."""


class AgeingBand(Record):
    """A band that an enterprise decided on.

    Attributes:
        valid_from: the first day that the bands of this day hold.
        first_day: from how many days overdue; 0 for what is not due.
        hundredths: how much of it is doubted, in hundredths of a percent.
        source: who decided it, or why.
    """

    __tablename__ = "ageing_bands"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    valid_from: Mapped[dt.date] = mapped_column(primary_key=True)
    first_day: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    hundredths: Mapped[int] = mapped_column(Integer)
    source: Mapped[str] = mapped_column(String(300))
    set_by: Mapped[str] = mapped_column(String(200))
    set_at: Mapped[str] = mapped_column(String(27))


@dataclass(frozen=True, slots=True)
class Band:
    """What is overdue from *first_day* through *last_day* days, both included.

    The band from 0 holds what is not due yet; a last day of None is as long as it may be.
    """

    first_day: int
    last_day: int | None
    percent: Fraction

    @property
    def label(self) -> str:
        """What people call it."""
        if self.first_day == 0:
            return "Belum jatuh tempo"
        if self.last_day is None:
            return phrase("Lewat lebih dari {days} hari", days=self.first_day - 1)
        return phrase("Lewat {first}-{last} hari", first=self.first_day, last=self.last_day)

    def holds(self, days: int) -> bool:
        """Whether it is the band of what is overdue by *days*; zero or less is not due."""
        return self.first_day <= max(days, 0) and (
            self.last_day is None or max(days, 0) <= self.last_day
        )

    def doubted(self, minor: int) -> int:
        """Return how much of *minor* sen is doubted: whole rupiah, halves up, or all of it."""
        return min(minor, floor(minor * self.percent / 10_000 + Fraction(1, 2)) * 100)


@dataclass(frozen=True, slots=True)
class Bands:
    """The bands that hold on a day, the youngest first; together they hold every age.

    Attributes:
        valid_from: since when they hold.
        source, certainty: where they are laid down; C confirmed, S secondary, K unconfirmed.
    """

    bands: tuple[Band, ...]
    valid_from: dt.date
    source: str
    certainty: str

    def place(self, days: int) -> int:
        """Return the place of the band of what is overdue by *days*; zero or less: not due."""
        place = len(self.bands) - 1
        while self.bands[place].first_day > max(days, 0):
            place -= 1
        return place


def bands_of(
    steps: Sequence[tuple[int, Fraction]],
    *,
    valid_from: dt.date,
    source: str,
    certainty: str,
) -> Bands:
    """Return the bands that begin at *steps*: days overdue, and the percent doubted from there.

    Raises:
        InvalidFieldError: they do not begin with what is not due, do not grow, or a percent
            is not between 0 and 100.
    """
    starts = [first for first, _ in steps]
    if not starts or starts[0] != 0 or starts != sorted(set(starts)):
        raise InvalidFieldError("bands", " ".join(map(str, starts)), "growing_bands")
    for _, percent in steps:
        if not 0 <= percent <= 100:
            raise InvalidFieldError("percent", str(percent), "percent")
    ends = [first - 1 for first in starts[1:]] + [None]
    bands = tuple(
        Band(first, end, percent) for (first, percent), end in zip(steps, ends, strict=True)
    )
    return Bands(bands, valid_from, source, certainty)


@read_once
def bands_on(session: Session, book_id: str, day: dt.date) -> Bands:
    """Return the bands that hold on *day*: the enterprise's own, or the usual ones."""
    query = (
        select(AgeingBand)
        .where(AgeingBand.book_id == book_id, AgeingBand.valid_from <= day)
        .order_by(AgeingBand.valid_from.desc(), AgeingBand.first_day)
    )
    rows = list(session.scalars(query))
    if not rows:
        return _usual_on(day)
    own = [row for row in rows if row.valid_from == rows[0].valid_from]
    return bands_of(
        [(row.first_day, Fraction(row.hundredths, _WHOLE // 100)) for row in own],
        valid_from=own[0].valid_from,
        source=own[0].source,
        certainty="C",
    )


def _usual_on(day: dt.date) -> Bands:
    """Return what comes with the program: of *day*, or the oldest if it is before them all."""
    tables = _usual()
    held = [table for table in tables if table.valid_from <= day]
    return held[-1] if held else tables[0]


@cache
def _usual() -> tuple[Bands, ...]:
    text = files("bumdes").joinpath("data", "ageing_bands.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    return tuple(
        bands_of(
            [
                (int(row["first_day"]), Fraction(row["percent"]))
                for row in rows
                if row["valid_from"] == day
            ],
            valid_from=dt.date.fromisoformat(day),
            source=next(row["source"] for row in rows if row["valid_from"] == day),
            certainty=next(row["certainty"] for row in rows if row["valid_from"] == day),
        )
        for day in sorted({row["valid_from"] for row in rows})
    )
