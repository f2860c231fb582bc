"""A register on the screen: what heads a row first, and where it leads."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from flask import url_for

from reports.print_register import print_register
from webapp.origins import address_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from flask import Flask

    from reports.print_register import PrintLine, PrintRegister
    from reports.register import Cell, Register


class ShownHead(NamedTuple):
    """What heads a column."""

    heading: str
    is_figure: bool


class ShownRow(NamedTuple):
    """A row of texts, and the page that tells more of it; no address for none."""

    cells: tuple[str, ...]
    address: str = ""


class ShownRegister(NamedTuple):
    """A register on the screen.

    Attributes:
        more: how many rows are not shown.
    """

    heads: tuple[ShownHead, ...]
    rows: tuple[ShownRow, ...]
    opening: ShownRow | None
    total: ShownRow | None
    more: int


def init_app(app: Flask) -> None:
    """Let templates show registers."""
    app.jinja_env.filters.update(as_shown=shown_register, zipped=_zipped)


def shown_register(register: Register, most: int) -> ShownRegister:
    """Return the first *most* rows of *register*."""
    shown = print_register(replace(register, rows=register.rows[:most]))
    order = _order(shown)
    columns = [shown.columns[place] for place in order]
    led = register.origins[:most]
    return ShownRegister(
        heads=tuple(ShownHead(c.heading, c.is_figure or c.is_number) for c in columns),
        rows=tuple(
            ShownRow(_cells(line, order), address_of(origin) or _address(register, row))
            for line, row, origin in zip_longest(shown.lines, register.rows[:most], led)
        ),
        opening=ShownRow(_cells(shown.opening, order)) if shown.opening else None,
        total=ShownRow(_cells(shown.total, order)) if shown.total else None,
        more=max(0, len(register.rows) - most),
    )


def _order(shown: PrintRegister) -> list[int]:
    """Return the places of the columns, that of the label first."""
    places = range(len(shown.columns))
    return sorted(places, key=lambda place: not shown.columns[place].is_label)


def _cells(line: PrintLine, order: Iterable[int]) -> tuple[str, ...]:
    return tuple(line.cells[place] for place in order)


def _address(register: Register, row: tuple[Cell, ...]) -> str:
    """Return where more is told of *row*."""
    told = dict(zip((column.key for column in register.columns), row, strict=True))
    for key, address in _PAGES.items():
        if code := str(told.get(key, "")):
            return address(code)
    return ""


def _voucher(number: str) -> str:
    """Return the page of an entry; none for numbers of papers, which begin with words."""
    year, _, place = number.partition("/")
    if not (year.isdecimal() and place.isdecimal()):
        return ""
    return url_for("vouchers.show", year=int(year), number=int(place))


def _zipped(heads: Iterable[ShownHead], cells: Iterable[str]) -> list[tuple[ShownHead, str]]:
    return list(zip(heads, cells, strict=True))


_PAGES: dict[str, Callable[[str], str]] = {
    "number": _voucher,
    "asset": lambda code: url_for("fixed_assets.open_one", asset=code),
    "item": lambda code: url_for("stock_items.open_item", item=code),
    "fund": lambda code: url_for("capital.open_contribution", fund=code),
}
"""By key of a column, the address of what it names."""
