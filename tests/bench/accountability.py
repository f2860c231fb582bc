"""The accountability report (LPJ): composed and bound as one PDF, with all its annexes."""

from __future__ import annotations

import io
from functools import partial
from typing import TYPE_CHECKING

from pypdf import PdfReader

from bumdes.demo import VILLAGE_BOOK
from bumdes.permissions import command_line_actor
from bumdes.work import begin_work
from reports.composing import compose
from reports.kind import Asked
from reports.kinds import KINDS
from reports.renderers import bind
from tests.bench.books import CLERK
from tests.bench.finding import Finding
from tests.bench.measure import alternating
from tests.bench.statement_pack import NOON, YEAR, demonstration

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Engine

    from reports.bound.report import Report
    from tests.bench.shelf import Shelf

STEPS, PAGES, SECONDS = 3, 60, 15.0
"""The promise is for sixty pages; the time allowed grows with the pages that there are."""


def lpj(shelf: Shelf) -> Iterator[Finding]:
    """Measure the report from the books to its last byte, and what composing takes of it."""
    engine = demonstration(shelf)
    pages = len(PdfReader(io.BytesIO(_printed(engine))).pages)
    whole, composed = alternating(
        (partial(_printed, engine), partial(_composed, engine)) for _ in range(STEPS)
    )
    allowed = SECONDS * pages / PAGES
    yield Finding(
        promise="k",
        what=f"accountability report, {pages} pages",
        yardstick=f"{SECONDS:.0f} s for {PAGES} pages",
        ours=whole.wall,
        theirs=allowed,
        ours_cpu=whole.cpu,
        aim=1,
        note=f"{composed.wall:.2f} s of it asking the books",
    )


def profile(shelf: Shelf) -> Callable[[], object]:
    """Return the making of a report."""
    engine = demonstration(shelf)
    _printed(engine)
    return partial(_printed, engine)


def _composed(engine: Engine) -> Report:
    actor = command_line_actor(CLERK)
    with begin_work(engine, actor=actor, book_id=VILLAGE_BOOK, read_only=True) as work:
        return compose(work, KINDS["lpj"], Asked(period=YEAR, now=NOON))


def _printed(engine: Engine) -> bytes:
    return bind(_composed(engine), "pdf")
