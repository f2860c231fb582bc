"""A statement as somebody would write it in HTML by hand: the yardstick of printing.

The same rows, figures, letterhead and signatures on the same paper in the same type; no
templates, no data attached, no fingerprint.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import reports

if TYPE_CHECKING:
    from ledger import Money
    from reports.document import Document
    from reports.table import Table

PAPER = Path(reports.__file__).with_name("paper").as_uri() + "/"
"""Where the type lies."""

_FACE = (
    '@font-face {{ font-family: "Sans"; font-weight: {0};'
    " src: url(fonts/plus-jakarta-sans-latin-{0}-normal.woff2) }}"
)
_STYLE = """
@page { size: A4; margin: 27mm 18mm;
  @bottom-right { content: "Halaman " counter(page) " dari " counter(pages); font-size: 7pt } }
html { font: 9.25pt/1.5 Sans }
header { text-align: center; border-bottom: 2.6pt double black; margin-bottom: 7mm }
h1 { text-align: center; font-size: 13.5pt; text-transform: uppercase }
table { width: 100%; table-layout: fixed; border-spacing: 0; font-size: 8.75pt }
th, td { padding: 1.02mm 0; font-weight: 400; text-align: left; vertical-align: bottom }
th.total, td.total { font-weight: 600; border-top: .5pt solid black }
td.n, th.n { text-align: right; width: 32mm; white-space: nowrap }
.signatures { display: flex; justify-content: space-between; margin-top: 10mm }
.signatures p { width: 60mm; text-align: center; margin: 0 }
.signatures b { display: block; margin-top: 20mm }
"""


def page(document: Document) -> str:
    """Return *document* as one HTML page; its links start from ``PAPER``."""
    head = document.letterhead
    tables = "".join(_table(table) for table in document.tables)
    remarks = "".join(f"<p>{escape(remark)}</p>" for remark in document.remarks)
    signed = "".join(
        f"<p>{escape(s.act)}<br>{escape(s.role)}<b>{escape(s.name)}</b></p>"
        for s in document.signatures
    )
    faces = "".join(_FACE.format(weight) for weight in (400, 600))
    return (
        f'<!doctype html><html lang="id"><head><meta charset="utf-8">'
        f"<title>{escape(document.title)}</title><style>{faces}{_STYLE}</style></head><body>"
        f"<header><b>{escape(head.name)}</b><br>{escape(head.seat)}</header>"
        f"<h1>{escape(document.title)}</h1>{tables}{remarks}"
        f'<section class="signatures">{signed}</section></body></html>'
    )


def _table(table: Table) -> str:
    heads = "".join(f'<th class="n">{escape(c.heading)}</th>' for c in table.columns)
    rows = "".join(
        f'<tr><th class="{_look(row.is_heading, row.depth)}">{escape(row.label)}</th>'
        + "".join(f'<td class="n">{_figure(figure)}</td>' for figure in row.figures)
        + "</tr>"
        for row in table.printed
    )
    return f"<table><thead><tr><th></th>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _look(is_heading: bool, depth: int) -> str:  # noqa: FBT001
    return "total" if is_heading or depth == 0 else "plain"


def _figure(figure: Money | None) -> str:
    if figure is None:
        return ""
    return f"{int(figure.amount):,}".replace(",", ".")
