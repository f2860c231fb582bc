"""The page that everybody may open, if the enterprise switches it on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.record import Record

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class PublicPage(Record):
    """Whether and with which words an enterprise shows its last issued report to everybody.

    Attributes:
        contact: whom to ask, and how; no person's own number unless the enterprise writes it.
        changed_at: UTC, as the ledger writes times.
    """

    __tablename__ = "public_pages"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    is_open: Mapped[bool]
    contact: Mapped[str] = mapped_column(String(500))
    changed_at: Mapped[str] = mapped_column(String(27))
    changed_by: Mapped[str] = mapped_column(String(200))


def public_page_of(session: Session, book_id: str) -> PublicPage | None:
    """Return what was set about the public page; None where nobody ever did."""
    return session.get(PublicPage, book_id)
