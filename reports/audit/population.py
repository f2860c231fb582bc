"""The entries that an auditor chooses from, each with what tests ask of it."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.entry_tags import COUNTERPARTY_TAG
from bumdes.proofs.added_proof import proofs_added_to, proved_later
from bumdes.register_tag import REGISTER_TAG
from ledger import EntryKind
from ledger.canonical import moment
from ledger.entry_lines import plain_entries

if TYPE_CHECKING:
    from collections.abc import Collection

    from bumdes.work import Work
    from ledger import Period
    from ledger.entry_lines import PlainEntry

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
    book_id = work.book_id
    found = list(plain_entries(work.book, period, besides=LEFT_OUT))
    later = proved_later(work.session, book_id).intersection(entry.sequence for entry in found)
    added = proofs_added_to(work.session, book_id, later)
    cash = {account.code for account in work.book.chart.cash()}
    zone = zone or dt.UTC
    return tuple(
        _seen(entry, cash, zone, added=added.get(entry.sequence, ())) for entry in found
    )


def _seen(
    entry: PlainEntry, cash: Collection[str], zone: dt.tzinfo, *, added: tuple[str, ...]
) -> AuditEntry:
    tags, lines = json.loads(entry.tags), entry.lines
    named = [tags.get(COUNTERPARTY_TAG, ""), *(line.party for line in lines)]
    return AuditEntry(
        sequence=entry.sequence,
        date=entry.date,
        number=entry.number,
        voucher=entry.voucher,
        kind=EntryKind(entry.kind),
        description=entry.description,
        minor=sum([line.debit_minor for line in lines]),
        cash_minor=sum(
            [line.debit_minor - line.credit_minor for line in lines if line.account in cash]
        ),
        line_minors=tuple([line.debit_minor or line.credit_minor for line in lines]),
        debits=tuple(sorted({line.account for line in lines if line.debit_minor})),
        credits=tuple(sorted({line.account for line in lines if line.credit_minor})),
        recorded_at=moment(entry.posted_at).astimezone(zone),
        posted_by=entry.posted_by,
        proofs=tuple(dict.fromkeys((*json.loads(entry.evidence), *added))),
        who=tuple(dict.fromkeys(filter(None, named))),
        is_run=REGISTER_TAG in tags,
        is_taken_back=entry.is_taken_back or entry.reverses is not None,
    )
