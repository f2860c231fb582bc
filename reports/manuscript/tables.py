"""Tables of a manuscript: figures to the right, heads that repeat, rules where totals stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from reports.print_register import LineStyle, print_register
from reports.print_table import print_table
from reports.statement import Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.document import Document as Manuscript

    from reports.register import Register
    from reports.table import Table

MOST_ROWS = 400
"""Of a register; whoever needs more of them takes the spreadsheet."""

_BOLD = {Style.PART, Style.GROUP, Style.SUM, Style.RESULT, Style.GRAND}
_RULED = {Style.SUM, Style.RESULT, Style.GRAND}
_CAPITALS = {Style.PART, Style.RESULT, Style.GRAND}
_SMALL = Pt(8.5)


@dataclass(frozen=True, slots=True)
class _Row:
    """Texts of one row; *figures* says which of them stand to the right."""

    texts: tuple[str, ...]
    is_bold: bool = False
    is_ruled: bool = False


def add_figures(manuscript: Manuscript, table: Table) -> None:
    """Add a table of amounts."""
    shown = print_table(table)
    heads = ["Kode"] * shown.has_codes + [shown.unit]
    heads += [" ".join(filter(None, (head.group, head.heading))) for head in shown.heads]
    lead = 1 + shown.has_codes
    rows = (
        _Row(
            (
                *((row.code,) if shown.has_codes else ()),
                "  " * row.depth + (row.label.upper() if row.style in _CAPITALS else row.label),
                *(row.cells or ("",) * len(shown.heads)),
            ),
            is_bold=row.style in _BOLD,
            is_ruled=row.style in _RULED,
        )
        for row in shown.rows
    )
    _add(manuscript, heads, rows, [place >= lead for place in range(len(heads))])


def add_register(manuscript: Manuscript, register: Register) -> None:
    """Add a register; of a long one, no more than that it is long."""
    shown = print_register(register)
    if len(shown.lines) > MOST_ROWS:
        manuscript.add_paragraph(
            f"{len(shown.lines)} baris: lihat daftar lengkapnya pada PDF atau Excel."
        )
        return
    heads = [column.heading for column in shown.columns]
    is_figure = [column.is_figure or column.is_number for column in shown.columns]
    lines = [line for line in (shown.opening, *shown.lines, shown.total) if line]
    rows = (
        _Row(
            line.cells,
            is_bold=line.style in {LineStyle.TOTAL, LineStyle.BRING, LineStyle.ENTRY},
            is_ruled=line.style is LineStyle.TOTAL,
        )
        for line in lines
    )
    _add(manuscript, heads, rows, is_figure)


def add_pairs(manuscript: Manuscript, rows: Iterable[tuple[str, str]]) -> None:
    """Add names and what they are."""
    _add(manuscript, [], (_Row(row) for row in rows), [False, False])


def _add(
    manuscript: Manuscript,
    heads: Sequence[str],
    rows: Iterable[_Row],
    is_figure: Sequence[bool],
) -> None:
    table = manuscript.add_table(rows=0, cols=len(is_figure))
    table.autofit = True
    if heads:
        head = table.add_row()
        _fill(head, _Row(tuple(heads), is_bold=True), is_figure)
        _rule(head, "bottom")
        head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - has none
    for row in rows:
        added = table.add_row()
        _fill(added, row, is_figure)
        if row.is_ruled:
            _rule(added, "top")
    manuscript.add_paragraph()


def _fill(added: Any, row: _Row, is_figure: Sequence[bool]) -> None:
    for cell, text, right in zip(added.cells, row.texts, is_figure, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(1)
        if right:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        run = paragraph.add_run(text)
        run.bold = row.is_bold
        run.font.size = _SMALL


def _rule(added: Any, side: str) -> None:
    """Draw a rule at one side of every cell of a row."""
    for cell in added.cells:
        borders = OxmlElement("w:tcBorders")
        rule = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "auto")):
            rule.set(qn(f"w:{name}"), value)
        borders.append(rule)
        cell._tc.get_or_add_tcPr().append(borders)  # noqa: SLF001 - the library has no borders
