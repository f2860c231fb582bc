"""The figures of the notes lead to where they come from, and stand there again."""

from __future__ import annotations

import re
from html import unescape

import pytest

from bumdes import database
from bumdes.demo import DEMO_PASSWORD
from bumdes.demo.cast import JOINT_BOOK, VILLAGE_BOOK
from bumdes.permissions import Actor, Role
from bumdes.work import begin_work
from ledger import Period
from reports.bound.block import Figures, Listing
from reports.kind import Asked
from reports.notes.telling import told_notes
from reports.statement import Style
from tests.demonstration import NOW, demonstration_in
from tests.scale import long_or
from webapp import create_app

ADDED_UP = {Style.SUM, Style.RESULT, Style.GRAND}

READERS = long_or(
    [("bendahara", 2025), ("toko", 2025)],
    [
        (username, year)
        for username in ("bendahara", "bendahara-ranu", "pemeriksa", "toko", "wisata")
        for year in (2025, 2026)
    ],
)
"""Who reads the notes of which year: the whole, and those of one unit."""

ROW = re.compile(r"<tr\b[^>]*>(.*?)</tr>", re.DOTALL)
LABEL = re.compile(r'<th scope="row"[^>]*>(.*?)</th>', re.DOTALL)
CELL = re.compile(r'<td class="n[^"]*"([^>]*)>(.*?)</td>', re.DOTALL)
LINK = re.compile(r'href="([^"]+)"')
TAG = re.compile(r"<[^>]+>")

RECKONED = ("Tarif (%)", "Bagian (%)", "Penyisihan menurut umur", "Neto", "Sisa")
"""Columns of what is no amount of the books: rates, and what is reckoned within a row."""

NOTHING = {"", "0", "\N{EN DASH}"}


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory):
    path = demonstration_in(tmp_path_factory.mktemp("demonstration"), tmp_path_factory)
    engine = database.connect(f"sqlite:///{path}")
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def site(demonstration):
    return create_app(demonstration, secret_key="rahasia uji", clock=lambda: NOW)


def reader(site, username):
    browser = site.test_client()
    token = re.search(r'csrf_token" value="([^"]+)', browser.get("/masuk").text)[1]
    known = {"nama": username, "sandi": DEMO_PASSWORD, "csrf_token": token}
    assert browser.post("/masuk", data=known).status_code == 303
    return browser


def figures_and_links(page):
    """Yield each amount that stands in a table of *page*, and where it leads."""
    for row in ROW.findall(page):
        label = LABEL.search(row)
        of_row = LINK.search(label[1]) if label else None
        for facts, cell in CELL.findall(row):
            shown = TAG.sub("", cell).strip(" ()\n").removesuffix(",00")
            if shown in NOTHING or any(f'="{each}"' in facts for each in RECKONED):
                continue
            led = LINK.search(cell) or of_row
            yield shown, unescape(led[1]) if led else ""


@pytest.mark.parametrize(("username", "year"), READERS)
def test_each_figure_stands_again_where_it_leads(site, username, year):
    browser = reader(site, username)
    page = browser.get(f"/laporan/catatan/?masa={year}")
    led = [(shown, address) for shown, address in figures_and_links(page.text) if address]
    pages = {}
    for _, address in led:
        if address not in pages:
            pages[address] = browser.get(address, follow_redirects=True)

    assert led
    assert [address for address, answer in pages.items() if answer.status_code != 200] == []
    assert [each for each in led if each[0] not in TAG.sub(" ", pages[each[1]].text)] == []


@pytest.mark.parametrize("book", [VILLAGE_BOOK, JOINT_BOOK])
@pytest.mark.parametrize("year", [2025, 2026])
def test_each_figure_comes_from_somewhere_or_is_added_up(demonstration, book, year):
    actor = Actor("uji", Role.AUDITOR)
    asked = Asked(period=Period.year(year), now=NOW)
    with begin_work(
        demonstration, actor=actor, book_id=book, clock=lambda: NOW, read_only=True
    ) as work:
        blocks = [block for told in told_notes(work, asked) for block in told.blocks]
    rows = [row for block in blocks if isinstance(block, Figures) for row in block.table.rows]
    lists = [block.register for block in blocks if isinstance(block, Listing)]

    assert [r.label for r in rows if not r.origins and r.style not in ADDED_UP] == []
    assert [r.label for r in rows if r.origins and len(r.origins) != len(r.figures)] == []
    assert [found.key for found in lists if len(found.origins) != len(found.rows)] == []
    assert [found.key for found in lists if None in found.origins] == []
