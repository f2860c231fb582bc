"""Proving: papers that come after their entry, and from which amount on they must be there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.errors import InvalidFieldError
from bumdes.permissions import Permission
from bumdes.proofs.added_proof import (
    LONGEST_REASON,
    MOST_PROOFS,
    AddedProof,
    added_proofs,
)
from bumdes.proofs.setting import ProofSetting, forget_settings
from bumdes.proofs.who_may import may_prove
from bumdes.record import described, new_id
from bumdes.stored_file import find_file
from ledger.canonical import stamp
from ledger.journal import check_day
from ledger.money import to_minor
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work
    from ledger import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class AddProof:
    """A paper or photo for an entry that is in the journal already.

    Attributes:
        sequence: the entry's place in the journal.
        file: digest of what the enterprise keeps.
        reason: why it comes late.
    """

    sequence: int
    file: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetProofLimit:
    """From which amount on payments dated from a day on need a proof; None: none does."""

    valid_from: dt.date
    least: Money | None
    note: str = ""


def add_proof(work: Work, command: AddProof) -> AddedProof:
    """Add a proof to an entry; the entry itself, and its digest, stay as they are.

    Raises:
        PermissionDeniedError: the actor neither records for its units nor keeps papers.
        EntryNotFoundError, NotFoundError: there is no such entry, or no such file.
        InvalidFieldError: the file proves it already, is of somebody's person, or the entry
            has as many as it may.
        InvalidTextError, BlankTextError, TextTooLongError: the reason is none.
    """
    work.request = described("add_proof", sequence=command.sequence, file=command.file)
    entry = work.book.entry(command.sequence).entry
    if not may_prove(work, entry):
        work.actor.require(Permission.KEEP_PAPERS)
    reason = check_text(command.reason, "reason", most=LONGEST_REASON)
    if find_file(work.session, work.book_id, command.file).is_personal:
        raise InvalidFieldError("file", command.file, "no_personal_file")
    there = added_proofs(work.session, work.book_id, command.sequence)
    if command.file in {*entry.evidence, *(proof.file for proof in there)}:
        raise InvalidFieldError("file", command.file, "new_proof")
    if len(there) >= MOST_PROOFS:
        raise InvalidFieldError("file", command.file, "few_proofs")
    proof = AddedProof(
        book_id=work.book_id,
        proof_id=new_id(),
        sequence=command.sequence,
        file=command.file,
        reason=reason,
        added_at=stamp(work.clock()),
        added_by=work.actor.name,
    )
    work.session.add(proof)
    work.session.flush()
    return proof


def set_proof_limit(work: Work, command: SetProofLimit) -> ProofSetting:
    """Say from which amount on payments need a proof; the same day is said anew.

    Raises:
        PermissionDeniedError: the actor may not.
        InvalidFieldError: the amount is not more than zero.
        InvalidDateError, InvalidTextError, TextTooLongError: it cannot be said so.
    """
    work.request = described(
        "set_proof_limit", valid_from=command.valid_from, least=str(command.least)
    )
    work.actor.require(Permission.CHANGE_ENTERPRISE)
    check_day(command.valid_from)
    least = None if command.least is None else to_minor(command.least)
    if least is not None and least <= 0:
        raise InvalidFieldError("proof_limit", command.least, "positive")
    setting = ProofSetting(
        book_id=work.book_id,
        valid_from=command.valid_from,
        recorded_by=work.actor.name,
        recorded_at=stamp(work.clock()),
        least_minor=least,
        note=check_text(command.note, "note", most=300, blank=True),
    )
    setting = work.session.merge(setting)
    work.session.flush()
    forget_settings(work.session)
    return setting
