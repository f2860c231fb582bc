"""Every paper keeps to PDF/A-3a and PDF/UA-1, as far as ``conformance`` can tell."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest

from ledger import Period
from reports.bound.report import PaperSize
from reports.prepare import BOOK_KEYS
from reports.renderers import bind, render
from reports.scope import Scope
from tests.reports.bound_reports import register_of, report_of
from tests.reports.conformance import faults
from tests.reports.documents import BY_UNIT, COMPARED, MARKED, document


@pytest.mark.parametrize("key", BOOK_KEYS)
def test_every_report_conforms(paper, key):
    assert faults(paper(key)) == []


@pytest.mark.parametrize("scope", [BY_UNIT, COMPARED], ids=["by unit", "compared"])
def test_wide_statements_conform(paper, scope):
    assert faults(paper("financial-position", scope)) == []


def test_an_empty_report_conforms(year):
    doc = document(year, "journal", Scope(Period.month(2031, 1)), letterhead=MARKED)

    assert faults(render(doc, "pdf")) == []


@pytest.mark.parametrize("size", PaperSize)
def test_a_bound_report_conforms(year, size):
    assert faults(bind(report_of(year, paper=size), "pdf")) == []


def test_a_draft_conforms(year):
    report = report_of(year, draft=("Kas belum dihitung.",))

    assert faults(bind(report, "pdf")) == []


def test_a_long_listing_conforms_though_it_is_no_table(year):
    doc = replace(document(year, "journal"), tables=(register_of(*["Tiket"] * 600),))

    assert faults(render(doc, "pdf")) == []


def test_a_bound_report_has_bookmarks_of_its_chapters(year):
    with (
        pikepdf.open(io.BytesIO(bind(report_of(year), "pdf"))) as pdf,
        pdf.open_outline() as tree,
    ):
        titles = [item.title for item in _items(tree.root)]

    assert any("BAB I" in title for title in titles)
    assert any("Angka" in title for title in titles)
    assert any("Bagian Naskah" in title for title in titles)


def _items(items):
    for item in items:
        yield item
        yield from _items(item.children)


def change(pdf, do):
    """Return *pdf* with something changed."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        do(opened)
        out = io.BytesIO()
        opened.save(out)
    return out.getvalue()


def _no_language(pdf):
    del pdf.Root.Lang


def _script(pdf):
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def _stray_text(pdf):
    pdf.pages[0].contents_add(b"BT 0 0 Td (x) Tj ET", prepend=False)


def _no_scope(pdf):
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == pikepdf.Name.TH:
            del thing.A


def _not_embedded(pdf):
    for thing in pdf.objects:
        for name in ("/FontFile2", "/FontFile3"):
            if isinstance(thing, pikepdf.Dictionary) and name in thing:
                del thing[name]


def _unrelated_file(pdf):
    pdf.attachments["lain.txt"] = b"x"


@pytest.mark.parametrize(
    ("do", "fault"),
    [
        (_no_language, "no language"),
        (_script, "JavaScript"),
        (_no_scope, "without scope"),
        (_not_embedded, "not embedded"),
        (_unrelated_file, "not described"),
    ],
)
def test_the_check_finds_what_does_not_conform(paper, do, fault):
    assert fault in " ".join(faults(change(paper(), do)))
