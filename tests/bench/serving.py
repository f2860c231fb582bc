"""What a server answers: pages of one enterprise among fifty in one database.

100 000 entries in all, half of them in one book; the home page, a page of the journal, and two
statements of a whole year, each asked by a person who is logged in. Then how many pages two
processes answer in a second. Besides, the pages that look for something, or look whether
something is missing, and those that prove a whole year before it is closed or printed.
"""

from __future__ import annotations

import datetime as dt
import json
import math
import subprocess
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import delete

from bumdes import database
from bumdes.access.factor_rule import FactorRule
from bumdes.actions.founding import FoundEnterprise, add_unit, add_village, found_enterprise
from bumdes.actions.staffing import add_person, appoint
from bumdes.permissions import Role, command_line_actor
from bumdes.work import begin_session, begin_work
from tests.bench.books import CLERK, LAST_DAY, UNITS, drafts, entry
from tests.bench.finding import Finding
from tests.bench.measure import alternating
from tests.bench.shelf import connected
from webapp import create_app

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from flask.testing import FlaskClient
    from sqlalchemy import Engine

    from tests.bench.measure import Timing
    from tests.bench.shelf import Shelf

ENTERPRISES, ENTRIES = 50, 100_000
STEPS, SECONDS, VIEWS_A_SECOND = 60, 0.100, 100
LOOKING_SECONDS, PROVING_SECONDS, FEW_STEPS = 0.150, 0.500, 20
ACTOR = command_line_actor(CLERK)
BUSIEST = "usaha-00"

PAGES = {
    "home": "/",
    "journal": "/transaksi/?bulan=2024-12",
    "income statement": "/laporan/laba-rugi?masa=2024",
    "financial position": "/laporan/posisi-keuangan?masa=2024",
}
"""What people look at all day; answered in ``SECONDS``."""

LOOKING = {
    "list of accounts": "/laporan/buku-besar",
    "general ledger of cash": "/buku-besar/1.1.01.01",
    "search": "/cari/?q=pupuk",
    "search of an amount": "/cari/?q=1500000",
    "entries without proof": "/transaksi/?tampil=tanpa-bukti",
    "oversight": "/pengawasan/",
    "completeness of proofs": "/bukti/",
    "calendar": "/kalender/",
    "closing a month": "/tutup-buku/bulan/2024/10",
}
"""What looks for something, or whether something is missing; in ``LOOKING_SECONDS``."""

PROVING = {
    "closing a year": "/tutup-buku/2024",
    "checks before printing": "/pertanggungjawaban/pemeriksaan/?masa=2024",
    "sample of an auditor": "/pemeriksaan/sampel?masa=2024&cara=acak",
}
"""What reads a whole year, or the whole book, to prove it; in ``PROVING_SECONDS``."""

_PASSWORD = "kopi pagi di balai desa"  # noqa: S105 - of nobody


def noon() -> dt.datetime:
    """Return the time at which everything happens."""
    return dt.datetime.combine(LAST_DAY, dt.time(5), dt.UTC)


def measure(shelf: Shelf) -> Iterator[Finding]:
    """Measure each page by itself, and all of them as fast as they come."""
    path = shelf.path(".sqlite")
    with connected(f"sqlite:///{path}") as engine:
        shelf.say(f"filling {ENTERPRISES} enterprises with {ENTRIES} entries")
        fill(engine)
        device = log_in(engine)
        yield from _pages(device, PAGES, STEPS, SECONDS)
        yield from _pages(device, LOOKING, FEW_STEPS, LOOKING_SECONDS)
        yield from _pages(device, PROVING, FEW_STEPS, PROVING_SECONDS)
    seconds = _views_seconds(str(path))
    yield Finding(
        promise="web",
        what=f"{VIEWS_A_SECOND} pages, two processes",
        entries=ENTRIES,
        yardstick="1 s",
        ours=seconds,
        theirs=1.0,
        aim=1,
    )


def _pages(
    device: FlaskClient, pages: Mapping[str, str], steps: int, seconds: float
) -> Iterator[Finding]:
    """Measure each of *pages* so many times, against so many seconds."""
    for name, address in pages.items():
        _page(device, address)
        (taken,) = alternating((partial(_page, device, address),) for _ in range(steps))
        yield Finding(
            promise="web",
            what=f"{name}, the slowest of twenty",
            entries=ENTRIES,
            yardstick=f"{seconds * 1000:.0f} ms",
            ours=_slowest_of_twenty(taken),
            theirs=seconds,
            ours_cpu=taken.cpu,
            aim=1,
        )


def profile(shelf: Shelf) -> Callable[[], object]:
    """Return the home page, many times."""
    engine = shelf.kept.enter_context(connected(f"sqlite:///{shelf.path('.sqlite')}"))
    fill(engine)
    device = log_in(engine)

    def run() -> None:
        for _ in range(STEPS):
            _page(device, "/")

    return run


def fill(engine: Engine) -> None:
    """Make the enterprises: half of all entries in the first, the rest shared by the others."""
    database.migrate(engine)
    with begin_session(engine) as session:
        add_person(session, CLERK, "Sari", password=_PASSWORD, actor=ACTOR, clock=noon)
    for number in range(ENTERPRISES):
        of_this = ENTRIES // 2 if number == 0 else ENTRIES // 2 // (ENTERPRISES - 1)
        _found(engine, f"usaha-{number:02}", of_this)
    with begin_session(engine) as session:
        session.execute(delete(FactorRule))
    with begin_work(engine, actor=ACTOR, book_id=BUSIEST, clock=noon) as work:
        appoint(work, CLERK, Role.TREASURER, first_day=dt.date(2022, 1, 1))


def _found(engine: Engine, book_id: str, entries: int) -> None:
    with begin_session(engine) as session:
        facts = FoundEnterprise(book_id=book_id, name=f"BUM Desa {book_id.title()}")
        found_enterprise(session, facts, actor=ACTOR, clock=noon)
    with begin_work(engine, actor=ACTOR, book_id=book_id, clock=noon) as work:
        add_village(work, "33.01.01.2001", "Sumberarum", district="Tirta", regency="Contoh")
        for code in UNITS:
            add_unit(work, code, f"Unit {code}", type_key="trading")
        work.book.post_many(map(entry, drafts(entries)), by=CLERK)


def log_in(engine: Engine) -> FlaskClient:
    """Return a browser without script in which somebody is logged in."""
    device = create_app(engine, secret_key="tolok ukur", clock=noon).test_client()
    page = device.get("/masuk").text
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    device.post("/masuk", data={"nama": CLERK, "sandi": _PASSWORD, "csrf_token": token})
    return device


def _page(device: FlaskClient, address: str) -> None:
    answer = device.get(address)
    if answer.status_code != 200:
        msg = f"{address} answers {answer.status}"
        raise RuntimeError(msg)


def _slowest_of_twenty(taken: Timing) -> float:
    """Return the 95th percentile."""
    walls = sorted(sample.wall for sample in taken.samples)
    return walls[math.ceil(len(walls) * 0.95) - 1]


def _views_seconds(path: str, *, processes: int = 2) -> float:
    """Return how long *processes* take together for so many pages, each its share."""
    share = VIEWS_A_SECOND * 3 // processes
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.bench.serving", path, str(share)],
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(processes)
    ]
    taken = [json.loads(process.communicate()[0]) for process in started]
    return max(taken) / 3


def _views(path: str, count: int) -> float:
    """Return the seconds that one process takes for *count* pages, one kind after another."""
    addresses = list(PAGES.values())
    with connected(f"sqlite:///{path}") as engine:
        device = log_in(engine)
        for address in addresses:
            _page(device, address)
        began = time.perf_counter()
        for number in range(count):
            _page(device, addresses[number % len(addresses)])
        return time.perf_counter() - began


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_views(sys.argv[1], int(sys.argv[2]))))
