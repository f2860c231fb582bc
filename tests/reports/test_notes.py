"""The notes to the statements: what they say is what the statements say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bumdes.actions.writing_narratives import WriteNarrative, write_narrative
from bumdes.work import begin_work
from ledger import Book, JournalEntry, Period, credit, debit, rp
from ledger.account import Account, AccountKind
from ledger.money import to_minor
from reports.bound.block import Figures, Heading, Included, Prose
from reports.composing import compose
from reports.detailed import detailed_table
from reports.forms.kepmendesa_136 import KEPMENDESA_136
from reports.kind import Asked
from reports.kinds import KINDS
from reports.note_chapters import note_blocks, note_chapters
from reports.notes.chapters import NOTES
from reports.notes.note import Part
from reports.notes.pointing import with_notes
from reports.notes.telling import in_order, numbers_by_row, told_notes
from reports.prepare import prepare
from reports.scope import Scope
from tests.bumdes.village import ADMIN, NOW, booked, day, founded, now
from tests.reports.books import BOOK, first_year, standard_book

YEAR = Period.year(2025)
ASKED = Asked(period=YEAR, now=NOW)


@pytest.fixture
def village(sqlite_engine):
    return founded(sqlite_engine)


@pytest.fixture
def shop(village):
    """An enterprise with a shop that has sold something, bought a thing, and owes wages."""
    village = village.with_unit("TOKO")
    village.does(_opened)
    village.sells(rp(150_000))
    return village


def _opened(work):
    for postings in (
        (debit("1.1.01.01", rp(5_000_000)), credit("4.1.01.01", rp(5_000_000))),
        (debit("1.3.03.01", rp(2_000_000)), credit("1.1.01.01", rp(2_000_000))),
        (debit("6.1.04.01", rp(300_000)), credit("1.1.01.01", rp(300_000))),
    ):
        booked(work, JournalEntry(date=day(2), description="Uji", postings=postings))


def told(village, asked=ASKED):
    with village.work(read_only=True) as work:
        return {one.note.key: one for one in told_notes(work, asked)}


def said(village, key, text, period=YEAR):
    command = WriteNarrative(report="notes", period=period, slot=key, text=text, based_on=0)
    village.does(write_narrative, command)


def prose(village, asked=ASKED):
    with village.work(read_only=True) as work:
        return "\n".join(b.text for b in note_blocks(work, asked) if isinstance(b, Prose))


def test_each_note_has_a_name_and_a_place_of_its_own():
    notes = NOTES.values()

    assert len({note.name for note in notes}) == len(notes)
    assert len({(note.part, note.place) for note in notes}) == len(notes)


@pytest.mark.parametrize("year", [1950, 1990, 2030])
def test_notes_can_be_told_of_any_year(shop, year):
    assert "compliance" in told(shop, replace(ASKED, period=Period.year(year)))


@pytest.mark.parametrize("period", [Period.month(2025, 2), Period.semester(2025, 1)])
def test_notes_can_be_told_of_a_part_of_a_year(shop, period):
    assert "cash" in told(shop, replace(ASKED, period=period))


def test_books_without_an_enterprise_have_notes_of_what_they_show(sqlite_engine):
    with sqlite_engine.begin() as connection:
        first_year(standard_book(connection))
    with begin_work(sqlite_engine, actor=ADMIN, book_id=BOOK, clock=now) as work:
        found = {one.note.key for one in told_notes(work, ASKED)}
        report = compose(work, KINDS["notes"], ASKED)

    assert {"cash", "revenue"} <= found
    assert report.chapters


def test_books_on_any_chart_have_notes_of_what_they_show(sqlite_engine):
    with sqlite_engine.begin() as connection:
        Book.create(connection, "bebas", name="Bebas", chart=_own_chart())
    with begin_work(sqlite_engine, actor=ADMIN, book_id="bebas", clock=now) as work:
        assert compose(work, KINDS["notes"], ASKED).chapters


def _own_chart():
    return [
        Account(code="100", name="Kas", kind=AccountKind.ASSET, is_cash=True),
        Account(code="300", name="Modal", kind=AccountKind.EQUITY),
        Account(code="400", name="Penjualan", kind=AccountKind.REVENUE),
    ]


def test_no_row_of_a_statement_is_told_of_by_two_notes():
    rows = [row for note in NOTES.values() for row in (*note.rows, *note.also)]

    assert len(rows) == len(set(rows))


def test_notes_are_numbered_from_one_without_gaps(shop):
    numbers = [one.number for one in told(shop).values() if one.number]

    assert numbers == list(range(1, len(numbers) + 1))


def test_what_the_books_have_nothing_of_has_no_note(shop):
    assert "investments" not in told(shop)


def test_what_people_wrote_has_a_note_though_the_books_have_nothing(shop):
    said(shop, "investments", "Deposito direncanakan tahun depan.")

    assert told(shop)["investments"].number


def test_a_template_alone_makes_no_note_of_an_item(village):
    assert "revenue" not in told(village)


def test_empty_books_have_notes_that_say_so(village):
    found = told(village)

    assert {one.note.part for one in found.values()} >= {Part.COMPLIANCE, Part.BASIS}
    assert "cash" not in found


def test_each_breakdown_ends_with_what_its_lines_come_to(shop):
    found = told(shop)
    with shop.work(read_only=True) as work:
        scope = Scope(YEAR, compare=(YEAR.year_before,))
        for one in found.values():
            tables = [b.table for b in one.blocks if isinstance(b, Figures)]
            if one.note.rows and one.note.key not in {"fixed_assets", "intangibles"}:
                statement = detailed_table(work.book, one.note.rows[0][0], scope)
                rows = [r for _, key in one.note.rows for r in statement.rows if r.key == key]
                for place in range(len(tables[0].columns)):
                    sums = sum(_minor(row.figures[place]) for row in rows)
                    assert _minor(tables[0].rows[-1].figures[place]) == sums, one.note.key


def test_books_that_begin_in_the_year_have_no_year_before_beside_it(shop):
    (table,) = (block.table for block in told(shop)["revenue"].blocks)

    assert len(table.columns) == 1


def test_books_of_two_years_have_both_beside_each_other(shop):
    asked = replace(ASKED, period=Period.year(2026))
    (table,) = (block.table for block in told(shop, asked)["cash"].blocks)

    assert [column.heading for column in table.columns] == [
        "31 Desember 2026",
        "31 Desember 2025",
    ]


def test_assets_end_with_what_the_position_has_them_at(shop):
    table = told(shop)["fixed_assets"].blocks[0].table
    with shop.work(read_only=True) as work:
        position = detailed_table(work.book, "financial-position", Scope(YEAR))

    assert table.rows[-1].figures[-1] == position["fixed_assets"].figures[0]


def test_assets_say_what_came(shop):
    table = told(shop)["fixed_assets"].blocks[0].table

    assert table["1.3.03.01"].figures == (rp(0), rp(2_000_000), rp(0), rp(2_000_000))


def test_units_add_up_to_the_result_of_the_whole(shop):
    table = told(shop)["units"].blocks[0].table
    with shop.work(read_only=True) as work:
        income = detailed_table(work.book, "income-statement", Scope(YEAR))

    assert table["total"].figures == (income["revenue"].figures[0], income["profit"].figures[0])


def test_a_unit_has_notes_of_its_own(shop):
    asked = replace(ASKED, unit="TOKO")

    assert "fixed_assets" not in told(shop, asked)


def test_a_text_names_the_number_of_a_note(shop):
    said(shop, "expenses", "Lihat {catatan.kas}.")

    assert "Lihat Catatan 1." in prose(shop)


def test_a_text_names_a_note_that_is_not_told_by_its_title(shop):
    said(shop, "expenses", "Lihat {catatan.investasi}.")

    assert "Lihat catatan tentang Investasi." in prose(shop)


def test_the_compliance_is_that_of_the_framework(shop):
    assert "Nomor 136 Tahun 2022" in prose(shop)


def test_policies_say_how_long_things_last_that_there_are(shop):
    lives = dict(told(shop)["policy_fixed_assets"].blocks[0].rows)

    assert "Peralatan" in lives
    assert "Bangunan permanen" not in lives


def test_a_note_stands_under_its_number(shop):
    with shop.work(read_only=True) as work:
        blocks = [b for chapter in note_chapters(work, ASKED) for b in chapter.blocks]

    first = next(b for b in blocks if isinstance(b, Heading) and b.number)
    assert (first.text, first.number, first.anchor) == ("Kas dan setara kas", "1", "catatan-1")


def test_a_statement_points_at_the_notes(shop):
    numbers = numbers_by_row(tuple(told(shop).values()))
    with shop.work(read_only=True) as work:
        document = prepare(work.book, "financial-position", Scope(YEAR))

    (table,) = with_notes(document, numbers).tables
    assert (table["cash"].note, table["assets"].note) == ("1", "")


def test_the_notes_are_a_report_with_a_place_to_write_for_each(shop):
    with shop.work(ADMIN, read_only=True) as work:
        report = compose(work, KINDS["notes"], ASKED)

    letters = [chapter.number for chapter in report.chapters]
    assert letters == ["A.", "B.", "C.", "D.", "E.", "F.", ""]
    assert [slot.key for slot in KINDS["notes"].slots] == [note.key for note in in_order()]


def _minor(money):
    return 0 if money is None else to_minor(money)


def test_every_row_that_points_at_a_note_is_there():
    rows = {
        (key, row.key) for key, form in KEPMENDESA_136.statements.items() for row in form.rows
    }

    assert {row for note in NOTES.values() for row in (*note.rows, *note.also)} <= rows


def test_the_five_statements_point_at_the_notes_they_are_bound_with(shop):
    with shop.work(ADMIN, read_only=True) as work:
        report = KINDS["statements"].compose(work, ASKED)

    tables = {
        block.document.key: block.document.tables[0]
        for chapter in report.chapters
        for block in chapter.blocks
        if isinstance(block, Included)
    }
    numbers = {
        block.text: block.number
        for chapter in report.chapters
        for block in chapter.blocks
        if isinstance(block, Heading) and block.number
    }
    assert tables["financial-position"]["cash"].note == numbers["Kas dan setara kas"]
    assert tables["income-statement"]["services"].note == numbers["Pendapatan usaha"]
