"""Whether the books are whole, as far as that is known without reading them again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bumdes.approval.setting import late_after
from bumdes.proofs.completeness import proof_completeness
from ledger.late import late_ones

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work
    from ledger import Period

LARGE_BOOKS = 10_000
"""Entries above which the test of the whole books takes longer than a page may."""


class Standing(NamedTuple):
    """What is known of the books without reading them again."""

    entries: int
    head: str
    closed_through: dt.date | None
    locked_through: dt.date | None
    unproved: int
    late: int

    @property
    def is_large(self) -> bool:
        """Whether the books are tested beside the site."""
        return self.entries > LARGE_BOOKS


def read_standing(work: Work, period: Period) -> Standing:
    """Return what is known of the books at once, and of the entries of *period*."""
    state, settings = work.book.periods.state, work.book.settings()
    return Standing(
        entries=settings.last_sequence,
        head=settings.head if settings.last_sequence else "",
        closed_through=state.closed_through,
        locked_through=state.locked_through,
        unproved=proof_completeness(work, period).whole.unproved,
        late=len(
            late_ones(
                work.book,
                period,
                after_days=late_after(work.session, work.book_id, work.today),
            )
        ),
    )
