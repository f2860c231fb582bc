"""The entries that an auditor chooses from, each with what tests ask of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bumdes.entry_tags import COUNTERPARTY_TAG
from bumdes.proofs.added_proof import proofs_added_to
from bumdes.register_tag import REGISTER_TAG
from ledger import EntryKind

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import Chart, Period, PostedEntry

LEFT_OUT = {EntryKind.OPENING, EntryKind.CLOSING}
"""Openings are held against the year before, closings are made by the program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """One entry, as tests see it.

    Attributes:
        minor: what its debits come to, in minor units (sen).
        cash_minor: the cash that came, negative if it went.
        line_minors: the amount of each line.
        debits, credits: codes of the accounts on each side, in order.
        recorded_at: with the zone of the enterprise.
        proofs: digests of what proves it.
        who: parties and counterparties that it names.
        is_run: whether a register of the program made it, such as depreciation.
        is_taken_back: whether it was taken back, or takes one back.
    """

    sequence: int
    date: dt.date
    number: int
    voucher: str
    kind: EntryKind
    description: str
    minor: int
    cash_minor: int
    line_minors: tuple[int, ...]
    debits: tuple[str, ...]
    credits: tuple[str, ...]
    recorded_at: dt.datetime
    posted_by: str
    proofs: tuple[str, ...]
    who: tuple[str, ...]
    is_run: bool = False
    is_taken_back: bool = False

    @property
    def pair(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The accounts of both sides."""
        return (self.debits, self.credits)

    @property
    def days_late(self) -> int:
        """For how many days it was not recorded."""
        return (self.recorded_at.date() - self.date).days


def population(work: Work, period: Period, zone: dt.tzinfo | None) -> tuple[AuditEntry, ...]:
    """Return the entries of *period*, in the order of the chain, but for ``LEFT_OUT``.

    Args:
        zone: that of the enterprise; None for UTC.
    """
    found = [p for p in work.book.entries(period) if p.entry.kind not in LEFT_OUT]
    found.sort(key=lambda posted: posted.sequence)
    reversed_ones = work.book.reversals(posted.sequence for posted in found)
    chart = work.book.chart
    added = proofs_added_to(work.session, work.book_id, [posted.sequence for posted in found])
    seen = (
        _seen(posted, chart, zone, is_reversed=posted.sequence in reversed_ones)
        for posted in found
    )
    return tuple(
        replace(entry, proofs=tuple(dict.fromkeys((*entry.proofs, *added[entry.sequence]))))
        if entry.sequence in added
        else entry
        for entry in seen
    )


def _seen(
    posted: PostedEntry, chart: Chart, zone: dt.tzinfo | None, *, is_reversed: bool
) -> AuditEntry:
    entry = posted.entry
    cash = [p for p in entry.postings if chart[p.account].is_cash]
    named = [entry.tags.get(COUNTERPARTY_TAG, ""), *(p.party for p in entry.postings)]
    return AuditEntry(
        sequence=posted.sequence,
        date=entry.date,
        number=posted.number,
        voucher=posted.voucher,
        kind=entry.kind,
        description=entry.description,
        minor=sum(p.debit_minor for p in entry.postings),
        cash_minor=sum(p.debit_minor - p.credit_minor for p in cash),
        line_minors=tuple(p.minor for p in entry.postings),
        debits=tuple(sorted({p.account for p in entry.postings if p.debit_minor})),
        credits=tuple(sorted({p.account for p in entry.postings if p.credit_minor})),
        recorded_at=posted.posted_at.astimezone(zone or dt.UTC),
        posted_by=posted.posted_by,
        proofs=tuple(dict.fromkeys(entry.evidence)),
        who=tuple(dict.fromkeys(filter(None, named))),
        is_run=REGISTER_TAG in entry.tags,
        is_taken_back=is_reversed or entry.reverses is not None,
    )
