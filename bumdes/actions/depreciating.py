"""Depreciating: what wore off in a month is posted once, missed months first."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from bumdes.approval.unwaited import Unwaited
from bumdes.approval.waiting import never_waits
from bumdes.assets.asset import ASSET_REGISTER
from bumdes.assets.movement import MovementKind
from bumdes.assets.schedule import first_day_of, last_day_of, month_number
from bumdes.assets.wear import MonthOfWear, WearLine, by_month, missing_wear, told_of
from bumdes.bookings.asset import post_kept
from bumdes.month import check_month
from bumdes.permissions import Permission
from bumdes.record import described
from bumdes.register_tag import RECORD_TAG, REGISTER_TAG
from ledger import EntryKind, JournalEntry, Period, credit, debit
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bumdes.work import Work
    from ledger import Posted

MOST_ASSETS = 900
"""How many assets one entry names; an entry holds a thousand lines."""


@never_waits(Unwaited.RUN)
def run_depreciation(work: Work, month: Period) -> list[MonthOfWear]:
    """Post what wore off up to the end of *month* and is not posted yet, the oldest first.

    Each unit and fund has entries of its own, dated the last day of their month; what belongs
    to months that are closed is posted in the first one that is open. Asking again posts
    nothing.

    Raises:
        PermissionDeniedError: the actor may not.
        InvalidFieldError: it is no whole month.
        EnterpriseError, LedgerError: an entry is refused, such as in a closed month.
    """
    work.request = described("run_depreciation", month=str(month))
    work.actor.require(Permission.MANAGE_ASSETS)
    last = month_number(check_month(month).first_day)
    work.book.writer()  # holds the books, so that nobody else posts the same month
    months = by_month(missing_wear(work, last))
    return [
        told_of(work, number, lines, tuple(_post_month(work, number, lines)))
        for number, lines in months.items()
    ]


def _post_month(work: Work, number: int, lines: Sequence[WearLine]) -> Iterator[Posted]:
    groups: dict[tuple[str, str], list[WearLine]] = {}
    for line in lines:
        groups.setdefault((line.unit, line.fund), []).append(line)
    for (unit, fund), group in sorted(groups.items()):
        rest = iter(group)
        while several := list(islice(rest, MOST_ASSETS)):
            entry = _entry(work, number, several, key=_key(work, number, unit, fund))
            yield post_kept(work, entry, MovementKind.WORN)


def _key(work: Work, number: int, unit: str, fund: str) -> str:
    """Return the next free key of a month, a unit and a fund."""
    key = f"{ASSET_REGISTER}:{first_day_of(number):%Y-%m}:{unit}:{fund}"
    place = 2
    free = key
    while work.book.find(free) is not None:
        free, place = f"{key}:{place}", place + 1
    return free


def _entry(work: Work, number: int, lines: Sequence[WearLine], *, key: str) -> JournalEntry:
    currency, unit, fund = work.book.currency, lines[0].unit, lines[0].fund
    expenses: dict[str, int] = {}
    for line in lines:
        expense = line.of_class.expense
        expenses[expense] = expenses.get(expense, 0) + line.minor
    debits = [
        debit(account, from_minor(minor, currency), unit=unit, fund=fund)
        for account, minor in sorted(expenses.items())
    ]
    credits = [
        credit(
            line.of_class.worn,
            from_minor(line.minor, currency),
            unit=unit,
            fund=fund,
            asset=line.asset,
        )
        for line in lines
    ]
    return JournalEntry(
        date=last_day_of(number),
        description=f"Penyusutan {first_day_of(number):%m-%Y}, {len(lines)} aset",
        postings=(*debits, *credits),
        kind=EntryKind.ADJUSTING,
        key=key,
        tags={REGISTER_TAG: ASSET_REGISTER, RECORD_TAG: f"{first_day_of(number):%Y-%m}"},
    )
