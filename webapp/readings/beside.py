"""What stands beside an entry: proofs that came later, comments, and what it is linked to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.correction import correction_of, corrects, reversal_of
from bumdes.entry_comment import comments_on
from bumdes.errors import NotFoundError
from bumdes.people import find_person
from bumdes.permissions import Role
from bumdes.proofs.added_proof import added_proofs
from bumdes.proofs.payment import PROOF_LATER_TAG
from bumdes.proofs.who_may import may_prove
from bumdes.stored_file import files_named
from webapp.readings.voucher import Related

if TYPE_CHECKING:
    from bumdes.stored_file import StoredFile
    from bumdes.work import Work
    from ledger import PostedEntry


@dataclass(frozen=True, slots=True)
class LateProof:
    """A proof that came after its entry."""

    file: StoredFile
    added_at: dt.datetime
    added_by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody said about the entry."""

    text: str
    written_at: dt.datetime
    written_by: str
    office: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What stands beside one entry.

    Attributes:
        late: the proofs that came later, the first one first.
        promise: why a proof was to follow; empty if nobody promised one.
        stands_for: the entry that it stands for, and what took that back.
        replaced_by: the entry that stands for it, or for the one that it takes back.
        took_back: the reversal of the entry that it stands for.
        may_prove: whether the actor may add a proof of it.
    """

    late: tuple[LateProof, ...]
    promise: str
    comments: tuple[Comment, ...]
    stands_for: Related | None
    took_back: Related | None
    replaced_by: Related | None
    may_prove: bool


def read_beside(work: Work, posted: PostedEntry) -> Beside:
    """Return what stands beside *posted*, which the actor sees."""
    entry, book = posted.entry, work.book
    late = _late(work, posted.sequence)
    first = corrects(entry)
    wrong = entry.reverses or posted.sequence
    return Beside(
        late=late,
        promise="" if late or entry.evidence else entry.tags.get(PROOF_LATER_TAG, ""),
        comments=_comments(work, posted.sequence),
        stands_for=None if first is None else _related(book.entry(first)),
        took_back=None if first is None else _related(reversal_of(book, first)),
        replaced_by=_related(correction_of(book, wrong)),
        may_prove=may_prove(work, entry),
    )


def _related(posted: PostedEntry | None) -> Related | None:
    if posted is None:
        return None
    return Related(posted.entry.date.year, posted.number, posted.voucher)


def _late(work: Work, sequence: int) -> tuple[LateProof, ...]:
    proofs = added_proofs(work.session, work.book_id, sequence)
    names = (proof.file for proof in proofs)
    files = {file.digest: file for file in files_named(work.session, work.book_id, names)}
    return tuple(
        LateProof(
            files[proof.file],
            dt.datetime.fromisoformat(proof.added_at),
            named(work, proof.added_by),
            proof.reason,
        )
        for proof in proofs
        if proof.file in files
    )


def _comments(work: Work, sequence: int) -> tuple[Comment, ...]:
    return tuple(
        Comment(
            comment.text,
            dt.datetime.fromisoformat(comment.written_at),
            named(work, comment.written_by),
            Role(comment.role).label,
        )
        for comment in comments_on(work.session, work.book_id, sequence)
    )


def named(work: Work, username: str) -> str:
    """Return the name of a person; what the records say where nobody has that login."""
    try:
        return find_person(work.session, username).name
    except NotFoundError:
        return username
