"""Blocks of a case about how sound lending is: quality of loans, weighed capital, ratios.

Amounts that an account of the case also says are held against it. What the case itself lists
as a mistake of its source is shown, and the rest computed from it as published.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from ledger import AccountKind
from ledger.money import from_minor, to_minor
from reports.casecheck.context import NO_ACCOUNTS, NO_FIGURE, WORDS, plain
from reports.casecheck.numbers import exact_number, half_up
from reports.casecheck.row import Row, rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ledger import Account, Money
    from reports.casecheck.context import Context

UNDEFINED = "tidak terdefinisi"

RISK = ("weighted_risk", "risk", "weighted")
RISK_RATIO = ("risk_ratio_percent", "weighted_risk_percent")
NPL = ("npl", "non_performing", "problem_loans")
NPL_RATIO = ("npl_percent", "npl_ratio_percent", "problem_loans_percent")
RESERVE = ("reserve", "allowance", "cadangan", "penyisihan")
RESERVE_RATIO = ("reserve_to_risk_percent", "coverage_percent", "reserve_percent")
PERCENT = ("percent_published", "percent", "value_percent", "ratio_percent")
PLAIN = ("ratio", "value", "ratio_published")

_GOOD = re.compile(r"lancar|current|pass|perhatian.*|special.*", re.IGNORECASE)
_LOANS = re.compile(r"pinjaman|piutang|kredit|loan|receivable", re.IGNORECASE)
_RESERVES = re.compile(
    r"(cadangan|penyisihan).*(ri?esi?ko|piutang|pinjaman)|allowance", re.IGNORECASE
)
_PROFIT = re.compile(r"\bshu\b|laba|profit|hasil usaha", re.IGNORECASE)


def compare_loan_quality(context: Context, block: str, expected: Mapping[str, Any]) -> None:
    """Compare the sum of the classes of loans, what of them is at risk, and the reserve."""
    row = Row(context, block, expected, {*WORDS})
    weights = _fractions(row.value("weights") or {})
    computed = {"total", *RISK, *RISK_RATIO, *NPL, *NPL_RATIO, *RESERVE, *RESERVE_RATIO}
    classes = {
        name: to_minor(amount)
        for name, value in expected.items()
        if name not in computed and (amount := context.amount(value)) is not None
    }
    row.read.update(classes)
    whole = sum(classes.values())
    risk = sum((minor * weights.get(n, Fraction()) for n, minor in classes.items()), Fraction())
    bad = sum(minor for name, minor in classes.items() if not _GOOD.fullmatch(name))
    row.compare(["total"], _money(context, whole))
    _compare_account(context, f"{block}.total", row.amount("total"), _LOANS, AccountKind.ASSET)
    row.compare(NPL, _money(context, bad))
    if weights:
        row.compare(RISK, _money(context, risk))
        _compare_ratio(row, RISK_RATIO, risk, whole)
    _compare_ratio(row, NPL_RATIO, Fraction(bad), whole)
    reserve = row.amount(*RESERVE)
    _compare_account(context, f"{block}.reserve", reserve, _RESERVES, None)
    if reserve is not None:
        _compare_ratio(row, RESERVE_RATIO, Fraction(to_minor(reserve)), risk)
    row.leave_rest()


def compare_capital_adequacy(context: Context, block: str, expected: Mapping[str, Any]) -> None:
    """Compare assets weighed by their risk, capital weighed by its kind, and their ratio."""
    row = Row(context, block, expected, {*WORDS})
    assets, known = _weighed_assets(context, block, row.value("asset_weights") or {})
    told = row.amount("risk_weighted_assets")
    if known:
        row.compare(["risk_weighted_assets"], _money(context, assets))
    else:
        assets = Fraction(to_minor(told)) if told is not None else Fraction()
    whole, weighed = 0, Fraction()
    for inner in rows_of(context, f"{block}", row.value("capital_rows", "capital") or []):
        amount, weight = inner.amount("amount", "balance"), inner.number("weight", "percent")
        if amount is None or weight is None:
            context.notes.leave_out(inner.label, inner.told, NO_FIGURE)
            continue
        _compare_capital(inner, amount)
        whole += to_minor(amount)
        weighed += to_minor(amount) * weight / 100
        inner.leave_rest()
    row.compare(("capital_total", "total_capital"), _money(context, whole))
    row.compare(("weighted_capital",), _money(context, weighed))
    _compare_ratio(row, ("car_percent", "car", "percent"), weighed, assets)
    row.leave_rest()


def compare_ratios(context: Context, block: str, expected: Any) -> None:
    """Compute each ratio from its numerator and its denominator, and compare."""
    for row in rows_of(context, block, expected):
        above, below = (
            row.number(name, short)
            for name, short in (("numerator", "above"), ("denominator", "below"))
        )
        if above is None or below is None:
            context.notes.leave_out(row.label, row.told, NO_FIGURE)
            continue
        _compare_ratio(row, PERCENT, above, below)
        if below:
            ratio = above / below
            row.compare_number(PLAIN, ratio, ratio * 100, ratio * 365, ratio * 360)
        row.leave_rest()


# --- against the accounts -------------------------------------------------------------------


def _compare_account(
    context: Context,
    label: str,
    told: Money | None,
    words: re.Pattern[str],
    kind: AccountKind | None,
) -> None:
    """Show where the accounts whose names say that they hold an amount hold another.

    The case does not say which accounts it is of, so that it is no difference.
    """
    found = [
        account
        for account in context.book.chart
        if account.takes_postings
        and words.search(account.name)
        and (account.kind is kind if kind else account.kind not in _RESULT)
        and not (kind and account.is_contra)
    ]
    if told is None or not found:
        return
    balances = [_balance(context, account) for account in found]
    whole = sum(balances[1:], start=balances[0])
    readings = [whole, *balances]
    codes = ", ".join(account.code for account in found)
    if told in readings:
        context.compare(f"{label} = akun {codes}", plain(told), told)
    else:
        said = f"{label}: {plain(told)}, akun {codes} memuat {plain(whole)}"
        context.notes.notices.append(said)


def _compare_capital(row: Row, told: Money) -> None:
    """Hold a part of capital against the account of its name, or the profit of the case."""
    context, name = row.context, str(row.told.get("name", ""))
    code = context.account(row.told.get("account", name))
    if code is not None:
        row.read.add("account")
        _hold(
            context,
            f"{row.label} = akun {code}",
            told,
            _balance(context, context.book.chart[code]),
        )
    elif _PROFIT.search(name):
        (profit,) = context.figures().of("net_profit")
        if told == profit:
            context.compare(f"{row.label} = laba", plain(told), profit)


def _hold(context: Context, label: str, told: Money, right: Money) -> None:
    """Compare *told* with what is right; a mistake that the case lists is only shown."""
    if told != right and _is_listed(context, told, right):
        context.notes.correct(label, plain(told), plain(right))
    else:
        context.compare(label, plain(told), right)


def _is_listed(context: Context, told: Money, right: Money) -> bool:
    """Whether the case lists *told* as a mistake of its source for what is *right*."""
    return any(
        context.amount(row.get("published")) == told
        and context.amount(row.get("correct")) == right
        for row in context.case.published_errors
    )


def _weighed_assets(
    context: Context, block: str, weights: Mapping[str, Any]
) -> tuple[Fraction, bool]:
    """Return what the accounts hold, weighed in percent, and whether all were known."""
    minor, known = Fraction(), bool(weights)
    for name, value in weights.items():
        code, weight = context.account(name), exact_number(value)
        if code is None or weight is None:
            context.notes.leave_out(f"{block}.asset_weights.{name}", value, NO_ACCOUNTS)
            known = False
            continue
        account = context.book.chart[code]
        held = to_minor(_balance(context, account)) * (-1 if account.is_contra else 1)
        minor += held * weight / 100
    return minor, known


def _balance(context: Context, account: Account) -> Money:
    day = context.case.period.last_day
    return context.book.balance(account.code, day).net(account.normal_side)


# --- numbers ----------------------------------------------------------------------------------


def _compare_ratio(
    row: Row, names: tuple[str, ...], above: Fraction, below: Fraction | int
) -> None:
    """Compare a percentage; by nothing, nothing can be divided, whatever was printed."""
    if below:
        row.compare_number(names, Fraction(above) / Fraction(below) * 100)
    else:
        row.compare_words([n for n in names if row.told.get(n) is not None], UNDEFINED)


def _fractions(weights: Mapping[str, Any]) -> dict[str, Fraction]:
    """Return weights as parts of one; those told in percent say more than one."""
    found = {
        name: number
        for name, value in weights.items()
        if (number := exact_number(value)) is not None
    }
    scale = 100 if any(number > 1 for number in found.values()) else 1
    return {name: number / scale for name, number in found.items()}


def _money(context: Context, minor: Fraction | int) -> Money:
    return from_minor(half_up(Fraction(minor)), context.book.currency)


_RESULT = (AccountKind.REVENUE, AccountKind.EXPENSE)
