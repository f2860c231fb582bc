"""The five statements as one pack: composed and printed, of an enterprise that has all of it.

It is the village enterprise of the demonstration: its year has some thousand entries in four
units, with assets, stock, loans, taxes and capital, so that every note has something to say.
"""

from __future__ import annotations

import datetime as dt
import io
from functools import partial
from typing import TYPE_CHECKING

from pypdf import PdfReader

from bumdes import database
from bumdes.demo import VILLAGE_BOOK, build_demo
from bumdes.file_store import FileStore
from bumdes.permissions import command_line_actor
from bumdes.work import begin_work
from ledger import Period
from reports.composing import compose
from reports.kind import Asked
from reports.kinds import KINDS
from reports.renderers import bind
from tests.bench.books import CLERK
from tests.bench.finding import Finding
from tests.bench.measure import alternating
from tests.bench.shelf import connected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Engine

    from reports.bound.report import Report
    from tests.bench.shelf import Shelf

NOON = dt.datetime(2026, 7, 1, 12, tzinfo=dt.timezone(dt.timedelta(hours=7)))
YEAR = Period.year(2025)
KIND, STEPS, SECONDS = "statements", 7, 3.0


def pack(shelf: Shelf) -> Iterator[Finding]:
    """Measure the pack as PDF, from the books to its last byte, and what composing takes."""
    engine = demonstration(shelf)
    bind(_composed(engine), "pdf")
    whole, composed = alternating(
        (partial(_printed, engine), partial(_composed, engine)) for _ in range(STEPS)
    )
    yield Finding(
        promise="k",
        what=f"five statements as one pack, {_pages(engine)} pages",
        yardstick=f"{SECONDS:.0f} s",
        ours=whole.wall,
        theirs=SECONDS,
        ours_cpu=whole.cpu,
        aim=1,
        note=f"{composed.wall:.2f} s of it asking the books",
    )


def profile(shelf: Shelf) -> Callable[[], object]:
    """Return the making of a pack."""
    engine = demonstration(shelf)
    _printed(engine)
    return partial(_printed, engine)


def demonstration(shelf: Shelf) -> Engine:
    shelf.say("building the demonstration")
    engine = shelf.kept.enter_context(connected(f"sqlite:///{shelf.path('.sqlite')}"))
    database.migrate(engine)
    build_demo(engine, lambda: NOON.astimezone(dt.UTC), files=FileStore(shelf.path("-files")))
    return engine


def _composed(engine: Engine) -> Report:
    actor = command_line_actor(CLERK)
    with begin_work(engine, actor=actor, book_id=VILLAGE_BOOK, read_only=True) as work:
        return compose(work, KINDS[KIND], Asked(period=YEAR, now=NOON))


def _printed(engine: Engine) -> bytes:
    return bind(_composed(engine), "pdf")


def _pages(engine: Engine) -> int:
    return len(PdfReader(io.BytesIO(_printed(engine))).pages)
