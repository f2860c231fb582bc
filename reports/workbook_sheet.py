"""One sheet of a workbook, written from top to bottom.

No text is ever a formula or a link.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ledger.money import decimals, from_minor, to_minor
from reports.figures import has_sen, plain
from reports.print_table import in_words, shows_sen
from reports.register import CellKind
from reports.register_runs import lead_of, leading
from reports.statement import Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ledger.money import Currency
    from reports.register import Cell, Register, RegisterColumn
    from reports.table import Row, Table

LONGEST_TEXT = 32_767
"""Characters that a cell may have."""

EXACT_MINOR = 2**53
"""Past it a spreadsheet loses digits, so an amount is written as text."""

WHOLE, WITH_SEN = (
    f'[$-421]{digits};[$-421]({digits});"\N{EN DASH}"' for digits in ("#,##0", "#,##0.00")
)
"""Dots for thousands, parentheses for negatives, a dash for nothing."""
PERCENT = '0.0;(0.0);"\N{EN DASH}"'
DAY, COUNT = "dd/mm/yyyy", "#,##0"
ENDING = {CellKind.AMOUNT, CellKind.NUMBER}
"""What stands in their columns ends on one line."""

A4 = 9
LABEL_WIDTH, CODE_WIDTH, FIGURE_WIDTH, PERCENT_WIDTH = 46, 12, 18, 8
WIDTHS = {"date": 11, "number": 11, "voucher": 16, "description": 44, "account_name": 34}
BOLD = {Style.PART, Style.GROUP, Style.SINGLE, Style.SUM, Style.RESULT, Style.GRAND}
CAPITALS = {Style.PART, Style.RESULT, Style.GRAND}


@dataclass(frozen=True, slots=True, kw_only=True)
class _RowWriter:
    """How the rows of a register are written."""

    currency: Currency
    columns: tuple[RegisterColumn, ...]
    lead: list[str]
    figure: Any
    number: Any
    day: Any


@dataclass(slots=True)
class Sheet:
    """One sheet, written from top to bottom."""

    book: Any
    name: str
    head: tuple[str, ...]
    formats: dict[tuple[Any, ...], Any]
    sheet: Any = field(init=False)
    row: int = 0

    def __post_init__(self) -> None:
        self.sheet = self.book.add_worksheet(self.name)
        self.sheet.hide_gridlines(2)
        self.sheet.set_paper(A4)
        self.sheet.set_margins(left=0.7, right=0.6, top=0.7, bottom=0.8)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_footer("&L&8&F&R&8Halaman &P dari &N")
        self._head()

    def write_texts(self, rows: Iterable[tuple[str, ...]]) -> None:
        """Write rows of texts."""
        self._set_widths([LABEL_WIDTH, LABEL_WIDTH, FIGURE_WIDTH])
        for row in rows:
            for place, text in enumerate(row):
                self.sheet.write_string(self.row, place, text[:LONGEST_TEXT])
            self.row += 1

    def write_table(self, table: Table) -> None:
        """Write a statement or a trial balance."""
        lead = 1 + table.shows_codes
        number = WITH_SEN if shows_sen(table) else WHOLE
        widths = [CODE_WIDTH] * table.shows_codes + [LABEL_WIDTH]
        widths += [FIGURE_WIDTH] * len(table.columns)
        widths += [FIGURE_WIDTH, PERCENT_WIDTH] * table.shows_change
        self._set_widths(widths)
        heads = [f"{c.group}\n{c.heading}".strip() for c in table.columns]
        heads += [
            f"{table.change_heading}\n{unit}" for unit in ("rupiah", "%")
        ] * table.shows_change
        texts = ["Kode"] * table.shows_codes + [in_words(table.currency)]
        self._table_head([*texts, *heads], [False] * len(texts) + [True] * len(heads))
        for row in table.printed:
            self._table_row(table, row, number, lead)
            self.row += 1

    def write_registers(self, registers: Sequence[Register]) -> None:
        """Write registers of the same columns under one head, one after another."""
        columns, lead = registers[0].columns, lead_of(registers)
        widths = [CODE_WIDTH, WIDTHS["account_name"]][-len(lead) :] if lead else []
        label = registers[0].label
        widths += [_width(column, is_label=i == label) for i, column in enumerate(columns)]
        self._set_widths(widths)
        first = self.row
        ends = [False] * len(lead) + [c.kind in ENDING for c in columns]
        self._table_head([*lead, *(column.heading for column in columns)], ends)
        for register in registers:
            self._register(register, leading(register, lead))
        self.sheet.autofilter(first, 0, max(first, self.row - 1), len(widths) - 1)
        if len(registers) == 1 and registers[0].opening is None and registers[0].totals:
            self._totals(registers[0])

    def finish(self, lines: Iterable[str]) -> None:
        """Write what stands below."""
        self.row += 1
        small = self._format(font_size=8, font_color="#4b5356")
        for line in lines:
            self.sheet.write_string(self.row, 0, line, small)
            self.row += 1

    def _head(self) -> None:
        """Write the head: its first two lines are strong."""
        strong = self._format(bold=True, font_size=13)
        for place, text in enumerate(self.head):
            self.sheet.write_string(self.row, 0, text, strong if place < 2 else None)
            self.row += 1
        self.row += 1

    def _set_widths(self, widths: list[int]) -> None:
        for place, width in enumerate(widths):
            self.sheet.set_column(place, place, width)
        if sum(widths) > 105:
            self.sheet.set_landscape()

    def _table_head(self, headings: list[str], ends: list[bool]) -> None:
        """Write the head of the columns; it stays on the screen and repeats on paper.

        Args:
            ends: for each column, whether what stands in it ends on one line.
        """
        for place, (heading, is_at_end) in enumerate(zip(headings, ends, strict=True)):
            align = "right" if is_at_end else "left"
            head = self._format(
                bold=True, bottom=1, align=align, valign="bottom", text_wrap=True
            )
            self.sheet.write_string(self.row, place, heading, head)
        self.sheet.repeat_rows(self.row)
        self.row += 1
        self.sheet.freeze_panes(self.row, 0)

    def _table_row(self, table: Table, row: Row, number: str, lead: int) -> None:
        look = _look(row.style)
        label = row.label.upper() if row.style in CAPITALS else row.label
        if table.shows_codes and row.accounts:
            self.sheet.write_string(self.row, 0, row.key, self._format())
        indent = self._format(indent=row.depth, **_weight(row.style))
        self.sheet.write_string(self.row, lead - 1, label, indent)
        if row.is_heading:
            return
        form = self._format(num_format=number, align="right", **look)
        place = lead
        for money in row.figures:
            if money is not None:
                self._amount(place, to_minor(money), table.currency, form)
            place += 1
        if row.change is not None:
            self._amount(place, to_minor(row.change.amount), table.currency, form)
            if row.change.tenths is not None:
                percent = self._format(num_format=PERCENT, align="right", **look)
                self.sheet.write_number(self.row, place + 1, row.change.tenths / 10, percent)

    def _register(self, register: Register, lead: list[str]) -> None:
        writer = _RowWriter(
            currency=register.currency,
            columns=register.columns,
            lead=lead,
            figure=self._figure(register),
            number=self._format(num_format=COUNT, align="right"),
            day=self._format(num_format=DAY, align="left"),
        )
        if register.opening is not None:
            self._leading(lead)
            at = len(lead) + register.place("description")
            self.sheet.write_string(self.row, at, "Saldo awal")
            last = len(lead) + register.place("balance")
            self._amount(last, register.opening, register.currency, writer.figure)
            self.row += 1
        for row in register.rows:
            self._leading(lead)
            self._register_row(writer, row)
            self.row += 1

    def _figure(self, register: Register, **look: Any) -> Any:
        sen = any(has_sen(a, decimals(register.currency)) for a in register.amounts())
        return self._format(num_format=WITH_SEN if sen else WHOLE, align="right", **look)

    def _totals(self, register: Register) -> None:
        """Write what the rows come to, below what can be filtered."""
        figure = self._figure(register, **_look(Style.GRAND))
        strong = self._format(**_weight(Style.GRAND))
        self.sheet.write_string(self.row, register.label, "Jumlah", strong)
        for key, minor in register.totals.items():
            self._amount(register.place(key), minor, register.currency, figure)
        self.row += 1

    def _register_row(self, writer: _RowWriter, row: tuple[Cell, ...]) -> None:
        """Write one row; an amount of nothing is left blank, but for a balance."""
        for place, (column, cell) in enumerate(zip(writer.columns, row, strict=True)):
            at = len(writer.lead) + place
            if cell == "" or (not cell and column.key != "balance"):
                continue
            if column.kind is CellKind.AMOUNT:
                self._amount(at, cell, writer.currency, writer.figure)
            elif isinstance(cell, int):
                self.sheet.write_number(self.row, at, cell, writer.number)
            elif isinstance(cell, dt.date):
                self.sheet.write_datetime(self.row, at, cell, writer.day)
            else:
                form = writer.number if column.kind is CellKind.NUMBER else None
                self.sheet.write_string(self.row, at, cell[:LONGEST_TEXT], form)

    def _leading(self, lead: list[str]) -> None:
        for place, text in enumerate(lead):
            self.sheet.write_string(self.row, place, text)

    def _amount(self, place: int, minor: Any, currency: Currency, form: Any) -> None:
        """Write an amount as a number, or as text where a number would lose digits."""
        digits = decimals(currency)
        if abs(minor) > EXACT_MINOR:
            self.sheet.write_string(self.row, place, plain(minor, digits), form)
            return
        whole, rest = divmod(minor, 10**digits)
        number = from_minor(minor, currency).amount if rest else whole
        self.sheet.write_number(self.row, place, number, form)

    def _format(self, **look: Any) -> Any:
        key = tuple(sorted(look.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format({"font_name": "Calibri", **look})
        return self.formats[key]


def _width(column: RegisterColumn, *, is_label: bool) -> int:
    if column.kind is CellKind.AMOUNT:
        return FIGURE_WIDTH
    return WIDTHS.get(column.key, LABEL_WIDTH if is_label else CODE_WIDTH)


def _weight(style: Style) -> dict[str, Any]:
    return {"bold": True} if style in BOLD else {}


def _look(style: Style) -> dict[str, Any]:
    """Return the rules above and below a figure: thin over totals, double under the last."""
    look = _weight(style)
    if style in {Style.SUM, Style.RESULT, Style.GRAND}:
        look["top"] = 1
    if style is Style.GRAND:
        look["bottom"] = 6
    return look
