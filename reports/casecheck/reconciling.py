"""Blocks of a case that hold a control account against its detail, day by day.

A row that stands for the same day again is after a correction: it must show, in the ledger,
what the detail showed before it. Why a difference arose is for people to find out; a list of
the differences must only repeat what the rows say of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ledger.money import from_minor
from reports.casecheck.bank_reconciling import compare_bank
from reports.casecheck.context import WORDS, first_of, plain
from reports.casecheck.reconciled import (
    CONTROL,
    DAY,
    DETAIL_BALANCE,
    DIFFERENCE,
    LEDGER_BALANCE,
    ROWS,
    reconciled,
)
from reports.casecheck.row import Row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ledger import Money
    from reports.casecheck.context import Context
    from reports.casecheck.reconciled import Cutoff, Reconciled

NO_RECONCILIATION = "kasus tidak memuat rekonsiliasi yang terbaca"
NO_ROW = "tidak ada baris hari itu"

BALANCE = ("balance", "gl_balance", "sub_balance", "saldo")
SIDES = ("debit", "kredit")
CAUSE = ("cause", "sebab", "reason")


def compare_reconciliation(context: Context, block: str, expected: Any) -> None:
    """Compare each row, and the list of differences; or two balances that are led together."""
    if isinstance(expected, dict) and first_of(expected, ROWS) is None:
        compare_bank(context, block, expected)
        return
    found = reconciled(context)
    if found is None:
        context.notes.leave_out(block, expected, NO_RECONCILIATION)
        return
    before: Cutoff | None = None
    for cutoff in found.cutoffs:
        _compare_cutoff(context, cutoff)
        if cutoff.is_again and before is not None and before.difference:
            _compare_corrected(context, cutoff, before)
        before = cutoff
    row = Row(context, block, expected, {*CONTROL, *ROWS, *WORDS})
    told = row.value("differences", "selisih")
    if isinstance(told, list):
        _compare_differences(context, f"{block}.differences", told, found)
    row.compare_words(("rows_with_difference", "difference_count"), len(found.differing))
    row.leave_rest()


def compare_closing(context: Context, block: str, expected: Any) -> None:
    """Compare what a reconciliation ends with: the last row of the day, and the account.

    In a case without any, it is the figures at the end.
    """
    found = reconciled(context)
    if found is None:
        context.compare_figures(block, expected, context.figures())
        return
    row = Row(context, block, expected, {*WORDS})
    day = row.day(*DAY) or found.cutoffs[-1].day
    last = next((cutoff for cutoff in reversed(found.cutoffs) if cutoff.day == day), None)
    if last is None:
        context.notes.leave_out(block, expected, NO_ROW)
        return
    for names, minor in (
        (("gl_debit", "ledger_debit"), last.ledger[0]),
        (("gl_credit", "ledger_credit"), last.ledger[1]),
        (("sub_loans", "sub_debit"), last.detail[0]),
        (("sub_instalments", "sub_credit"), last.detail[1]),
        (("difference", "selisih"), last.difference),
    ):
        row.compare(names, _money(context, minor))
    balance = row.amount("balance", "gl_balance", "sub_balance", "saldo")
    row.compare(
        ("balance", "gl_balance", "sub_balance", "saldo"), _money(context, last.balance)
    )
    if balance is not None:
        held = context.book.balance(found.account.code, day).net(found.account.normal_side)
        context.compare(f"{block} = akun {found.account.code}", plain(balance), held)
    row.leave_rest()


def compare_difference_count(context: Context, block: str, expected: Any) -> None:
    """Compare how many rows show a difference."""
    found = reconciled(context)
    if found is None:
        context.notes.leave_out(block, expected, NO_RECONCILIATION)
    else:
        context.notes.compare(block, expected, len(found.differing))


def compare_net_difference(context: Context, block: str, expected: Any) -> None:
    """Compare what all differences come to, before any of them was corrected."""
    found = reconciled(context)
    if found is None:
        context.notes.leave_out(block, expected, NO_RECONCILIATION)
    else:
        whole = sum(cutoff.difference for cutoff in found.differing)
        context.compare(block, expected, _money(context, whole))


def compare_first_difference(context: Context, block: str, expected: Any) -> None:
    """Compare the first day on which the account and its detail differ."""
    found = reconciled(context)
    if found is None or not found.differing:
        context.notes.leave_out(block, expected, NO_RECONCILIATION)
        return
    told = first_of(expected, DAY) if isinstance(expected, dict) else expected
    context.notes.compare(block, told, found.differing[0].day)


def _compare_cutoff(context: Context, cutoff: Cutoff) -> None:
    row = cutoff.row
    row.compare(LEDGER_BALANCE, _money(context, cutoff.balance))
    row.compare(DETAIL_BALANCE, _money(context, cutoff.balance - cutoff.difference))
    row.compare(DIFFERENCE, _money(context, cutoff.difference))
    row.read.update(CAUSE)
    row.leave_rest()


def _compare_corrected(context: Context, cutoff: Cutoff, before: Cutoff) -> None:
    """Hold a row after a correction against the detail of the row before it.

    A row that the case lists as a mistake of its source is only shown.
    """
    for side, told, right in zip(
        ("debit", "kredit"), cutoff.ledger, before.detail, strict=True
    ):
        label = f"{cutoff.row.label}: {side} sesudah koreksi"
        amounts = [plain(_money(context, minor)) for minor in (told, right)]
        if told != right and _is_listed(context, cutoff):
            context.notes.correct(label, *amounts)
        else:
            context.notes.compare(label, *amounts)


def _is_listed(context: Context, cutoff: Cutoff) -> bool:
    """Whether the case lists a mistake of its source on the day of *cutoff*."""
    return any(
        str(cutoff.day) in str(error.get("where")) for error in context.case.published_errors
    )


def _compare_differences(
    context: Context, block: str, told: list[Mapping[str, Any]], found: Reconciled
) -> None:
    """Compare the rows that differ: which days, and by how much."""
    context.notes.compare(f"{block}: banyaknya", len(told), len(found.differing))
    for number, (inner, cutoff) in enumerate(zip(told, found.differing, strict=False), 1):
        row = Row(context, f"{block} {number}", inner)
        row.compare_words(DAY, cutoff.day)
        row.compare(DIFFERENCE, _money(context, cutoff.difference))
        row.compare_words(CAUSE, cutoff.row.text(*CAUSE))
        row.leave_rest()


def _money(context: Context, minor: int) -> Money:
    return from_minor(minor, context.book.currency)
