"""A long ledger as PDF, against one table of the same rows: time, memory, and how both grow."""

from __future__ import annotations

import datetime as dt
import json
import pickle
import subprocess
import sys
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from ledger import Period
from reports.prepare import prepare
from reports.scope import Scope
from tests.bench.books import FIRST_DAY, LAST_DAY, NOON, open_book
from tests.bench.finding import Finding
from tests.bench.papers import LETTERHEAD, SIGNATURES
from tests.bench.shelf import connected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reports.document import Document
    from tests.bench.shelf import Shelf

ROWS, MANY_ROWS = 10_000, 50_000
MOST_OF_TABLE = 0.15
MOST_GROWTH = 1.25
"""A row of many may take this much more than a row of fewer."""
YARDSTICK = "one plain WeasyPrint table of the same rows"


def measure(shelf: Shelf) -> Iterator[Finding]:
    """Measure each in a process of its own: CPU time, and memory above that of its libraries.

    One that takes a minute cannot be told from the work of others by the clock on the wall.
    """
    document = _ledger(shelf, ROWS)
    rows = _rows(document)
    ours = _measured(shelf, document, "ours")
    theirs = _measured(shelf, document, "table")
    what = f"general ledger of {rows} rows as PDF"
    yield _finding(what, YARDSTICK, ours["seconds"], theirs["seconds"], note=_pages(ours))
    yield replace(
        _finding(f"{what}, memory", YARDSTICK, ours["mb"], theirs["mb"], note=_in_all(ours)),
        unit="MB",
    )
    if max(shelf.sizes) >= MANY_ROWS:
        many = _ledger(shelf, MANY_ROWS)
        told = _measured(shelf, many, "ours")
        yield replace(
            _finding(
                f"a row of {_rows(many)}, as PDF",
                f"a row of {rows}",
                told["seconds"] / _rows(many),
                ours["seconds"] / rows,
                note=_pages(told),
            ),
            aim=MOST_GROWTH,
        )


def profile(shelf: Shelf) -> Callable[[], object]:
    """Return the printing of a ledger, without the process around it."""
    from reports.press.typesetter import typeset  # noqa: PLC0415 - takes a second to load
    from reports.printing import order_of  # noqa: PLC0415 - takes a second to load

    return partial(typeset, order_of(_ledger(shelf, ROWS)))


def _finding(what: str, yardstick: str, ours: float, theirs: float, *, note: str) -> Finding:
    return Finding(
        promise="g",
        what=what,
        yardstick=yardstick,
        ours=ours,
        theirs=theirs,
        aim=MOST_OF_TABLE,
        note=note,
    )


def _pages(told: dict[str, Any]) -> str:
    return f"{told['pages']} pages"


def _in_all(told: dict[str, Any]) -> str:
    return f"the process came to {told['peak_mb']:.0f} MB in all"


def _ledger(shelf: Shelf, rows: int) -> Document:
    """Return a general ledger of so many rows, or of as many as there are."""
    sizes = shelf.sizes
    size = next((size for size in sizes if 2 * size >= rows), max(sizes))
    days = Period(dt.date(FIRST_DAY.year, 1, 1), LAST_DAY)
    with connected(f"sqlite:///{shelf.filled(size)}") as engine, engine.connect() as reading:
        document = prepare(
            open_book(reading),
            "general-ledger",
            Scope(days),
            letterhead=LETTERHEAD,
            signatures=SIGNATURES,
            now=NOON,
        )
    return replace(document, tables=tuple(_first(document, rows)))


def _first(document: Document, rows: int) -> Iterator[Any]:
    """Yield the registers of *document* until they have so many rows; of the last, a part."""
    for register in document.tables:
        told: Any = register
        if rows <= 0:
            return
        yield replace(told, rows=told.rows[:rows])
        rows -= len(told.rows)


def _rows(document: Document) -> int:
    return sum(len(register.rows) for register in document.tables)


def _measured(shelf: Shelf, document: Document, who: str) -> dict[str, Any]:
    path: Path = shelf.path(".pickle")
    path.write_bytes(pickle.dumps(document))
    command = [sys.executable, "-m", "tests.bench.long_paper_child", who, str(path)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    path.unlink()
    told: dict[str, Any] = json.loads(done.stdout)
    return told
