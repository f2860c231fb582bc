"""Blocks of a case that explain a control account: who owes, who is owed, what is in stock.

The rows must be what the books say of each party or article, and together what the control
account says: of the day that is told, or where none is, of the end or the beginning.
"""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ledger import Side
from ledger.money import from_minor
from reports.casecheck.context import NO_NAME
from reports.casecheck.explained import Explained, Explanation, explain_accounts
from reports.casecheck.fresh import fill, fresh_book
from reports.casecheck.result import Notes
from reports.casecheck.subsidiary_blocks import BALANCES, sub_ledgers_told
from reports.casecheck.subsidiary_rows import TOTALS

if TYPE_CHECKING:
    import datetime as dt

    from ledger import Book
    from reports.casecheck.context import Context
    from reports.casecheck.subsidiary_rows import Told

DIFFERENCES = ("difference", "selisih")


def compare_sub_ledgers(context: Context, block: str, expected: Any) -> None:
    """Compare each sub-ledger in *expected* with the accounts that it explains."""
    with ExitStack() as stack:
        books = _Books(context, stack)
        for told in sub_ledgers_told(context, block, expected):
            _compare_told(books, told)


def _compare_told(books: _Books, told: Told) -> None:
    """Hold rows, total and control accounts against what the books say of them."""
    context = books.context
    accounts = tuple(place.account for place in told.places)
    explained = Explained(key=told.row.label, accounts=accounts, parts=told.parts)
    explanation = books.explain(explained, told.day)
    if explanation.proof is None:
        context.notes.find(f"{told.row.label}: rincian ditolak", explanation.error)
        return
    _compare_parts(context, explained, explanation)
    if not told.row.has(*DIFFERENCES):
        _compare_accounts(context, explained, explanation)
    _compare_totals(context, told, explained, explanation)


def _compare_parts(context: Context, explained: Explained, explanation: Explanation) -> None:
    """Hold what each row says against what the books say of whom it is about."""
    held = explanation.held()
    rows: Counter[tuple[str, ...]] = Counter()
    for part in explained.parts:
        rows[explained.identity_of(part)] += part.minor
    for identity in dict.fromkeys([*rows, *held]):
        label = f"{explained.key} {' '.join(identity)}"
        got = _on_side(context, explained, held[identity])
        context.notes.compare(label, _plain(context, rows[identity]), _plain(context, got))


def _compare_accounts(context: Context, explained: Explained, explanation: Explanation) -> None:
    """Hold what the rows come to against the control accounts: each, if the rows tell which."""
    groups: list[tuple[str, ...]] = [(account,) for account in explained.accounts]
    if len({part.account for part in explained.parts}) < len(groups):
        groups = [explained.accounts]
    for group in groups:
        told = sum(part.minor for part in explained.parts if part.account in group)
        balance = sum(explanation.balances[account] for account in group)
        got = _on_side(context, explained, balance)
        label = f"{explained.key} = akun {' + '.join(group)}"
        context.notes.compare(label, _plain(context, told), _plain(context, got))


def _compare_totals(
    context: Context, told: Told, explained: Explained, explanation: Explanation
) -> None:
    """Hold totals, the balance of the accounts and their difference against the books."""
    row, currency = told.row, context.book.currency
    named = _on_side(context, explained, sum(explanation.held().values()))
    balance = _on_side(context, explained, sum(explanation.balances.values()))
    lacking = from_minor(balance - named, currency)
    totals = row.value(*TOTALS)
    if isinstance(totals, dict):
        for name, value in totals.items():
            minor = _total_named(context, told, explained, explanation, name)
            if minor is None:
                context.notes.leave_out(f"{row.label}.{name}", value, NO_NAME)
            else:
                context.compare(f"{row.label}.{name}", value, from_minor(minor, currency))
    else:
        row.compare(TOTALS, from_minor(named, currency))
    row.compare(BALANCES, from_minor(balance, currency))
    row.compare(DIFFERENCES, lacking, -lacking)
    row.compare_words(("count", "row_count"), len(told.parts))
    row.leave_rest()


def _total_named(
    context: Context, told: Told, explained: Explained, explanation: Explanation, name: str
) -> int | None:
    """Return what the total *name* comes to; None if it is not known which rows it is of.

    It is of one account if what its name adds is said of that account, or is in its name.
    """
    column = explained.key.rpartition(".")[2]
    added = name.removeprefix(column).strip("_ ").replace("_", " ").casefold()
    accounts = set(explained.accounts)
    if added and name not in TOTALS:
        said = {
            place.account: f"{place.words} {context.book.chart[place.account].name}".casefold()
            for place in told.places
        }
        accounts = {account for account, words in said.items() if added in words}
        if not accounts:
            return None
    return _on_side(context, explained, sum(explanation.held(accounts).values()))


# --- when, and on which side ----------------------------------------------------------------


class _Books:
    """The books of a case at its end and at its beginning, the latter only if asked for."""

    def __init__(self, context: Context, stack: ExitStack) -> None:
        self.context, self._stack = context, stack

    def explain(self, explained: Explained, day: dt.date | None) -> Explanation:
        """Return what the books say at the end of *day*, or at the end or the beginning."""
        period, found = self.context.case.period, None
        if day is None or day >= period.first_day:
            found = explain_accounts(self.context.book, explained, day or period.last_day)
            if day is not None or _is_explained(found):
                return found
        begun = explain_accounts(self._beginning, explained, period.first_day)
        return begun if found is None or _is_explained(begun) else found

    @cached_property
    def _beginning(self) -> Book:
        """A book that holds what there was at the beginning, and nothing that moved."""
        case = self.context.case
        balances = () if case.openings else case.trial_balance
        begun = replace(case, transactions=(), trial_balance=balances)
        fresh = fresh_book(case.accounts, self.context.book.currency.code)
        book = self._stack.enter_context(fresh)
        fill(book, begun, Notes())
        return book


def _is_explained(explanation: Explanation) -> bool:
    proof = explanation.proof
    return proof is not None and proof.control == proof.named


def _on_side(context: Context, explained: Explained, minor: int) -> int:
    """Return debits less credits as balances of the control accounts are told."""
    account = context.book.chart[explained.accounts[0]]
    return minor if account.normal_side is Side.DEBIT else -minor


def _plain(context: Context, minor: int) -> str | None:
    return context.written(str(from_minor(minor, context.book.currency).amount))
