"""What makes printing quicker changes nothing of what is printed."""

from __future__ import annotations

import io
import zlib
from dataclasses import replace

import pydyf
import pypdf
import pytest

from ledger import rp
from reports.markup import to_print
from reports.press.pace import pack, quicken
from reports.press.typesetter import laid_out
from reports.register import CellKind, Register, RegisterColumn
from reports.renderers import render
from tests.reports.documents import document

COLUMNS = (
    RegisterColumn("name", "Nama", is_label=True),
    RegisterColumn("amount", "Jumlah", CellKind.AMOUNT),
)


def test_the_pages_are_named_as_the_library_names_them():
    quicken()
    pdf = pydyf.PDF()
    told = [pdf.page_references]
    for _ in range(2):
        pdf.add_page(pydyf.Dictionary({"Type": "/Page"}))
        told.append(pdf.page_references)

    numbers = pdf.pages["Kids"][::3]
    assert told == [(), (b"%d 0 R" % numbers[0],), tuple(b"%d 0 R" % n for n in numbers)]


def test_a_stream_is_packed_once_and_holds_what_it_held():
    pdf = pydyf.PDF()
    stream = pydyf.Stream([b"BT", "ET", 1, pydyf.String("a")], compress=True)
    plain = pydyf.Stream([b"q"])
    for each in (stream, plain):
        pdf.add_object(each)

    pack(None, pdf)
    pack(None, pdf)

    assert zlib.decompress(stream.stream[0]) == b"BT\nET\n1\n(a)"
    assert stream.extra["Filter"] == "/FlateDecode"
    assert plain.stream == [b"q"]


@pytest.mark.parametrize("is_wide", [False, True], ids=["upright", "wide"])
def test_a_long_register_takes_the_pages_it_was_cut_into(year, is_wide):
    register = Register(
        key="panjang",
        title="Panjang",
        facts=("uji",),
        columns=COLUMNS,
        rows=tuple((f"Baris {n}", n * 100) for n in range(400)),
        totals={"amount": sum(n * 100 for n in range(400))},
        currency=rp(1).currency,
        is_wide=is_wide,
    )
    long = replace(document(year, "journal"), tables=(register,))

    pages = len(laid_out(*to_print(long)).pages)

    assert pages == 1 + render(long, "html").decode().count('class="sheet turns"')


def test_every_page_of_a_long_register_says_what_it_is_of(year):
    register = Register(
        key="panjang",
        title="Panjang",
        facts=(),
        columns=COLUMNS,
        rows=tuple((f"Baris {n}", n * 100) for n in range(310)),
        totals={"amount": 0},
        currency=rp(1).currency,
    )
    long = replace(document(year, "journal"), tables=(register,), draft=("Uji.",))

    pages = [p.extract_text() for p in pypdf.PdfReader(io.BytesIO(render(long, "pdf"))).pages]

    for number, text in enumerate(pages, start=1):
        assert f"Halaman {number} dari {len(pages)}" in text
        assert "Sidik" in text
        assert "KONSEP" in text
    assert all("BUM Desa Maju Jaya: Jurnal Umum" in text for text in pages[1:])
