"""How developed a village is: its score and status of each year, as the ministry found them.

Score and status are kept as they were published and never computed here: the bounds between
the statuses changed with the scheme, and those of the newer one are not known to us.

Source: Permendesa 2/2016 (Indeks Desa Membangun, to 2024); Permendes 9/2024 (Indeks Desa, from
2025 on).
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, SmallInteger, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import InvalidFieldError
from bumdes.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

_SCORE = re.compile(r"\d{1,3}([.,]\d{1,4})?\Z", re.ASCII)


class IndexScheme(StrEnum):
    """By which rules a village was measured."""

    IDM = "idm"
    INDEKS_DESA = "indeks_desa"

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return "IDM" if self is IndexScheme.IDM else "Indeks Desa"


class VillageStatus(StrEnum):
    """How developed a village is, the poorest first."""

    VERY_LEFT_BEHIND = "very_left_behind"
    LEFT_BEHIND = "left_behind"
    DEVELOPING = "developing"
    ADVANCED = "advanced"
    INDEPENDENT = "independent"

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return _LABELS[self]


_LABELS: Mapping[VillageStatus, str] = MappingProxyType(
    {
        VillageStatus.VERY_LEFT_BEHIND: "Sangat Tertinggal",
        VillageStatus.LEFT_BEHIND: "Tertinggal",
        VillageStatus.DEVELOPING: "Berkembang",
        VillageStatus.ADVANCED: "Maju",
        VillageStatus.INDEPENDENT: "Mandiri",
    }
)


class VillageIndex(Record):
    """What was found of a village in a year.

    Attributes:
        score: as published, with a decimal comma: ``0,7072`` or ``82,35``.
    """

    __tablename__ = "village_indices"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "village_code"], ["villages.book_id", "villages.code"]
        ),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    village_code: Mapped[str] = mapped_column(String(13), primary_key=True)
    year: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    scheme: Mapped[str] = mapped_column(String(20))
    status: Mapped[str] = mapped_column(String(20))
    score: Mapped[str] = mapped_column(String(8), default="")


def check_score(text: str) -> str:
    """Return the score that *text* writes, with a decimal comma; empty for none.

    Raises:
        InvalidFieldError: it is no number with up to four decimals.
    """
    given = text.strip()
    if given and not _SCORE.match(given):
        raise InvalidFieldError("score", text, "score")
    return given.replace(".", ",")


def scheme_of(year: int) -> IndexScheme:
    """Return by which rules villages are measured in *year*; the oldest before any."""
    first_day = dt.date(year, 1, 1)
    held = [scheme for valid_from, scheme in _schemes() if valid_from <= first_day]
    return held[-1] if held else _schemes()[0][1]


def indices_of(session: Session, book_id: str) -> list[VillageIndex]:
    """Return what was found of the villages that own an enterprise, the latest year first."""
    c = VillageIndex
    query = select(c).where(c.book_id == book_id).order_by(c.year.desc(), c.village_code)
    return list(session.scalars(query))


@cache
def _schemes() -> tuple[tuple[dt.date, IndexScheme], ...]:
    text = files("bumdes").joinpath("data", "village_index_schemes.csv")
    rows = csv.DictReader(text.read_text(encoding="utf-8").splitlines())
    return tuple(
        (dt.date.fromisoformat(row["valid_from"]), IndexScheme(row["value"])) for row in rows
    )
