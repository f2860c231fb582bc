"""Matches: lines of bank statements, and the entries of the journal that they are.

One line may be several entries, and one entry several lines; both sides come to the same.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import NotFoundError
from bumdes.record import Record

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class MatchOrigin(StrEnum):
    """How a match came about."""

    BY_HAND = "by_hand"
    SUGGESTED = "suggested"
    RECORDED = "recorded"
    """The entry was recorded from the line."""

    @property
    def label(self) -> str:
        """What people call it."""
        return {
            MatchOrigin.BY_HAND: "Dicocokkan sendiri",
            MatchOrigin.SUGGESTED: "Dari usulan",
            MatchOrigin.RECORDED: "Dicatat dari baris bank",
        }[self]


class BankMatch(Record):
    """That lines and entries are the same money.

    Attributes:
        origin: one of ``MatchOrigin``.
        matched_at: UTC, as the ledger writes times.
    """

    __tablename__ = "bank_matches"
    __table_args__ = (
        ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),
        Index("ix_bank_matches_account", "book_id", "account"),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    match_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    account: Mapped[str] = mapped_column(String(64))
    origin: Mapped[str] = mapped_column(String(20))
    matched_at: Mapped[str] = mapped_column(String(27))
    matched_by: Mapped[str] = mapped_column(String(200))


class MatchedLine(Record):
    """A line of a match; a line stands in one match only."""

    __tablename__ = "bank_matched_lines"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "match_id"], ["bank_matches.book_id", "bank_matches.match_id"]
        ),
        ForeignKeyConstraint(
            ["book_id", "line_id"], ["bank_lines.book_id", "bank_lines.line_id"]
        ),
        Index("ix_bank_matched_lines_match", "book_id", "match_id"),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    line_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    match_id: Mapped[str] = mapped_column(String(32))


class MatchedEntry(Record):
    """An entry of a match; for one account, an entry stands in one match only."""

    __tablename__ = "bank_matched_entries"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "match_id"], ["bank_matches.book_id", "bank_matches.match_id"]
        ),
        UniqueConstraint(
            "book_id", "account", "entry_sequence", name="uq_bank_matched_entries_entry"
        ),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    match_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    entry_sequence: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False
    )
    account: Mapped[str] = mapped_column(String(64))


def find_match(session: Session, book_id: str, match_id: str) -> BankMatch:
    """Return the match *match_id*.

    Raises:
        NotFoundError: there is none.
    """
    match = session.get(BankMatch, (book_id, match_id))
    if match is None:
        raise NotFoundError("bank_match", match_id)
    return match


def matches_of(session: Session, book_id: str, account: str) -> list[BankMatch]:
    """Return the matches of an account, the latest first."""
    query = select(BankMatch).where(BankMatch.book_id == book_id, BankMatch.account == account)
    return list(session.scalars(query.order_by(BankMatch.match_id.desc())))


def matched_lines(session: Session, book_id: str, account: str) -> dict[str, str]:
    """Return the match of each line of an account that has one, by the id of the line."""
    query = (
        select(MatchedLine.line_id, MatchedLine.match_id)
        .join(
            BankMatch,
            (BankMatch.book_id == MatchedLine.book_id)
            & (BankMatch.match_id == MatchedLine.match_id),
        )
        .where(MatchedLine.book_id == book_id, BankMatch.account == account)
    )
    return {row.line_id: row.match_id for row in session.execute(query)}


def matched_entries(session: Session, book_id: str, account: str) -> dict[int, str]:
    """Return the match of each entry of an account that has one, by its sequence."""
    query = select(MatchedEntry.entry_sequence, MatchedEntry.match_id).where(
        MatchedEntry.book_id == book_id, MatchedEntry.account == account
    )
    return {row.entry_sequence: row.match_id for row in session.execute(query)}
