"""HTML: complete, alone, and with no word of its own making."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from ledger import Period
from reports.document import Signatory
from reports.fingerprint import data_of, fingerprint
from reports.prepare import BOOK_KEYS
from reports.renderers import render
from reports.scope import Scope
from tests.reports import books
from tests.reports.documents import (
    BY_UNIT,
    COMPARED,
    LETTERHEAD,
    MARKED,
    document,
    row,
    with_rows,
)

EVIL = '<script>alert("1")</script>{{7*7}}'


VOID = {"meta", "br", "img", "col", "link"}


class Outline(HTMLParser):
    """Collects tags and their attributes, and checks that they nest."""

    def __init__(self, html):
        super().__init__()
        self.tags = []
        self.open = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def named(self, name):
        return [attrs for tag, attrs in self.tags if tag == name]


def html(doc):
    return render(doc, "html").decode()


@pytest.mark.parametrize("key", BOOK_KEYS)
def test_every_report_is_a_whole_page(year, key):
    page = html(document(year, key))

    outline = Outline(page)
    assert page.startswith("<!doctype html>")
    assert outline.named("html") == [{"lang": "id"}]
    assert len(outline.named("h1")) == 1
    assert "<title>" in page


@pytest.mark.parametrize("key", BOOK_KEYS)
def test_a_page_fetches_nothing(year, key):
    page = html(document(year, key, letterhead=MARKED))

    addresses = re.findall(r"url\((.{0,30})", page)
    addresses += [attrs["src"] for attrs in Outline(page).named("img")]
    assert all(address.startswith("data:") for address in addresses)
    assert Outline(page).named("link") == []
    assert "://" not in page.replace("http://www.w3.org", "")


def test_figures_stand_under_heads_with_scope(year):
    outline = Outline(html(document(year, "income-statement", COMPARED)))

    assert {attrs.get("scope") for attrs in outline.named("th")} == {
        "col",
        "colgroup",
        "row",
        "rowgroup",
    }


def test_the_column_of_the_current_year_is_the_heavier(year):
    page = html(document(year, "financial-position", COMPARED))

    assert '<th scope="col" class="n now">31 Desember 2025</th>' in page
    assert '<td class="n now">151.850.000</td><td class="n">\N{EN DASH}</td>' in page


def test_the_total_of_units_is_the_heavier(year):
    page = html(document(year, "income-statement", BY_UNIT))

    assert '<th scope="col" class="n now">Jumlah</th>' in page


def test_negative_figures_hang_their_parenthesis(year):
    page = html(document(year, "changes-in-equity"))

    assert '<td class="n neg">(1.500.000)</td>' in page


def test_everything_that_people_wrote_is_escaped(sqlite_book):
    books.move(sqlite_book, "2025-01-01", books.CASH, books.TICKETS, 5, description=EVIL)
    evil = replace(LETTERHEAD, name=EVIL, seat=EVIL, lines=(EVIL,), place=EVIL)
    people = (Signatory(EVIL, EVIL, EVIL),)

    page = html(document(sqlite_book, "journal", letterhead=evil, signatures=people))
    long = html(with_rows(document(sqlite_book, "trial-balance"), row(EVIL, 1)))

    for each in (page, long):
        assert "<script" not in each
        assert "{{7*7}}" in each
        assert "49" not in re.sub(r"[0-9a-f]{8}|data:[^)]*|<svg.*?</svg>", "", each)


def test_the_foot_says_fingerprint_head_and_time(year):
    doc = document(year, "cash-flows")

    page = html(doc)

    digest = fingerprint(data_of(doc))
    assert " ".join(digest[i : i + 8] for i in range(0, 64, 8)) in page
    assert doc.verification.head[:8] in page
    assert "dicetak 16 Maret 2026 pukul 14.05 WIB" in page


def test_signatures_have_place_and_day(year):
    page = html(document(year, "cash-flows"))

    assert "Sumberarum, 16 Maret 2026" in page
    assert "Bagas Tirtawangsa" in page


def test_a_page_without_signatures_place_and_time_leaves_them_out(year):
    bare = replace(LETTERHEAD, seat="", place="")
    page = html(document(year, "cash-flows", signatures=(), now=None, letterhead=bare))

    assert "signatory" not in page.split("</style>")[-1]
    assert "dicetak" not in page


def test_signatures_without_place_and_time_have_no_date_line(year):
    bare = replace(LETTERHEAD, place="")
    page = html(document(year, "cash-flows", now=None, letterhead=bare))

    assert 'class="place"' not in page


def test_a_logo_stands_in_the_head(year):
    page = html(document(year, "cash-flows", letterhead=MARKED))

    assert 'alt="Lambang BUM Desa Maju Jaya"' in page
    assert "data:image/png;base64," in page


def test_a_unit_is_named_under_the_title(year):
    scope = Scope(Period.year(2025), unit=books.TOURS)

    for key in ("income-statement", "journal"):
        assert '<span class="unit-name">Wisata Embung</span>' in html(
            document(year, key, scope)
        )


def test_a_report_of_nothing_says_so(sqlite_book):
    assert "Tidak ada catatan pada periode ini." in html(
        document(sqlite_book, "general-ledger")
    )


def test_short_ledgers_are_tables(year):
    outline = Outline(html(document(year, "general-ledger")))

    assert outline.named("pre") == []
    assert len(outline.named("table")) > 10


def test_wide_statements_lie_on_their_side(year):
    page = html(document(year, "trial-balance"))

    assert 'class="wide compact"' in page
    assert "size: 297mm 210mm" in page


def test_a_statement_of_very_many_columns_goes_on_in_another_table(year):
    many = [10**9 * place for place in range(1, 15)]
    doc = with_rows(document(year, "trial-balance"), row("Kas", *many), columns=14)

    page = html(doc)

    tables = page.split('<table class="figures">')[1:]
    assert len(tables) == 2
    assert all('<th scope="row">Kas</th>' in table for table in tables)
    assert "(lanjutan)" in tables[1]
    assert sum(table.count('class="n"') for table in tables) == 28
