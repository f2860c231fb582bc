"""balance: what an account, unit or fund stands at."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.webapp.cli.calling import CASH, ROOT, SALES


def test_balance_shows_accounts_with_their_names_and_sides(traded):
    answer = traded("balance", "--book", "maju")

    assert [line.split()[0] for line in answer.out.splitlines()] == [CASH, SALES]
    assert "Kas Tunai" in answer.out
    assert "Rp300.000 debit" in answer.out
    assert "Rp300.000 kredit" in answer.out


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ([CASH], "300000.00"),
        (["1.1.01.00"], "300000.00"),
        ([CASH, "--at", "2025-01-31"], "150000.00"),
        ([CASH, "--at", "2025-01-19"], "0.00"),
        ([CASH, "--unit", "TOKO"], "150000.00"),
        ([CASH, "--unit", ""], "150000.00"),
        ([CASH, "--fund", ""], "300000.00"),
    ],
)
def test_balance_answers_for_one_account(words, amount, traded):
    told = traded("balance", "--book", "maju", "--json", *words).json

    assert [row["balance"] for row in told["balances"]] == [amount]


@pytest.mark.parametrize("words", [["--unit", "AIR"], ["--fund", "DD"]])
@pytest.mark.parametrize("account", [[CASH], []])
def test_the_balance_of_a_unit_or_fund_nobody_knows_is_refused(words, account, traded):
    answer = traded("balance", "--book", "maju", *account, *words)

    assert (answer.code, answer.out) == (1, "")
    assert "unknown_dimension_value" in answer.err


def test_balance_says_both_sides_to_programs(traded):
    told = traded("balance", "--book", "maju", "--json").json

    assert told["currency"] == "IDR"
    assert told["balances"][1] == {
        "account": SALES,
        "name": "Pendapatan Penjualan Makanan/Minuman",
        "debits": "0.00",
        "credits": "300000.00",
        "balance": "300000.00",
        "side": "credit",
    }


def test_balance_of_an_unknown_account_suggests_others(traded):
    answer = traded("balance", "--book", "maju", "1.1.01.0")

    assert answer.code == 1
    assert "Barangkali yang dimaksud" in answer.err


def test_balance_of_unknown_books_is_refused(books):
    answer = books("balance", "--book", "lain")

    assert answer.code == 1
    assert "Ditolak (book_not_found)" in answer.err


HEAVY = {"alembic", "argon2", "flask", "jinja2", "waitress", "weasyprint", "xlsxwriter"}


@pytest.mark.usefixtures("traded")
def test_balance_starts_without_what_it_does_not_need():
    code = (
        "import sys; from webapp.cli import main;"
        "main(['balance', '--book', 'maju']);"
        "print('\\n'.join(name for name in sys.modules if '.' not in name), file=sys.stderr)"
    )

    loaded = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT
    ).stderr.split()

    assert "sqlalchemy" in loaded
    assert HEAVY & set(loaded) == set()
