"""An installation for the tests of the web front: two enterprises, people, some entries."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from sqlalchemy import delete

from bumdes.access.factor_rule import FactorRule
from bumdes.actions.founding import FoundEnterprise, add_unit, add_village, found_enterprise
from bumdes.actions.recording import RecordTransaction, record_entry, record_transaction
from bumdes.actions.staffing import add_person, appoint
from bumdes.database import connect
from bumdes.permissions import Role, command_line_actor
from bumdes.stock.pool import pooled
from bumdes.work import begin_session, begin_work
from ledger import EntryKind, JournalEntry, credit, debit, rp
from webapp import create_app
from webapp.pacing import Paces
from webapp.safekeeping import SafePlaces
from webapp.uploads import files_beside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flask import Flask
    from flask.testing import FlaskClient
    from sqlalchemy import Engine
    from werkzeug.test import TestResponse

    from bumdes.work import Work
    from ledger import Posted, PostedEntry

BOOK, OTHER_BOOK = "maju-jaya", "sumber-rejeki"
PASSWORD = "kata sandi yang panjang"  # noqa: S105
ADMIN = command_line_actor("penguji")

NOW = dt.datetime(2026, 11, 24, 7, 5, tzinfo=dt.UTC)
TODAY = dt.date(2026, 11, 24)

TREASURER, DIRECTOR, MANAGER, HEAD, STRANGER = "ratna", "bagas", "sari", "hadi", "yusuf"

PEOPLE = (
    (TREASURER, Role.TREASURER, BOOK, None),
    (DIRECTOR, Role.DIRECTOR, BOOK, None),
    (DIRECTOR, Role.SUPERVISOR, OTHER_BOOK, None),
    (MANAGER, Role.UNIT_MANAGER, BOOK, "TOKO"),
    (HEAD, Role.VILLAGE_HEAD, BOOK, None),
    (STRANGER, Role.TREASURER, OTHER_BOOK, None),
)


@dataclass(slots=True)
class Clock:
    """A clock that stands still until a test moves it."""

    moment: dt.datetime = NOW

    def __call__(self) -> dt.datetime:
        return self.moment

    def passes(self, **span: float) -> None:
        self.moment += dt.timedelta(**span)


@dataclass(slots=True)
class House:
    """The installation, and the application that serves it."""

    engine: Engine
    app: Flask
    clock: Clock

    def visit(self, username: str = "", **environment: Any) -> Browser:
        """Return a browser, logged in as *username* if one is named."""
        browser = Browser(self.app.test_client(), environment)
        if username:
            answer = browser.post("/masuk", nama=username, sandi=PASSWORD)
            assert answer.status_code == 303, answer.text
        return browser

    def does(self, act: Callable[..., Any], *args: Any, book: str = BOOK, **facts: Any) -> Any:
        with begin_work(self.engine, actor=ADMIN, book_id=book, clock=self.clock) as work:
            return act(work, *args, **facts)

    def sells(self, total: int = 150_000, *, on: dt.date = TODAY, **facts: Any) -> Posted:
        """Record a sale of the shop."""
        given = {"kind": "cash_sale", "unit": "TOKO", **facts}
        return self.does(
            record_transaction,
            RecordTransaction(date=on, amounts={"total": rp(total)}, **given),
        )

    def posts(self, *lines: Any, on: dt.date = TODAY, book: str = BOOK, **facts: Any) -> Posted:
        given = {"description": "Catatan uji", **facts}
        entry = JournalEntry(date=on, postings=pooled(lines), **given)
        return self.does(record_entry, entry, book=book)

    def entries(self, book: str = BOOK) -> list[PostedEntry]:
        with self.reading(book) as work:
            return list(work.book.entries())

    def refusals(self) -> list[str]:
        with self.reading() as work:
            return [refusal.code for refusal in work.book.refusals()]

    def reading(self, book: str = BOOK) -> Any:
        return begin_work(
            self.engine, actor=ADMIN, book_id=book, clock=self.clock, read_only=True
        )


@dataclass(slots=True)
class Browser:
    """A browser without script: it keeps cookies, and sends the token of the form it saw."""

    client: FlaskClient
    environment: dict[str, Any] = field(default_factory=dict)
    token: str = ""

    def get(self, address: str, **options: Any) -> TestResponse:
        return self._seen(self.client.get(address, **self.environment, **options))

    def post(self, address: str, follow: bool = False, **fields: Any) -> TestResponse:  # noqa: FBT001, FBT002
        """Send a form; in the names of *fields*, two underscores stand for a hyphen."""
        if not self.token:
            self.get("/masuk" if address == "/masuk" else "/lainnya")
        token = self.token
        if address in {"/masuk", "/keluar"}:
            self.token = ""  # a new session has a token of its own
        data = {name.replace("__", "-"): value for name, value in fields.items()}
        return self._seen(
            self.client.post(
                address,
                data={"csrf_token": token, **data},
                follow_redirects=follow,
                **self.environment,
            )
        )

    def _seen(self, answer: TestResponse) -> TestResponse:
        if answer.mimetype == "text/html" and "Content-Encoding" not in answer.headers:
            found = re.search(r'name="csrf_token" value="([^"]+)"', answer.text)
            self.token = found[1] if found else self.token
        return answer


def furnish(engine: Engine) -> None:
    """Found two enterprises in an empty database, with units, people and a few entries."""
    for book, name in ((BOOK, "BUM Desa Maju Jaya"), (OTHER_BOOK, "BUM Desa Sumber Rejeki")):
        with begin_session(engine) as session:
            found_enterprise(
                session, FoundEnterprise(book_id=book, name=name), actor=ADMIN, clock=Clock()
            )
        with begin_work(engine, actor=ADMIN, book_id=book, clock=Clock()) as work:
            _set_up(work)
    with begin_session(engine) as session:
        for username in dict.fromkeys(username for username, *_ in PEOPLE):
            add_person(
                session,
                username,
                username.title(),
                password=PASSWORD,
                actor=ADMIN,
                clock=Clock(),
            )
    for username, role, book, unit in PEOPLE:
        with begin_work(engine, actor=ADMIN, book_id=book, clock=Clock()) as work:
            appoint(work, username, role, first_day=dt.date(2025, 1, 1), unit=unit)


def _set_up(work: Work) -> None:
    # A house is visited months later too; who asks for second factors lays that down anew.
    work.session.execute(delete(FactorRule).where(FactorRule.book_id == work.book_id))
    add_village(work, "33.01.01.2001", "Sumberarum", district="Tirta", regency="Kab. Contoh")
    add_unit(work, "TOKO", "Toko Desa", type_key="trading")
    add_unit(work, "AIR", "Air Bersih", type_key="water")
    opening = JournalEntry(
        date=dt.date(2026, 1, 1),
        description="Saldo awal",
        kind=EntryKind.OPENING,
        postings=(
            debit("1.1.01.01", rp(5_000_000)),
            credit("3.1.01.01", rp(5_000_000)),
        ),
    )
    record_entry(work, opening)


def open_house(engine: Engine) -> House:
    """Return the application over a furnished database.

    One house at a time: the application is made once, for that takes longer than most tests.
    """
    app, config, views = _application()
    clock = Clock()
    app.config.clear()
    app.config.update(config)
    app.view_functions = dict(views)
    app.extensions |= {
        "engine": engine,
        "clock": clock,
        "files": files_beside(engine),
        "safe_places": SafePlaces(),
        "paces": Paces(),
    }
    return House(engine, app, clock)


@cache
def _application() -> tuple[Flask, dict[str, Any], dict[str, Any]]:
    """Return an application over nothing yet, how it is configured, and its views."""
    app = create_app(connect("sqlite://"), secret_key="rahasia uji")
    return app, dict(app.config), dict(app.view_functions)


def key() -> str:
    """Return a key of a form that nobody used yet."""
    return uuid4().hex


def sale(total: str = "150.000", **fields: Any) -> dict[str, Any]:
    """Return the fields of a sale in the shop, today and in cash."""
    given = {
        "kunci": key(),
        "unit": "TOKO",
        "hari": TODAY.isoformat(),
        "jumlah-total": total,
        "akun-sales": "4.2.01.91",
        "akun-cash": "1.1.01.01",
    }
    return given | {name.replace("__", "-"): value for name, value in fields.items()}


def seal(answer: TestResponse) -> str:
    """Return the seal of the preview that a page shows."""
    found = re.search(r'name="segel" value="([^"]+)"', answer.text)
    assert found, "the page shows no preview"
    return found[1]


def words(answer: TestResponse) -> str:
    """Return the text of a page in one line, without its marks."""
    text = re.sub(r"<[^>]+>", " ", answer.text)
    return " ".join(unescape(text).split())


def links(answer: TestResponse, beginning: str) -> Iterator[str]:
    """Yield the addresses on a page that begin so."""
    for found in re.findall(r'href="([^"]+)"', answer.text):
        address = unescape(found)
        if address.startswith(beginning):
            yield address
