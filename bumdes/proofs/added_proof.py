"""Added proofs: papers and photos that came after their entry, kept beside the journal.

An entry never changes, nor does the list of digests that its own digest covers. What comes
later is told apart for ever: who brought it, when, and why so late.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.record import Record
from ledger.proofs import entries_naming

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy.orm import Session

    from bumdes.work import Work

LONGEST_REASON = 300
MOST_PROOFS = 20
"""Of one entry, added later."""

_ASKED_AT_ONCE = 500


class AddedProof(Record):
    """A paper or photo that proves an entry, and came after it.

    Attributes:
        sequence: the entry's place in the journal.
        file: digest of what proves it.
        reason: why it comes late.
        added_at: UTC, as the ledger writes times.
    """

    __tablename__ = "added_proofs"
    __table_args__ = (
        ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),
        ForeignKeyConstraint(
            ["book_id", "file"], ["stored_files.book_id", "stored_files.digest"]
        ),
        Index("ix_added_proofs_sequence", "book_id", "sequence"),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    proof_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    sequence: Mapped[int] = mapped_column(BigInteger)
    file: Mapped[str] = mapped_column(String(64))
    reason: Mapped[str] = mapped_column(String(LONGEST_REASON))
    added_at: Mapped[str] = mapped_column(String(27))
    added_by: Mapped[str] = mapped_column(String(200))


def added_proofs(session: Session, book_id: str, sequence: int) -> list[AddedProof]:
    """Return what came later for the entry *sequence*, the first one first."""
    query = select(AddedProof).where(
        AddedProof.book_id == book_id, AddedProof.sequence == sequence
    )
    return list(session.scalars(query.order_by(AddedProof.proof_id)))


def proved_later(session: Session, book_id: str) -> frozenset[int]:
    """Return the places of all entries for which something came later."""
    query = select(AddedProof.sequence).where(AddedProof.book_id == book_id).distinct()
    return frozenset(session.scalars(query))


def proofs_added_to(
    session: Session, book_id: str, sequences: Collection[int]
) -> Mapping[int, tuple[str, ...]]:
    """Return the digests of what came later, by the entry; none for those without."""
    wanted, found = sorted(sequences), dict[int, tuple[str, ...]]()
    for first in range(0, len(wanted), _ASKED_AT_ONCE):
        query = select(AddedProof.sequence, AddedProof.file).where(
            AddedProof.book_id == book_id,
            AddedProof.sequence.in_(wanted[first : first + _ASKED_AT_ONCE]),
        )
        for sequence, file in session.execute(query.order_by(AddedProof.proof_id)):
            found[sequence] = (*found.get(sequence, ()), file)
    return found


def added_files(session: Session, book_id: str) -> frozenset[str]:
    """Return the digests of everything that came later."""
    query = select(AddedProof.file).where(AddedProof.book_id == book_id).distinct()
    return frozenset(session.scalars(query))


def entries_proved_by(work: Work, digest: str) -> list[tuple[int, int]]:
    """Return year and number of the entries that a file proves, at once or later."""
    query = select(AddedProof.sequence).where(
        AddedProof.book_id == work.book_id, AddedProof.file == digest
    )
    later = work.book.entries_at(work.session.scalars(query))
    found = {(posted.entry.date.year, posted.number) for posted in later}
    return sorted(found.union(entries_naming(work.book, digest)))
