"""Trial balance (neraca saldo): before adjustment, the adjustments, and after them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.phrase import phrase, word
from ledger import EntryKind
from ledger.money import from_minor
from reports.errors import ProofFailedError
from reports.listing import Listing
from reports.scope import check_listing_scope, scope_name
from reports.statement import Style
from reports.table import Column, Row, Table
from reports.words import TOTAL

if TYPE_CHECKING:
    from ledger import BookView, Period
    from ledger.money import Currency
    from ledger.turnover import Turnover
    from reports.scope import Scope

KEY, TITLE = "trial-balance", "Neraca Saldo"
GROUPS = (
    ("before", "Sebelum penyesuaian"),
    ("adjustments", "Penyesuaian"),
    ("after", "Setelah penyesuaian"),
)
BEFORE_ADJUSTMENT = {EntryKind.OPENING, EntryKind.ORDINARY, EntryKind.RESTATEMENT}
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
    check_listing_scope(scope, KEY, has_compare=True)
    scope_name(view, scope)
    figures = _beside([sides_by_account(view, period, scope) for period in scope.periods])
    count = len(GROUPS) + len(scope.compare)
    totals = [sum(column) for column in zip(*figures.values(), strict=True)] or [0] * count * 2
    columns = _columns(scope)
    _prove(totals, columns, view.currency)
    money = {
        a: from_minor(a, view.currency) for row in (*figures.values(), totals) for a in row
    }
    rows = [
        Row(
            key=code,
            label=word(view.chart[code].name),
            figures=tuple(money[amount] for amount in amounts),
            style=Style.LINE,
            accounts=(code,),
        )
        for code, amounts in figures.items()
    ]
    total = tuple(money[amount] for amount in totals)
    rows.append(Row(key="total", label=TOTAL, figures=total, style=Style.GRAND))
    table = Table(
        key=KEY,
        title=TITLE,
        columns=columns,
        rows=tuple(rows),
        currency=view.currency,
        shows_codes=True,
    )
    return (table,)


def sides_by_account(
    view: BookView, period: Period, scope: Scope
) -> dict[str, tuple[int, ...]]:
    """Return the six amounts of each account that moved up to the end of *period*."""
    sums: dict[str, _Sums] = {}
    for row in view.turnovers(
        first_day=period.first_day,
        last_day=period.last_day,
        unit=scope.unit,
        fund=scope.fund,
        components=False,
    ):
        if row.account not in sums:
            sums[row.account] = _Sums()
        sums[row.account].add(row)
    return {account: found.columns() for account, found in sums.items()}


def _beside(periods: list[dict[str, tuple[int, ...]]]) -> dict[str, tuple[int, ...]]:
    """Return, in code order, the amounts of accounts that have any.

    The first period has all six; the others have the two after adjustment.
    """
    nothing = (0,) * 2 * len(GROUPS)
    figures: dict[str, tuple[int, ...]] = {}
    for code in sorted(set().union(*periods)):
        first, *others = (found.get(code, nothing) for found in periods)
        amounts = sum((other[-2:] for other in others), start=first)
        if any(amounts):
            figures[code] = amounts
    return figures


def _columns(scope: Scope) -> tuple[Column, ...]:
    groups = [(group, title, scope.period) for group, title in GROUPS]
    for number, period in enumerate(scope.compare, start=2):
        title = phrase("Setelah penyesuaian, {day}", day=period.last_day)
        groups.append((f"after_{number}", title, period))
    return tuple(
        Column(
            key=f"{group}_{side}",
            heading=word(heading),
            group=title,
            period=period,
            unit=scope.unit,
            fund=scope.fund,
        )
        for group, title, period in groups
        for side, heading in SIDES
    )


def _prove(totals: list[int], columns: tuple[Column, ...], currency: Currency) -> None:
    for place in range(0, len(totals), 2):
        debits, credits = totals[place : place + 2]
        if debits != credits:
            raise ProofFailedError(
                KEY,
                columns[place].key,
                columns[place + 1].key,
                column=columns[place].group,
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
        "Jumlah debit sama dengan jumlah kredit pada setiap pasang kolom.",
        "Jurnal penutup tidak termasuk.",
    ),
)
