"""Live figures in texts: what a text names is what the statements show."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bumdes.reporting.narrative import FIGURE_NAME
from ledger import JournalEntry, Period, credit, debit, rp
from reports.bound.block import Heading, Prose
from reports.bound.page import page_of_report
from reports.bound.report import Chapter, Report
from reports.detailed import detailed_table
from reports.document import Letterhead, Verification
from reports.kind import Asked
from reports.kinds import KINDS
from reports.references import REFERENCES, LiveFigures
from reports.references.words import WORDS
from reports.saying import said_change, said_money
from reports.scope import Scope
from tests.bumdes.village import NOW, booked, day, founded

YEAR = Period.year(2025)


@pytest.fixture
def village(sqlite_engine):
    village = founded(sqlite_engine)
    village.does(_earned, 3_000_000, 2024)
    village.does(_earned, 4_500_000, 2025)
    return village


def _earned(work, rupiah, year):
    postings = (debit("1.1.01.01", rp(rupiah)), credit("4.1.01.01", rp(rupiah)))
    booked(work, JournalEntry(date=day(3, year=year), description="Tiket", postings=postings))


def filled(village, text, period=YEAR):
    with village.work(read_only=True) as work:
        told = LiveFigures(work, Asked(period=period, now=NOW)).fill(text)
    return told.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{pendapatan}", "Rp 4.500.000"),
        ("{pendapatan_lalu}", "Rp 3.000.000"),
        ("{pendapatan_berubah}", "naik 50,0 persen"),
        ("{akun.4.1.01.01}", "Rp 4.500.000"),
        ("{akun.1.1.01.01}", "Rp 7.500.000"),
        ("{akun.1.1.01.01_lalu}", "Rp 3.000.000"),
        ("{akun.6.1.04.01}", "nihil"),
        ("{tahun}, {masa_lalu}", "2025, 2024"),
        ("{tanggal_akhir}", "31 Desember 2025"),
        ("{kerangka}", "Kepmendesa PDTT 136/2022"),
        (
            "{gabungan}",
            "Badan usaha ini tidak memiliki unit usaha dengan pembukuan tersendiri.",
        ),
    ],
)
def test_a_name_says_what_the_books_say(village, text, told):
    assert filled(village, text) == told


@pytest.mark.parametrize(
    "text", ["{laba_bersi}", "{akun.9.9.99.99}", "{akun.1.1.01.00}", "{catatan.apa}", "{ kas }"]
)
def test_what_is_no_name_stays_as_it_is_written(village, text):
    assert filled(village, text) == text


def test_each_figure_is_that_of_its_row(village):
    with village.work(read_only=True) as work:
        live = LiveFigures(work, Asked(period=YEAR, now=NOW))
        offered = list(live.offered())
        for figure in offered:
            reference = REFERENCES[figure.name]
            table = detailed_table(work.book, reference.statement, Scope(YEAR))
            assert figure.now == said_money(table[reference.row].figures[0]), figure.name

    assert len(offered) > 40


def test_no_name_is_that_of_a_word():
    assert not set(REFERENCES) & set(WORDS)


def test_every_template_names_only_what_there_is(village):
    with village.work(read_only=True) as work:
        live = LiveFigures(work, Asked(period=YEAR, now=NOW))
        unknown = [
            (kind.key, slot.key, name)
            for kind in KINDS.values()
            for slot in kind.slots
            for name in FIGURE_NAME.findall(slot.template)
            if not live.knows(name)
        ]

    assert unknown == []


@pytest.mark.parametrize(
    ("now", "before", "told"),
    [
        (5, 5, "tetap"),
        (6, 5, "naik 20,0 persen"),
        (4, 5, "turun 20,0 persen"),
        (5, 0, "naik dari nihil"),
        (5, -5, "naik 200,0 persen"),
        (-8, -5, "turun 60,0 persen"),
    ],
)
def test_a_change_is_said_in_words(now, before, told):
    assert said_change(rp(now), rp(before)) == told


def test_a_negative_amount_is_said_with_a_word():
    assert said_money(rp("-1500000.50")).replace("\N{NO-BREAK SPACE}", " ") == (
        "minus Rp 1.500.000,50"
    )


def page(*blocks):
    report = Report(
        key="uji",
        title="Uji",
        period=YEAR,
        period_words="2025",
        book_id="uji",
        letterhead=Letterhead(name="Uji"),
        chapters=(Chapter(key="satu", title="Satu", blocks=blocks),),
        verification=Verification(head="0" * 64, sequence=0),
    )
    return page_of_report(report).chapters[0].blocks


def test_a_text_that_names_a_note_points_at_it():
    *_, prose = page(Heading("Kas", 3, "1", "catatan-1"), Prose("Lihat Catatan 1."))

    assert 'href="#catatan-1"' in prose.holds.paragraphs[0].text


def test_a_text_points_at_no_note_that_the_paper_lacks():
    *_, prose = page(Heading("Kas", 3, "1", "catatan-1"), Prose("Lihat Catatan 2."))

    assert prose.holds.paragraphs[0].text == "Lihat Catatan 2."


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_markup_beside_the_name_of_a_note_stays_text(text):
    *_, prose = page(Heading("Kas", 3, "1", "catatan-1"), Prose(f"Catatan 1 <b>{text}</b>"))

    told = "".join(str(part.text) for part in prose.holds.paragraphs)
    assert "<b>" not in told
    assert "</b>" not in told


@pytest.mark.parametrize("year", [1950, 1990, 2030])
def test_what_no_rule_says_of_a_year_is_said_to_be_unknown(village, year):
    told = filled(village, "{rezim_pajak} {penyisihan} {batas_aset}", Period.year(year))

    assert "{" not in told
