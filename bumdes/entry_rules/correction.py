"""What says that it stands for another entry does, once; and that one stays taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.correction import (
    CORRECTS_TAG,
    correction_key,
    correction_of,
    corrects,
    is_correction_key,
)
from bumdes.entry_rule import EntryRule
from bumdes.errors import CorrectionStandsError, InvalidFieldError

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import JournalEntry


def _check(work: Work, entry: JournalEntry, _register: str) -> None:
    """Do nothing if *entry* stands for no other, or as a correction must.

    Raises:
        InvalidFieldError: it says so, and the other was not taken back, or its key is another.
        CorrectionStandsError: it would bring back what another entry stands for.
    """
    if entry.reverses is not None:
        _check_reversal(work, entry.reverses)
        return
    said = CORRECTS_TAG in entry.tags
    if not said and not is_correction_key(entry.key):
        return
    sequence = corrects(entry)
    if sequence is None or entry.key != correction_key(sequence):
        raise InvalidFieldError("tags", CORRECTS_TAG, "kept_for_corrections")
    if not work.book.reversals([sequence]):
        raise InvalidFieldError("tags", CORRECTS_TAG, "kept_for_corrections")


def _check_reversal(work: Work, sequence: int) -> None:
    taken_back = work.book.entry(sequence)
    if taken_back.entry.reverses is None:
        return
    standing = correction_of(work.book, taken_back.entry.reverses)
    if standing is not None and not work.book.reversals([standing.sequence]):
        raise CorrectionStandsError(taken_back.voucher, standing.voucher)


CORRECTION = EntryRule(key="correction", check=_check)
