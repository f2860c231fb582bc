"""Checking a case: post it, compute it, and hold each figure against what was expected."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ledger import LedgerError, Side
from reports.casecheck import (
    chart,
    closings,
)
from reports.casecheck.case import CaseUnreadableError, case_of, read_case
from reports.casecheck.comparers import COMPARERS
from reports.casecheck.context import WORDS, Context, plain
from reports.casecheck.fresh import fill, fresh_book, refuse
from reports.casecheck.published import published_errors
from reports.casecheck.result import CaseReport, Notes
from reports.errors import ReportError
from reports.forms import form_for
from reports.forms.generic import GENERIC

if TYPE_CHECKING:
    from collections.abc import Mapping

LATER = "belum dihitung di sini"
WRONG_SHAPE = "bentuknya tidak dikenal"


def check_case(source: Path | str | Mapping[str, Any]) -> CaseReport:
    """Return what came of the case in the file or folder *source*, or given as a mapping.

    Raises:
        CaseUnreadableError: it is no case.
    """
    if isinstance(source, str | Path):
        case = read_case(Path(source))
    else:
        case = case_of(source, name="kasus")
    notes = Notes(notices=list(case.notices))
    try:
        with fresh_book(case.accounts, case.currency) as book:
            context = Context(case, book, notes)
            fill(book, case, notes)
            _look_at_balances(context)
            refuse(book, case, notes)
            forms = tuple(dict.fromkeys((GENERIC.name, form_for(book.chart).name)))
            closings.compare_closing_entries(context)
            for name, value in [*case.expected.items(), *case.extra.items()]:
                _compare(context, name, value)
            errors = tuple(published_errors(context))
    except LedgerError as error:
        raise CaseUnreadableError(case.id, str(error)) from error
    return CaseReport(
        id=case.id,
        title=case.title,
        forms=forms,
        comparisons=tuple(notes.comparisons),
        findings=tuple(notes.findings),
        refusals=tuple(notes.refusals),
        not_compared=tuple(notes.not_compared),
        published_errors=errors,
        notices=tuple(dict.fromkeys(notes.notices)),
    )


def _compare(context: Context, name: str, value: Any) -> None:
    """Compare the block *name*, or say that it is not compared, and why."""
    if name in WORDS:
        return
    compare = next((act for names, act in COMPARERS if re.fullmatch(names, name)), None)
    if compare is None:
        context.notes.leave_out(name, value, LATER)
        return
    try:
        compare(context, name, value)
    except (LedgerError, ReportError) as error:
        context.notes.find(f"{name} tidak dapat dihitung", error)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        context.notes.leave_out(name, value, WRONG_SHAPE)


def _look_at_balances(context: Context) -> None:
    """Show balances that need a second look: on the unusual side, or only there to agree."""
    day = context.case.period.last_day
    for code, balance in context.book.balances(day).items():
        account = context.book.chart[code]
        held = balance.net(account.normal_side)
        if held.amount < 0 and not account.is_temporary:
            said = (
                f"akun {code} {account.name} bersaldo di sisi yang tidak lazim: {plain(held)}"
            )
            context.notes.notices.append(said)
        if held and chart.is_plug(account):
            net = plain(balance.net(Side.DEBIT))
            said = f"akun penyeimbang {code} {account.name} bersaldo {net}"
            context.notes.notices.append(said)
