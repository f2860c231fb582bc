"""Trial balance (neraca saldo): before adjustment, the adjustments, and after them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger import EntryKind
from ledger.money import from_minor
from reports.errors import ProofFailedError
from reports.listing import Listing
from reports.scope import check_listing_scope, unit_name
from reports.statement import Style
from reports.table import Column, Row, Table

if TYPE_CHECKING:
    from ledger import BookView
    from ledger.money import Currency
    from ledger.turnover import Turnover
    from reports.scope import Scope

KEY, TITLE = "trial-balance", "Neraca Saldo"
GROUPS = (
    ("before", "Sebelum penyesuaian"),
    ("adjustments", "Penyesuaian"),
    ("after", "Setelah penyesuaian"),
)
BEFORE_ADJUSTMENT = {EntryKind.OPENING, EntryKind.ORDINARY}
SIDES = (("debit", "Debit"), ("credit", "Kredit"))


class _Sums:
    """Minor units of one account: net before adjustment, and both sides of adjustments."""

    __slots__ = ("before", "credits", "debits")

    def __init__(self) -> None:
        self.before = self.debits = self.credits = 0

    def add(self, row: Turnover) -> None:
        """Add *row*; the closing of the year is left out."""
        if row.is_before or row.kind in BEFORE_ADJUSTMENT:
            self.before += row.debits - row.credits
        elif row.kind != EntryKind.CLOSING:
            self.debits += row.debits
            self.credits += row.credits

    def columns(self) -> tuple[int, ...]:
        """Return the six columns: a net stands on the side that is larger."""
        after = self.before + self.debits - self.credits
        return (*_apart(self.before), self.debits, self.credits, *_apart(after))


def _read(view: BookView, scope: Scope) -> tuple[Table]:
    check_listing_scope(scope, KEY)
    unit_name(view, scope.unit)
    figures = _figures(view, scope)
    totals = [sum(column) for column in zip(*figures.values(), strict=True)] or [0] * 6
    _prove(totals, view.currency)
    money = {
        a: from_minor(a, view.currency) for row in (*figures.values(), totals) for a in row
    }
    rows = [
        Row(
            key=code,
            label=view.chart[code].name,
            figures=tuple(money[amount] for amount in amounts),
            style=Style.LINE,
            accounts=(code,),
        )
        for code, amounts in figures.items()
    ]
    total = tuple(money[amount] for amount in totals)
    rows.append(Row(key="total", label="Jumlah", figures=total, style=Style.GRAND))
    table = Table(
        key=KEY,
        title=TITLE,
        columns=_columns(scope),
        rows=tuple(rows),
        currency=view.currency,
        shows_codes=True,
    )
    return (table,)


def _figures(view: BookView, scope: Scope) -> dict[str, tuple[int, ...]]:
    """Return the six amounts of each account that has any, in code order."""
    sums: dict[str, _Sums] = {}
    for row in view.turnovers(
        first_day=scope.period.first_day,
        last_day=scope.period.last_day,
        unit=scope.unit,
        components=False,
    ):
        if row.account not in sums:
            sums[row.account] = _Sums()
        sums[row.account].add(row)
    figures = {code: sums[code].columns() for code in sorted(sums)}
    return {code: amounts for code, amounts in figures.items() if any(amounts)}


def _columns(scope: Scope) -> tuple[Column, ...]:
    return tuple(
        Column(
            key=f"{group}_{side}",
            heading=heading,
            group=title,
            period=scope.period,
            unit=scope.unit,
        )
        for group, title in GROUPS
        for side, heading in SIDES
    )


def _prove(totals: list[int], currency: Currency) -> None:
    for place, (group, _) in enumerate(GROUPS):
        debits, credits = totals[2 * place : 2 * place + 2]
        if debits != credits:
            raise ProofFailedError(
                KEY,
                f"{group}_debit",
                f"{group}_credit",
                column=group,
                amounts=(from_minor(debits, currency), from_minor(credits, currency)),
            )


def _apart(net: int) -> tuple[int, int]:
    return max(net, 0), max(-net, 0)


TRIAL_BALANCE = Listing(
    key=KEY,
    title=TITLE,
    read=_read,
    is_at_day=True,
    remarks=(
        "Jumlah debit sama dengan jumlah kredit pada ketiga pasang kolom.",
        "Jurnal penutup tidak termasuk.",
    ),
)
