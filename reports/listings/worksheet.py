"""Worksheet (neraca lajur): the trial balance, and to which statement each balance goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.phrase import word
from ledger import AccountKind
from ledger.money import from_minor
from reports.errors import ProofFailedError
from reports.listing import Listing
from reports.listings.trial_balance import GROUPS, SIDES, sides_by_account
from reports.scope import check_listing_scope, scope_name
from reports.statement import Style
from reports.table import Column, Row, Table
from reports.words import TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ledger import BookView
    from ledger.money import Currency
    from reports.scope import Scope

KEY, TITLE = "worksheet", "Neraca Lajur"
STATEMENTS = (("result", "Laba rugi"), ("position", "Posisi keuangan"))
RESULT = {AccountKind.REVENUE, AccountKind.EXPENSE}
FIRST = 2 * len(GROUPS)
"""The place of the first column that belongs to a statement."""


def _read(view: BookView, scope: Scope) -> tuple[Table]:
    check_listing_scope(scope, KEY)
    scope_name(view, scope)
    figures = {
        code: _ten(sides, is_result=view.chart[code].kind in RESULT)
        for code, sides in sides_by_account(view, scope.period, scope).items()
        if any(sides)
    }
    totals = [sum(column) for column in zip(*figures.values(), strict=True)] or [0] * 10
    profit = totals[FIRST + 1] - totals[FIRST]
    balancing = _balancing(profit)
    ends = [a + (b or 0) for a, b in zip(totals, balancing, strict=True)]
    columns = _columns(scope)
    _prove(ends, columns, view.currency)
    rows = [
        _row(code, view.chart[code].name, figures[code], view.currency)
        for code in sorted(figures)
    ]
    label = "Laba" if profit >= 0 else "Rugi"
    rows += [
        _row("sum", TOTAL, totals, view.currency, Style.SUM),
        _row("profit", label, balancing, view.currency, Style.LINE),
        _row("total", "Jumlah setelah laba (rugi)", ends, view.currency, Style.GRAND),
    ]
    table = Table(
        key=KEY,
        title=TITLE,
        columns=columns,
        rows=tuple(rows),
        currency=view.currency,
        shows_codes=True,
    )
    return (table,)


def _ten(sides: tuple[int, ...], *, is_result: bool) -> tuple[int, ...]:
    """Return all ten columns: the last two pairs hold the balance on one of both statements."""
    nothing = (0, 0)
    return (*sides, *sides[-2:], *nothing) if is_result else (*sides, *nothing, *sides[-2:])


def _balancing(profit: int) -> list[int | None]:
    """Return the row that evens the statements: what was earned is owed to the owners."""
    gain, loss = max(profit, 0), max(-profit, 0)
    return [None] * FIRST + [gain, loss, loss, gain]


def _row(
    key: str,
    label: str,
    amounts: Iterable[int | None],
    currency: Currency,
    style: Style | None = None,
) -> Row:
    return Row(
        key=key,
        label=word(label),
        figures=tuple(None if a is None else from_minor(a, currency) for a in amounts),
        style=style or Style.LINE,
        accounts=() if style else (key,),
    )


def _columns(scope: Scope) -> tuple[Column, ...]:
    return tuple(
        Column(
            key=f"{group}_{side}",
            heading=word(heading),
            group=title,
            period=scope.period,
            unit=scope.unit,
            fund=scope.fund,
        )
        for group, title in (*GROUPS, *STATEMENTS)
        for side, heading in SIDES
    )


def _prove(ends: list[int], columns: tuple[Column, ...], currency: Currency) -> None:
    for place in range(0, len(ends), 2):
        debits, credits = ends[place : place + 2]
        if debits != credits:
            raise ProofFailedError(
                KEY,
                columns[place].key,
                columns[place + 1].key,
                column=columns[place].group,
                amounts=(from_minor(debits, currency), from_minor(credits, currency)),
            )


WORKSHEET = Listing(
    key=KEY,
    title=TITLE,
    read=_read,
    remarks=(
        "Debit dan kredit setiap pasang kolom sama: selisih 0.",
        (
            "Kolom laba rugi memuat pendapatan dan beban sejak tutup buku terakhir; jurnal"
            " penutup tidak dihitung."
        ),
    ),
)
