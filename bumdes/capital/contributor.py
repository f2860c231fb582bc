"""Contributors: who brings capital in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.capital_source import ContributorKind
from bumdes.errors import NotFoundError
from bumdes.record import Record

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

RETAINED_PROFIT_CODE, DBM_CODE = "LABA", "DBM"


class Contributor(Record):
    """Somebody who brings capital in; the code is the party of postings.

    Attributes:
        code: ``DESA-<code of the village>``, ``PIHAK-<number>``, LABA or DBM.
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
    name: Mapped[str] = mapped_column(String(150))
    village: Mapped[str | None] = mapped_column(String(13), default=None)
    account: Mapped[str] = mapped_column(String(64), default="")
    address: Mapped[str] = mapped_column(String(200), default="")
    cooperation_id: Mapped[str] = mapped_column(String(32), default="")

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
