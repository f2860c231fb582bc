"""Parties: whom the enterprise deals with, in one register.

Customers, suppliers, staff, members, groups, villages, lenders and who brings capital in: each
stands here once, and the code is what the lines of the journal name them by.
"""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, Index, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import NotFoundError
from bumdes.record import Record
from ledger import Dimension, DimensionValue

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy.orm import Session

    from bumdes.work import Work


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
        PartyKind.OTHER: "Lain-lain",
    }
)

MOST_ASKED = 500
"""Codes that one query asks for."""


class Party(Record):
    """Somebody the enterprise deals with; the code is the party of postings.

    Attributes:
        kind: what they mostly are to the enterprise.
        also: what else they are, with a space between.
        rt, rw: the neighbourhood, three digits each as on identity cards; empty if unknown.
        phone: with the code of its country, such as +6281234567890.
        nik: sixteen digits, or empty.
        npwp: digits only, or empty.
        photo: digest of the picture, which is kept as personal; empty if there is none.
        erased_at: when their personal data was erased on request, UTC; empty if it was not.
        erased_by: the actor who did.
    """

    __tablename__ = "parties"
    __table_args__ = (
        ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),
        Index("ix_parties_nik", "book_id", "nik"),
        Index("ix_parties_name", "book_id", "name", "code"),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    code: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(150))
    also: Mapped[str] = mapped_column(String(120), default="")
    address: Mapped[str] = mapped_column(String(200), default="", repr=False)
    rt: Mapped[str] = mapped_column(String(3), default="")
    rw: Mapped[str] = mapped_column(String(3), default="")
    phone: Mapped[str] = mapped_column(String(30), default="", repr=False)
    nik: Mapped[str] = mapped_column(String(16), default="", repr=False)
    npwp: Mapped[str] = mapped_column(String(22), default="", repr=False)
    photo: Mapped[str] = mapped_column(String(64), default="")
    note: Mapped[str] = mapped_column(String(300), default="", repr=False)
    erased_at: Mapped[str] = mapped_column(String(27), default="")
    erased_by: Mapped[str] = mapped_column(String(200), default="")

    @property
    def of_kind(self) -> PartyKind:
        """What it mostly is to the enterprise."""
        return PartyKind(self.kind)

    @property
    def kinds(self) -> tuple[PartyKind, ...]:
        """All that it is to the enterprise, what it mostly is first."""
        return (self.of_kind, *map(PartyKind, self.also.split()))

    @property
    def is_erased(self) -> bool:
        """Whether only the code is left of it."""
        return bool(self.erased_at)


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


def party_names(session: Session, book_id: str, codes: Collection[str]) -> dict[str, str]:
    """Return the names of the parties *codes*, as far as there are any."""
    asked = sorted(set(codes))
    names: dict[str, str] = {}
    for first in range(0, len(asked), MOST_ASKED):
        query = select(Party.code, Party.name).where(
            Party.book_id == book_id, Party.code.in_(asked[first : first + MOST_ASKED])
        )
        names.update((code, name) for code, name in session.execute(query))
    return names


def ensure_party(work: Work, code: str, *, name: str, kind: PartyKind) -> Party:
    """Return the party *code*; for registers that name parties by codes of their own.

    One that is not registered yet is called *name*, and postings may name it from now on. The
    act that asks for it has asked for the permission.
    """
    party = work.session.get(Party, (work.book_id, code))
    if party is not None:
        return party
    party = Party(book_id=work.book_id, code=code, kind=kind.value, name=name)
    work.session.add(party)
    work.session.flush()
    if not any(value.code == code for value in work.book.known(Dimension.PARTY)):
        work.book.declare(DimensionValue(dimension=Dimension.PARTY, code=code, name=name))
    return party
