"""A statement whose proof fails is not shown: planted faults are caught."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from ledger import Period, credit, debit, rp
from ledger.tables import period_balances
from reports.computed import Computed
from reports.errors import ProofFailedError
from reports.listings import LISTINGS
from reports.prepare import prepare
from reports.scope import Scope
from reports.statements import statement_table
from tests.reports import books

YEAR = Scope(Period.year(2025))


@pytest.fixture
def small(sqlite_book):
    """A book of one sale on credit and one for cash."""
    books.move(sqlite_book, "2025-02-01", books.RECEIVABLE, books.TICKETS, 500)
    books.move(sqlite_book, "2025-02-02", books.CASH, books.SALES, 300)
    return sqlite_book


def tamper(book, account, **values):
    """Change a balance behind the book's back, as whoever owns the file can."""
    b = period_balances.c
    where = (b.book_id == book.book_id, b.account == account)
    changed = {getattr(b, name): getattr(b, name) + by for name, by in values.items()}
    book.connection.execute(update(period_balances).where(*where).values(changed))


def test_a_balance_that_was_touched_stops_the_position(small):
    tamper(small, books.RECEIVABLE, debit_minor=100)

    with pytest.raises(ProofFailedError) as failed:
        statement_table(small, "financial-position", YEAR)

    assert failed.value.facts == {
        "report": "financial-position",
        "left": "assets",
        "right": "liabilities_and_equity",
        "column": "2025-01-01..2025-12-31",
        "amounts": (rp(801), rp(800)),
    }


def test_cash_that_nothing_explains_stops_the_cash_flows(small):
    tamper(small, books.CASH, debit_minor=100)

    with pytest.raises(ProofFailedError) as failed:
        statement_table(small, "cash-flows", YEAR)

    assert failed.value.facts["left"] == "closing"


def test_a_trial_balance_that_does_not_agree_is_not_shown(small):
    tamper(small, books.SALES, credit_minor=100)

    with pytest.raises(ProofFailedError) as failed:
        LISTINGS["trial-balance"].tables(small, YEAR)

    assert failed.value.facts["left"] == "before_debit"


def test_a_ledger_that_differs_from_the_balances_is_not_shown(small):
    tamper(small, books.SALES, credit_minor=100)

    with pytest.raises(ProofFailedError) as failed:
        LISTINGS["general-ledger"].tables(small, YEAR)

    assert failed.value.facts["column"] == books.SALES


def test_a_journal_that_does_not_agree_is_not_shown(small, monkeypatch):
    lines = list(small.journal(YEAR.period))[:-1]
    monkeypatch.setattr(type(small), "journal", lambda *_, **__: iter(lines))

    with pytest.raises(ProofFailedError) as failed:
        LISTINGS["journal"].tables(small, YEAR)

    assert failed.value.facts["amounts"] == (rp(800), rp(500))


def test_equity_that_differs_from_the_position_is_not_shown(small, monkeypatch):
    real = Computed.add_up

    def forgetful(self):
        real(self)
        if self.statement.key == "changes-in-equity":
            self.amounts["equity"] = [0]

    monkeypatch.setattr(Computed, "add_up", forgetful)

    with pytest.raises(ProofFailedError):
        statement_table(small, "changes-in-equity", YEAR)


def test_a_proof_that_holds_is_said_below_the_statement(small):
    document = prepare(small, "financial-position", YEAR)

    assert document.remarks == (
        "Jumlah aset sama dengan jumlah kewajiban dan ekuitas: selisih 0.",
        "Bentuk: Kepmendesa PDTT 136/2022, Laporan Posisi Keuangan.",
    )


def test_books_that_agree_prove_every_column(small):
    books.record(small, "2025-03-01", debit(books.BANK, rp(9)), credit(books.CASH, rp(9)))

    by_unit = statement_table(small, "cash-flows", Scope(YEAR.period, by_unit=True))

    assert by_unit["closing"].figures[-1] == rp(300)
