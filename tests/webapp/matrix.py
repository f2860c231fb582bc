"""Every address against every role, quickly: what is asked on the way in is watched.

``access.csv`` says of each address, by its endpoint and method, which permissions it asks and
which roles may therefore go there. A view is called as over the web, by a person of each role,
with forms that take anything; it is left as soon as it has asked all that the table says. So
no figure is summed and no page is drawn, and a view that asks less than the table is found out.

    .venv/bin/python -m tests.webapp.matrix        writes the table anew; then read the diff
"""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import sys
import tempfile
from dataclasses import dataclass, field
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import marshmallow
from sqlalchemy import event

from bumdes import database
from bumdes.demo import JOINT_BOOK, VILLAGE_BOOK, build_demo
from bumdes.errors import PermissionDeniedError
from bumdes.file_store import FileStore
from bumdes.permissions import Actor, Permission, Role
from bumdes.work import begin_session
from ledger import rp
from reports.checks import ALL_CHECKS
from tests.webapp.addresses import ids_of, strange_ids
from tests.webapp.test_access import SAMPLES
from webapp import create_app
from webapp.forms.fields import Rupiah
from webapp.visitor import Office, Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask
    from flask.testing import FlaskClient
    from sqlalchemy import Connection, Engine

TABLE = Path(__file__).with_name("access.csv")
NOW = dt.datetime(2026, 11, 24, 7, 5, tzinfo=dt.UTC)
UNIT_OF = {Role.UNIT_MANAGER: "TOKO"}

YES, NO = "ya", "-"
ANYBODY = "siapa saja"
READING = frozenset({Permission.READ_BOOKS, Permission.READ_REPORTS})


class PassedError(BaseException):
    """All that an address asks was asked and allowed; nothing inside has to be seen."""


@dataclass(slots=True)
class Seen:
    """What a view asked on the way in."""

    wanted: frozenset[Permission] = frozenset()
    asked: list[Permission] = field(default_factory=list)
    refused: bool = False

    def note(self, permission: Permission) -> None:
        self.asked.append(permission)
        if self.wanted and self.wanted <= set(self.asked):
            raise PassedError


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """An address as the map has it."""

    endpoint: str
    method: str
    rule: str
    arguments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """What the table says of an address.

    Attributes:
        asks: the permissions asked; empty if none is.
        why: where none is asked, why none need be.
        is_fresh: whether the password is wanted again after 15 minutes.
    """

    asks: frozenset[Permission]
    why: str
    is_fresh: bool
    roles: frozenset[Role]


def rows() -> dict[tuple[str, str], Row]:
    """Return the table, by endpoint and method."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {(row["endpoint"], row["method"]): _row(row) for row in csv.DictReader(file)}


def _row(row: dict[str, str]) -> Row:
    return Row(
        asks=frozenset(Permission(each) for each in row["asks"].split("; ") if each),
        why=row["why"],
        is_fresh=row["fresh"] == YES,
        roles=frozenset(role for role in Role if row[role.value] == YES),
    )


def addresses(app: Flask) -> list[Address]:
    """Return every address of *app*, once for each method that changes or shows something."""
    return sorted(
        Address(rule.endpoint, method, rule.rule, tuple(sorted(rule.arguments)))
        for rule in app.url_map.iter_rules()
        for method in rule.methods - {"HEAD", "OPTIONS"}
    )


# --- the furnished place -----------------------------------------------------------------


@dataclass(slots=True)
class Place:
    """The demonstration, and an application over it that knows everybody by role."""

    app: Flask
    engine: Engine
    own: dict[str, dict[str, str]]
    others: dict[str, dict[str, str]]

    def client(self, role: Role) -> FlaskClient:
        """Return a browser of somebody in *role* of the own enterprise."""
        client = self.app.test_client()
        with client.session_transaction() as session:
            session["_user_id"], session["_fresh"] = role.value, True
            session["seen"] = NOW.timestamp()
        return client

    def url(self, address: Address, ids: dict[str, dict[str, str]] | None = None) -> str:
        """Return where *address* is, with ids of the own enterprise or such as are given."""
        blueprint = address.endpoint.partition(".")[0]
        own = self.own["*"] | self.own.get(blueprint, {})
        given = (ids or {}).get("*", {}) | (ids or {}).get(blueprint, {})
        parts = {each: given.get(each, own.get(each)) for each in address.arguments}
        with self.app.test_request_context():
            return self.app.url_for(address.endpoint, **parts)


def build(folder: Path) -> Path:
    """Build the demonstration in *folder*; return its database."""
    path = folder / "demo.sqlite"
    engine = database.connect(f"sqlite:///{path}")
    database.migrate(engine)
    build_demo(engine, lambda: NOW, files=FileStore(folder / "files"))
    engine.dispose()
    return path


def open_place(path: Path) -> Place:
    """Open the demonstration whose database is *path*; nothing that is done there stays."""
    engine = database.connect(f"sqlite:///{path}")
    event.listen(engine, "commit", _undo)  # what one role does, another must not see
    app = create_app(engine, secret_key="rahasia uji", clock=lambda: NOW)
    # All roles ask for everything within one minute of this clock.
    app.config.update(PRINTS_PER_MINUTE=100_000, IMPORTS_PER_MINUTE=100_000)
    app.config.update(WTF_CSRF_ENABLED=False)
    app.login_manager.user_loader(_visitors().get)  # type: ignore[attr-defined]
    with begin_session(engine, read_only=True) as session:
        own = ids_of(session, VILLAGE_BOOK)
        strange = strange_ids(session, VILLAGE_BOOK, JOINT_BOOK)
    own["*"] = SAMPLES | own["*"]
    return Place(app, engine, own, strange)


def _undo(connection: Connection) -> None:
    connection.connection.rollback()


def _visitors() -> dict[str, Visitor]:
    return {role.value: _visitor(role) for role in Role}


def _visitor(role: Role) -> Visitor:
    actor = Actor(f"uji-{role.value}", role, UNIT_OF.get(role))
    office = Office(
        appointment_id="0" * 32, book_id=VILLAGE_BOOK, actor=actor, enterprise="Uji"
    )
    return Visitor(
        id=role.value, username=actor.name, name=role.label, offices=(office,), office=office
    )


# --- on the way into a view --------------------------------------------------------------


@contextlib.contextmanager
def watching(place: Place) -> Iterator[Seen]:
    """Give what views ask; they draw no page, and take any form for a good one."""
    seen = Seen()
    require = Actor.require

    def watched(actor: Actor, permission: Permission, *, unit: str | None = None) -> None:
        try:
            require(actor, permission, unit=unit)
        except PermissionDeniedError:
            seen.asked.append(permission)
            seen.refused = True
            raise
        seen.note(permission)

    with contextlib.ExitStack() as stack:
        for target, stand_in in (
            ("bumdes.permissions.Actor.require", watched),
            ("flask.templating._render", lambda *_: ""),
            ("marshmallow.Schema.load", _plausible),
            ("webapp.errors.note_refusal", lambda: None),
            ("webapp.work.note_refusal", lambda: None),
            ("bumdes.work._record_refusal", lambda *_: None),
            ("webapp.login.is_confirmed", lambda *_, **__: True),
        ):
            stack.enter_context(patch(target, stand_in))
        place.app.logger.disabled = True
        yield seen


def visit(
    place: Place, client: FlaskClient, address: Address, seen: Seen, *, wanted: Any
) -> int:
    """Go to *address*, and return the status, 0 if the view was left on the way."""
    seen.wanted, seen.refused = frozenset(wanted), False
    seen.asked.clear()
    url = place.url(address)
    try:
        return client.open(url, method=address.method, data=_typed(place, address)).status_code
    except PassedError:
        return 0


def _typed(place: Place, address: Address) -> dict[str, Any] | None:
    """Return fields, and a file, that many views look at before they hand a form on."""
    if address.method != "POST":
        return None
    view = place.app.view_functions[address.endpoint]
    takes_files = getattr(view, "takes_files", None) is not None
    return {**TYPED, "berkas": (BytesIO(PDF), "bukti.pdf")} if takes_files else TYPED


PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


TYPED = {
    "kunci": "0" * 32,
    "unit": "TOKO",
    "hari": "2026-11-24",
    "tanggal": "2026-11-24",
    "jumlah-total": "1.000",
    "langkah": "simpan",
    "alasan": "diuji",
    "hitung-0": "1.000",
}


def _plausible(schema: marshmallow.Schema, *_: Any, **__: Any) -> dict[str, Any]:
    """Return what a form might have made of what somebody typed."""
    return {name: _value(name, field) for name, field in schema.fields.items()}


def _value(name: str, field: marshmallow.fields.Field) -> Any:
    for validator in field.validators:
        if choices := getattr(validator, "choices", None):
            return min(choices, key=str)
    if name in KNOWN:
        return KNOWN[name]
    return next((value for kind, value in OF_KIND if isinstance(field, kind)), "x")


OF_KIND = (
    (marshmallow.fields.Date, dt.date(2026, 11, 24)),
    (Rupiah, rp(1_000)),
    (marshmallow.fields.Boolean, True),
    (marshmallow.fields.Number, 1),
)

KNOWN = {
    "unit": "TOKO",
    "month": "2026-11",
    "check": ALL_CHECKS[0].key,
    "entry": "",
    "year": 2026,
}
"""Fields that views make something of before they hand a form on."""


# --- writing the table -------------------------------------------------------------------


def write_table() -> None:
    """Write ``access.csv`` anew from what the addresses ask now."""
    before = rows() if TABLE.exists() else {}
    with tempfile.TemporaryDirectory() as folder:
        place = open_place(build(Path(folder)))
        with watching(place) as seen:
            found = [_written(place, address, seen, before) for address in addresses(place.app)]
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        names = [role.value for role in Role]
        writer.writerow(["endpoint", "method", "asks", "fresh", *names, "why"])
        writer.writerows(found)


def _written(
    place: Place, address: Address, seen: Seen, before: dict[tuple[str, str], Row]
) -> list[str]:
    view = place.app.view_functions[address.endpoint]
    visit(place, place.client(Role.ADMINISTRATOR), address, seen, wanted=())
    asks = set(seen.asked)
    wanted, roles = frozenset(asks), []
    for role in Role:
        status = visit(place, place.client(role), address, seen, wanted=wanted)
        is_refused = seen.refused or status == HTTPStatus.FORBIDDEN
        roles.append(NO if is_refused else YES)
        # Views that let several permissions in ask only who has none of them.
        asks |= set(seen.asked) if is_refused else set()
    kept = before.get((address.endpoint, address.method))
    why = ANYBODY if getattr(view, "is_public", False) else kept.why if kept else ""
    if asks and not (address.method == "POST" and asks <= READING):
        why = ""
    fresh = YES if getattr(view, "wants_fresh", False) else NO
    said = "; ".join(sorted(each.value for each in asks))
    return [address.endpoint, address.method, said, fresh, *roles, why]


if __name__ == "__main__":
    sys.exit(write_table())
