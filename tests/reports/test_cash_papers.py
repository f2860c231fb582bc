"""Papers of cash: the minutes of a count, and the bank beside the books."""

from __future__ import annotations

import datetime as dt

import pytest

from bumdes.actions.counting_cash import CountCash, confirm_count, count_cash, post_difference
from bumdes.actions.matching_banks import accept_sure_matches, take_in_statement
from bumdes.bank.draft import TakeInStatement
from bumdes.bank.form import find_form
from bumdes.sheet_file import read_table
from ledger import Period, rp
from reports.bound.block import Facts, Listing
from reports.bound.data import data_of_report
from reports.composing import compose
from reports.errors import NothingToReportError
from reports.kinds import KINDS
from tests.bumdes.statement_rows import BRI
from tests.bumdes.village import MANAGER, TREASURER, day, founded
from tests.reports.papers_asked import asked

BANK = "1.1.01.04"


@pytest.fixture
def shop(engine):
    return founded(engine).with_unit("TOKO", "trading")


def made(shop, key, *, by=TREASURER):
    with shop.work(by, read_only=True) as work:
        return compose(work, KINDS[key], asked(Period.month(2025, 1)))


def facts(report):
    return dict(
        row
        for chapter in report.chapters
        for block in chapter.blocks
        if isinstance(block, Facts)
        for row in block.rows
    )


def listed(report, key):
    for chapter in report.chapters:
        for block in chapter.blocks:
            if isinstance(block, Listing) and block.register.key == key:
                return block.register
    return None


@pytest.fixture
def counted(shop):
    shop.sells()
    command = CountCash(
        account="1.1.01.01",
        unit="TOKO",
        on=day(1, 31),
        counter="Sari",
        witness="Ratna",
        pieces={"note-100000": 1, "note-20000": 2},
    )
    return shop.does(count_cash, command, by=MANAGER).count_id


@pytest.mark.usefixtures("counted")
def test_minutes_tell_the_notes_and_what_lacks(shop):
    report = made(shop, "cash-count")

    said = facts(report)
    assert [row[1] for row in listed(report, "pieces").rows] == [1, 2]
    assert said["Selisih"].startswith("kurang Rp")
    assert said["Terbilang"] == "seratus empat puluh ribu rupiah"


def test_minutes_tell_the_balance_then_and_now(shop, counted):
    shop.does(confirm_count, counted, by=TREASURER)
    shop.does(post_difference, counted, reason="Kembalian salah", by=TREASURER)

    said = facts(made(shop, "cash-count"))

    assert said["Selisih sekarang"] == "tidak ada"
    assert said["Saldo menurut buku saat dihitung"] != said["Saldo menurut buku sekarang"]


@pytest.mark.usefixtures("counted")
def test_a_manager_of_another_unit_is_shown_no_minutes(shop):
    other = shop.with_unit("AIR", "water")
    manager = type(MANAGER)("joko", MANAGER.role, "AIR")

    with other.work(manager, read_only=True) as work, pytest.raises(NothingToReportError):
        KINDS["cash-count"].compose(work, asked(Period.month(2025, 1), unit="AIR"))


@pytest.fixture
def told(shop):
    shop.sells(rp(1_000_000), date=day(1), accounts={"cash": BANK})
    shop.sells(rp(150_000), date=day(1, 2), accounts={"cash": BANK})
    shop.sells(rp(70_000), date=day(1, 31), accounts={"cash": BANK})
    command = TakeInStatement(
        account=BANK,
        rows=read_table(BRI.encode()),
        form=find_form("bri"),
        through=dt.date(2025, 1, 31),
    )
    shop.does(take_in_statement, command, by=TREASURER)
    shop.does(accept_sure_matches, BANK, by=TREASURER)
    return shop


def test_the_balances_and_what_lies_between_add_up(told):
    report = made(told, "bank-reconciliation")

    lines = [row[3] for row in listed(report, "only-bank").rows]
    entries = [row[3] for row in listed(report, "only-books").rows]
    assert 94_550_040 + sum(entries) - sum(lines) == 122_000_000


def test_what_it_says_can_be_printed_as_data(told):
    assert "Rekonsiliasi Bank" in str(data_of_report(made(told, "bank-reconciliation")))
