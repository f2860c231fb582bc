"""The accountability report of a year (LPJ), the annual and the semester report."""

from __future__ import annotations

import datetime as dt
import io
import shutil

import pypdf
import pytest

from bumdes import database
from bumdes.actions.writing_narratives import WriteNarrative, write_narrative
from bumdes.permissions import Permission
from ledger import JournalEntry, Period, credit, debit, rp
from reports.accountability.completeness import completeness
from reports.accountability.numbering import roman
from reports.accountability.slots import LPJ_SLOTS
from reports.bound.block import Chart, Facts, Heading, Included, Prose
from reports.composing import compose
from reports.kind import Asked
from reports.kinds import KINDS
from reports.markup import standing_alone
from reports.renderers import bind
from tests.bumdes.village import SUPERVISOR, TREASURER, booked, day, founded

EARNED, SPENT = "4.1.01.01", "6.1.02.01"
NOW = dt.datetime(2026, 2, 2, 10, 0, tzinfo=dt.UTC)
YEAR = Period.year(2025)


def earning(engine):
    """Return an enterprise with two units that earned and spent in March."""
    found = founded(engine).with_unit("TOKO").with_unit("AIR", "water")
    for unit, earned, spent in (("TOKO", 900_000, 250_000), ("AIR", 400_000, 450_000)):
        for postings in (
            (debit("1.1.01.01", rp(earned), unit=unit), credit(EARNED, rp(earned), unit=unit)),
            (debit(SPENT, rp(spent), unit=unit), credit("1.1.01.01", rp(spent), unit=unit)),
        ):
            given = {"date": day(3, 4), "description": "Pasar", "postings": postings}
            found.does(booked, JournalEntry(**given))
    return found


@pytest.fixture
def village(sqlite_engine):
    """An enterprise of this test's own, in which people write."""
    return earning(sqlite_engine)


@pytest.fixture(scope="module")
def unwritten(_sqlite_template, tmp_path_factory):
    """The report of an enterprise in which nobody wrote anything, made once."""
    path = tmp_path_factory.mktemp("lpj") / "books.sqlite"
    shutil.copyfile(_sqlite_template, path)
    engine = database.connect(f"sqlite:///{path}")
    yield made(earning(engine))
    engine.dispose()


def made(village, key="lpj", period=YEAR):
    with village.work(TREASURER, read_only=True) as work:
        return compose(work, KINDS[key], Asked(period=period, now=NOW))


def writes(village, slot, text, *, report="lpj", period=YEAR):
    is_supervision = report == "supervisor"
    command = WriteNarrative(
        report=report,
        period=period,
        slot=slot,
        text=text,
        based_on=0,
        permission=Permission.WRITE_SUPERVISION if is_supervision else Permission.WRITE_REPORTS,
    )
    village.does(write_narrative, command, by=SUPERVISOR if is_supervision else TREASURER)


def bookmarks(outline):
    titles = []
    for mark in outline:
        titles += bookmarks(mark) if isinstance(mark, list) else [mark.title]
    return titles


def chapter(report, key):
    return next(chapter for chapter in report.chapters if chapter.key == key)


def said(chapter):
    return " ".join(block.text for block in chapter.blocks if isinstance(block, Prose))


def headings(chapter):
    return [b.text for b in chapter.blocks if isinstance(b, Heading) and b.level == 2]


# --- what is bound --------------------------------------------------------------------------


def test_ten_chapters_follow_one_another(unwritten):
    numbers = [c.number for c in unwritten.chapters if c.title]
    chapters = [number for number in numbers if number.startswith("BAB")]
    assert chapters == [f"BAB {roman(place)}" for place in range(1, 11)]


def test_letter_and_approval_stand_before_the_contents(unwritten):
    report = unwritten
    assert [c.key for c in report.chapters[: report.leading]] == [
        "surat-pengantar",
        "pengesahan",
    ]


def test_all_statements_and_the_notes_are_in_it(unwritten):
    found = headings(chapter(unwritten, "keuangan"))
    assert [title for title in found if title.startswith(("Laporan", "Catatan"))] == [
        "Laporan Laba Rugi",
        "Laporan Perubahan Ekuitas",
        "Laporan Posisi Keuangan",
        "Laporan Arus Kas",
        "Catatan atas Laporan Keuangan",
    ]


def test_each_unit_has_a_report_of_its_own(unwritten):
    found = headings(chapter(unwritten, "kinerja"))
    assert {"Laporan unit Unit Toko", "Laporan unit Unit Air"} <= set(found)


def test_units_stand_beside_one_another_with_their_sum(unwritten):
    (position, _) = [
        b for b in chapter(unwritten, "keuangan-gabungan").blocks if isinstance(b, Included)
    ]
    keys = [column.key for column in position.document.tables[0].columns]
    assert keys[-1] == "total"
    assert {"unit:TOKO", "unit:AIR"} <= set(keys)


def test_what_is_drawn_ties_to_the_statement(unwritten):
    report = unwritten
    drawn = next(b for b in chapter(report, "kinerja").blocks if isinstance(b, Chart))
    assert drawn.table["total"].figures[0] == rp(1_300_000)


def test_each_month_is_drawn(unwritten):
    charts = [b for b in chapter(unwritten, "kinerja").blocks if isinstance(b, Chart)]
    assert len(charts[1].table.rows) == 13


def test_an_enterprise_without_units_has_a_report_too(sqlite_engine):
    report = made(founded(sqlite_engine))
    assert "keuangan-gabungan" not in {c.key for c in report.chapters}


def test_a_year_of_nothing_has_a_report_too(village):
    assert standing_alone(made(village, period=Period.year(2031)))


def test_books_that_no_enterprise_keeps_have_one(sqlite_engine):
    village = founded(sqlite_engine)
    assert made(village).letterhead.name == "BUM Desa Maju Jaya"


def test_it_is_one_pdf_with_bookmarks_and_page_numbers(unwritten):
    paper = pypdf.PdfReader(io.BytesIO(bind(unwritten, "pdf")))
    assert len(paper.pages) > 20
    assert "BAB V Laporan Keuangan" in bookmarks(paper.outline)
    assert f"Halaman 2 dari {len(paper.pages)}" in paper.pages[1].extract_text()


# --- what people wrote ----------------------------------------------------------------------


def test_what_people_wrote_stands_in_its_chapter(village):
    writes(village, "problems", "Pompa rusak dua minggu.")
    assert "Pompa rusak dua minggu." in said(chapter(made(village), "masalah"))


def test_figures_in_texts_are_those_of_the_books(village):
    writes(village, "overview", "Pendapatan kami {pendapatan}.")
    assert "Rp\N{NO-BREAK SPACE}1.300.000" in said(chapter(made(village), "kinerja"))


def test_a_needed_text_that_lacks_makes_it_a_draft(unwritten):
    assert "“Masalah yang timbul” belum ditulis." in unwritten.draft


def test_a_written_text_lacks_no_more(village):
    writes(village, "problems", "Tidak ada.")
    assert "“Masalah yang timbul” belum ditulis." not in made(village).draft


def test_an_open_year_makes_it_a_draft(unwritten):
    assert any("belum ditutup" in reason for reason in unwritten.draft)


def test_supervisors_who_wrote_nothing_make_it_a_draft(unwritten):
    assert "Laporan pengawasan belum ditulis oleh pengawas." in unwritten.draft


def test_what_supervisors_wrote_is_told_and_bound(village):
    writes(village, "opinion", "Laporan ini wajar.", report="supervisor")
    report = made(village)
    assert "Laporan ini wajar." in said(chapter(report, "tugas"))
    assert "Laporan ini wajar." in said(chapter(report, "laporan-supervisor"))


def test_the_letter_has_the_number_that_was_given_it(village):
    number = ("Nomor", "012/BUMDES/LPJ/III/2026")
    assert facts(made(village), "surat-pengantar")[0] == ("Nomor", "________ /LPJ/2025")

    writes(village, "letter_number", number[1])

    assert facts(made(village), "surat-pengantar")[0] == number


def facts(report, key):
    return next(b.rows for b in chapter(report, key).blocks if isinstance(b, Facts))


def test_slots_have_different_keys():
    keys = [slot.key for slot in LPJ_SLOTS]
    assert len(keys) == len(set(keys))


def test_hostile_text_prints_as_text(village):
    writes(village, "activities", "<script>alert(1)</script> {{ 7 * 7 }}")
    html = standing_alone(made(village))
    assert "<script>alert" not in html
    assert "{{ 7 * 7 }}" in html


# --- what the law asks for ------------------------------------------------------------------


def asked_for(village, period=YEAR):
    with village.work(TREASURER, read_only=True) as work:
        return {found.letter: found for found in completeness(work, period)}


def test_the_law_asks_for_six_things(village):
    assert list(asked_for(village)) == ["a", "b", "c", "d", "e", "f"]


def test_letter_e_asks_for_problems_and_what_is_done(village):
    assert len(asked_for(village)["e"].missing) == 2


def test_a_letter_is_met_when_its_texts_are_written(village):
    for slot in ("problems", "follow_up"):
        writes(village, slot, "Tidak ada.")
    assert asked_for(village)["e"].is_met


def test_letter_f_asks_the_supervisors_too(village):
    for slot in ("management", "advice"):
        writes(village, slot, "Sudah.")
    assert asked_for(village)["f"].missing == (
        "Laporan pengawasan belum ditulis oleh pengawas.",
    )


def test_texts_of_another_year_do_not_count(village):
    writes(village, "problems", "Tidak ada.", period=Period.year(2024))
    assert len(asked_for(village)["e"].missing) == 2


# --- annual and semester --------------------------------------------------------------------


def test_the_annual_report_takes_the_texts_of_the_lpj(village):
    writes(village, "problems", "Pompa rusak dua minggu.")
    assert "Pompa rusak dua minggu." in said(chapter(made(village, "annual"), "masalah"))


def test_the_annual_report_lacks_what_the_lpj_lacks(village):
    assert set(made(village, "annual").draft) == set(made(village).draft)


def test_the_semester_report_tells_of_its_half_of_the_year(village):
    report = made(village, "semester", Period.semester(2025, 1))
    (included,) = chapter(report, "income-statement").blocks
    assert included.document.tables[0]["revenue"].figures[0] == rp(1_300_000)


def test_the_second_half_of_the_year_earned_nothing(village):
    report = made(village, "semester", Period.semester(2025, 2))
    (included,) = chapter(report, "income-statement").blocks
    assert included.document.tables[0]["revenue"].figures[0] == rp(0)


@pytest.mark.parametrize(
    ("number", "digits"), [(1, "I"), (4, "IV"), (6, "VI"), (9, "IX"), (10, "X"), (14, "XIV")]
)
def test_chapters_are_counted_in_roman_digits(number, digits):
    assert roman(number) == digits
