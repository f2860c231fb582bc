"""Nobody is shown a door that is shut: links and forms of every page, as each office sees it.

Each kind of page is drawn once for the office. Where its links and forms lead, ``access.csv``
tells, which another test proves; what the table refuses is tried, since it knows one unit.
"""

from __future__ import annotations

import re
from html import unescape
from http import HTTPStatus
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch
from urllib.parse import urljoin, urlsplit

import pytest
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from bumdes.database import connect
from bumdes.permissions import Permission, Role
from tests.demonstration import demonstration_in
from tests.scale import long_or
from tests.webapp.matrix import TYPED, open_place, rows, watching
from webapp import __file__ as home
from webapp import create_app

TEMPLATES = Path(home).with_name("templates")

BEGINNINGS = ("/", "/lainnya", "/laporan/", "/transaksi/")
ROLES = long_or([Role.UNIT_MANAGER, Role.SECRETARY, Role.VILLAGE_COUNCIL], list(Role))
OF_A_PERSON = {"own_account.show"}
"""Pages of somebody who is in the books; those who walk here are not."""

TAG = re.compile(r"<(a|form|button)\b([^>]*)>")
NAMED = re.compile(r"""url_for\(\s*["']([\w.]+)["']""")
ATTRIBUTE = re.compile(r'\b(href|action|formaction|method)="([^"]*)"')


class Door(NamedTuple):
    """What a link or a form leads to."""

    method: str
    address: str


def doors(page, address):
    """Return where the links and forms of the text *page* lead, within the house."""
    for kind, written in TAG.findall(page):
        given = {name: unescape(value) for name, value in ATTRIBUTE.findall(written)}
        target = given.get("href") or given.get("formaction") or given.get("action")
        if kind == "form":
            target = target or address
        if not target or target.startswith("#"):
            continue
        leads = urljoin(address, target)
        if urlsplit(leads).scheme or urlsplit(leads).netloc:
            continue
        is_sent = kind == "button" or given.get("method", "").lower() == "post"
        yield Door("POST" if is_sent else "GET", leads)


class Walk:
    """Goes from link to link, stops once at each kind of page, and tries what looks shut."""

    def __init__(self, place, role):
        self.place, self.role, self.table = place, role, rows()
        self.client = place.client(role)
        self.routes = place.app.url_map.bind("localhost")
        self.shut = []

    def everywhere(self):
        """Return every door that is shown and shut."""
        ahead, seen, tried = list(BEGINNINGS), set(), set()
        while ahead:
            address = ahead.pop(0)
            endpoint = self.endpoint(Door("GET", address))
            if endpoint in seen or endpoint in OF_A_PERSON or is_file(address):
                continue
            seen.add(endpoint)
            answer = self.client.get(address)
            if answer.status_code >= HTTPStatus.BAD_REQUEST:
                self.shut.append(f"{address} answers {answer.status_code}")
            if answer.mimetype != "text/html":
                continue
            for door in doors(answer.text, address):
                known = self.endpoint(door), door.method
                if known not in tried and not self.is_open(door, *known):
                    self.shut.append(f"{address} shows {door.method} {door.address}")
                tried.add(known)
                if door.method == "GET":
                    ahead.append(door.address)
        return self.shut

    def endpoint(self, door):
        try:
            return self.routes.match(urlsplit(door.address).path, method=door.method)[0]
        except (HTTPException, RequestRedirect):
            return ""

    def is_open(self, door, endpoint, method):
        row = self.table.get((endpoint, method))
        if row is None:
            return bool(endpoint)
        if self.role in row.roles:
            return True
        with watching(self.place) as seen:
            answer = self.client.open(
                door.address, method=method, data=TYPED if method == "POST" else None
            )
        return not seen.refused and answer.status_code != HTTPStatus.FORBIDDEN


def is_file(address):
    return "." in urlsplit(address).path.rsplit("/", 1)[-1]


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("doors")
    place = open_place(demonstration_in(folder, tmp_path_factory))
    with patch("webapp.login.is_confirmed", lambda *_, **__: True):
        yield place
    place.engine.dispose()


@pytest.mark.parametrize("role", ROLES)
def test_no_page_shows_a_door_that_is_shut(place, role):
    assert Walk(place, role).everywhere() == []


def test_a_walk_tells_links_and_forms_apart():
    page = """<a class="btn" href="/a?x=1&amp;y=2">A</a><a href="#b">B</a>
      <a href="https://example.org/">C</a><form method="post" action="/d"></form>
      <form></form>"""

    assert list(doors(page, "/here?z=1")) == [
        Door("GET", "/a?x=1&y=2"),
        Door("POST", "/d"),
        Door("GET", "/here?z=1"),
    ]


def test_templates_ask_for_permissions_that_there_are():
    asked = {
        (template.name, name)
        for template in TEMPLATES.rglob("*.html")
        for name in re.findall(r"\bPermission\.(\w+)", template.read_text(encoding="utf-8"))
    }

    assert asked
    assert [each for each in asked if each[1] not in Permission.__members__] == []


def test_templates_lead_to_addresses_that_there_are():
    there = create_app(connect("sqlite://"), secret_key="x").view_functions
    named = {
        (template.name, name)
        for template in TEMPLATES.rglob("*.html")
        for name in NAMED.findall(template.read_text(encoding="utf-8"))
    }

    assert named
    assert [each for each in named if each[1] not in there] == []
