"""Mistakes that a case reports of its source, held against what the books say.

Where a mistake was made is told in words. The books can say something to it where the words
name an account, or a figure and perhaps a year.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from ledger import Period, Side
from ledger.errors import InvalidDateError
from reports.casecheck.context import plain
from reports.casecheck.result import PublishedError, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ledger import Money
    from reports.casecheck.context import Context

FIGURES = (
    ("total_revenue", r"pendapatan|revenue|income"),
    ("total_expenses", r"beban|pengeluaran|biaya|expens"),
    ("net_profit", r"laba|profit|rugi|loss|shu\b"),
    ("total_assets", r"total (aset|aktiva|assets)"),
    ("total_liabilities", r"total (kewajiban|h?utang|liabilities)"),
    ("total_equity", r"total (ekuitas|modal|equity)"),
    ("closing_cash", r"closing balance|saldo akhir|closing cash|kas akhir"),
)
"""Figures, by words that name them; the last that fits is the closest."""

LONG_NAME = 9
"""A name of an account with more letters than these is no word that may mean something else."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def published_errors(context: Context) -> Iterator[PublishedError]:
    """Yield each mistake of the source, and what the books say instead."""
    for row in context.case.published_errors:
        yield _judged(context, row)


def _judged(context: Context, row: Mapping[str, Any]) -> PublishedError:
    where = str(row.get("where") or "")
    published, correct = (_amount(context, row.get(name)) for name in ("published", "correct"))
    said = [plain(amount) for amount in _said(context, where)] if correct or published else []
    verdict, computed = Verdict.NOT_COMPUTED, ""
    if found := _corrected(context, row):
        verdict, computed = Verdict.CORRECTED, found
    elif correct in said:
        verdict, computed = Verdict.CORRECTED, str(correct)
    elif published in said:
        verdict, computed = Verdict.REPEATED, str(published)
    elif code := _refused(context, where, row.get("published")):
        verdict, computed = Verdict.REFUSED, code
    return PublishedError(
        where=where,
        published=_text(row.get("published")),
        correct=_text(row.get("correct")),
        computed=computed,
        verdict=verdict,
        explanation=_text(row.get("explanation")),
    )


def _corrected(context: Context, row: Mapping[str, Any]) -> str:
    """Return the right figures if blocks of the case found just this mistake; else nothing."""
    wrong, right = (_NUMBER.findall(_text(row.get(name))) for name in ("published", "correct"))
    pairs = [tuple(map(_bare, pair)) for pair in zip(wrong, right, strict=False)]
    is_told = bool(pairs) and len(wrong) == len(right)
    if not is_told or not all(pair in context.notes.mistakes for pair in pairs):
        return ""
    return " / ".join(correct for _, correct in pairs)


def _bare(written: str) -> str:
    """Return a number without the commas between its thousands."""
    return written.replace(",", "")


def _said(context: Context, where: str) -> Iterator[Money]:
    """Yield what the books say of what *where* names: account balances, figures."""
    for account in context.book.chart:
        named = [account.code, *([account.name] if len(account.name) > LONG_NAME else [])]
        if any(_names(where, name) for name in named):
            balance = context.book.balance(account.code, context.case.period.last_day)
            yield balance.net(Side.DEBIT)
            yield balance.net(Side.CREDIT)
    years = [Period.year(int(year)) for year in _YEAR.findall(where)]
    for name, words in FIGURES:
        if re.search(words, where, re.IGNORECASE):
            for period in years or [context.case.period]:
                yield from context.figures(period).of(name)


def _names(where: str, name: str) -> bool:
    """Whether *name* stands in *where* as a whole."""
    return bool(re.search(rf"(?<![\w.-]){re.escape(name)}(?![\w.-])", where, re.IGNORECASE))


def _refused(context: Context, where: str, published: object) -> str:
    """Return the code with which the books refuse what was published; empty if they do not."""
    written = str(published)
    if _DAY.fullmatch(written):
        try:
            dt.date.fromisoformat(written)
        except ValueError:
            return InvalidDateError.code
    return next((r.code for r in context.notes.refusals if r.what in where), "")


def _amount(context: Context, written: object) -> str | None:
    amount = context.amount(written)
    return None if amount is None else plain(amount)


def _text(value: object) -> str:
    return "" if value is None else str(value)
