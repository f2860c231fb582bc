"""Nothing is paid, credited or taken back on a document beyond what is left on it.

A reversal is held to it too: a sale cannot be taken back while its payment stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.credit.running import lowest_from, moved_by
from bumdes.entry_rule import EntryRule
from bumdes.errors import OverpaidDocumentError
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bumdes.work import Work
    from ledger import JournalEntry


def _check(work: Work, entry: JournalEntry, _register: str) -> None:
    """Do nothing if as much is left, on the day of *entry* and ever after, as it takes.

    Raises:
        OverpaidDocumentError: less is left.
    """
    taken = {place: -minor for place, minor in moved_by(entry.postings).items() if minor < 0}
    if not taken:
        return
    left = lowest_from(work, taken, entry.date)
    for place, minor in taken.items():
        if left.get(place, 0) < minor:
            raise OverpaidDocumentError(
                place.document,
                left=from_minor(max(left.get(place, 0), 0), entry.currency),
                asked=from_minor(minor, entry.currency),
                on=entry.date,
            )


def _check_together(work: Work, entries: Sequence[JournalEntry]) -> None:
    """Do nothing if nothing is owed less than nothing, now that all *entries* are posted.

    Raises:
        OverpaidDocumentError: a document was paid beyond what was left on it.
    """
    for entry in entries:
        taken = {p: -minor for p, minor in moved_by(entry.postings).items() if minor < 0}
        for place, left in lowest_from(work, taken, entry.date).items():
            if left < 0:
                raise OverpaidDocumentError(
                    place.document,
                    left=from_minor(max(left + taken[place], 0), entry.currency),
                    asked=from_minor(taken[place], entry.currency),
                    on=entry.date,
                )


OVERPAID_DOCUMENT = EntryRule(key="overpaid_document", check=_check, together=_check_together)
