"""Correcting: an entry is taken back, and what is right stands for it, both or neither."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from bumdes.actions.recording import (
    RecordTransaction,
    record_entry,
    record_transaction,
    require_reversing,
)
from bumdes.approval.lateness import LATE_TAG
from bumdes.approval.waiting import may_wait
from bumdes.correction import CORRECTS_TAG, correction_key, correction_of, reversal_of
from bumdes.errors import (
    AlreadyCorrectedError,
    CorrectedElsewhereError,
    NothingToCorrectError,
)
from bumdes.permissions import Permission
from bumdes.posting import reverse
from bumdes.record import described
from bumdes.register_tag import REGISTER_TAG
from ledger import EntryKind, JournalEntry
from ledger.errors import KeyReusedError

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work
    from ledger import Posted, PostedEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectEntry:
    """An entry that is wrong, and what is right.

    Attributes:
        sequence: the place of the wrong one in the journal.
        reason: what is wrong with it.
        reversed_on: the day on which it is taken back; not asked where it was taken back
            before.
        entry: what stands for it; its key is set by the correction.
    """

    sequence: int
    reason: str
    reversed_on: dt.date
    entry: RecordTransaction | JournalEntry

    def standing(self, today: dt.date) -> RecordTransaction | JournalEntry:
        """Return what is to be recorded, linked to the wrong one by its key and a tag.

        Where it comes late, the reason of the correction says why, unless another is given.
        """
        key, entry = correction_key(self.sequence), self.entry
        late = self.reason if entry.date < today else ""
        if isinstance(entry, RecordTransaction):
            why = entry.late_reason or late
            return replace(entry, key=key, corrects=self.sequence, late_reason=why)
        tags = {CORRECTS_TAG: str(self.sequence)}
        if late and LATE_TAG not in entry.tags:
            tags[LATE_TAG] = late
        return replace(entry, key=key, tags=dict(entry.tags) | tags)


class Corrected(NamedTuple):
    """What takes the wrong entry back, and what stands for it."""

    reversal: Posted
    correction: Posted


@may_wait
def correct_entry(work: Work, command: CorrectEntry) -> Corrected:
    """Take an entry back and record what is right; asking again changes nothing.

    One that was taken back already gets what stands for it.

    Raises:
        PermissionDeniedError: the actor may not take it back, or not record what is right.
        EntryNotFoundError: there is no such entry.
        NothingToCorrectError: it takes another back, or closes a year.
        CorrectedElsewhereError: a register posted it.
        AlreadyCorrectedError: something else stands for it.
        EnterpriseError, LedgerError: it cannot be taken back, or what is right is refused.
    """
    work.request = described("correct_entry", sequence=command.sequence, reason=command.reason)
    reversal = take_back(work, command)
    original = work.book.entry(command.sequence)
    request = work.request
    try:
        correction = _recorded(work, command.standing(work.today))
    except KeyReusedError as error:
        standing = correction_of(work.book, command.sequence)
        if standing is None or error.facts.get("key") != standing.entry.key:
            raise
        raise AlreadyCorrectedError(original.voucher, standing.voucher) from error
    work.request = request
    return Corrected(reversal, correction)


def correctable(work: Work, sequence: int) -> PostedEntry:
    """Return the entry *sequence* if it is one that ``correct_entry`` puts right.

    Raises:
        PermissionDeniedError: the actor may not take it back.
        EntryNotFoundError: there is no such entry.
        NothingToCorrectError: it takes another back, or closes a year.
        CorrectedElsewhereError: a register posted it.
    """
    work.actor.require(Permission.REVERSE_ENTRY, unit=work.actor.unit)
    posted = work.book.entry(sequence)
    entry = posted.entry
    require_reversing(work, entry)
    if entry.reverses is not None or entry.kind is EntryKind.CLOSING:
        raise NothingToCorrectError(posted.voucher)
    if REGISTER_TAG in entry.tags:
        raise CorrectedElsewhereError(posted.voucher, entry.tags[REGISTER_TAG])
    return posted


@may_wait
def take_back(work: Work, command: CorrectEntry) -> Posted:
    """Return what takes the wrong entry back: what did before, or a new mirror of it.

    Raises:
        EnterpriseError, LedgerError: it is not put right so, or cannot be taken back; see
            ``correctable`` and ``Book.reverse``.
    """
    correctable(work, command.sequence)
    before = reversal_of(work.book, command.sequence)
    if before is not None:
        return work.book.same(before, before.entry)
    key = f"{correction_key(command.sequence)}:reversal"
    return reverse(
        work, command.sequence, on=command.reversed_on, reason=command.reason, key=key
    )


def _recorded(work: Work, entry: RecordTransaction | JournalEntry) -> Posted:
    if isinstance(entry, RecordTransaction):
        return record_transaction(work, entry)
    return record_entry(work, entry)
