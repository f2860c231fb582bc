"""Papers held against the books: what is genuine, what is old, what was forged and where."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from bumdes import database
from bumdes.work import begin_work
from ledger import Period
from reports.errors import NoPaperError
from reports.prepare import BOOK_KEYS
from reports.scope import Scope
from reports.verifying.verdict import Outcome
from reports.verifying.verify import verify_paper
from tests.reports import books, forged
from tests.reports.books import BOOK
from tests.reports.documents import BY_UNIT, COMPARED, YEAR
from tests.reports.printed_books import ACTOR, at_work


def verified(engine, pdf):
    with at_work(engine) as work:
        return verify_paper(work, pdf)


def refuted(verdict):
    return " ".join(finding.says for finding in verdict.findings if finding.holds is False)


@pytest.mark.parametrize(
    ("key", "scope"),
    [
        *((key, YEAR) for key in BOOK_KEYS),
        ("financial-position", BY_UNIT),
        ("income-statement", COMPARED),
        ("general-ledger", Scope(Period.month(2025, 2), accounts=(books.CASH,))),
        ("income-statement", Scope(Period.quarter(2025, 1), unit=books.SHOP)),
    ],
)
def test_what_the_books_gave_is_genuine(engine_of_year, paper, key, scope):
    verdict = verified(engine_of_year, paper(key, scope))

    assert refuted(verdict) == ""
    assert verdict.outcome is Outcome.GENUINE


def test_data_that_was_changed_does_not_have_its_fingerprint(engine_of_year, paper):
    def change(data):
        data["rows"][2]["figures"][0] = "99000000"

    verdict = verified(engine_of_year, forged.with_data(paper(), change))

    assert verdict.outcome is Outcome.ALTERED
    assert "tidak cocok lagi dengan sidiknya" in refuted(verdict)


def test_data_with_a_new_fingerprint_differs_from_pages_and_books(engine_of_year, paper):
    def change(data):
        row = next(row for row in data["rows"] if row["label"] == "Pendapatan jasa")
        row["figures"][0] = "99000000"

    verdict = verified(engine_of_year, forged.with_data(paper(), change, refingerprint=True))

    assert verdict.outcome is Outcome.ALTERED
    assert "bukan sidik data ini" in refuted(verdict)
    assert "99.000.000" in refuted(verdict)
    (difference,) = verdict.differences
    assert difference.place[:1] == ("Pendapatan jasa",)
    assert (difference.before, difference.after) == ("99000000", "4000000")


def test_a_figure_changed_on_the_page_is_named(engine_of_year, paper):
    pdf = forged.with_text(paper(), "4.000.000", "7.000.000")

    verdict = verified(engine_of_year, pdf)

    assert verdict.outcome is Outcome.ALTERED
    assert "4.000.000" in refuted(verdict)


def test_a_paper_without_its_data_is_none(engine_of_year, paper):
    with pytest.raises(NoPaperError):
        verified(engine_of_year, forged.without_files(paper()))


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data["verification"].pop("head"),
        lambda data: data["verification"].update(sequence="x"),
        lambda data: data.update(verification=[]),
    ],
    ids=["no head", "no number", "nothing"],
)
def test_data_that_says_nothing_of_itself_is_none(engine_of_year, paper, change):
    with pytest.raises(NoPaperError):
        verified(engine_of_year, forged.with_data(paper(), change))


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.update(rows=[]),
        lambda data: data.update(rows="x", columns=[1]),
        lambda data: data["rows"].append({"key": 1}),
        lambda data: data.update(key="ramalan"),
        lambda data: data["verification"]["asked"].update(compare=7),
        lambda data: data["verification"].update(asked=None),
    ],
    ids=["no rows", "no table", "odd row", "odd key", "odd scope", "no scope"],
)
def test_data_of_any_shape_gets_a_verdict(engine_of_year, paper, change):
    pdf = forged.with_data(paper(), change, refingerprint=True)

    assert verified(engine_of_year, pdf).outcome in {Outcome.ALTERED, Outcome.UNKNOWN}


def test_a_head_that_the_chain_has_not_is_told(engine_of_year, paper):
    def change(data):
        data["verification"]["head"] = "0" * 64

    assert "bersidik lain" in refuted(
        verified(engine_of_year, forged.with_data(paper(), change))
    )


def test_a_place_that_the_chain_has_not_is_told(engine_of_year, paper):
    def change(data):
        data["verification"]["sequence"] = 10_000

    assert "tidak ada di pembukuan" in refuted(
        verified(engine_of_year, forged.with_data(paper(), change))
    )


class TestLater:
    """What entries that came later did."""

    @pytest.fixture
    def moved(self, engine_of_year, tmp_path):
        """The same books with two more entries, one of the year."""
        path = tmp_path / "later.sqlite"
        with (
            closing(sqlite3.connect(engine_of_year.url.database)) as source,
            closing(sqlite3.connect(path)) as copy,
        ):
            source.backup(copy)
        engine = database.connect(f"sqlite:///{path}")
        with begin_work(engine, actor=ACTOR, book_id=BOOK) as work:
            books.move(work.book, "2025-12-30", books.CASH, books.TICKETS, 70_000)
            books.move(work.book, "2026-01-02", books.CASH, books.TICKETS, 50_000)
        yield engine
        engine.dispose()

    @pytest.mark.parametrize("key", ["income-statement", "financial-position", "journal"])
    def test_they_explain_what_differs(self, moved, paper, key):
        verdict = verified(moved, paper(key))

        assert refuted(verdict) == ""
        assert verdict.outcome is Outcome.OUTDATED
        assert verdict.differences

    def test_they_do_not_explain_what_was_forged(self, moved, paper):
        def change(data):
            row = next(row for row in data["rows"] if row["label"] == "Pendapatan jasa")
            row["figures"][0] = "99000000"

        verdict = verified(moved, forged.with_data(paper(), change, refingerprint=True))

        assert "Pendapatan jasa" in refuted(verdict)

    def test_days_they_do_not_touch_stay_genuine(self, moved, paper):
        scope = Scope(Period.quarter(2025, 1), unit=books.SHOP)

        assert verified(moved, paper("income-statement", scope)).outcome is Outcome.GENUINE
