"""The journal: entries whose debits equal their credits, and nothing else."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING
from uuid import uuid4

from ledger.account import Side
from ledger.dimension import Dimension
from ledger.errors import (
    AmountOverflowError,
    EntryNotFoundError,
    InvalidDateError,
    InvalidEvidenceError,
    InvalidKindError,
    InvalidSideError,
    InvalidTagError,
    MixedCurrencyError,
    NonPositivePostingError,
    TooFewPostingsError,
    TooManyPostingsError,
    UnbalancedEntryError,
    UnbalancedUnitError,
)
from ledger.money import LARGEST_MINOR, from_minor, to_minor
from ledger.period import FIRST_DAY, LAST_DAY
from ledger.text import check_code, check_text

if TYPE_CHECKING:
    from moneyed import Currency, Money

MOST_POSTINGS = 1_000
MOST_TAGS = 50

_SHA256 = re.compile(r"[0-9a-f]{64}\Z", re.ASCII)
_DIMENSIONS = tuple(dimension.value for dimension in Dimension)
_dimensions = attrgetter(*_DIMENSIONS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """One leg of an entry: *amount*, always positive, on one side of one account.

    The other fields are dimensions; an empty string says none, and no unit is the head
    office. ``minor`` is the amount in minor units (sen for rupiah).

    Raises:
        MoneyError: the amount cannot be kept exactly.
        NonPositivePostingError: the amount is zero or less.
        InvalidSideError: the side is neither debit nor credit.
        InvalidTextError: an account or dimension is named by something that is no name.
    """

    account: str
    side: Side
    amount: Money
    unit: str = ""
    fund: str = ""
    party: str = ""
    document: str = ""
    asset: str = ""
    item: str = ""
    component: str = ""
    minor: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        check_code(self.account, "account")
        minor = to_minor(self.amount)
        if minor <= 0:
            raise NonPositivePostingError(self.account, self.amount)
        if type(self.side) is not Side:
            object.__setattr__(self, "side", _side(self.side))
        for dimension, value in zip(_DIMENSIONS, _dimensions(self), strict=True):
            if value != "":
                check_code(value, dimension)
        object.__setattr__(self, "minor", minor)

    @property
    def debit_minor(self) -> int:
        """The amount in minor units if it is a debit, otherwise zero."""
        return self.minor if self.side is Side.DEBIT else 0

    @property
    def credit_minor(self) -> int:
        """The amount in minor units if it is a credit, otherwise zero."""
        return self.minor if self.side is Side.CREDIT else 0


def debit(account: str, amount: Money, **dimensions: str) -> Posting:
    """Return the leg that debits *account*; *dimensions* are unit, fund, party, ..."""
    return Posting(account=account, side=Side.DEBIT, amount=amount, **dimensions)


def credit(account: str, amount: Money, **dimensions: str) -> Posting:
    """Return the leg that credits *account*; *dimensions* are unit, fund, party, ..."""
    return Posting(account=account, side=Side.CREDIT, amount=amount, **dimensions)


class EntryKind(StrEnum):
    """Why an entry is in the journal."""

    OPENING = "opening"
    """What the enterprise had when the books were begun."""
    ORDINARY = "ordinary"
    ADJUSTING = "adjusting"
    """What the end of a period needs: depreciation, accruals, stock counts."""
    RESTATEMENT = "restatement"
    """An error of an earlier year, put right in an open one: it moves no cash and no result of
    the year, but what the year began with."""
    CLOSING = "closing"
    """The result of a year goes to retained earnings; made by closing the year only."""


class VoucherType(StrEnum):
    """The three vouchers of a cash book, each numbered by itself."""

    RECEIPT = "BKM"
    """Bukti kas masuk: the entry brings cash in."""
    PAYMENT = "BKK"
    """Bukti kas keluar: the entry takes cash out."""
    MEMORIAL = "BM"
    """Bukti memorial: no cash moves, or it moves from one cash account to another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    """A balanced entry: it cannot be made out of balance.

    Attributes:
        date: the day it takes effect in the books.
        description: what happened, in the words of who recorded it.
        postings: two legs or more; debits equal credits in the whole and in each unit.
        kind: why it is in the journal.
        key: chosen by the caller, so that asking twice posts once.
        tags: free names, each with a text that may be empty.
        decision: the decision that authorises it, if one does.
        evidence: SHA-256 digests (hexadecimal) of the papers that prove it.
        reverses: sequence of the entry that this one takes back, if any.
        reason: why it takes that entry back.

    Raises:
        EntryError: a class of its own for each thing that can be wrong.
        AmountOverflowError: it moves more than a BIGINT holds.
        EntryNotFoundError: what it reverses is no place in a chain.
    """

    date: dt.date
    description: str
    postings: tuple[Posting, ...]
    kind: EntryKind = EntryKind.ORDINARY
    key: str = field(default_factory=lambda: uuid4().hex)
    tags: Mapping[str, str] = field(default_factory=dict)
    decision: str = ""
    evidence: tuple[str, ...] = ()
    reverses: int | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        check_day(self.date)
        check_text(self.description, "description", most=500)
        if type(self.kind) is not EntryKind:
            object.__setattr__(self, "kind", _kind(self.kind))
        check_code(self.key, "key", most=200)
        check_text(self.decision, "decision", most=200, blank=True)
        check_text(self.reason, "reason", most=500, blank=True)
        if self.tags != {}:
            object.__setattr__(self, "tags", _tags(self.tags))
        if self.evidence != ():
            object.__setattr__(self, "evidence", _evidence(self.evidence))
        if self.reverses is not None and not is_place(self.reverses):
            raise EntryNotFoundError(self.reverses)
        object.__setattr__(self, "postings", tuple(self.postings))
        _check_balance(self.postings)

    @property
    def currency(self) -> Currency:
        """The one currency of all its postings."""
        return self.postings[0].amount.currency

    @property
    def amount(self) -> Money:
        """What was moved: the sum of the debits, which is the sum of the credits."""
        return from_minor(sum(p.debit_minor for p in self.postings), self.currency)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostedEntry:
    """An entry as the book holds it, with what only the book can give.

    Attributes:
        entry: what was posted.
        sequence: its place in the chain of the book, from 1, without gaps.
        number: its number in the journal of its year, from 1, without gaps.
        voucher_type, voucher_number: BKM, BKK or BM, numbered by type and year.
        posted_at: when it was recorded, UTC, to the microsecond.
        posted_by, approved_by: who made it, and who approved it if somebody did.
        hash: SHA-256 over the entry and the hash before it, hexadecimal.
    """

    entry: JournalEntry
    sequence: int
    number: int
    voucher_type: VoucherType
    voucher_number: int
    posted_at: dt.datetime
    posted_by: str
    approved_by: str
    hash_version: int
    hash: str

    @property
    def voucher(self) -> str:
        """The number of its voucher, as printed: ``BKM/2025/0001``."""
        return f"{self.voucher_type}/{self.entry.date.year}/{self.voucher_number:04d}"

    def mirrored(self, *, on: dt.date, reason: str, key: str | None = None) -> JournalEntry:
        """Return the entry of day *on* that takes this one back: each leg on the other side."""
        original = self.entry
        return JournalEntry(
            date=on,
            description=f"Pembatalan {self.voucher}: {original.description}"[:500],
            postings=tuple(replace(p, side=p.side.opposite) for p in original.postings),
            kind=original.kind,
            key=key or uuid4().hex,
            decision=original.decision,
            reverses=self.sequence,
            reason=reason,
        )


def check_day(value: object) -> dt.date:
    """Return *value* if it is a calendar day that books can hold.

    Raises:
        InvalidDateError: it is no ``datetime.date``, is a ``datetime``, or is far away.
    """
    if type(value) is not dt.date or not FIRST_DAY <= value <= LAST_DAY:
        raise InvalidDateError(value)
    return value


def is_place(value: object) -> bool:
    """Return whether *value* can be a place in the chain, or a number in a series."""
    return type(value) is int and 0 < value <= LARGEST_MINOR


def _check_balance(postings: tuple[Posting, ...]) -> None:
    if len(postings) < 2:
        raise TooFewPostingsError(len(postings))
    if len(postings) > MOST_POSTINGS:
        raise TooManyPostingsError(len(postings), MOST_POSTINGS)
    currency = postings[0].amount.currency
    if any(p.amount.currency != currency for p in postings):
        raise MixedCurrencyError({p.amount.currency.code for p in postings})
    excess: dict[str, int] = {}
    moved = 0
    for p in postings:
        moved += p.minor
        signed = p.minor if p.side is Side.DEBIT else -p.minor
        excess[p.unit] = excess.get(p.unit, 0) + signed
    if any(excess.values()):
        _refuse_imbalance(postings, excess)
    if moved > 2 * LARGEST_MINOR:
        raise AmountOverflowError(from_minor(moved // 2, currency).amount)


def _refuse_imbalance(postings: tuple[Posting, ...], excess: Mapping[str, int]) -> None:
    currency = postings[0].amount.currency
    debits = from_minor(sum(p.debit_minor for p in postings), currency)
    credits = from_minor(sum(p.credit_minor for p in postings), currency)
    if debits != credits:
        raise UnbalancedEntryError(debits=debits, credits=credits)
    unit = min(unit for unit, surplus in excess.items() if surplus)
    raise UnbalancedUnitError(
        debits=from_minor(sum(p.debit_minor for p in postings if p.unit == unit), currency),
        credits=from_minor(sum(p.credit_minor for p in postings if p.unit == unit), currency),
        unit=unit,
    )


def _side(value: object) -> Side:
    try:
        return Side(str(value))
    except ValueError:
        raise InvalidSideError(value) from None


def _kind(value: object) -> EntryKind:
    try:
        return EntryKind(str(value))
    except ValueError:
        raise InvalidKindError(value) from None


def _tags(tags: object) -> dict[str, str]:
    if not isinstance(tags, Mapping):
        raise InvalidTagError(tags)
    if len(tags) > MOST_TAGS:
        raise InvalidTagError(f"{len(tags)} tags")
    for name, text in tags.items():
        check_code(name, "tag")
        check_text(text, f"tag {name}", most=500, blank=True)
    return dict(sorted(tags.items()))


def _evidence(digests: tuple[str, ...]) -> tuple[str, ...]:
    for digest in digests:
        if not isinstance(digest, str) or not _SHA256.match(digest):
            raise InvalidEvidenceError(digest)
    return tuple(digests)
