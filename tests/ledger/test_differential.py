"""Three other programs, given the same books, find the same balances to the sen."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from beancount import loader
from beancount.core import realization
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledger.exchange import EXPORTS, beancount, plain_text
from tests.builders import CLERK, account, at_work, found_eventful_book, new_book
from tests.ledger.random_books import codes, many_entries, plans
from tests.scale import long_or

if TYPE_CHECKING:
    from pathlib import Path

UTF8 = os.environ | {"LC_ALL": "C.UTF-8"}
EACH_PROGRAM = pytest.mark.parametrize("program", ["hledger", "ledger", "beancount"])


def said_by(*command):
    """Return what a program says; it must find nothing to complain of."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=UTF8)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def by_hledger(path: Path) -> dict[str, Decimal]:
    said_by("hledger", "-f", path, "check", "--strict")
    said = said_by("hledger", "-f", path, "balance", "--flat", "-N", "-E", "-O", "csv")
    return {
        row["account"]: Decimal(row["balance"].removesuffix(" IDR"))
        for row in csv.DictReader(said.splitlines())
    }


def by_ledger(path: Path) -> dict[str, Decimal]:
    line = "%(account)\t%(quantity(scrub(display_amount)))\n"
    options = ("--pedantic", "--flat", "--empty", "--no-total", "--balance-format", line)
    said = said_by("ledger", "-f", path, "balance", *options)
    return {
        account: Decimal(amount)
        for account, amount in (line.split("\t") for line in said.splitlines())
    }


def by_beancount(path: Path) -> dict[str, Decimal]:
    entries, errors, _ = loader.load_file(str(path))
    assert errors == []
    return {
        account.account: account.balance.get_currency_units("IDR").number
        for account in realization.iter_children(realization.realize(entries))
        if account.txn_postings
    }


PROGRAMS = {
    "hledger": (by_hledger, plain_text.account_name),
    "ledger": (by_ledger, plain_text.account_name),
    "beancount": (by_beancount, beancount.account_name),
}


def written(view, program: str, folder: Path) -> Path:
    export = EXPORTS[program]
    path = folder / f"buku{export.extension}"
    with path.open("w", encoding="utf-8", newline="\n") as out:
        export.write(view, out)
    return path


def our_balances(view, program: str) -> dict[str, Decimal]:
    """Return the balances that are not zero, as the program calls their accounts."""
    name = PROGRAMS[program][1]
    nets = {code: each.debits - each.credits for code, each in view.balances().items()}
    return {name(view.chart[code]): net.amount for code, net in nets.items() if net.amount}


def their_balances(view, program: str, folder: Path) -> dict[str, Decimal]:
    found = PROGRAMS[program][0](written(view, program, folder))
    return {account: balance for account, balance in found.items() if balance}


@EACH_PROGRAM
@settings(
    max_examples=long_or(20, 100),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(plan=plans())
def test_another_program_finds_the_same_balances(sqlite_engine, tmp_path, program, plan):
    with sqlite_engine.connect() as connection, connection.begin() as transaction:
        book = plan.make(connection, "acak")

        assert their_balances(book, program, tmp_path) == our_balances(book, program)
        transaction.rollback()


@EACH_PROGRAM
@pytest.mark.parametrize("seed", range(long_or(1, 200)))
def test_another_program_finds_the_same_balances_in_a_large_book(
    sqlite_engine, tmp_path, program, seed
):
    with sqlite_engine.begin() as connection:
        book = new_book(connection)
        book.post_many(many_entries(seed, count=500), by=CLERK)

        assert their_balances(book, program, tmp_path) == our_balances(book, program)


@EACH_PROGRAM
def test_another_program_reads_what_any_database_exports(engine, tmp_path, program):
    found_eventful_book(engine)

    with at_work(engine) as book:
        assert their_balances(book, program, tmp_path) == our_balances(book, program)


def test_bean_check_accepts_the_export(sqlite_engine, tmp_path):
    found_eventful_book(sqlite_engine)
    with at_work(sqlite_engine) as book:
        path = written(book, "beancount", tmp_path)

    assert said_by(sys.executable, "-m", "beancount.scripts.check", path) == ""


@EACH_PROGRAM
@given(pair=st.lists(codes, min_size=2, max_size=2, unique=True))
def test_no_two_accounts_get_one_name(program, pair):
    one, other = (PROGRAMS[program][1](account(code)) for code in pair)

    assert one != other
