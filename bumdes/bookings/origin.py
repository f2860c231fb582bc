"""Origins of returns: the sale or purchase whose goods go back, and what it came to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bumdes.credit.control import control_of
from bumdes.errors import InvalidFieldError
from bumdes.register_tag import REGISTER_TAG
from bumdes.stock.pool import STOCK_REGISTER
from ledger import AccountKind

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import JournalEntry, Posting

RETURNS_TAG = "returns"
"""Tag of entries: the place of the sale or purchase that is partly undone."""


class Origin(NamedTuple):
    """The sale or purchase: its entry, its unit, its fund, and who owed or was owed."""

    entry: JournalEntry
    unit: str
    fund: str
    party: str
    documents: tuple[str, ...]


def origin_of(work: Work, sequence: int) -> Origin:
    """Return the sale or purchase at *sequence* of the journal.

    Raises:
        EntryNotFoundError: there is no such entry.
        InvalidFieldError: it is no sale and no purchase of goods.
    """
    entry = work.book.entry(sequence).entry
    if entry.tags.get(REGISTER_TAG) != STOCK_REGISTER or RETURNS_TAG in entry.tags:
        raise InvalidFieldError("goods", sequence, "sale_or_purchase")
    owed = [p for p in entry.postings if control_of(p.account) and p.party]
    first = entry.postings[0]
    return Origin(
        entry,
        first.unit,
        first.fund,
        owed[0].party if owed else "",
        tuple(p.document for p in owed),
    )


def earned_by(work: Work, entry: JournalEntry) -> dict[str, int]:
    """Return what a sale earned, by account and less its discount, in sen.

    Raises:
        InvalidFieldError: the entry sold nothing.
    """
    earned: dict[str, int] = {}
    off = 0
    for posting in entry.postings:
        account = work.book.chart[posting.account]
        if account.kind is not AccountKind.REVENUE:
            continue
        if account.is_contra:
            off += posting.debit_minor
        else:
            earned[account.code] = earned.get(account.code, 0) + posting.credit_minor
    if not earned:
        raise InvalidFieldError("goods", entry.description, "sale_or_purchase")
    largest = max(earned, key=lambda code: earned[code])
    earned[largest] -= off
    return earned


def goods_bought(entry: JournalEntry) -> list[Posting]:
    """Return the legs of a purchase that brought goods.

    Raises:
        InvalidFieldError: the entry bought nothing.
    """
    goods = [p for p in entry.postings if p.item and p.debit_minor]
    if not goods:
        raise InvalidFieldError("goods", entry.description, "sale_or_purchase")
    return goods


def spread(revenue: dict[str, int], minor: int) -> dict[str, int]:
    """Return from which accounts of revenue *minor* sen go back, the largest first."""
    taken: dict[str, int] = {}
    for account in sorted(revenue, key=lambda code: (-revenue[code], code)):
        part = min(minor, revenue[account])
        if part > 0:
            taken[account], minor = part, minor - part
    return taken
