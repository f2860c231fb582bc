"""The five statements as one paper."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest

from bumdes.actions.presenting import choose_framework
from bumdes.actions.recording import record_entry
from ledger import JournalEntry, Period, credit, debit, rp
from reports.bound.block import Included
from reports.composing import compose
from reports.kind import Asked
from reports.kinds import KINDS
from reports.statements import STATEMENTS
from tests.bumdes.village import day, founded, now
from tests.reports.papers_asked import zipped

KIND = KINDS["statements"]


@pytest.fixture
def village(sqlite_engine):
    """A newly founded enterprise with a shop, on SQLite."""
    return founded(sqlite_engine).with_unit("TOKO", "trading")


def sold(village, on):
    entry = JournalEntry(
        date=on,
        description="Jasa",
        postings=(debit("1.1.01.01", rp(500_000)), credit("4.1.01.01", rp(500_000))),
    )
    village.does(record_entry, entry)


def asked(**of):
    return Asked(period=Period.year(2025), now=now(), **of)


def paper(village, **of):
    with village.work(read_only=True) as work:
        return compose(work, KIND, asked(**of))


def statements(report):
    return [
        block.document
        for chapter in report.chapters
        for block in chapter.blocks
        if isinstance(block, Included)
    ]


def test_the_paper_holds_the_four_statements_and_the_notes(village):
    sold(village, day(2, 3))

    report = paper(village)

    assert [chapter.key for chapter in report.chapters] == [*STATEMENTS, "notes", "signatures"]
    assert report.has_cover
    assert report.has_contents


@pytest.mark.parametrize(("first_year", "columns"), [(2025, 1), (2024, 2)])
def test_the_year_before_stands_beside_if_the_books_reach_it(village, first_year, columns):
    sold(village, dt.date(first_year, 5, 1))

    for document in statements(paper(village)):
        assert len(document.tables[0].columns) == columns


def test_of_one_unit_there_are_the_statements_alone(village):
    sold(village, day(2, 3))

    report = paper(village, unit="TOKO")

    assert [chapter.key for chapter in report.chapters] == [*STATEMENTS, "signatures"]
    assert {document.unit for document in statements(report)} == {"TOKO"}


def test_the_chapters_have_the_titles_of_the_framework(village):
    village.does(choose_framework, "sak_ep", first_year=2025, reason="Putusan Musdes")

    titles = [chapter.title for chapter in paper(village).chapters]

    assert titles[0] == "Laporan Laba Rugi dan Penghasilan Komprehensif Lain"


def test_the_bundle_holds_each_statement_for_spreadsheets_and_programs(village):
    sold(village, day(2, 3))

    with village.work(read_only=True) as work:
        data = zipped(work, KIND, asked())

    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert names == [
        f"{place}-{key}.{extension}"
        for place, key in enumerate(STATEMENTS, start=1)
        for extension in ("xlsx", "csv")
    ]
