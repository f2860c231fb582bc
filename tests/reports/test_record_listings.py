"""Listings of what the enterprise has, owes and is owed, against its books."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bumdes import database
from bumdes.actions.keeping_items import set_stock_method
from bumdes.party import PartyKind
from bumdes.stock.setting import BelowZero, StockMethod
from ledger import Period
from reports.errors import InvalidScopeError, UnknownUnitError
from reports.fingerprint import data_of, fingerprint
from reports.listings import LISTINGS
from reports.prepare import KEYS, prepare
from reports.register import CellKind
from reports.renderers import RENDERERS, render
from reports.scope import Scope
from tests.bumdes import goods, things
from tests.bumdes.credit import buys_on_credit, party, sells_on_credit
from tests.bumdes.village import day
from tests.reports.village_papers import a_year

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.bumdes.profits import Sharer
    from tests.bumdes.village import Village

YEAR = Scope(Period.year(2025))
NEXT = Scope(Period.year(2026))
OF_RECORDS = [key for key, listing in LISTINGS.items() if listing.read_records is not None]


def _engine(template: Path, folder: Path):
    path = folder / "books.sqlite"
    shutil.copyfile(template, path)
    return database.connect(f"sqlite:///{path}")


@pytest.fixture(scope="module")
def shop(_sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Village]:
    """A shop with a freezer, rice, and people who owe it and are owed; to be read only."""
    engine = _engine(_sqlite_template, tmp_path_factory.mktemp("shop"))
    village = things.with_shop(engine)
    village.does(
        set_stock_method,
        "TOKO",
        method=StockMethod.AVERAGE,
        below_zero=BelowZero.REFUSE,
        since=day(1, 1),
    )
    things.buys(village)
    things.wears(village, 12)
    goods.article(village)
    goods.buys(village, 100, 1_200_000)
    village.with_unit("KIOS", "trading")
    buyer, seller = party(village), party(village, "PT Beras", PartyKind.SUPPLIER)
    sells_on_credit(village, buyer, 150_000, unit="KIOS", due_on=day(11, 1))
    sells_on_credit(village, buyer, 50_000, unit="KIOS", due_on=day(12, 31, 2026))
    buys_on_credit(village, seller, 90_000, unit="KIOS")
    yield village
    engine.dispose()


@pytest.fixture(scope="module")
def lived(_sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sharer]:
    """An enterprise that took capital and shared its profit; to be read only."""
    engine = _engine(_sqlite_template, tmp_path_factory.mktemp("lived"))
    yield a_year(engine)
    engine.dispose()


def read(village, key, scope=YEAR):
    with village.work(read_only=True) as work:
        return LISTINGS[key].tables(work, scope)


def document(village, key, scope=YEAR):
    with village.work(read_only=True) as work:
        return prepare(work, key, scope)


def rows(register):
    keys = [column.key for column in register.columns]
    return [dict(zip(keys, row, strict=True)) for row in register.rows]


# --- what each tells ------------------------------------------------------------------------


def test_assets_come_to_what_the_accounts_hold(shop):
    summary, equipment = read(shop, "fixed-assets")

    (freezer,) = rows(equipment)
    assert freezer["name"] == "Lemari es"
    assert freezer["cost"] == 4_800_000_00
    assert freezer["cost"] - freezer["worn"] == freezer["carrying"]
    assert summary.totals == equipment.totals


def test_assets_of_another_unit_are_left_out(shop):
    (summary,) = read(shop, "fixed-assets", Scope(YEAR.period, unit=""))

    assert summary.rows == ()


def test_assets_of_before_they_came_are_left_out(shop):
    (summary,) = read(shop, "fixed-assets", Scope(Period.year(2024)))

    assert summary.totals["cost"] == 0


def test_stock_is_told_with_its_quantity_and_comes_to_the_account(shop):
    (register,) = read(shop, "stock-on-hand", Scope(YEAR.period, unit="TOKO"))

    rice = rows(register)[0]
    assert (rice["item"], rice["quantity"], rice["measure"]) == ("BERAS", 100_000, "gram")
    assert rice["value"] == 1_200_000_00
    assert register.totals["value"] == sum(row["value"] for row in rows(register))


def test_a_unit_without_stock_has_an_empty_listing(shop):
    (register,) = read(shop, "stock-on-hand", Scope(YEAR.period, unit=""))

    assert register.rows == ()


def test_receivables_stand_by_age_and_document_by_document(shop):
    parties, documents = read(shop, "receivables")

    (buyer,) = rows(parties)
    assert buyer["total"] == 200_000_00
    assert buyer["band_0"] == 50_000_00
    assert buyer["band_31"] == 150_000_00
    assert [row["overdue"] for row in rows(documents)] == [60, ""]
    assert documents.totals["left"] == parties.totals["total"] == 200_000_00


def test_payables_stand_by_age_too(shop):
    parties, documents = read(shop, "payables")

    assert parties.totals["total"] == documents.totals["left"] == 90_000_00
    assert rows(parties)[0]["name"] == "PT Beras"


def test_what_is_owed_to_another_unit_is_left_out(shop):
    parties, documents = read(shop, "receivables", Scope(YEAR.period, unit=""))

    assert (parties.rows, documents.rows) == ((), ())


def test_capital_is_told_by_movement_owner_and_account(lived):
    movements, owners, accounts = read(lived, "capital-register")

    assert movements.totals["amount"] == owners.totals["amount"]
    assert accounts.totals["difference"] == 0
    assert [row["share"] for row in rows(owners)] == ["100,00"]
    assert {row["voucher"][:3] for row in rows(movements)} == {"BKM"}


def test_of_each_contribution_is_told_what_it_became(lived):
    funds, spending = read(lived, "use-of-capital")

    food = next(row for row in rows(funds) if row["fund"] == "M2025-002")
    assert food["planned"] == 900_000_00
    assert food["received"] - food["spent"] == food["remaining"] == 2_600_000_00
    (line,) = rows(spending)
    assert (line["line"], line["amount"]) == (1, 400_000_00)


def test_shares_are_told_with_what_was_paid_by_that_day(lived):
    shares, payments = read(lived, "profit-shares", NEXT)

    assert shares.totals["paid"] == payments.totals["amount"] > 0
    assert all(row["paid"] <= row["amount"] for row in rows(shares))
    kept = [row for row in rows(shares) if row["owed"] == row["paid"] == 0]
    assert kept, "what is retained is never paid"


def test_before_the_profit_was_shared_there_are_no_shares(lived):
    shares, payments = read(lived, "profit-shares")

    assert (shares.rows, payments.rows) == ((), ())


# --- what holds of all ----------------------------------------------------------------------


def test_every_listing_is_among_the_reports():
    assert set(LISTINGS) <= set(KEYS)


@pytest.mark.parametrize("key", OF_RECORDS)
def test_totals_are_what_the_rows_come_to(shop, key):
    for register in read(shop, key):
        for name, told in register.totals.items():
            cells = [row[name] for row in rows(register)]
            assert told == sum(cell for cell in cells if isinstance(cell, int))


@pytest.mark.parametrize("key", [key for key in OF_RECORDS if LISTINGS[key].read is None])
def test_records_are_asked_for(year, key):
    with pytest.raises(InvalidScopeError):
        prepare(year, key, YEAR)


@pytest.mark.parametrize("key", OF_RECORDS)
def test_books_that_no_enterprise_keeps_have_no_records(shop, key):
    with shop.work(read_only=True) as work:
        other = replace(work, book=replace(work.book, book_id="lain"))
        tables = LISTINGS[key].tables(other, YEAR)

    assert not any(row for table in tables for row in table.rows)


@pytest.mark.parametrize("key", [key for key in OF_RECORDS if not LISTINGS[key].is_of_whole])
def test_a_unit_that_is_none_has_no_listing(shop, key):
    with pytest.raises(UnknownUnitError):
        read(shop, key, Scope(YEAR.period, unit="KAPAL"))


@pytest.mark.parametrize("key", [key for key in OF_RECORDS if LISTINGS[key].is_of_whole])
def test_a_listing_of_the_whole_is_of_no_unit(lived, key):
    with pytest.raises(InvalidScopeError):
        read(lived, key, Scope(YEAR.period, unit=""))


@pytest.mark.parametrize("extension", [key for key in RENDERERS if key != "pdf"])
@pytest.mark.parametrize("key", OF_RECORDS)
def test_every_listing_goes_out_in_every_format(shop, key, extension):
    assert render(document(shop, key), extension)


def test_the_same_listing_has_the_same_fingerprint(lived):
    first, second = (document(lived, "profit-shares", NEXT) for _ in range(2))

    assert fingerprint(data_of(first)) == fingerprint(data_of(second))


@pytest.mark.parametrize("key", list(LISTINGS))
def test_cells_are_what_their_columns_say(lived, key):
    kinds = {CellKind.TEXT: str, CellKind.AMOUNT: int, CellKind.NUMBER: (int, str)}
    for table in read(lived, key, NEXT):
        for row in getattr(table, "columns", ()) and rows_if_register(table):
            for column, cell in row:
                assert (
                    cell == ""
                    or column.kind is CellKind.DAY
                    or isinstance(cell, kinds[column.kind])
                )


def rows_if_register(table):
    if not hasattr(table, "facts"):
        return []
    return [list(zip(table.columns, row, strict=True)) for row in table.rows]
