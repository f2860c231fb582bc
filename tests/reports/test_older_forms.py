"""Papers of another version of the program: worded otherwise, with the figures of the books."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bumdes import program
from reports import fingerprint
from reports.prepare import prepare
from reports.renderers import render
from reports.verifying import verify
from reports.verifying.printed_with import version_then
from reports.verifying.verdict import Outcome
from tests.reports.documents import PRINTED_AT, YEAR
from tests.reports.printed_books import at_work

if TYPE_CHECKING:
    from reports.document import Document

OLD, NEW = "0.1.0", "0.9.0"
THEN = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


@pytest.fixture
def check(engine_of_year, monkeypatch):
    """Print the income statement with an old version, changed by *change*, and verify it."""

    def check(change, *, version=OLD, now=PRINTED_AT, used=None):
        monkeypatch.setattr(
            "reports.verifying.printed_with.versions_used", lambda _: used or {}
        )
        with at_work(engine_of_year) as work:
            document = change(prepare(work, "income-statement", YEAR, now=now))
            with monkeypatch.context() as before:
                before.setattr(fingerprint, "program_version", lambda: version)
                pdf = render(document, "pdf")
            return verify.verify_paper(work, pdf)

    return check


def retitled(document: Document) -> Document:
    return replace(document, title="Laporan Rugi dan Laba")


def with_row(document: Document, **changes) -> Document:
    """Return *document* with one row that is otherwise."""
    table = document.tables[0]
    rows = [
        replace(row, **changes) if row.label == "Pendapatan jasa" else row for row in table.rows
    ]
    return replace(document, tables=(replace(table, rows=tuple(rows)),))


def doubled(document: Document) -> tuple:
    rows = document.tables[0].rows
    return next(r.figures[0] * 2 for r in rows if r.label == "Pendapatan jasa")


def said(verdict):
    return " ".join(finding.says for finding in verdict.findings)


def test_what_is_only_worded_otherwise_is_of_an_older_form(check):
    verdict = check(retitled)

    assert verdict.outcome is Outcome.OLDER_FORM, said(verdict)
    assert "Dicetak dengan program versi 0.1.0" in said(verdict)
    assert [each.where for each in verdict.differences] == ["judul"]


def test_the_same_words_by_this_version_are_a_change(check):
    assert check(retitled, version=program.program_version()).outcome is Outcome.ALTERED


def test_an_older_version_explains_no_figure(check):
    def forge(document):
        return with_row(document, figures=(doubled(document),))

    verdict = check(forge)

    assert verdict.outcome is Outcome.ALTERED
    assert "Angka yang tidak berasal dari pembukuan" in said(verdict)


def test_figures_of_other_accounts_cannot_be_told(check):
    def regroup(document):
        return with_row(document, figures=(doubled(document),), accounts=("4.2.01.01",))

    verdict = check(regroup)

    assert verdict.outcome is Outcome.UNKNOWN
    assert "tidak dapat dicocokkan satu per satu" in said(verdict)


def test_a_row_with_an_amount_that_the_books_have_not_cannot_be_told(check):
    def with_more(document):
        table = document.tables[0]
        more = replace(table.rows[-1], key="lebih", label="Pendapatan lain 9.000.000")
        return replace(document, tables=(replace(table, rows=(*table.rows, more)),))

    assert check(with_more).outcome is Outcome.UNKNOWN


def test_who_does_not_say_when_is_not_believed(check):
    assert check(retitled, now=None).outcome is Outcome.UNKNOWN


def test_a_version_that_was_gone_by_then_is_no_excuse(check):
    used = {OLD: PRINTED_AT - 30 * DAY, NEW: PRINTED_AT - 2 * DAY}

    verdict = check(retitled, used=used)

    assert verdict.outcome is Outcome.ALTERED
    assert f"waktu itu pembukuan ini sudah memakai versi {NEW}" in said(verdict)


@pytest.mark.parametrize(
    ("used", "version", "expected"),
    [
        ({}, OLD, None),
        ({OLD: THEN}, OLD, None),
        ({OLD: THEN - 9 * DAY, NEW: THEN - 5 * DAY}, OLD, NEW),
        ({OLD: THEN - 9 * DAY, NEW: THEN - 5 * DAY}, NEW, None),
        ({OLD: THEN - 9 * DAY, NEW: THEN + DAY}, OLD, None),
        ({OLD: THEN - 9 * DAY, NEW: THEN}, OLD, None),
        ({OLD: THEN - 9 * DAY}, "", OLD),
        ({NEW: THEN + 9 * DAY}, "", None),
    ],
)
def test_which_version_took_the_place_of_another(used, version, expected):
    assert version_then(used, version, THEN) == expected
