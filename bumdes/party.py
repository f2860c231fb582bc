"""Parties: whom the enterprise deals with, in one register."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import NotFoundError
from bumdes.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session


class PartyKind(StrEnum):
    """What somebody mostly is to the enterprise; nobody is bound to it."""

    CUSTOMER = "customer"
    SUPPLIER = "supplier"
    STAFF = "staff"
    MEMBER = "member"
    GROUP = "group"
    VILLAGE = "village"
    LENDER = "lender"
    OFFICE = "office"
    """A tax office, a social security fund: who is owed by law."""
    OTHER = "other"

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return _KINDS[self]


_KINDS: Mapping[PartyKind, str] = MappingProxyType(
    {
        PartyKind.CUSTOMER: "Pelanggan",
        PartyKind.SUPPLIER: "Pemasok",
        PartyKind.STAFF: "Pegawai",
        PartyKind.MEMBER: "Warga",
        PartyKind.GROUP: "Kelompok",
        PartyKind.VILLAGE: "Desa",
        PartyKind.LENDER: "Pemberi pinjaman",
        PartyKind.OFFICE: "Instansi",
        PartyKind.OTHER: "Lainnya",
    }
)


class Party(Record):
    """Somebody the enterprise deals with; the code is the party of postings."""

    __tablename__ = "parties"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    code: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(150))
    address: Mapped[str] = mapped_column(String(200), default="")
    phone: Mapped[str] = mapped_column(String(30), default="")

    @property
    def of_kind(self) -> PartyKind:
        """What it mostly is to the enterprise."""
        return PartyKind(self.kind)


def find_party(session: Session, book_id: str, code: str) -> Party:
    """Return the party *code*.

    Raises:
        NotFoundError: there is none.
    """
    party = session.get(Party, (book_id, code))
    if party is None:
        raise NotFoundError("party", code)
    return party


def parties_of(session: Session, book_id: str) -> list[Party]:
    """Return the parties of an enterprise, by name."""
    query = select(Party).where(Party.book_id == book_id)
    return list(session.scalars(query.order_by(Party.name, Party.code)))
