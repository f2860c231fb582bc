"""A double-entry ledger: a chart, a journal that only grows, and what it adds up to."""

from ledger.account import Account, AccountKind, Chart, Side
from ledger.allocation import Portion, allocate
from ledger.balance import Balance, fold
from ledger.book import Book
from ledger.bulk import Batch
from ledger.dimension import Dimension, DimensionValue
from ledger.errors import LedgerError
from ledger.journal import (
    EntryKind,
    JournalEntry,
    PostedEntry,
    Posting,
    VoucherType,
    credit,
    debit,
)
from ledger.money import Currency, Money, money, rp
from ledger.period import Period
from ledger.posted import Outcome, Posted
from ledger.reading import LedgerLine
from ledger.view import BookView

__all__ = [
    "Account",
    "AccountKind",
    "Balance",
    "Batch",
    "Book",
    "BookView",
    "Chart",
    "Currency",
    "Dimension",
    "DimensionValue",
    "EntryKind",
    "JournalEntry",
    "LedgerError",
    "LedgerLine",
    "Money",
    "Outcome",
    "Period",
    "Portion",
    "Posted",
    "PostedEntry",
    "Posting",
    "Side",
    "VoucherType",
    "allocate",
    "credit",
    "debit",
    "fold",
    "money",
    "rp",
]
