"""Bank statements: what the bank says happened on an account, line by line.

A statement is no journal: it posts nothing. Its lines stand as the bank wrote them; each is
known by its content, so that taking the same statement in again, or one that overlaps it, adds
nothing twice.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import (
    BigInteger,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    UniqueConstraint,
    select,
)
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import NotFoundError
from bumdes.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session


class BankStatement(Record):
    """A statement that was taken in.

    Attributes:
        account: of the journal.
        first_day, last_day: of its lines, or as far as it says.
        opening_minor, closing_minor: the balance before its first line and after its last, in
            sen.
        form: key of its form; ``own`` where somebody named the columns.
        columns: those columns as JSON, to be offered again.
        taken_in_at: UTC, as the ledger writes times.
        name: of the file.
    """

    __tablename__ = "bank_statements"
    __table_args__ = (
        ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),
        Index("ix_bank_statements_account", "book_id", "account", "last_day"),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    statement_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    account: Mapped[str] = mapped_column(String(64))
    first_day: Mapped[dt.date]
    last_day: Mapped[dt.date]
    opening_minor: Mapped[int] = mapped_column(BigInteger)
    closing_minor: Mapped[int] = mapped_column(BigInteger)
    form: Mapped[str] = mapped_column(String(20))
    taken_in_at: Mapped[str] = mapped_column(String(27))
    taken_in_by: Mapped[str] = mapped_column(String(200))
    columns: Mapped[str] = mapped_column(String(2000), default="")
    name: Mapped[str] = mapped_column(String(200), default="")


class BankLine(Record):
    """A line of a statement.

    Attributes:
        position: its place in the statement, from the oldest.
        minor: what it added to the account, in sen; negative for what went out.
        reference: what the bank calls it; empty where it says nothing.
        content: digest of what it says, and of how many lines before it say the same.
    """

    __tablename__ = "bank_lines"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "statement_id"],
            ["bank_statements.book_id", "bank_statements.statement_id"],
        ),
        UniqueConstraint("book_id", "account", "content", name="uq_bank_lines_content"),
        Index("ix_bank_lines_day", "book_id", "account", "booked_on"),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    line_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    statement_id: Mapped[str] = mapped_column(String(32))
    account: Mapped[str] = mapped_column(String(64))
    position: Mapped[int] = mapped_column(Integer)
    booked_on: Mapped[dt.date]
    description: Mapped[str] = mapped_column(String(500))
    reference: Mapped[str] = mapped_column(String(100))
    minor: Mapped[int] = mapped_column(BigInteger)
    content: Mapped[str] = mapped_column(String(64))


def content_digest(
    on: dt.date, minor: int, description: str, reference: str, times: int
) -> str:
    """Return what a line is known by.

    Args:
        times: how many lines before it in the statement say the very same: two fees of one
            day are two lines.
    """
    words = " ".join(f"{description} {reference}".casefold().split())
    said = f"{on.isoformat()}|{minor}|{words}|{times}"
    return hashlib.sha256(said.encode()).hexdigest()


def statements_of(
    session: Session, book_id: str, account: str | None = None
) -> list[BankStatement]:
    """Return the statements that were taken in, the latest first; of *account* if named."""
    query = select(BankStatement).where(BankStatement.book_id == book_id)
    if account is not None:
        query = query.where(BankStatement.account == account)
    order = (BankStatement.last_day.desc(), BankStatement.statement_id.desc())
    return list(session.scalars(query.order_by(*order)))


def find_statement(session: Session, book_id: str, statement_id: str) -> BankStatement:
    """Return the statement *statement_id*.

    Raises:
        NotFoundError: there is none.
    """
    statement = session.get(BankStatement, (book_id, statement_id))
    if statement is None:
        raise NotFoundError("bank_statement", statement_id)
    return statement


def lines_until(session: Session, book_id: str, account: str, last: dt.date) -> list[BankLine]:
    """Return the lines of all statements of *account* until a day, the oldest first."""
    query = select(BankLine).where(
        BankLine.book_id == book_id, BankLine.account == account, BankLine.booked_on <= last
    )
    order = (BankLine.booked_on, BankLine.statement_id, BankLine.position)
    return list(session.scalars(query.order_by(*order)))


def find_line(session: Session, book_id: str, line_id: str) -> BankLine:
    """Return the line *line_id*.

    Raises:
        NotFoundError: there is none.
    """
    line = session.get(BankLine, (book_id, line_id))
    if line is None:
        raise NotFoundError("bank_line", line_id)
    return line


def known_contents(
    session: Session, book_id: str, account: str, contents: Iterable[str]
) -> set[str]:
    """Return which of *contents* are lines of *account* already."""
    wanted, found = sorted(set(contents)), set()
    for first in range(0, len(wanted), 500):
        query = select(BankLine.content).where(
            BankLine.book_id == book_id,
            BankLine.account == account,
            BankLine.content.in_(wanted[first : first + 500]),
        )
        found |= set(session.scalars(query))
    return found
