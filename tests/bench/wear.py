"""What many things ask of their register: the depreciation of a month.

5 000 assets of five units, bought over two years and worn for another; each run is one month,
from the reading of the register to what is on the disk.
"""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from bumdes import database
from bumdes.actions.acquiring_assets import BuyAsset, buy_asset
from bumdes.actions.depreciating import run_depreciation
from bumdes.actions.founding import FoundEnterprise, add_unit, add_village, found_enterprise
from bumdes.bookings.asset import AssetFacts
from bumdes.bookings.asset_payment import PaidFrom
from bumdes.month import month_of, months_after
from bumdes.permissions import command_line_actor
from bumdes.work import begin_session, begin_work
from ledger import Period, rp
from tests.bench.books import BOOK, CLERK, UNITS, noon
from tests.bench.finding import Finding
from tests.bench.measure import alternating
from tests.bench.shelf import connected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Engine

    from tests.bench.shelf import Shelf

ASSETS, MONTHS_BEFORE, STEPS = 5_000, 12, 5
SECONDS = 5.0
ACTOR = command_line_actor(CLERK)
FIRST = Period.month(2024, 1)

_CLASSES = ("equipment", "machine", "furniture_wood", "car", "computer")
_DAYS_OF_BUYING = 730
_BEGAN = dt.date(2022, 1, 1)
_AT_ONCE = 500


def on_sqlite(shelf: Shelf) -> Iterator[Finding]:
    """Measure a month on SQLite."""
    with connected(f"sqlite:///{shelf.path('.sqlite')}") as engine:
        yield _measured(shelf, engine, "SQLite")


def on_postgresql(shelf: Shelf) -> Iterator[Finding]:
    """Measure a month on PostgreSQL."""
    with shelf.server().database() as url, connected(url) as engine:
        yield _measured(shelf, engine, "PostgreSQL")


def profile(shelf: Shelf) -> Callable[[], object]:
    """Return the runs of some months."""
    engine = shelf.kept.enter_context(connected(f"sqlite:///{shelf.path('.sqlite')}"))
    fill(engine)

    def run() -> None:
        for number in range(STEPS):
            _month(engine, number)

    return run


def fill(engine: Engine) -> None:
    """Make the enterprise and its things, and let them wear for a year."""
    database.migrate(engine)
    with begin_session(engine) as session:
        facts = FoundEnterprise(book_id=BOOK, name="BUM Desa Tolok Ukur")
        found_enterprise(session, facts, actor=ACTOR, clock=noon)
    with begin_work(engine, actor=ACTOR, book_id=BOOK, clock=noon) as work:
        add_village(work, "33.01.01.2001", "Sumberarum")
        for code in UNITS:
            add_unit(work, code, f"Unit {code}", type_key="general")
    for first in range(0, ASSETS, _AT_ONCE):
        with begin_work(engine, actor=ACTOR, book_id=BOOK, clock=noon) as work:
            for number in range(first, first + _AT_ONCE):
                buy_asset(work, _purchase(number))
    with begin_work(engine, actor=ACTOR, book_id=BOOK, clock=noon) as work:
        run_depreciation(work, months_after(FIRST, MONTHS_BEFORE - 1))


def _purchase(number: int) -> BuyAsset:
    return BuyAsset(
        facts=AssetFacts(
            name=f"Barang {number}",
            asset_class=_CLASSES[number % len(_CLASSES)],
            code=f"INV-{number:05}",
        ),
        date=_BEGAN + dt.timedelta(days=number % _DAYS_OF_BUYING),
        unit=UNITS[number % len(UNITS)],
        paid=(PaidFrom(account="1.1.01.01", amount=rp(1_000_000 + 7_000 * number)),),
        key=f"aset-{number}",
    )


def _measured(shelf: Shelf, engine: Engine, name: str) -> Finding:
    shelf.say(f"filling {name} with {ASSETS} assets")
    fill(engine)
    (taken,) = alternating((partial(_month, engine, n),) for n in range(STEPS))
    return Finding(
        promise="i",
        what=f"depreciation of {ASSETS} assets on {name}",
        entries=ASSETS,
        yardstick=f"{SECONDS:.0f} s",
        ours=taken.wall,
        theirs=SECONDS,
        ours_cpu=taken.cpu,
        aim=1,
    )


def _month(engine: Engine, number: int) -> None:
    month = months_after(month_of(FIRST.first_day), MONTHS_BEFORE + number)
    with begin_work(engine, actor=ACTOR, book_id=BOOK, clock=noon) as work:
        run_depreciation(work, month)
