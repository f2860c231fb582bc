"""Mergers: that two of the register are one person, said by somebody and never final.

What was posted stays as it was posted. A merger is a record that readings follow, and another
record undoes it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, String, UniqueConstraint, bindparam, select
from sqlalchemy.orm import Mapped, aliased, mapped_column

from bumdes.errors import NotFoundError, PartyErasedError, PartyMergedError
from bumdes.party import find_party
from bumdes.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import BindParameter, ColumnElement, Select
    from sqlalchemy.orm import Session

    from bumdes.party import Party


class PartyMerger(Record):
    """That *merged* and *kept* are one, or that this was said in error.

    Attributes:
        undoes: the merger that this one takes back; None where it merges.
        made_at: UTC, as the ledger writes times.
    """

    __tablename__ = "party_mergers"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "merged"],
            ["parties.book_id", "parties.code"],
            name="fk_party_mergers_merged",
        ),
        ForeignKeyConstraint(
            ["book_id", "kept"],
            ["parties.book_id", "parties.code"],
            name="fk_party_mergers_kept",
        ),
        ForeignKeyConstraint(
            ["book_id", "undoes"],
            ["party_mergers.book_id", "party_mergers.merger_id"],
            name="fk_party_mergers_undoes",
        ),
        UniqueConstraint("book_id", "undoes"),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    merger_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    merged: Mapped[str] = mapped_column(String(64))
    kept: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[str] = mapped_column(String(27))
    made_by: Mapped[str] = mapped_column(String(200))
    reason: Mapped[str] = mapped_column(String(300), default="")
    undoes: Mapped[str | None] = mapped_column(String(32), default=None)


class PartyDistinction(Record):
    """That two alike are not one person; *one* comes before *other*.

    Attributes:
        said_at: UTC, as the ledger writes times.
    """

    __tablename__ = "party_distinctions"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "one"],
            ["parties.book_id", "parties.code"],
            name="fk_party_distinctions_one",
        ),
        ForeignKeyConstraint(
            ["book_id", "other"],
            ["parties.book_id", "parties.code"],
            name="fk_party_distinctions_other",
        ),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    one: Mapped[str] = mapped_column(String(64), primary_key=True)
    other: Mapped[str] = mapped_column(String(64), primary_key=True)
    said_at: Mapped[str] = mapped_column(String(27))
    said_by: Mapped[str] = mapped_column(String(200))


@dataclass(frozen=True, slots=True)
class Mergers:
    """Who stands for whom, as the mergers in force say.

    Attributes:
        into: by the code of who was merged, the code of whom with.
    """

    into: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, session: Session, book_id: str) -> Mergers:
        """Return the mergers in force of an enterprise."""
        return cls({merger.merged: merger.kept for merger in mergers_of(session, book_id)})

    def standing(self, code: str) -> str:
        """Return the code that stands for *code*: its own, if nobody else does."""
        while code in self.into:
            code = self.into[code]
        return code

    def codes(self, code: str) -> tuple[str, ...]:
        """Return every code of the person with *code*, the one that stands for them first."""
        found = [self.standing(code)]
        for each in found:
            found += sorted(merged for merged, kept in self.into.items() if kept == each)
        return tuple(found)


def mergers_of(session: Session, book_id: str) -> list[PartyMerger]:
    """Return the mergers in force, the first one first."""
    return list(session.scalars(_MERGERS, {"book": book_id}))


def merged_codes(book_id: str) -> Select[str]:
    """Return, as a part of a query, the codes for which others stand."""
    return select(PartyMerger.merged).where(*_in_force(book_id))


def require_standing(session: Session, book_id: str, code: str) -> Party:
    """Return the party *code* if what is new may name it.

    Raises:
        NotFoundError: there is none.
        PartyErasedError: nothing but its code is left.
        PartyMergedError: another one stands for it.
    """
    party = find_party(session, book_id, code)
    if party.is_erased:
        raise PartyErasedError(code)
    standing = Mergers.of(session, book_id).standing(code)
    if standing != code:
        raise PartyMergedError(code, standing=standing)
    return party


def _in_force(book_id: str | BindParameter[str]) -> tuple[ColumnElement[bool], ...]:
    undoing = aliased(PartyMerger)
    undone = select(undoing.undoes).where(
        undoing.book_id == book_id, undoing.undoes.is_not(None)
    )
    return (
        PartyMerger.book_id == book_id,
        PartyMerger.undoes.is_(None),
        PartyMerger.merger_id.not_in(undone),
    )


_MERGERS = (
    select(PartyMerger).where(*_in_force(bindparam("book"))).order_by(PartyMerger.merger_id)
)
"""Asked for whatever names somebody, hence made once."""


def merger_history(session: Session, book_id: str, code: str) -> list[PartyMerger]:
    """Return every merger about *code*, those undone and those that undo with them."""
    query = select(PartyMerger).where(
        PartyMerger.book_id == book_id,
        (PartyMerger.merged == code) | (PartyMerger.kept == code),
    )
    return list(session.scalars(query.order_by(PartyMerger.merger_id)))


def find_merger(session: Session, book_id: str, merger_id: str) -> PartyMerger:
    """Return the merger *merger_id*.

    Raises:
        NotFoundError: there is none.
    """
    merger = session.get(PartyMerger, (book_id, merger_id))
    if merger is None:
        raise NotFoundError("party_merger", merger_id)
    return merger


def distinctions_of(session: Session, book_id: str) -> set[tuple[str, str]]:
    """Return who is not who, as pairs of codes in their order."""
    query = select(PartyDistinction.one, PartyDistinction.other).where(
        PartyDistinction.book_id == book_id
    )
    return {(row.one, row.other) for row in session.execute(query)}
