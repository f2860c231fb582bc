"""Every figure of every report is in its PDF, its workbook and its CSV, and the same there."""

from __future__ import annotations

import datetime as dt
import random
import shutil
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from bumdes import database
from ledger import JournalEntry, Period, credit, debit, rp
from reports.errors import InvalidScopeError
from reports.prepare import KEYS, prepare
from reports.renderers import render
from reports.scope import Scope
from tests.bumdes.village import founded
from tests.reports.books import BANK, CASH, COST, PAYABLE, SALES, STOCK, TICKETS, VILLAGE, WAGES
from tests.reports.said_figures import in_csv, in_pdf, in_text, in_xlsx, said
from tests.scale import long_or

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bumdes.village import Village

SIZES = long_or((50,), (0, 50, 5_000))
YEAR = Period.year(2025)
FIRST = dt.date(2025, 1, 1)
DEALS = (
    (BANK, VILLAGE, 900_000),
    (CASH, TICKETS, 7_000),
    (STOCK, PAYABLE, 40_000),
    (CASH, SALES, 25_000),
    (COST, STOCK, 11_000),
    (WAGES, BANK, 60_000),
)


@pytest.fixture(scope="module")
def _enterprises(_sqlite_template, tmp_path_factory) -> Iterator[dict[int, Village]]:
    """Enterprises of each size, made when they are asked for."""
    made: dict[int, Village] = {}
    for size in SIZES:
        path = tmp_path_factory.mktemp("outputs") / f"{size}.sqlite"
        shutil.copyfile(_sqlite_template, path)
        village = founded(database.connect(f"sqlite:///{path}")).with_unit("TOKO", "trading")
        village.does(deal, size)
        made[size] = village
    yield made
    for village in made.values():
        village.engine.dispose()


def deal(work, size):
    """Post *size* entries of amounts that hardly come twice, some of them with sen."""
    chance = random.Random(size)
    for number in range(size):
        into, out_of, least = DEALS[number % len(DEALS)]
        amount = rp(f"{least * chance.randint(2, 99) + chance.randrange(1000)}.{number % 3}0")
        unit = chance.choice(["", "TOKO"])
        entry = JournalEntry(
            date=FIRST + dt.timedelta(days=number * 364 // max(size - 1, 1)),
            description=f"Catatan {number}",
            postings=(debit(into, amount, unit=unit), credit(out_of, amount, unit=unit)),
            key=f"keluaran-{number}",
        )
        work.book.post(entry, by="sari")


def asked(village, key):
    """Return the report *key* of the year, with the year before where it can be had."""
    with village.work(read_only=True) as work:
        try:
            return prepare(work, key, Scope(YEAR, compare=(YEAR.year_before,)))
        except InvalidScopeError:
            return prepare(work, key, Scope(YEAR))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", KEYS)
def test_every_figure_is_in_every_file_and_is_the_same(_enterprises, key, size):  # noqa: PT019
    document = asked(_enterprises[size], key)
    expected = said(document)

    for found in (
        in_csv(document, render(document, "csv")),
        in_xlsx(document, render(document, "xlsx")),
        in_text(document, render(document, "text").decode()),
        in_pdf(document, render(document, "pdf")),
    ):
        assert expected - found == Counter()
