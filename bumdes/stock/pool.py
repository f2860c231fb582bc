"""Pools: the one item of a unit for all stock that is not told apart by article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bumdes.stock.item import Item, ItemKind, Measure
from bumdes.unit import find_unit
from ledger import Dimension, DimensionValue

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from bumdes.work import Work
    from ledger import Posting

STOCK_REGISTER = "stock"

STOCK = ("1.1.05.",)
"""How the codes of the accounts of stock begin."""

POOL_STEM = "UMUM"
"""How the codes of pools begin; no other item's does."""


def pool_code(unit: str) -> str:
    """Return the code of the pool of *unit*; an empty code is the head office."""
    return f"{POOL_STEM}-{unit}" if unit else POOL_STEM


def pool_of(work: Work, unit: str) -> Item:
    """Return the pool of *unit*, made on first use.

    Books that no enterprise keeps only learn its code.

    Raises:
        NotFoundError: there is no such unit.
    """
    code = pool_code(unit)
    known = work.session.get(Item, (work.book_id, code))
    if known is not None:
        return known
    name = f"Persediaan {find_unit(work.session, work.book_id, unit).name}"
    item = Item(
        book_id=work.book_id,
        code=code,
        kind=ItemKind.POOL.value,
        name=name,
        account="",
        cost_account="",
        smallest="rupiah",
        unit=unit,
    )
    if code not in {value.code for value in work.book.known(Dimension.ITEM)}:
        work.book.declare(DimensionValue(dimension=Dimension.ITEM, code=code, name=name))
    if work.enterprise is None:
        return item
    work.session.add(item)
    work.session.flush()
    work.session.add(Measure(book_id=work.book_id, item=code, name="rupiah"))
    work.session.flush()
    return item


def pool_minor(work: Work, unit: str, account: str, fund: str, at: dt.date) -> int:
    """Return what the pool of *unit* has on *account* at the end of day *at*, in sen."""
    rows = work.book.outstanding([account], at, by={"item", "fund"}, unit=unit)
    return sum(r.net for r in rows if r.item == pool_code(unit) and r.fund == fund)


def pooled(postings: Iterable[Posting]) -> tuple[Posting, ...]:
    """Return *postings*, where those on stock that name no item name the pool of their unit."""
    return tuple(
        replace(posting, item=pool_code(posting.unit))
        if posting.account.startswith(STOCK) and not posting.item
        else posting
        for posting in postings
    )


def declare_pools(work: Work, postings: Iterable[Posting]) -> None:
    """Let *postings* name the pools they name, which are made on first use.

    Raises:
        NotFoundError: there is no unit of such a pool.
    """
    for unit in sorted({p.unit for p in postings if p.item and p.item == pool_code(p.unit)}):
        pool_of(work, unit)


def name_pools(work: Work, postings: Iterable[Posting]) -> tuple[Posting, ...]:
    """Return *postings* as ``pooled`` does, after letting them name their pools."""
    named = pooled(postings)
    declare_pools(work, named)
    return named
