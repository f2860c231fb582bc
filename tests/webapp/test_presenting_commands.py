"""The command line shows and chooses how statements are presented."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import pytest

from bumdes import database
from bumdes.actions.founding import FoundEnterprise, found_enterprise
from bumdes.actions.recording import record_entry
from bumdes.permissions import command_line_actor
from bumdes.work import begin_session, begin_work
from ledger import JournalEntry, credit, debit, rp
from ledger.journal_view import utc_now
from webapp.cli import main

ADMIN = command_line_actor("penguji")
NAMED = ("--line", "2", "--to", "FI-IN-4", "--reason", "Pinjaman")


class Answer(NamedTuple):
    """What a command said, and its exit code."""

    code: int
    out: str
    err: str


@pytest.fixture
def bumdes(tmp_path, monkeypatch, capfd):
    """The command line, on the books of an enterprise with one service paid in cash."""
    monkeypatch.setenv("BUMDES_DATA", str(tmp_path))
    monkeypatch.delenv("BUMDES_DATABASE", raising=False)
    engine = database.connect(f"sqlite:///{tmp_path / 'bumdes.sqlite'}")
    database.migrate(engine)
    with begin_session(engine) as session:
        facts = FoundEnterprise(book_id="maju", name="BUM Desa Maju")
        found_enterprise(session, facts, actor=ADMIN, clock=utc_now)
    entry = JournalEntry(
        date=dt.date(2025, 2, 3),
        description="Jasa",
        postings=(debit("1.1.01.01", rp(500_000)), credit("4.1.01.01", rp(500_000))),
    )
    with begin_work(engine, actor=ADMIN, book_id="maju") as work:
        record_entry(work, entry)
    engine.dispose()

    def call(*words):
        code = main([*words, "--book", "maju"])
        return Answer(code, *capfd.readouterr())

    return call


def test_the_standard_of_a_year_is_shown(bumdes):
    answer = bumdes("framework", "--year", "2025")

    assert answer.code == 0
    assert answer.out.startswith("* kepmendesa_136")
    assert "Laporan keuangan ini disusun menurut" in answer.out


def test_a_standard_is_chosen_and_then_shown(bumdes):
    chosen = bumdes("framework", "sak_ep", "--year", "2025", "--reason", "Putusan Musdes")
    shown = bumdes("framework", "--year", "2026")

    assert chosen.code == 0
    assert "* sak_ep" in shown.out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("sak_ep", "--year", "2025"), 2),
        (("sak_etap", "--year", "2025", "--reason", "Terbiasa"), 1),
        (("--year", "0"), 1),
    ],
)
def test_a_standard_that_cannot_be_is_refused(bumdes, words, code):
    assert bumdes("framework", *words).code == code


def test_a_cash_flow_is_shown_and_named(bumdes):
    before = bumdes("cash-flow", "2025/1")
    named = bumdes("cash-flow", "2025/1", *NAMED)

    assert "4.1.01.01  Penerimaan dari penjualan jasa" in before.out
    assert (named.code, "utang jangka panjang" in named.out) == (0, True)
    assert "Pinjaman" in bumdes("cash-flow", "2025/1").out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("2025-1",), 2),
        (("2025/1", "--to", "FI-IN-4"), 2),
        (("2025/7",), 1),
        (("2025/1", "--line", "1", "--to", "FI-IN-4", "--reason", "x"), 1),
    ],
)
def test_a_cash_flow_that_cannot_be_is_refused(bumdes, words, code):
    assert bumdes("cash-flow", *words).code == code
