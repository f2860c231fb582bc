"""A register as print shows it: every cell a text, and the journal entry by entry."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from bumdes.phrase import word
from bumdes.stock.measure import written
from ledger.money import decimals
from reports.figures import figure, has_sen
from reports.register import CellKind
from reports.words import TOTAL, short_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.register import Cell, Register


_JOURNAL = {"number", "voucher", "description", "account", "account_name", "unit"}
_LEDGER = {"date", "voucher", "description", "unit", "debit", "credit", "balance"}
"""The columns that make a register a journal, or the ledger of an account."""


class LineStyle(StrEnum):
    """What a line of a register is on the page."""

    LINE = "line"
    ENTRY = "entry"
    """The head of an entry: its day, voucher and description."""
    TO = "to"
    """A credit, which the journal indents."""
    BRING = "bring"
    """What was there before."""
    TOTAL = "total"


class PrintColumn(NamedTuple):
    """A column of texts.

    Attributes:
        is_figure: whether amounts stand in it, which can be added up.
        is_label: whether it takes the room that the others leave, and heads its row.
        is_number: whether other numbers stand in it; they end on one line, as figures do.
    """

    heading: str
    is_figure: bool = False
    is_label: bool = False
    is_number: bool = False


class PrintLine(NamedTuple):
    """A line of texts, one a column."""

    style: LineStyle
    cells: tuple[str, ...]


class PrintRegister(NamedTuple):
    """A register of texts.

    Attributes:
        minors: for each line, the amounts of its figures; what carries them over a page adds
            them up.
        total: what they add up to; None where nothing is added up.
        last_is_balance: whether the last figure is a running balance.
    """

    columns: tuple[PrintColumn, ...]
    lines: tuple[PrintLine, ...]
    minors: tuple[tuple[int, ...], ...]
    opening: PrintLine | None
    total: PrintLine | None
    last_is_balance: bool
    digits: int
    sen: bool

    def figure(self, minor: int) -> str:
        """Return *minor* units as its figures are shown."""
        return figure(minor, self.digits, sen=self.sen)


def print_register(register: Register) -> PrintRegister:
    """Return *register* as texts.

    Sen are shown in every figure if one of them has any.
    """
    digits = decimals(register.currency)
    sen = any(has_sen(amount, digits) for amount in register.amounts())
    keys = {column.key for column in register.columns}
    if keys >= _JOURNAL:
        return _journal(register, digits, sen=sen)
    return (_ledger if keys >= _LEDGER else _list)(register, digits, sen=sen)


def _list(register: Register, digits: int, *, sen: bool) -> PrintRegister:
    """Return a register of any columns: a line a row, and its totals below."""
    label = register.label
    columns = tuple(
        PrintColumn(
            c.heading, c.kind is CellKind.AMOUNT, place == label, c.kind is CellKind.NUMBER
        )
        for place, c in enumerate(register.columns)
    )
    amounts = [i for i, column in enumerate(columns) if column.is_figure]
    lines = tuple(
        PrintLine(
            LineStyle.LINE,
            tuple(
                _cell(c, cell, digits, sen=sen) for c, cell in zip(columns, row, strict=True)
            ),
        )
        for row in register.rows
    )
    totals = tuple(
        TOTAL
        if place == label
        else figure(register.totals[column.key], digits, sen=sen)
        if column.key in register.totals
        else ""
        for place, column in enumerate(register.columns)
    )
    return PrintRegister(
        columns=columns,
        lines=lines,
        minors=tuple(tuple(_minor(row[i]) for i in amounts) for row in register.rows),
        opening=None,
        total=PrintLine(LineStyle.TOTAL, totals) if register.totals else None,
        last_is_balance=False,
        digits=digits,
        sen=sen,
    )


def _ledger(register: Register, digits: int, *, sen: bool) -> PrintRegister:
    """Return the register of an account: a line each, with the balance after it."""
    places = [i for i, c in enumerate(register.columns) if c.kind is not CellKind.AMOUNT]
    sums = [register.place(key) for key in ("debit", "credit", "balance")]
    unit, label = register.place("unit"), register.label
    if len({row[unit] for row in register.rows}) <= 1:
        places.remove(unit)
    columns = [
        PrintColumn(c.heading, is_figure=i in sums, is_label=i == label)
        for i, c in enumerate(register.columns)
        if i in places or i in sums
    ]
    minors = tuple(tuple(_minor(row[i]) for i in sums) for row in register.rows)
    lines = tuple(
        PrintLine(
            LineStyle.LINE,
            (
                *(_text(row[i]) for i in places),
                *(_figures(amounts[:2], digits, sen=sen)),
                figure(amounts[2], digits, sen=sen),
            ),
        )
        for row, amounts in zip(register.rows, minors, strict=True)
    )
    opening = figure(register.opening or 0, digits, sen=sen)
    totals = [
        figure(register.totals[k], digits, sen=sen) for k in ("debit", "credit", "balance")
    ]
    begun, ended = word("Saldo awal"), word("Jumlah mutasi dan saldo akhir")
    return PrintRegister(
        columns=tuple(columns),
        lines=lines,
        minors=minors,
        opening=PrintLine(
            LineStyle.BRING, (*(begun if i == label else "" for i in places), "", "", opening)
        ),
        total=PrintLine(
            LineStyle.TOTAL, (*(ended if i == label else "" for i in places), *totals)
        ),
        last_is_balance=True,
        digits=digits,
        sen=sen,
    )


def _journal(register: Register, digits: int, *, sen: bool) -> PrintRegister:
    """Return the journal entry by entry: what happened, then its lines, debits first."""
    pairs = list(_entry_lines(register, digits, sen=sen))
    totals = (figure(register.totals[k], digits, sen=sen) for k in register.totals)
    return PrintRegister(
        columns=(
            PrintColumn("Tanggal"),
            PrintColumn("Nomor bukti"),
            PrintColumn("Akun"),
            PrintColumn("Uraian dan nama akun", is_label=True),
            PrintColumn("Debit", is_figure=True),
            PrintColumn("Kredit", is_figure=True),
        ),
        lines=tuple(line for line, _ in pairs),
        minors=tuple(minors for _, minors in pairs),
        opening=None,
        total=PrintLine(LineStyle.TOTAL, ("", "", "", TOTAL, *totals)),
        last_is_balance=False,
        digits=digits,
        sen=sen,
    )


def _entry_lines(
    register: Register, digits: int, *, sen: bool
) -> Iterator[tuple[PrintLine, tuple[int, ...]]]:
    number = ""
    for row in register.rows:
        said = dict(zip((column.key for column in register.columns), row, strict=True))
        if said["number"] != number:
            number = str(said["number"])
            head = (_text(said["date"]), str(said["voucher"]), "", str(said["description"]))
            yield PrintLine(LineStyle.ENTRY, (*head, "", "")), (0, 0)
        debit, credit = _minor(said["debit"]), _minor(said["credit"])
        name = str(said["account_name"])
        if said["unit"]:
            name += f" ({said['unit']})"
        yield (
            PrintLine(
                LineStyle.TO if credit else LineStyle.LINE,
                (
                    "",
                    "",
                    str(said["account"]),
                    name,
                    *_figures((debit, credit), digits, sen=sen),
                ),
            ),
            (debit, credit),
        )


def _figures(amounts: tuple[int, ...], digits: int, *, sen: bool) -> list[str]:
    """Return what stands under debit and credit: the side that has nothing is left blank."""
    return [figure(amount, digits, sen=sen) if amount else "" for amount in amounts]


def _cell(column: PrintColumn, cell: Cell, digits: int, *, sen: bool) -> str:
    """Return a cell of a list; where there is no amount, nothing."""
    if column.is_figure:
        return figure(cell, digits, sen=sen) if isinstance(cell, int) else str(cell)
    if isinstance(cell, int):
        return written(cell)
    return _text(cell)


def _text(cell: Cell) -> str:
    return (
        short_day(cell)
        if isinstance(cell, dt.date)
        else cell
        if isinstance(cell, str)
        else str(cell)
    )


def _minor(cell: Cell) -> int:
    return cell if isinstance(cell, int) else 0
