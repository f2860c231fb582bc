"""Regional taxes: the percentage that a regency lays down for what a unit does."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import ForeignKeyConstraint, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import NotFoundError
from bumdes.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session


class LocalTaxKind(NamedTuple):
    """One regional tax.

    Attributes:
        key: also of the rule that says how high it may be.
        account: what it is to an enterprise that bears it itself.
    """

    key: str
    label: str
    account: str


_KINDS = (
    LocalTaxKind("local_food", "PBJT makanan dan minuman", "7.3.01.03"),
    LocalTaxKind("local_hotel", "PBJT jasa perhotelan", "7.3.01.03"),
    LocalTaxKind("local_parking", "PBJT jasa parkir", "7.3.01.03"),
    LocalTaxKind("local_entertainment", "PBJT kesenian dan hiburan", "7.3.01.04"),
    LocalTaxKind("local_night_life", "PBJT karaoke, bar dan sejenisnya", "7.3.01.04"),
    LocalTaxKind("local_electricity", "PBJT tenaga listrik", "7.3.01.03"),
    LocalTaxKind("local_advertising", "Pajak reklame", "7.3.01.05"),
    LocalTaxKind("local_ground_water", "Pajak air tanah", "7.3.01.03"),
    LocalTaxKind("local_property", "PBB-P2", "7.3.01.03"),
)

LOCAL_TAX_KINDS: Mapping[str, LocalTaxKind] = MappingProxyType({k.key: k for k in _KINDS})
"""Every regional tax, by key."""


class LocalTax(Record):
    """The percentage of a regional tax for a unit, from a day on; zero ends it.

    Attributes:
        percent: exact, as text: ``10`` or ``7.5``.
        regulation: the regional regulation (Perda) that says so.
    """

    __tablename__ = "local_taxes"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    unit: Mapped[str] = mapped_column(String(16), primary_key=True)
    kind: Mapped[str] = mapped_column(String(30), primary_key=True)
    valid_from: Mapped[dt.date] = mapped_column(primary_key=True)
    percent: Mapped[str] = mapped_column(String(20))
    regulation: Mapped[str] = mapped_column(String(200))
    recorded_by: Mapped[str] = mapped_column(String(200))

    @property
    def rate(self) -> Fraction:
        """The percentage."""
        return Fraction(self.percent)

    @property
    def of_kind(self) -> LocalTaxKind:
        """Which tax it is."""
        return local_tax_kind(self.kind)


def local_tax_kind(key: str) -> LocalTaxKind:
    """Return the regional tax with *key*.

    Raises:
        NotFoundError: there is none.
    """
    try:
        return LOCAL_TAX_KINDS[key]
    except KeyError:
        raise NotFoundError("tax", key) from None


def local_taxes_of(session: Session, book_id: str) -> list[LocalTax]:
    """Return what was ever laid down for the units, the oldest first."""
    query = select(LocalTax).where(LocalTax.book_id == book_id)
    return list(session.scalars(query.order_by(LocalTax.valid_from, LocalTax.unit)))


def local_taxes_on(session: Session, book_id: str, on: dt.date) -> list[LocalTax]:
    """Return what holds for the units on a day; what has ended is left out."""
    found = {
        (tax.unit, tax.kind): tax
        for tax in local_taxes_of(session, book_id)
        if tax.valid_from <= on
    }
    return [tax for tax in found.values() if tax.rate]
