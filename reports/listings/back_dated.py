"""Entries recorded late (catatan yang terlambat): long after the day they tell of."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from bumdes.approval.setting import LATE_AFTER_DAYS, late_after
from bumdes.phrase import phrase
from ledger import EntryKind
from ledger.entry_list import entry_rows
from reports.entry_columns import (
    AMOUNT,
    BY,
    DATE,
    DESCRIPTION,
    NUMBER,
    VOUCHER,
    entry_register,
    head_cells,
    recorded_on,
)
from reports.listing import Listing, ListingGroup
from reports.register import CellKind, RegisterColumn
from reports.scope import check_listing_scope, unit_name

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from bumdes.work import Work
    from ledger import BookView
    from ledger.entry_list import EntryRow
    from reports.register import Register
    from reports.scope import Scope

KEY, TITLE = "back-dated", "Catatan yang Terlambat"
COLUMNS = (
    DATE,
    RegisterColumn("recorded", "Dicatat", CellKind.DAY),
    RegisterColumn("late", "Hari", CellKind.NUMBER),
    VOUCHER,
    NUMBER,
    DESCRIPTION,
    BY,
    AMOUNT,
)


def is_late(row: EntryRow, after_days: int) -> bool:
    """Whether it was recorded after its month was over, or more than so many days later.

    What closes a year is not: it cannot be recorded before.
    """
    day = recorded_on(row)
    is_of_month = (day.year, day.month) == (row.date.year, row.date.month)
    return (
        row.kind != EntryKind.CLOSING
        and day > row.date
        and not (is_of_month and days_late(row) <= after_days)
    )


def days_late(row: EntryRow) -> int:
    """Return for how many days it was not recorded."""
    return (recorded_on(row) - row.date).days


def _read(view: BookView, scope: Scope) -> tuple[Register, ...]:
    """Return what the books say: only records know another limit than the usual one."""
    return _registers(view, scope, lambda _: LATE_AFTER_DAYS)


def _read_records(work: Work, scope: Scope) -> tuple[Register, ...]:
    after = partial(late_after, work.session, work.book_id)
    return _registers(work.book, scope, cache(after))


def _registers(
    view: BookView, scope: Scope, after: Callable[[dt.date], int]
) -> tuple[Register, ...]:
    check_listing_scope(scope, KEY, has_fund=False)
    unit_name(view, scope.unit)
    entries = entry_rows(view, scope.period, unit=scope.unit)
    late = [row for row in entries if is_late(row, after(recorded_on(row)))]
    limit = after(scope.period.last_day)
    said = phrase(
        "{late} dari {entries} catatan; batasnya {limit} hari",
        late=len(late),
        entries=len(entries),
        limit=limit,
    )
    register = entry_register(
        view,
        KEY,
        "Dicatat sesudah waktunya",
        columns=COLUMNS,
        rows=((row.date, recorded_on(row), days_late(row), *_rest(row)) for row in late),
        facts=(said,),
    )
    return (register,)


def _rest(row: EntryRow) -> tuple[str | int, ...]:
    _, voucher, number, description = head_cells(row)
    return (str(voucher), str(number), str(description), row.posted_by, row.minor)


BACK_DATED = Listing(
    key=KEY,
    title=TITLE,
    read=_read,
    read_records=_read_records,
    group=ListingGroup.CONTROL,
    remarks=(
        (
            "Terlambat: dicatat melewati batas hari usaha ini, dihitung dari tanggalnya, atau"
            " sesudah bulannya lewat. Hari pencatatan menurut WIB."
        ),
    ),
)
