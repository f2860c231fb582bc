"""Prints one document in a process of its own, and tells how long and how much it took."""

from __future__ import annotations

import gc
import html
import io
import json
import pickle
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import weasyprint
from pypdf import PdfReader

from reports.press.__main__ import BLANK, SELDOM
from reports.press.typesetter import typeset
from reports.printing import order_of

if TYPE_CHECKING:
    from reports.document import Document

_KILOBYTES = 1024


def main(who: str, path: str) -> None:
    """Print the document of *path*, by the program (``ours``) or as one ``table``."""
    document: Document = pickle.loads(Path(path).read_bytes())  # noqa: S301 - our own file
    _warm(who)
    before, began = _peak_mb(), time.process_time()
    printed = typeset(order_of(document)) if who == "ours" else _table(document)
    seconds, peak = time.process_time() - began, _peak_mb()
    told = {
        "seconds": seconds,
        "mb": peak - before,
        "peak_mb": peak,
        "pages": len(PdfReader(io.BytesIO(printed)).pages),
    }
    sys.stdout.write(json.dumps(told))


def _warm(who: str) -> None:
    """Load type and library, as the printer's process does before the first order."""
    if who == "ours":
        typeset(BLANK)
        gc.freeze()
        gc.set_threshold(SELDOM, 20, 50)
    else:
        weasyprint.HTML(string="<p>.").write_pdf()


def _table(document: Document) -> bytes:
    registers: Any = document.tables
    rows = "".join(
        "<tr>" + "".join(f"<td>{html.escape(str(cell))}</td>" for cell in row) + "</tr>"
        for register in registers
        for row in register.rows
    )
    heads = "".join(f"<th>{html.escape(c.heading)}</th>" for c in registers[0].columns)
    page = f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    printed: bytes = weasyprint.HTML(string=page).write_pdf()
    return printed


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KILOBYTES


if __name__ == "__main__":
    main(*sys.argv[1:])
