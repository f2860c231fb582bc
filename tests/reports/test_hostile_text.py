"""Whatever people write prints as text: no markup, no template, no formula, no address."""

from __future__ import annotations

import io
import unicodedata
from dataclasses import replace

import openpyxl
import pytest

from reports.bound.block import Listing
from reports.bound.report import Chapter
from reports.document import Letterhead, Signatory
from reports.renderers import RENDERERS, bind, render
from reports.verifying.contents import contents_of
from tests.reports.bound_reports import register_of, report_of
from tests.reports.conformance import faults
from tests.reports.documents import document, row, with_rows

HOSTILE = {
    "markup": "<script>alert(1)</script><b>tebal</b>",
    "picture": '<img src="http://169.254.169.254/" alt="x">',
    "file": '"><link rel="attachment" href="file:///etc/passwd">',
    "style": "</style><style>body{background:url(file:///etc/passwd)}</style>",
    "template": "{{ 7*7 }} {% for x in y %} {# diam #} ${8*8}",
    "entity": "&lt;p&gt; &amp;nbsp; &#0; ]]>",
    "formula": '=HYPERLINK("http://contoh.example";"klik")',
    "plus": "+SUM(A1:A9)",
    "command": "@SUM(1)|cmd",
    "long word": "panjang" * 20,
    "right to left": "harga \u202egnarub\u202c \u05e9\u05dc\u05d5\u05dd",
    "invisible": "ti\u200bket\u00ad \ufeff\u2060satu",
    "pdf": ") Tj /Launch <</S /JavaScript>> endstream endobj",
    "quotes": "'\"`\\ %s %d \\n",
    "accents": "Café Ž\u0301 ½ € — “kutip”",
}


HUGE = "panjang" * 60
"""A word of many lines; a whole bound report full of it would take minutes to lay out."""


def plain(text):
    """Return what of *text* can be seen, without the spaces that lines break at."""
    seen = (c for c in text if unicodedata.category(c)[0] not in "CZ")
    return "".join(seen)


def said_on(pdf):
    return plain("".join(contents_of(pdf).pages))


ALL = tuple(HOSTILE.values())
SAID = [plain(text) for name, text in HOSTILE.items() if name != "right to left"]
"""Text that runs from the right is laid out from the right: its letters come in that order."""


def hostile_document(view):
    """Return a document that says all of it wherever somebody can write."""
    doc = with_rows(
        document(view, "income-statement"),
        *(row(text, 5, key=str(place)) for place, text in enumerate((*ALL, HUGE))),
    )
    said = " ".join(ALL)
    return replace(
        doc,
        title=f"Laporan {said}",
        unit_name=said,
        remarks=ALL,
        letterhead=Letterhead(name=said, seat=said, lines=ALL, place=said),
        signatures=tuple(Signatory(text, text, text) for text in ALL[:4]),
        draft=ALL,
    )


def hostile_report(view):
    """Return a bound report of which every block says all of it."""
    made = report_of(view, " ".join(ALL), subject=" ".join(ALL), draft=ALL)
    listing = Chapter(key="daftar", title="Daftar", blocks=(Listing(register_of(*ALL)),))
    return replace(made, chapters=(*made.chapters, listing))


def test_a_document_says_it_as_text(year):
    pdf = render(hostile_document(year), "pdf")

    said = said_on(pdf)
    assert [text for text in SAID if said.count(text) < 4] == []
    assert HUGE in said


def test_a_bound_report_says_it_as_text(year):
    pdf = bind(hostile_report(year), "pdf")

    said = said_on(pdf)
    assert [text for text in SAID if said.count(text) < 8] == []


def test_it_breaks_no_rule_of_the_paper(year):
    text = " ".join(HOSTILE[name] for name in ("markup", "entity", "pdf", "quotes", "accents"))

    assert faults(bind(report_of(year, text), "pdf")) == []


@pytest.mark.parametrize("key", sorted(set(RENDERERS) - {"pdf"}))
def test_no_format_fails_at_it(year, key):
    assert render(hostile_document(year), key)
    if RENDERERS[key].bind:
        assert bind(hostile_report(year), key)


def test_the_page_of_the_web_escapes_it(year):
    page = render(hostile_document(year), "html").decode()

    assert "<script>alert" not in page
    assert 'src="http' not in page
    assert 'href="file' not in page


def test_no_cell_of_a_workbook_is_more_than_text(year):
    book = openpyxl.load_workbook(io.BytesIO(bind(hostile_report(year), "xlsx")))

    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line]
    said = {str(cell.value) for cell in cells}
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert [cell.hyperlink for cell in cells if cell.hyperlink] == []
    assert set(ALL) <= said


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_no_cell_of_a_csv_begins_a_formula(year, text):
    doc = replace(document(year, "journal"), tables=(register_of(text),))

    written = render(doc, "csv").decode()

    assert f"'{text}" in written
