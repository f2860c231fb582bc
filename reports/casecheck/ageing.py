"""Blocks of a case about age: what is overdue since when, by band, and how much is doubted.

Some judge each instalment by its own age, others all that is open of a document by its oldest
day; a band may hold what either way gives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bumdes.credit.band import bands_on
from ledger.money import from_minor
from reports.casecheck.aged import OUTSTANDING, aged_of
from reports.casecheck.buckets import (
    ALLOWANCE,
    COUNT,
    NO_BAND,
    NO_PERCENT,
    PERCENT,
    band_named,
    compare_bands,
    compare_doubted,
)
from reports.casecheck.context import WORDS, first_of
from reports.casecheck.explained import work_on
from reports.casecheck.row import Row, day_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ledger import Money
    from reports.casecheck.aged import Aged
    from reports.casecheck.context import Context

NO_DAYS = "tidak ada tanggal jatuh tempo"

ROWS = ("rows", "items", "documents", "loans", "invoices", "receivables", "details")
BUCKETS = ("buckets", "bands", "by_bucket", "by_band", "totals_by_bucket")
DAYS = ("as_of", "at", "per")
CONTROL = ("control", "control_account", "account")

OVERDUE = ("overdue", "overdue_amount", "past_due", "tunggakan", "total_overdue")
DAYS_OVERDUE = ("days_overdue", "overdue_days", "age_days", "days", "umur_hari")
BUCKET = ("bucket", "band", "golongan", "class")
TOTAL = ("total", "outstanding", "total_outstanding", "balance")


def compare_ageing(context: Context, block: str, expected: Any) -> None:
    """Compute the age of each document of *expected*, and compare; then bands and totals."""
    whole = expected if isinstance(expected, dict) else {}
    given = first_of(whole, ROWS)
    if given is None and first_of(whole, BUCKETS) is not None:
        given = []
    aged = []
    for row in rows_of(context, block, expected if given is None else given):
        at = row.day(*DAYS) or day_of(first_of(whole, DAYS)) or context.case.period.last_day
        found = aged_of(row, at)
        if found is None:
            context.notes.leave_out(row.label, row.told, NO_DAYS)
            continue
        _compare_document(row, found)
        aged.append(found)
    if given is not None:
        _compare_whole(Row(context, block, whole, {*ROWS, *DAYS, *WORDS}), aged)


def _compare_document(row: Row, aged: Aged) -> None:
    row.compare(OUTSTANDING, _money(row, aged.left))
    row.compare(OVERDUE, _money(row, aged.overdue))
    row.compare_words(DAYS_OVERDUE, aged.days)
    usual = bands_on(work_on(row.context.book).session, row.context.book.book_id, aged.at)
    right, told = usual.bands[usual.place(aged.days)], row.text(*BUCKET)
    band = band_named(told) if told else right
    if band is None:
        row.leave_out(BUCKET, NO_BAND)
    else:
        row.compare_words(BUCKET, told if band.holds(aged.days) else right.label)
    compare_doubted(row, aged.left, row.number(*PERCENT))
    row.leave_rest()


def _compare_whole(row: Row, aged: Sequence[Aged]) -> None:
    """Compare bands, what is doubted of them, and the totals of the block."""
    found = compare_bands(row, row.value(*BUCKETS) or {}, aged)
    whole = sum(document.left for document in aged) if aged else found.minor
    row.compare(TOTAL, _money(row, whole))
    if aged:
        row.compare(OVERDUE, _money(row, sum(document.overdue for document in aged)))
        row.compare_words(COUNT, len(aged))
    if found.doubted:
        row.compare(ALLOWANCE, *(_money(row, minor) for minor in found.doubted))
    else:
        row.leave_out(ALLOWANCE, NO_PERCENT)
    _compare_control(row, whole, aged)
    row.leave_rest()


def _compare_control(row: Row, minor: int, aged: Sequence[Aged]) -> None:
    """Hold what is open against the account that it is the detail of, if that is named."""
    context = row.context
    code = context.account(row.value(*CONTROL))
    if code is None:
        return
    at = aged[0].at if aged else day_of(first_of(row.told, DAYS))
    side = context.book.chart[code].normal_side
    balance = context.book.balance(code, at or context.case.period.last_day).net(side)
    context.compare(f"{row.label} = akun {code}", str(_money(row, minor).amount), balance)


def _money(row: Row, minor: int) -> Money:
    return from_minor(minor, row.context.book.currency)
