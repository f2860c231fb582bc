"""Budget against realisation (anggaran dan realisasi), by the approved plan of the year."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bumdes.phrase import word
from bumdes.planning.budget import budget_realisation, is_whole_months
from ledger import AccountKind
from ledger.money import from_minor, to_minor
from reports.errors import InvalidScopeError
from reports.figures import tenths_of_percent
from reports.listing import Listing
from reports.remarks import plan_remarks
from reports.scope import check_listing_scope, unit_name
from reports.statement import Style
from reports.table import Change, Column, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bumdes.planning.budget import BudgetRow
    from ledger import BookView
    from ledger.money import Currency
    from reports.scope import Scope

KEY, TITLE = "budget-realisation", "Anggaran dan Realisasi"
COLUMNS = (("budget", "Anggaran"), ("realised", "Realisasi"))


class _Section(NamedTuple):
    """Accounts of one kind; those of the result have a total."""

    kind: AccountKind
    key: str
    label: str
    total: str = ""


RESULT = (
    _Section(AccountKind.REVENUE, "revenue", "Pendapatan", "Jumlah pendapatan"),
    _Section(AccountKind.EXPENSE, "expenses", "Beban", "Jumlah beban"),
)
LASTING = (
    _Section(AccountKind.ASSET, "assets", "Penambahan aset"),
    _Section(AccountKind.LIABILITY, "liabilities", "Penambahan kewajiban"),
    _Section(AccountKind.EQUITY, "equity", "Penambahan ekuitas"),
)


class _Pair(NamedTuple):
    """Budget and realisation in minor units, as the section sees them."""

    budget: int
    realised: int

    def minus(self, other: _Pair) -> _Pair:
        return _Pair(self.budget - other.budget, self.realised - other.realised)


def _read(view: BookView, scope: Scope) -> tuple[Table]:
    check_listing_scope(scope, KEY, has_fund=False)
    if not is_whole_months(scope.period):
        raise InvalidScopeError(KEY, "whole months")
    unit_name(view, scope.unit)
    found = budget_realisation(view, scope.period, unit=scope.unit).rows
    rows: list[Row] = []
    totals: dict[str, _Pair] = {}
    for section in RESULT:
        totals[section.key] = _sum(found, section)
        rows += _rows(found, section, view.currency)
        rows.append(_total(section.key, section.total, totals[section.key], view.currency))
    profit = totals["revenue"].minus(totals["expenses"])
    rows.append(_total("profit", "Laba (rugi)", profit, view.currency, Style.GRAND))
    for section in LASTING:
        rows += _rows(found, section, view.currency)
    table = Table(
        key=KEY,
        title=TITLE,
        columns=tuple(
            Column(key=key, heading=word(heading), period=scope.period, unit=scope.unit)
            for key, heading in COLUMNS
        ),
        rows=tuple(rows),
        currency=view.currency,
        shows_codes=True,
        shows_change=True,
        change_heading="Selisih",
    )
    return (table,)


def _pair(row: BudgetRow) -> _Pair:
    sign = -1 if row.lowers else 1
    return _Pair(sign * to_minor(row.budget), sign * to_minor(row.realised))


def _sum(found: Iterable[BudgetRow], section: _Section) -> _Pair:
    pairs = [_pair(row) for row in found if row.kind is section.kind]
    return _Pair(sum(p.budget for p in pairs), sum(p.realised for p in pairs))


def _rows(found: Iterable[BudgetRow], section: _Section, currency: Currency) -> list[Row]:
    """Return the heading of *section* and its accounts; nothing where it has none."""
    ours = [row for row in found if row.kind is section.kind]
    if not ours:
        return []
    heading = Row(
        key=f"{section.key}_part",
        label=word(section.label),
        figures=(None,) * len(COLUMNS),
        style=Style.GROUP,
        depth=1,
    )
    return [heading, *(_line(row, currency) for row in ours)]


def _line(row: BudgetRow, currency: Currency) -> Row:
    return _row(
        _pair(row),
        currency,
        key=row.account,
        label=word(row.name),
        style=Style.LINE,
        depth=2,
        accounts=(row.account,),
    )


def _total(
    key: str, label: str, pair: _Pair, currency: Currency, style: Style = Style.SUM
) -> Row:
    return _row(pair, currency, key=key, label=label, style=style, depth=1)


def _row(
    pair: _Pair,
    currency: Currency,
    *,
    key: str,
    label: str,
    style: Style,
    depth: int,
    accounts: tuple[str, ...] = (),
) -> Row:
    difference = pair.realised - pair.budget
    return Row(
        key=key,
        label=word(label),
        figures=tuple(from_minor(minor, currency) for minor in pair),
        style=style,
        depth=depth,
        accounts=accounts,
        change=Change(
            from_minor(difference, currency), tenths_of_percent(difference, pair.budget)
        ),
    )


def _says(view: BookView, scope: Scope) -> tuple[str, ...]:
    return tuple(plan_remarks(view, scope.period))


BUDGET_REALISATION = Listing(
    key=KEY,
    title=TITLE,
    read=_read,
    is_of_months=True,
    remarks=(
        "Selisih adalah realisasi dikurangi anggaran.",
        "Pada beban, selisih yang positif berarti melebihi anggaran.",
    ),
    says=_says,
)
