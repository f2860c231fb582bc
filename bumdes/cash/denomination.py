"""Denominations: the notes and coins that cash is counted in, by the days they circulate."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from bumdes.dated_table import rows_on

if TYPE_CHECKING:
    import datetime as dt

_TABLE = "denominations"
_SEN = 100


class PieceKind(StrEnum):
    """What money is made of."""

    NOTE = "note"
    COIN = "coin"

    @property
    def label(self) -> str:
        """What people call it."""
        return "Uang kertas" if self is PieceKind.NOTE else "Uang logam"


class Denomination(NamedTuple):
    """A note or a coin of so many rupiah."""

    kind: PieceKind
    face: int

    @property
    def key(self) -> str:
        """How forms and records name it: ``note-50000``."""
        return f"{self.kind.value}-{self.face}"

    @property
    def minor(self) -> int:
        """What one piece is worth, in sen."""
        return self.face * _SEN


def denominations_on(on: dt.date) -> tuple[Denomination, ...]:
    """Return what circulates on a day: notes first, the largest first.

    Raises:
        RateOutsideDatesError: the table knows nothing of that day.
    """
    found = [
        Denomination(PieceKind(row.values["kind"]), int(row.values["face"]))
        for row in rows_on(_TABLE, on)
    ]
    return tuple(sorted(found, key=lambda each: (each.kind is PieceKind.COIN, -each.face)))


def find_denomination(key: str, on: dt.date) -> Denomination | None:
    """Return the denomination *key* if it circulates on a day."""
    return next((each for each in denominations_on(on) if each.key == key), None)
