"""Bound reports as the template sets them: numbers, contents, lists, signatures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ledger import Period
from ledger.money import currency
from reports.bound.block import (
    Chart,
    Facts,
    Figures,
    Heading,
    Highlight,
    Highlights,
    Listing,
    Meter,
    Prose,
    Signatures,
)
from reports.bound.data import data_of_report
from reports.bound.page import page_of_report, paragraphs
from reports.bound.report import Chapter, Report
from reports.document import Letterhead, Signatory, Verification
from reports.fingerprint import fingerprint
from reports.markup import standing_alone
from reports.register import CellKind, Register, RegisterColumn
from reports.statement import Style
from reports.table import Column, Row, Table

IDR = currency("IDR")
HOSTILE = "<b>{{ 7 * 7 }}</b>\N{RIGHT-TO-LEFT OVERRIDE}"


def table():
    return Table(
        key="uji",
        title="Uji",
        columns=(Column(key="a", heading="Rupiah", period=Period.year(2025)),),
        rows=(Row(key="r", label="Kas", figures=(None,), style=Style.LINE),),
        currency=IDR,
    )


def listing(title="Daftar"):
    columns = (
        RegisterColumn("what", "Uraian", is_label=True),
        RegisterColumn("share", "Bagian (%)", CellKind.NUMBER),
        RegisterColumn("amount", "Rupiah", CellKind.AMOUNT),
    )
    rows = (("Toko", "12,5", 100), ("Air", "87,5", 700))
    return Listing(
        Register(
            key="uji",
            title=title,
            facts=(),
            columns=columns,
            rows=rows,
            totals={"amount": 800},
            currency=IDR,
        )
    )


def report(*chapters, **fields):
    made = Report(
        key="uji",
        title="Laporan Uji",
        period=Period.year(2025),
        period_words="Tahun 2025",
        book_id="maju-jaya",
        letterhead=Letterhead(name="BUM Desa Maju Jaya", seat="Desa Sumberarum"),
        chapters=chapters,
        verification=Verification(head="ab" * 32, sequence=7),
        has_cover=True,
        has_contents=True,
    )
    return replace(made, **fields)


def chapter(*blocks, number="BAB IV", title="Kinerja", key="kinerja", **fields):
    return Chapter(key=key, title=title, number=number, blocks=blocks, **fields)


def page(*chapters, **fields):
    return page_of_report(report(*chapters, **fields))


# --- texts ----------------------------------------------------------------------------------


def test_lines_with_a_dash_are_a_list():
    (found,) = paragraphs("Tujuannya:\n- satu\n- dua")
    assert (found.text, found.items, found.is_ordered) == ("Tujuannya:", ("satu", "dua"), False)


def test_lines_with_a_number_are_a_numbered_list():
    (found,) = paragraphs("1. satu\n2. dua")
    assert (found.items, found.is_ordered) == (("satu", "dua"), True)


def test_an_amount_at_the_beginning_of_a_line_is_no_list():
    (found,) = paragraphs("1.250.000 rupiah diterima")
    assert found.text == "1.250.000 rupiah diterima"


def test_empty_lines_part_paragraphs():
    assert [found.text for found in paragraphs("satu\n\n\n\ndua")] == ["satu", "dua"]


def test_hostile_text_is_printed_as_text():
    html = standing_alone(report(chapter(Heading(HOSTILE), Prose(HOSTILE, is_lead=True))))
    assert "<b>{{" not in html
    assert "&lt;b&gt;{{ 7 * 7 }}" in html


# --- numbers and contents -------------------------------------------------------------------


def test_headings_of_a_chapter_have_its_number():
    found = page(chapter(Heading("Ikhtisar"), Heading("Per unit"))).contents[0]
    assert [part.number for part in found.parts] == ["4.1", "4.2"]


def test_a_chapter_without_title_goes_on_with_the_one_before():
    more = chapter(Heading("Gabungan"), title="", key="gabungan")
    (found,) = page(chapter(Heading("Laba rugi")), more).contents
    assert [part.number for part in found.parts] == ["4.1", "4.2"]


def test_headings_of_an_annex_have_no_number():
    annex = chapter(Heading("Modal"), number="Lampiran 2")
    assert page(annex).contents[0].parts[0].number == ""


def test_every_line_of_the_contents_leads_somewhere():
    made = report(chapter(Heading("Ikhtisar"), listing(), Figures(table(), "Kas")))
    html = standing_alone(made)
    shown = page_of_report(made)
    lines = [*shown.contents, *shown.contents[0].parts, *shown.shown]
    assert [line.anchor for line in lines if f'id="{line.anchor}"' not in html] == []


def test_tables_are_numbered_in_their_order():
    shown = page(chapter(listing("Unit"), Figures(table(), "Kas"))).shown
    assert [line.title for line in shown] == ["Tabel 1. Unit", "Tabel 2. Kas"]


def test_tables_of_an_annex_are_in_no_list():
    assert page(chapter(listing(), number="Lampiran 1")).shown == ()


def test_tables_have_no_number_where_there_are_no_contents():
    assert "Tabel 1." not in standing_alone(report(chapter(listing()), has_contents=False))


def test_a_drawing_is_counted_apart_from_its_table():
    chart = Chart("Pendapatan", "<svg></svg>", table())
    titles = [line.title for line in page(chapter(chart)).shown]
    assert titles == ["Gambar 1. Pendapatan", "Tabel 1. Pendapatan"]


def test_contents_stand_after_the_letter():
    letter = chapter(Prose("Dengan hormat"), number="", title="Surat", key="surat")
    html = standing_alone(report(letter, chapter(Prose("isi")), leading=1))
    assert html.index("Dengan hormat") < html.index("Daftar Isi") < html.index('id="kinerja"')


def test_text_stands_beside_its_numbered_heading():
    kinds = [b.kind for b in page(chapter(Heading("Ikhtisar"), Prose("a"))).chapters[0].blocks]
    assert kinds == ["topic"]


def test_a_heading_over_a_table_stands_above_it():
    kinds = [b.kind for b in page(chapter(Heading("Ikhtisar"), listing())).chapters[0].blocks]
    assert kinds == ["heading", "listing"]


# --- figures, bars, signatures --------------------------------------------------------------


@pytest.mark.parametrize(
    ("used", "share"), [(0, 0), (50, 500), (100, 1000), (170, 1000), (-5, 0)]
)
def test_a_bar_fills_no_more_than_its_whole(used, share):
    meter = Meter(title="Dipakai", used_minor=used, whole_minor=100, used="a", left="b")
    assert page(chapter(meter)).chapters[0].blocks[0].holds.share == share


def test_a_bar_of_nothing_is_empty():
    meter = Meter(title="Dipakai", used_minor=5, whole_minor=0, used="a", left="b")
    assert page(chapter(meter)).chapters[0].blocks[0].holds.share == 0


def test_figures_to_remember_say_what_they_were():
    told = Highlights(
        (Highlight(label="Laba", figure="301,9", measure="juta", before="2024: 2"),)
    )
    html = standing_alone(report(chapter(told)))
    assert "301,9 <span>juta</span>" in html
    assert "2024: 2" in html


def test_many_signatures_stand_in_rows_of_like_length():
    signing = tuple(Signatory(f"Kepala Desa {n}") for n in range(7))
    rows = page(chapter(Signatures(signing))).chapters[0].blocks[0].holds.rows
    assert [len(row) for row in rows] == [4, 3]


def test_numbers_that_are_no_money_end_on_one_line():
    html = standing_alone(report(chapter(listing())))
    assert '<td class="n">12,5</td>' in html


def test_facts_of_a_letter_stand_below_one_another():
    facts = Facts((("Nomor", "1"),), is_letter=True)
    assert "letter-facts" in standing_alone(report(chapter(facts)))


# --- covers and drafts ----------------------------------------------------------------------


def test_a_cover_names_the_owners():
    html = standing_alone(
        report(chapter(Prose("a")), owners="Ranu Asri \N{MIDDLE DOT} Ranu Indah")
    )
    assert "Ranu Asri" in html


def test_a_draft_says_why():
    html = standing_alone(report(chapter(Prose("a")), draft=("Bukti belum lengkap.",)))
    assert "Bukti belum lengkap." in html
    assert 'class="report draft"' in html


def test_what_a_bar_says_is_in_the_fingerprint():
    meter = Meter(title="Dipakai", used_minor=1, whole_minor=2, used="a", left="b")
    first, second = (
        fingerprint(data_of_report(report(chapter(m))))
        for m in (meter, replace(meter, used="c"))
    )
    assert first != second
