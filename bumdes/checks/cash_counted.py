"""Cash in hand was counted, and what is at banks held against their statements."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import select

from bumdes.bank.statement import BankStatement
from bumdes.cash.count import CashCount, is_at_bank, is_counted
from bumdes.cash.place import banks_of
from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.governance.handover import Handover, HandoverCount
from bumdes.month import month_of
from bumdes.phrase import phrase, word
from bumdes.till.shift import TillShift
from ledger import Dimension
from ledger import Period as Days
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bumdes.work import Work
    from ledger import Period

_DAYS_AFTER = 10
"""Until when a count still tells of the end of the month before."""

_Place = tuple[str, str | None]


def _find(work: Work, period: Period) -> Iterator[Finding]:
    """Yield what nobody counted around the end of the last month of *period* that is over."""
    over = min(period.last_day, work.today)
    last_day = month_of(over + dt.timedelta(days=1)).eve
    if last_day < period.first_day:
        return
    counted, month = set(_counted(work, last_day)), month_of(last_day)
    chart, said = work.book.chart, banks_of(work.session, work.book_id)
    for (account, unit), minor in sorted(_held(work, last_day, said).items()):
        is_bank = is_at_bank(chart[account], said)
        if not minor or (account, None if is_bank else unit) in counted:
            continue
        act = "dicocokkan dengan rekening koran" if is_bank else "dihitung uangnya"
        yield Finding(
            text=phrase(
                "{name} belum {act} untuk akhir {month}.",
                name=word(chart[account].name),
                act=word(act),
                month=month,
            ),
            unit=None if is_bank else unit,
            account=account,
            amounts=(from_minor(minor, work.book.currency),),
        )


def _held(work: Work, at: dt.date, said: Mapping[str, bool]) -> dict[tuple[str, str], int]:
    """Return what the accounts to be counted hold: banks as a whole, drawers by unit."""
    chart = work.book.chart
    codes = [account.code for account in chart if is_counted(account)]
    sums: dict[tuple[str, str], int] = {}
    if codes:
        for row in work.book.turnovers(
            last_day=at, accounts=codes, by=(Dimension.UNIT,), components=False
        ):
            unit = "" if is_at_bank(chart[row.account], said) else row.unit
            key = (row.account, unit)
            sums[key] = sums.get(key, 0) + row.debits - row.credits
    return sums


def _counted(work: Work, last_day: dt.date) -> Iterator[_Place]:
    """Yield what was counted: by two people, at the close of a till, or at a hand-over.

    A bank's statement that reaches so far is as good.
    """
    first, last = month_of(last_day).first_day, last_day + dt.timedelta(days=_DAYS_AFTER)
    days = Days(first, last)
    ours = work.book_id
    for account, unit in work.session.execute(
        select(CashCount.account, CashCount.unit).where(
            CashCount.book_id == ours, CashCount.counted_on.between(first, last)
        )
    ):
        yield account, unit
    for account in work.session.scalars(
        select(BankStatement.account).where(
            BankStatement.book_id == ours, BankStatement.last_day.between(last_day, last)
        )
    ):
        yield account, None
    for account, unit in work.session.execute(
        select(TillShift.cash, TillShift.unit).where(
            TillShift.book_id == ours, TillShift.closed_on.between(first, last)
        )
    ):
        yield account, unit
    yield from _handed_over(work, days)


def _handed_over(work: Work, days: Period) -> Iterator[_Place]:
    chart, said = work.book.chart, banks_of(work.session, work.book_id)
    query = (
        select(HandoverCount.account, HandoverCount.unit)
        .join(
            Handover,
            (Handover.book_id == HandoverCount.book_id)
            & (Handover.handover_id == HandoverCount.handover_id),
        )
        .where(
            HandoverCount.book_id == work.book_id,
            Handover.cut_off.between(days.first_day, days.last_day),
        )
    )
    for account, unit in work.session.execute(query):
        yield account, None if is_at_bank(chart[account], said) else unit


CASH_COUNTED = Check(
    key="cash_counted",
    label="Kas dihitung dan saldo bank dicocokkan pada akhir bulan",
    advice="Hitung uangnya berdua, atau lihat rekening koran, lalu catat di Hitung kas.",
    occasions=frozenset({Occasion.PRINT}),
    area=CheckArea.CASH,
    why="Selama belum dihitung, tidak ada yang tahu apakah uangnya benar ada.",
    place="cash_counts",
    find=_find,
)
