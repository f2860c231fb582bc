"""Stock: each line says which article, and quantity times cost is the balance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors import InvalidFieldError, RegisterPostsOnlyError, StockShortError
from bumdes.held_lines import held_lines
from bumdes.rupiah import format_rupiah
from bumdes.stock.item import Item, ItemKind, find_item
from bumdes.stock.movement import standing
from bumdes.stock.pool import POOL_STEM, STOCK_REGISTER
from bumdes.stock.setting import BelowZero, below_zero_of, method_of
from bumdes.sub_ledger import Holding, SubLedger
from ledger import Dimension, EntryKind
from ledger.money import from_minor

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import JournalEntry, Posting

ACCOUNTS = ("1.1.05.00",)


def _check(
    work: Work, entry: JournalEntry, register: str, postings: tuple[Posting, ...]
) -> None:
    """Do nothing if each of *postings* names an article that lies in its account and unit.

    Raises:
        NotFoundError: an article is not registered.
        InvalidFieldError: it lies in another account, or is the pool of another unit.
        RegisterPostsOnlyError: its quantity is kept, so the register of stock posts it.
        StockShortError: a unit that keeps each article would take from its pool what is not
            there.
    """
    for posting in postings:
        item = find_item(work.session, work.book_id, posting.item)
        if item.of_kind is ItemKind.POOL:
            if item.unit != posting.unit:
                raise InvalidFieldError("item", posting.item, "item_of_unit")
            if register != STOCK_REGISTER and entry.kind is not EntryKind.OPENING:
                _check_pool(work, entry, item, posting)
            continue
        if item.account != posting.account:
            raise InvalidFieldError("item", posting.item, "item_of_unit")
        if register != STOCK_REGISTER:
            raise RegisterPostsOnlyError(posting.account, sub_ledger=STOCK_REGISTER)


def _check_pool(work: Work, entry: JournalEntry, item: Item, posting: Posting) -> None:
    """Do nothing if *posting* leaves the pool of a unit that keeps articles above zero."""
    session, book_id = work.session, work.book_id
    if not posting.credit_minor or not method_of(session, book_id, item.unit).is_perpetual:
        return
    if below_zero_of(session, book_id, item.unit) is BelowZero.FLAG:
        return
    there = sum(
        row.net
        for row in work.book.outstanding(
            [posting.account], entry.date, by={"item", "fund"}, unit=item.unit
        )
        if row.item == item.code and row.fund == posting.fund
    )
    if there < posting.credit_minor:
        raise StockShortError(
            item.name,
            there=format_rupiah(from_minor(there, work.book.currency)),
            asked=format_rupiah(from_minor(posting.minor, work.book.currency)),
            on=entry.date,
        )


def _recorded(work: Work, at: dt.date) -> Iterator[Holding]:
    """Yield what the movements say lies in each account; of pools, the lines are all."""
    for found in standing(work.session, work.book_id, at=at):
        if found.account:
            yield Holding(found.account, (found.place.item,), found.cost)
    accounts = STOCK_LEDGER.control_accounts(work.book.chart)
    for row in held_lines(work, tuple(accounts), at, frozenset({"item"})):
        if is_pool(row.item):
            yield Holding(row.account, (row.item,), row.net)


def is_pool(code: str) -> bool:
    """Whether the item *code* is the pool of a unit."""
    return code == POOL_STEM or code.startswith(f"{POOL_STEM}-")


STOCK_LEDGER = SubLedger(
    key=STOCK_REGISTER,
    label="Persediaan",
    accounts=ACCOUNTS,
    identity=(Dimension.ITEM,),
    check=_check,
    recorded=_recorded,
)
