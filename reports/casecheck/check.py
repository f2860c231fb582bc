"""Checking a case: post it, compute it, and hold each figure against what was expected."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ledger import LedgerError, Side
from reports.casecheck import chart, closings, refused, running, series, sharing, statements
from reports.casecheck.case import CaseUnreadableError, case_of, read_case
from reports.casecheck.context import WORDS, Context, plain
from reports.casecheck.fresh import fill, fresh_book, refuse
from reports.casecheck.published import published_errors
from reports.casecheck.result import CaseReport, Notes
from reports.errors import ReportError
from reports.forms import form_for
from reports.forms.generic import GENERIC

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Comparer = Callable[[Context, str, Any], None]

LATER = "belum dihitung di sini"
WRONG_SHAPE = "bentuknya tidak dikenal"

_TRIAL_BALANCE = statements.compare_trial_balance
_MONTH_ENDS = (
    r"month_?ends?(_(cash|balances?|saldo|kas))?|(cash|kas|balances?)(_at)?_month_?ends?"
    r"|monthly_(cash|balances?)|cash_(monthly|by_month)"
)

COMPARERS: tuple[tuple[str, Comparer], ...] = (
    (r"trial_balance_after_clos\w+|post_?clos\w+_trial_balance", closings.compare_closed),
    (r"((un)?adjusted_)?trial_balance|trial_balance_(un)?adjusted", _TRIAL_BALANCE),
    (r"worksheet|neraca_lajur", statements.compare_worksheet),
    (r"income_statement|profit_and_loss", statements.compare_statement),
    (r"balance_sheet|financial_position", statements.compare_statement),
    (r"equity_changes|changes_in_equity", statements.compare_statement),
    (r"cash_flows?", statements.compare_cash_flow),
    (r"account_balances", statements.compare_balances),
    (r"by_(unit|entity|branch|segment)", series.compare_units),
    (r"by_(year|month|quarter|semester|period)|periods", series.compare_periods),
    (r"running_(cash|balance)", running.compare_running),
    (_MONTH_ENDS, series.compare_month_ends),
    (r"cash_book", running.compare_cash_book),
    (r"cash_ledger_lines", series.compare_cash_lines),
    (r"close_example", closings.compare_close_example),
    (r"next_year_openings?", closings.compare_next_openings),
    (r"profit_distribution|undistributed_liability", sharing.compare_sharing),
    (r"refusals", refused.compare_refusals),
    (r"(rejected|refused|invalid)_entries", series.compare_rejected),
    (r"(entry|entries|transaction)_count", series.compare_entry_count),
)
"""By the whole name of a block, what compares it."""


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
            errors = tuple(published_errors(context))
            closings.compare_closing_entries(context)
            for name, value in [*case.expected.items(), *case.extra.items()]:
                _compare(context, name, value)
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
    except ReportError as error:
        context.notes.find(f"{name} tidak dapat dihitung", error)
    except (AttributeError, KeyError, TypeError, ValueError):
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
