"""Blocks of a case about fixed assets: what wears off of each, and what is left.

Sources count the months of a first and a last year each in its own way. A case may say which;
where it does not, a figure may be what any of the start rules that enterprises may choose
gives, or what whole months that have passed give.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from ledger import Side
from ledger.money import from_minor, total
from reports.casecheck.asset import RATE, Asset, asset_of
from reports.casecheck.context import NO_NAME, WORDS, first_of, plain
from reports.casecheck.row import Row, rows_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from ledger import Money
    from reports.casecheck.context import Context

NO_COST = "tidak ada harga perolehan atau umur"

ITEMS = ("items", "assets", "rows", "register", "schedule")
YEARS = ("by_year", "years", "rows", "schedule", "table")
CONTROLS = {
    "cost": ("account", "control", "control_account", "asset_account", "cost_account"),
    "accumulated": ("accumulated_account", "accumulated_depreciation_account"),
}
FIGURES = {
    "annual": ("annual", "annual_depreciation", "yearly", "yearly_depreciation"),
    "monthly": ("monthly", "monthly_depreciation", "per_month"),
    "accumulated": ("accumulated", "accumulated_depreciation", "akumulasi"),
    "book_value": ("book_value", "carrying_amount", "net_book_value", "nilai_buku"),
    "depreciation": ("depreciation", "period_depreciation", "depreciation_expense"),
}
"""The figures of an asset, by the names that cases give them; of a total, ``total_`` before."""

_AT_RATE = re.compile(r"(?P<item>\w+)_at_rate_(?P<whole>\d+)(?:_(?P<decimals>\d+))?\Z")
_OF_YEAR = re.compile(r"(?P<figure>\w+)_(?P<year>(?:19|20)\d\d)\Z")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_YEAR_OF_LIFE = re.compile(r"[1-9]\d?\Z")

Computed = list[tuple[Row, Asset]]


def compare_assets(context: Context, block: str, expected: Any) -> None:
    """Compute what wears off of each asset of *expected*, and compare; then the totals."""
    whole = expected if isinstance(expected, dict) else {}
    rows = first_of(whole, ITEMS) if not _is_asset(whole) else None
    given = expected if rows is None else rows
    found: Computed = []
    for row in rows_of(context, block, given):
        asset = asset_of(row, whole)
        if asset is None:
            context.notes.leave_out(row.label, row.told, NO_COST)
            continue
        _compare_asset(row, asset)
        found.append((row, asset))
    if rows is not None:
        told = {k: v for k, v in whole.items() if k not in {*ITEMS, *WORDS}}
        _compare_whole(Row(context, block, told), found)


def _is_asset(row: Mapping[str, Any]) -> bool:
    return any(name in row for name in ("cost", "acquisition_cost", "harga_perolehan"))


def _compare_asset(row: Row, asset: Asset) -> None:
    """Compare the figures of one asset."""
    rate = row.number(*RATE)
    is_part = rate is not None and 0 < rate < 1
    row.compare_number(RATE, asset.rate_percent / (100 if is_part else 1))
    months = asset.months_passed(row.whole("months", "months_used", "elapsed_months"))
    row.compare_words(("months", "months_used", "elapsed_months"), months)
    for figure, names in FIGURES.items():
        row.compare(names, *asset.readings(figure))
    for name in [name for name in row.told if name not in row.read]:
        if name in YEARS and isinstance(row.told[name], dict | list):
            _compare_years(row, asset, row.value(name))
        elif of_year := _OF_YEAR.match(name):
            within = asset.in_year(int(of_year["year"]))
            figure = next((f for f, names in FIGURES.items() if of_year["figure"] in names), "")
            if figure:
                row.compare([name], *within.readings(figure))
    row.leave_rest()


def _compare_years(row: Row, asset: Asset, told: Any) -> None:
    """Compare what wears off in each year, told by year or in rows that name theirs."""
    given = told
    if isinstance(told, dict):
        given = [
            {"year": name, **(value if isinstance(value, dict) else {"depreciation": value})}
            for name, value in told.items()
            if name not in WORDS
        ]
    for inner in given:
        year = str(inner.get("year", ""))
        of_year = Row(row.context, f"{row.label} {year}", inner, {"year"})
        if _YEAR.match(year):
            within = asset.in_year(int(year))
        elif _YEAR_OF_LIFE.match(year):
            within = asset.in_year_of_life(int(year))
        else:
            row.context.notes.leave_out(of_year.label, inner, NO_NAME)
            continue
        for figure, names in FIGURES.items():
            of_year.compare(names, *within.readings(figure))
        of_year.leave_rest()


def _compare_whole(row: Row, found: Computed) -> None:
    """Compare totals of the register, and hold them against the accounts that it names."""
    row.read.update({"method", "as_of", "date", "month_convention", "convention", "residual"})
    row.compare(("total_cost", "cost"), _sum(row.context, [a.cost for _, a in found]))
    row.compare_words(("count", "item_count", "total_items"), len(found))
    for figure, names in FIGURES.items():
        totals = _totals(row.context, figure, found)
        row.compare([f"total_{name}" for name in names], *totals)
        row.compare([f"{name}_total" for name in names], *totals)
    for figure, names in CONTROLS.items():
        if code := row.context.account(row.value(*names)):
            _compare_control(row, code, figure, found)
    totals = row.value("total", "totals")
    if isinstance(totals, dict):
        named = {f"total_{k.removeprefix('total_')}": v for k, v in totals.items()}
        _compare_whole(Row(row.context, f"{row.label}.totals", named), found)
    for name in [name for name in row.told if name not in row.read]:
        if (told := _AT_RATE.match(name)) and (asset := _named(told["item"], found)):
            _compare_at_rate(row, name, asset, f"{told['whole']}.{told['decimals'] or 0}")
    row.leave_rest()


def _compare_at_rate(row: Row, name: str, asset: Asset, rate: str) -> None:
    """Compare what a rate gives that is cut off, and show what a year really takes."""
    at_rate, right = asset.at_rate(Fraction(rate)), asset.readings("annual")[0]
    row.compare([name], at_rate)
    if at_rate != right:
        row.context.notes.correct(f"{row.label}.{name}", plain(at_rate), plain(right))


def _compare_control(row: Row, code: str, figure: str, found: Computed) -> None:
    """Hold what an account says against what the register adds up to."""
    context, day = row.context, row.context.case.period.last_day
    readings = [context.book.balance(code, at).net(Side.DEBIT) for at in _days(found, day)]
    amounts = [a.cost for _, a in found]
    if figure == "accumulated":
        readings = [-amount for amount in readings]
        amounts = [a.readings("accumulated")[0] for _, a in found]
    context.compare(f"{row.label}: akun {code}", str(_sum(context, amounts).amount), *readings)


def _days(found: Computed, otherwise: dt.date) -> list[dt.date]:
    return list(dict.fromkeys([*(a.as_of for _, a in found), otherwise]))


def _totals(context: Context, figure: str, found: Computed) -> Sequence[Money]:
    """Return what a figure may come to: as the items tell it, or by each way of counting."""
    told = [_told(row, asset, figure) for row, asset in found]
    ways = zip(*(asset.ways(figure) for _, asset in found), strict=False)
    sums = [_sum(context, told), *(_sum(context, way) for way in ways)]
    return list(dict.fromkeys(sums))


def _told(row: Row, asset: Asset, figure: str) -> Money:
    """Return the reading of a figure that the row tells; the commonest if it tells none."""
    readings = asset.readings(figure)
    amount = row.context.amount(first_of(row.told, FIGURES[figure]))
    return amount if amount is not None and amount in readings else readings[0]


def _sum(context: Context, amounts: Sequence[Money]) -> Money:
    return total(amounts, from_minor(0, context.book.currency).currency)


def _named(name: str, found: Computed) -> Asset | None:
    """Return the one asset whose name begins with *name*."""
    wanted = name.replace("_", " ").casefold()
    fitting = [
        asset
        for row, asset in found
        if str(row.told.get("name", "")).casefold().startswith(wanted)
    ]
    return fitting[0] if len(fitting) == 1 else None
