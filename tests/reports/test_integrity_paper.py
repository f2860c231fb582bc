"""The test of the whole books on paper: whole books pass, others say what was found."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text

from bumdes.actions.storing import store_file
from bumdes.errors import PermissionDeniedError
from ledger import Period
from reports.audit.integrity import examine_books
from reports.bound.block import Heading, Listing, Prose
from reports.composing import compose
from reports.kinds import KINDS
from reports.renderers import bind
from tests.bumdes.village import MANAGER, booked, entry, founded
from tests.reports.conformance import faults
from tests.reports.papers_asked import asked, photo, store

KIND = KINDS["integrity"]
YEAR = Period.year(2025)


@pytest.fixture
def kept(sqlite_engine, tmp_path):
    """Books with one proved payment, and where its proof lies."""
    village, files = founded(sqlite_engine), store(tmp_path)
    proof = village.does(store_file, files, name="nota", content=photo()).digest
    village.does(booked, entry(750_000, evidence=(proof,)))
    return village, files, proof


def paper(village, files):
    with village.work(read_only=True) as work:
        return compose(work, KIND, replace(asked(YEAR), files=files))


def outcomes(report):
    (listing,) = (b for b in report.chapters[0].blocks if isinstance(b, Listing))
    return {row[0]: row[2] for row in listing.register.rows}


def said(report):
    blocks = [block for chapter in report.chapters[1:] for block in chapter.blocks]
    return " ".join(block.text for block in blocks if isinstance(block, Heading | Prose))


def test_whole_books_pass(kept):
    village, files, _ = kept

    found = outcomes(paper(village, files))

    assert [found[name] for name in list(found)[:5]] == ["lulus"] * 5


def test_a_changed_line_is_found_and_told(kept):
    village, files, _ = kept
    _tamper(
        village,
        "postings_no_update",
        "UPDATE postings SET debit_minor = debit_minor + 1 WHERE debit_minor > 0",
    )

    report = paper(village, files)

    assert outcomes(report)["Rantai catatan utuh"].startswith("ADA YANG SALAH")
    assert "postings_no_update hilang atau berubah" in said(report)
    assert outcomes(report)["Ciri yang tidak biasa"] == "ADA YANG SALAH: 1"
    assert "tidak dapat dibaca sebagai catatan yang sah" in said(report)


def test_lines_that_were_moved_to_another_day_are_found_and_told(kept):
    village, files, _ = kept
    _tamper(village, "postings_no_update", "UPDATE postings SET date = '1999-01-01'")

    report = paper(village, files)

    assert outcomes(report)["Rantai catatan utuh"].startswith("ADA YANG SALAH")
    assert outcomes(report)["Ciri yang tidak biasa"] == "ADA YANG SALAH: 1"


def test_a_proof_that_came_later_and_lost_its_guard_is_told(kept):
    village, files, _ = kept
    _tamper(village, "added_proofs_no_delete")

    assert "added_proofs_no_delete hilang atau berubah" in said(paper(village, files))


def test_a_proof_that_is_gone_is_told_by_its_name(kept):
    village, files, proof = kept
    next(files.folder.rglob(proof)).unlink()

    report = paper(village, files)

    assert outcomes(report)["Berkas bukti ada dan tidak berubah"] == "ADA YANG SALAH: 1"
    assert "Hilang atau rusak: nota" in said(report)


def test_files_that_nobody_gave_are_not_called_whole(kept):
    village, _, _ = kept

    assert outcomes(paper(village, None))["Berkas bukti ada dan tidak berubah"] != "lulus"


def test_who_may_not_verify_the_books_gets_none(kept):
    village, files, _ = kept

    with pytest.raises(PermissionDeniedError), village.work(MANAGER) as work:
        examine_books(work, YEAR, files, None)


def test_the_paper_is_printed_as_papers_are(kept):
    village, files, _ = kept

    assert faults(bind(paper(village, files), "pdf")) == []


def _tamper(village, guard, statement="SELECT 1"):
    with village.engine.begin() as connection:
        connection.execute(text(f"DROP TRIGGER {guard}"))
        connection.execute(text(statement))
