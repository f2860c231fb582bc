"""Templates of journal entries: lines that are written again and again, with other amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import (
    BigInteger,
    ForeignKeyConstraint,
    Integer,
    String,
    UniqueConstraint,
    select,
)
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import NotFoundError
from bumdes.record import Record

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class JournalTemplate(Record):
    """A pattern of an entry, by the name that somebody gave it.

    Attributes:
        kind: ordinary or adjusting, as ``ledger.EntryKind`` names it.
        recorded_by: who keeps it.
    """

    __tablename__ = "journal_templates"
    __table_args__ = (
        ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),
        UniqueConstraint("book_id", "name"),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    template_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    name: Mapped[str] = mapped_column(String(100))
    description: Mapped[str] = mapped_column(String(500))
    kind: Mapped[str] = mapped_column(String(16))
    recorded_by: Mapped[str] = mapped_column(String(200))


class JournalTemplateLine(Record):
    """A line of a pattern.

    Attributes:
        side: debit or credit.
        minor: the amount that is filled in, in sen; 0 where it is typed each time.
    """

    __tablename__ = "journal_template_lines"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "template_id"],
            ["journal_templates.book_id", "journal_templates.template_id"],
        ),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    template_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    position: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    account: Mapped[str] = mapped_column(String(64))
    side: Mapped[str] = mapped_column(String(10))
    minor: Mapped[int] = mapped_column(BigInteger)
    unit: Mapped[str] = mapped_column(String(16), default="")


def templates_of(session: Session, book_id: str) -> list[JournalTemplate]:
    """Return the templates of an enterprise, by name."""
    query = select(JournalTemplate).where(JournalTemplate.book_id == book_id)
    return list(session.scalars(query.order_by(JournalTemplate.name)))


def find_template(session: Session, book_id: str, template_id: str) -> JournalTemplate:
    """Return a template.

    Raises:
        NotFoundError: there is none.
    """
    found = session.get(JournalTemplate, (book_id, template_id))
    if found is None:
        raise NotFoundError("journal_template", template_id)
    return found


def template_lines(
    session: Session, book_id: str, template_id: str
) -> list[JournalTemplateLine]:
    """Return the lines of a template, in their order."""
    line = JournalTemplateLine
    query = select(line).where(line.book_id == book_id, line.template_id == template_id)
    return list(session.scalars(query.order_by(line.position)))
