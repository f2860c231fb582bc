"""The rows of a computed statement: money, depth, and what print may leave out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bumdes.phrase import word
from ledger import Side
from ledger.money import from_minor
from reports.balances import is_elimination
from reports.figures import tenths_of_percent
from reports.scope import ZeroRows
from reports.statement import CashLine, Definition, Flow, Heading, Line, Style, Total
from reports.table import Change, Row

if TYPE_CHECKING:
    from ledger import Money
    from ledger.money import Currency
    from reports.computed import Computed
    from reports.table import Figures

OUTSIDE = {Style.DETAIL: 1, Style.LINE: 1, Style.SINGLE: 1, Style.SUM: 1, Style.GROUP: 1}
"""How deep a row stands outside any group; details and lines of a group one deeper."""

ENDS = {
    Style.GROUP: (frozenset(Style) - {Style.LINE, Style.DETAIL, Style.SUM}, Style.SUM),
    Style.PART: (frozenset({Style.PART, Style.GRAND}), Style.RESULT),
}
"""Before which rows, and after which, a heading speaks of no more."""


def rows_of(
    computed: Computed,
    currency: Currency,
    *,
    shows_change: bool,
    zero_rows: ZeroRows = ZeroRows.AS_FORM,
) -> tuple[Row, ...]:
    """Return the rows of a statement, from top to bottom."""
    maker = _RowMaker(computed, currency, shows_change=shows_change, zero_rows=zero_rows)
    rows: list[Row] = []
    inside = False
    for definition in computed.statement.rows:
        if _is_left_out(definition, computed):
            continue
        style = Style.LINE if isinstance(definition, Flow) else definition.style
        if style is not Style.LINE:
            inside = style is Style.GROUP
        if isinstance(definition, Line | Flow) and definition.detail:
            rows += maker.detail(definition)
        rows.append(maker.row(definition, style, inside=inside))
    return tuple(rows) if zero_rows is ZeroRows.SHOWN else _hushed(rows)


def _is_left_out(definition: Definition, computed: Computed) -> bool:
    """Whether a row is never shown: a figure to prove others by, or a sum of nothing new."""
    if isinstance(definition, Total) and definition.beside:
        return not any(computed.amounts[definition.beside])
    return isinstance(definition, Line | CashLine) and definition.hidden


class _RowMaker:
    """Makes rows of money from rows of minor units; each amount is made money once."""

    def __init__(
        self,
        computed: Computed,
        currency: Currency,
        *,
        shows_change: bool,
        zero_rows: ZeroRows,
    ) -> None:
        self._computed = computed
        self._currency = currency
        self._shows_change = shows_change
        self._zero_rows = zero_rows
        self._made: dict[int, Money] = {}

    def row(self, definition: Definition, style: Style, *, inside: bool) -> Row:
        key, depth = definition.key, OUTSIDE.get(style, 0) + (inside and style is Style.LINE)
        if isinstance(definition, Heading):
            nothing = (None,) * len(self._computed.columns)
            return Row(
                key=key, label=word(definition.label), figures=nothing, style=style, depth=depth
            )
        amounts = self._computed.amounts[key]
        accounts = self._computed.accounts.get(key, {})
        return Row(
            key=key,
            label=word(definition.label),
            figures=self._figures(amounts),
            style=style,
            depth=depth,
            accounts=tuple(sorted(a for a in accounts if not is_elimination(a))),
            components=tuple(sorted(self._computed.components.get(key, ()))),
            of=definition.of if isinstance(definition, Total) else (),
            is_quiet=not any(amounts) and self._hushes(definition, style),
            change=self._change(amounts) if self._shows_change else None,
        )

    def _hushes(self, definition: Line | CashLine | Flow | Total, style: Style) -> bool:
        """Whether a row is left out of print where it says nothing."""
        if self._zero_rows is ZeroRows.AS_FORM:
            return not definition.always
        return self._zero_rows is ZeroRows.HIDDEN and style is not Style.GRAND

    def detail(self, line: Line | Flow) -> list[Row]:
        """Return a row for each account of *line* that has a figure."""
        is_credit = isinstance(line, Line) and line.side is Side.CREDIT
        found = sorted(self._computed.accounts.get(line.key, {}).items())
        return [
            self._detail(code, [-a for a in amounts] if is_credit else amounts, line.key)
            for code, amounts in found
            if any(amounts)
        ]

    def _detail(self, code: str, amounts: list[int], line: str) -> Row:
        is_pair = is_elimination(code)
        chart = self._computed.paths.chart
        return Row(
            key=code,
            label=word("Eliminasi hubungan antarunit" if is_pair else chart[code].name),
            figures=self._figures(amounts),
            style=Style.DETAIL,
            depth=2,
            accounts=() if is_pair else (code,),
            components=tuple(sorted(self._computed.components.get(line, ()))),
            change=self._change(amounts) if self._shows_change else None,
        )

    def _figures(self, amounts: list[int]) -> Figures:
        return tuple(self._money(amount) for amount in amounts)

    def _change(self, amounts: list[int]) -> Change:
        now, before = amounts
        return Change(self._money(now - before), tenths_of_percent(now - before, before))

    def _money(self, minor: int) -> Money:
        money = self._made.get(minor)
        if money is None:
            money = self._made[minor] = from_minor(minor, self._currency)
        return money


def _hushed(rows: list[Row]) -> tuple[Row, ...]:
    """Quieten the headings, and the totals, of groups and parts in which nothing is said."""
    hushed = list(rows)
    for style in ENDS:
        for place, row in enumerate(rows):
            if row.style is style:
                stop = _end(rows, place)
                members = hushed[place + 1 : stop]
                if all(m.is_quiet or m.style is Style.SUM for m in members):
                    hushed[place:stop] = [
                        replace(member, is_quiet=True) for member in hushed[place:stop]
                    ]
    return tuple(hushed)


def _end(rows: list[Row], place: int) -> int:
    """Return where the rows end that the heading at *place* speaks of."""
    before, last = ENDS[rows[place].style]
    stop = place + 1
    while stop < len(rows) and rows[stop].style not in before:
        stop += 1
        if rows[stop - 1].style is last:
            break
    return stop
