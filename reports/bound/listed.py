"""Making blocks of what a report tells: rows with their totals, and amounts in a sentence."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ledger.money import decimals, to_minor
from reports.bound.block import Listing
from reports.figures import grouped, has_sen, percent_figure
from reports.register import CellKind, Register, RegisterColumn

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from ledger import Money
    from ledger.money import Currency
    from reports.register import Cell

NO_BREAK = "\N{NO-BREAK SPACE}"


def amount(key: str, heading: str) -> RegisterColumn:
    """Return a column of amounts."""
    return RegisterColumn(key, heading, CellKind.AMOUNT)


def text(key: str, heading: str) -> RegisterColumn:
    """Return a column of texts."""
    return RegisterColumn(key, heading)


def number(key: str, heading: str) -> RegisterColumn:
    """Return a column of numbers that are no money: percentages, weights, counts."""
    return RegisterColumn(key, heading, CellKind.NUMBER)


def label(key: str, heading: str) -> RegisterColumn:
    """Return the column of texts that heads its rows."""
    return RegisterColumn(key, heading, is_label=True)


def day(key: str, heading: str) -> RegisterColumn:
    """Return a column of days."""
    return RegisterColumn(key, heading, CellKind.DAY)


def listed(
    key: str,
    title: str,
    columns: Iterable[RegisterColumn],
    rows: Iterable[tuple[Cell | Money, ...]],
    *,
    currency: Currency,
    totals: Iterable[str] = (),
    facts: tuple[str, ...] = (),
) -> Listing:
    """Return *rows* as a listing; amounts may be money.

    Args:
        totals: keys of the columns that are added up; none where there is one row or less.
    """
    heads = tuple(columns)
    lines = tuple(tuple(_cell(cell) for cell in row) for row in rows)
    places = {column.key: place for place, column in enumerate(heads)}
    sums = {key: sum(_number(line[places[key]]) for line in lines) for key in totals}
    return Listing(
        Register(
            key=key,
            title=title,
            facts=facts,
            columns=heads,
            rows=lines,
            totals=sums if len(lines) > 1 else {},
            currency=currency,
        )
    )


def rupiah(money: Money) -> str:
    """Return *money* as a sentence says it: ``Rp 1.500.000``, in parentheses if negative."""
    minor, digits = to_minor(money), decimals(money.currency)
    said = grouped(abs(minor), digits, sen=has_sen(minor, digits))
    return f"(Rp{NO_BREAK}{said})" if minor < 0 else f"Rp{NO_BREAK}{said}"


def percent(share: Fraction) -> str:
    """Return a part of a whole as a sentence says it: ``12,5 persen``, to one decimal."""
    tenths = round(share * 1000)
    return f"{percent_figure(tenths) if tenths else '0'}{NO_BREAK}persen"


def _cell(cell: Cell | Money) -> Cell:
    return cell if isinstance(cell, (str, int, dt.date)) else to_minor(cell)


def _number(cell: Cell) -> int:
    return cell if isinstance(cell, int) else 0
