"""Trial balance (neraca saldo): before adjustment, the adjustments, and after them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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
SIDES = (("debit", "Debit"), ("credit", "Kredit"))


class _Sums(NamedTuple):
    """Minor units of one account: net before adjustment, and both sides of adjustments."""

    before: int = 0
    debits: int = 0
    credits: int = 0

    @property
    def after(self) -> int:
        return self.before + self.debits - self.credits

    def plus(self, row: Turnover) -> _Sums:
        """Return the sums with *row* added; the closing of the year is left out."""
        if row.is_before or row.kind in {EntryKind.OPENING, EntryKind.ORDINARY}:
            return self._replace(before=self.before + row.debits - row.credits)
        if row.kind == EntryKind.CLOSING:
            return self
        return self._replace(
            debits=self.debits + row.debits, credits=self.credits + row.credits
        )

    def columns(self) -> tuple[int, ...]:
        """Return the six columns: a net stands on the side that is larger."""
        return (*_apart(self.before), self.debits, self.credits, *_apart(self.after))


def _read(view: BookView, scope: Scope) -> tuple[Table]:
    check_listing_scope(scope, KEY)
    unit_name(view, scope.unit)
    period = scope.period
    sums: dict[str, _Sums] = {}
    for row in view.turnovers(
        first_day=period.first_day, last_day=period.last_day, unit=scope.unit
    ):
        sums[row.account] = sums.get(row.account, _Sums()).plus(row)
    figures = {code: sums[code].columns() for code in sorted(sums) if any(sums[code])}
    totals = [sum(column) for column in zip(*figures.values(), strict=True)] or [0] * 6
    _prove(totals, view.currency)
    rows = [
        _row(code, view.chart[code].name, Style.LINE, amounts, view.currency)
        for code, amounts in figures.items()
    ]
    total = _row("total", "Jumlah", Style.GRAND, tuple(totals), view.currency)
    table = Table(
        key=KEY,
        title=TITLE,
        columns=tuple(
            Column(
                key=f"{group}_{side}",
                heading=heading,
                group=title,
                period=period,
                unit=scope.unit,
            )
            for group, title in GROUPS
            for side, heading in SIDES
        ),
        rows=(*rows, total),
        currency=view.currency,
        shows_codes=True,
    )
    return (table,)


def _row(
    key: str, label: str, style: Style, amounts: tuple[int, ...], currency: Currency
) -> Row:
    return Row(
        key=key,
        label=label,
        figures=tuple(from_minor(amount, currency) for amount in amounts),
        style=style,
        accounts=(key,) if style is Style.LINE else (),
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
