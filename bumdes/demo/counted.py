"""Counts of stock at the end of a month, in units that count by the month."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from bumdes.actions.counting_by_month import CountMonth, count_month
from bumdes.stock.pool import pool_minor
from ledger.money import from_minor, to_minor

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.demo.diary import Diary
    from bumdes.stock.count import StockCount
    from bumdes.work import Work
    from ledger import Money


def counted(  # noqa: PLR0913 - a count says many things
    diary: Diary,
    day: dt.date,
    who: str,
    *,
    unit: str,
    people: tuple[str, str],
    gone: Money,
    account: str = "1.1.05.01",
    cost_account: str = "",
    fund: str = "",
) -> None:
    """Note a count that finds goods worth *gone* less than the books have.

    Args:
        people: who counted, and who saw it.
    """
    counter, witness = people
    command = CountMonth(
        unit=unit,
        date=day,
        counter=counter,
        witness=witness,
        value=gone,
        account=account,
        cost_account=cost_account,
        fund=fund,
        key=f"demo-hitung-{unit}-{account}-{fund}-{day}".replace(".", ""),
    )
    diary.did(day, who, partial(_count, command=command))


def _count(work: Work, *, command: CountMonth) -> StockCount:
    """Count; what was given as the value is what is gone, for only the books know the rest."""
    booked = pool_minor(work, command.unit, command.account, command.fund, command.date)
    gone = to_minor(command.value) if command.value is not None else 0
    left = from_minor(max(booked - gone, 0), work.book.currency)
    return count_month(work, replace(command, value=left))
