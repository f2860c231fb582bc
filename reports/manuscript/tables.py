"""Tables of a manuscript: figures to the right, heads that repeat, rules where totals stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from reports.manuscript.grid import PADDING_MM, Grid, GridRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document as Manuscript

MOST_ROWS = 400
"""Of a listing; whoever needs more of them takes the spreadsheet."""

_TWIPS_OF_MM, _EMU_OF_MM = 56.7, 36_000
_BELOW, _BELOW_RULE = Pt(1), Pt(2)


def add_grid(manuscript: Manuscript, grid: Grid) -> None:
    """Add a table; of a long listing, no more than that it is long."""
    count = sum(not row.is_ruled for row in grid.rows)
    if grid.is_listing and count > MOST_ROWS:
        manuscript.add_paragraph(f"{count} baris: lihat daftar lengkapnya pada PDF atau Excel.")
        return
    fit = grid.fit(room_mm(manuscript))
    table = manuscript.add_table(rows=0, cols=len(grid.is_figure))
    _lay_out(table, fit.widths_mm)
    if grid.heads:
        head = table.add_row()
        _fill(head, GridRow(grid.heads, is_bold=True), grid.is_figure, fit.points)
        _rule(head, "bottom")
        head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - has none
    for row in grid.rows:
        added = table.add_row()
        _fill(added, row, grid.is_figure, fit.points)
        if row.is_ruled:
            _rule(added, "top")
    manuscript.add_paragraph()


def room_mm(manuscript: Manuscript) -> float:
    """Return what the page has between its margins."""
    page: Any = manuscript.sections[-1]
    return float(page.page_width - page.left_margin - page.right_margin) / _EMU_OF_MM


def _lay_out(table: Any, widths_mm: Sequence[float]) -> None:
    """Give the columns of *table* their widths, and its cells less room at their sides."""
    table.autofit = False
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(round(PADDING_MM / 2 * _TWIPS_OF_MM)))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.append(margins)  # noqa: SLF001 - the library has no margins


def _fill(added: Any, row: GridRow, is_figure: Sequence[bool], points: float) -> None:
    for cell, text, right in zip(added.cells, row.texts, is_figure, strict=True):
        paragraph = cell.paragraphs[0]
        laid = paragraph.paragraph_format
        laid.space_before, laid.space_after = _BELOW, _BELOW_RULE if row.is_ruled else _BELOW
        if right:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        run = paragraph.add_run(text)
        run.bold = row.is_bold
        run.font.size = Pt(points)
    added._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - has none


def _rule(added: Any, side: str) -> None:
    """Draw a rule at one side of every cell of a row."""
    for cell in added.cells:
        borders = OxmlElement("w:tcBorders")
        rule = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "auto")):
            rule.set(qn(f"w:{name}"), value)
        borders.append(rule)
        cell._tc.get_or_add_tcPr().append(borders)  # noqa: SLF001 - the library has no borders
