"""What a shop asks of its till: one sale, from the request of the device to its answer.

2 000 items kept by weighted average, 2 000 sales of three of them before; then whole requests,
with the login, the token, the stock, the entry and the answer, each by itself on the disk.
"""

from __future__ import annotations

import datetime as dt
import random
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from bumdes import database
from bumdes.actions.buying_goods import BoughtGoods, BuyGoods, buy_goods
from bumdes.actions.founding import FoundEnterprise, add_unit, add_village, found_enterprise
from bumdes.actions.keeping_items import (
    MeasureSaid,
    RegisterItem,
    register_item,
    set_stock_method,
)
from bumdes.actions.keeping_the_till import Counted, OpenShift, open_shift
from bumdes.actions.selling_at_till import SellAtTill, SoldLine, sell_at_till
from bumdes.actions.staffing import add_person, appoint
from bumdes.bookings.goods import Paid
from bumdes.permissions import Role, command_line_actor
from bumdes.stock.setting import StockMethod
from bumdes.work import begin_session, begin_work
from ledger import rp
from tests.bench.books import BOOK, CLERK
from tests.bench.finding import Finding
from tests.bench.measure import alternating
from tests.bench.shelf import connected
from webapp import create_app

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flask.testing import FlaskClient
    from sqlalchemy import Engine

    from bumdes.work import Work
    from tests.bench.shelf import Shelf

ITEMS, SALES, STEPS = 2_000, 2_000, 60
SECONDS = 0.150
ACTOR = command_line_actor(CLERK)
TODAY = dt.date(2024, 12, 31)
CASH, SHIFT = "1.1.01.01", "5" * 32

_PASSWORD = "kata sandi tolok ukur"  # noqa: S105
_CODES = [f"BRG-{number:04}" for number in range(1, ITEMS + 1)]
_POPULAR = 50
_BOUGHT_AT_ONCE = 250
_SEED = 20241231


def on_sqlite(shelf: Shelf) -> Iterator[Finding]:
    """Measure a sale on SQLite."""
    with connected(f"sqlite:///{shelf.path('.sqlite')}") as engine:
        yield _measured(shelf, engine, "SQLite")


def on_postgresql(shelf: Shelf) -> Iterator[Finding]:
    """Measure a sale on PostgreSQL."""
    with shelf.server().database() as url, connected(url) as engine:
        yield _measured(shelf, engine, "PostgreSQL")


def profile(shelf: Shelf) -> Callable[[], object]:
    """Return sales one after the other."""
    engine = shelf.kept.enter_context(connected(f"sqlite:///{shelf.path('.sqlite')}"))
    fill(engine)
    device, token = _device(engine)

    def run() -> None:
        for number in range(STEPS):
            _sale(device, token, number)

    return run


def noon() -> dt.datetime:
    """Return the time at which everything happens."""
    return dt.datetime.combine(TODAY, dt.time(5), dt.UTC)


def fill(engine: Engine) -> None:
    """Make the shop, what lies in it, and what it sold before."""
    database.migrate(engine)
    with begin_session(engine) as session:
        facts = FoundEnterprise(book_id=BOOK, name="BUM Desa Tolok Ukur")
        found_enterprise(session, facts, actor=ACTOR, clock=noon)
        add_person(session, CLERK, "Sari", password=_PASSWORD, actor=ACTOR, clock=noon)
    with begin_work(engine, actor=ACTOR, book_id=BOOK, clock=noon) as work:
        add_village(work, "33.01.01.2001", "Sumberarum", district="Tirta", regency="Contoh")
        add_unit(work, "U1", "Toko", type_key="trading")
        appoint(work, CLERK, Role.TREASURER, first_day=dt.date(2024, 1, 1))
        set_stock_method(work, "U1", method=StockMethod.AVERAGE, since=dt.date(2024, 1, 1))
        _stock(work)
        count = Counted(
            amount=rp(0), counted_by="Sari", witness="Bagas", reason="laci dikosongkan"
        )
        opening = OpenShift(unit="U1", on=TODAY, count=count, key=SHIFT)
        open_shift(work, opening)
        for number in range(SALES):
            sell_at_till(work, _command(number))


def _stock(work: Work) -> None:
    for code in _CODES:
        measure = MeasureSaid("buah", selling=rp(12_000), barcode=f"899{code[4:]}")
        register_item(work, RegisterItem(code=code, name=f"Barang {code}", measures=(measure,)))
    for first in range(0, ITEMS, _BOUGHT_AT_ONCE):
        codes = _CODES[first : first + _BOUGHT_AT_ONCE]
        lines = tuple(BoughtGoods(code, 1_000_000, rp(10_000_000_000)) for code in codes)
        paid = (Paid(CASH, rp(10_000_000_000 * len(codes))),)
        buy_goods(work, BuyGoods(unit="U1", date=TODAY, lines=lines, paid=paid))


def _command(number: int) -> SellAtTill:
    chance = random.Random(_SEED + number)
    sold = [(code, chance.randint(1, 5)) for code in chance.sample(_CODES[:_POPULAR], 3)]
    return SellAtTill(
        shift_id=SHIFT,
        date=TODAY,
        lines=tuple(SoldLine(code, Decimal(much), rp(12_000)) for code, much in sold),
        received=rp(200_000),
        key=f"jual-{number}",
    )


def _measured(shelf: Shelf, engine: Engine, name: str) -> Finding:
    shelf.say(f"filling {name} with a shop of {ITEMS} items and {SALES} sales")
    fill(engine)
    device, token = _device(engine)
    (taken,) = alternating((partial(_sale, device, token, n),) for n in range(STEPS))
    return Finding(
        promise="h",
        what=f"sale at the till on {name}",
        entries=SALES,
        yardstick=f"{SECONDS * 1000:.0f} ms",
        ours=taken.wall,
        theirs=SECONDS,
        ours_cpu=taken.cpu,
        aim=1,
    )


def _device(engine: Engine) -> tuple[FlaskClient, str]:
    """Return a device that is logged in, and its token."""
    device = create_app(engine, secret_key="tolok ukur", clock=noon).test_client()
    page = device.get("/masuk").text
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    device.post("/masuk", data={"nama": CLERK, "sandi": _PASSWORD, "csrf_token": token})
    return device, str(device.get("/antrean").json["token"])


def _sale(device: FlaskClient, token: str, number: int) -> None:
    fields = {"csrf_token": token, "kunci": f"{number:032}", "hari": TODAY.isoformat()}
    for place, line in enumerate(_command(SALES + number).lines, 1):
        fields |= {f"barang-{place}": line.item, f"banyak-{place}": str(line.quantity)}
        fields |= {f"harga-{place}": "12.000"}
    answer = device.post(
        f"/kasir/{SHIFT}",
        data=fields | {"bayar": "tunai", "diterima": "200.000"},
        headers={"Accept": "application/json"},
    )
    if not answer.json["recorded"]:
        raise AssertionError(answer.text)
