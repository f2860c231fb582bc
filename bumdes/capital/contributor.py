"""Contributors: who brings capital in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, String, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bumdes.capital_source import ContributorKind
from bumdes.errors import NotFoundError
from bumdes.party import Party, PartyKind
from bumdes.record import Record

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

RETAINED_PROFIT_CODE, DBM_CODE = "LABA", "DBM"

_PARTIES = {
    ContributorKind.VILLAGE: PartyKind.VILLAGE,
    ContributorKind.MEMBER: PartyKind.MEMBER,
    ContributorKind.GROUP: PartyKind.GROUP,
    ContributorKind.PROVINCE: PartyKind.OFFICE,
    ContributorKind.REGENCY: PartyKind.OFFICE,
    ContributorKind.MINISTRY: PartyKind.OFFICE,
    ContributorKind.LENDER: PartyKind.LENDER,
}


class Contributor(Record):
    """What the capital register knows of a party that brings capital in.

    Attributes:
        code: of the party: ``DESA-<code of the village>``, LABA, DBM, or any other.
        village: code of the member village, if it is one.
        account: where its capital is kept, for a village; empty where the source says.
        cooperation_id: the cooperation it is a partner in; empty for none.
    """

    __tablename__ = "contributors"
    __table_args__ = (
        ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),
        ForeignKeyConstraint(["book_id", "village"], ["villages.book_id", "villages.code"]),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    code: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    village: Mapped[str | None] = mapped_column(String(13), default=None)
    account: Mapped[str] = mapped_column(String(64), default="")
    cooperation_id: Mapped[str] = mapped_column(String(32), default="")
    party: Mapped[Party] = relationship(
        primaryjoin="and_(foreign(Contributor.book_id) == remote(Party.book_id),"
        " foreign(Contributor.code) == remote(Party.code))",
        lazy="joined",
        innerjoin=True,
        viewonly=True,
        init=False,
    )

    @property
    def name(self) -> str:
        """What the register of parties calls it."""
        return self.party.name

    @property
    def of_kind(self) -> ContributorKind:
        """What kind of contributor it is."""
        return ContributorKind(self.kind)

    @property
    def is_village(self) -> bool:
        """Whether it is a village that owns the enterprise."""
        return self.kind == ContributorKind.VILLAGE

    @property
    def is_owner_kind(self) -> bool:
        """Whether its capital gives it a share of its own in the enterprise."""
        return self.kind in {
            ContributorKind.VILLAGE,
            ContributorKind.MEMBER,
            ContributorKind.GROUP,
        }


def village_party(village: str) -> str:
    """Return the code of the contributor that the village with code *village* is."""
    return f"DESA-{village}"


def party_kind(kind: ContributorKind) -> PartyKind:
    """Return what a contributor of *kind* mostly is to the enterprise."""
    return _PARTIES.get(kind, PartyKind.OTHER)


def find_contributor(session: Session, book_id: str, code: str) -> Contributor:
    """Return the contributor *code*.

    Raises:
        NotFoundError: there is none.
    """
    contributor = session.get(Contributor, (book_id, code))
    if contributor is None:
        raise NotFoundError("contributor", code)
    return contributor


def contributors_of(session: Session, book_id: str) -> list[Contributor]:
    """Return the contributors of an enterprise, in code order."""
    query = select(Contributor).where(Contributor.book_id == book_id)
    return list(session.scalars(query.order_by(Contributor.code)))
