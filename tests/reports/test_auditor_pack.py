"""The auditor's pack: whole, linked, and verifiable without the program."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING, NamedTuple

import openpyxl
import pypdf
import pytest

from bumdes import database
from bumdes.actions.recording import reverse_entry
from bumdes.actions.storing import store_file
from bumdes.errors import PermissionDeniedError
from bumdes.permissions import Actor, Role
from ledger import Period, credit, debit, rp
from reports.audit.findings import read_findings
from reports.audit.lead import read_leads
from reports.audit.letters import letters, to_confirm
from reports.bound.block import Heading, Listing
from reports.composing import compose
from reports.errors import NothingToReportError
from reports.kinds import KINDS
from reports.renderers import bind
from reports.verifying.verdict import Outcome
from reports.verifying.verify import verify_paper
from tests.bumdes.village import MANAGER, booked, day, entry, founded
from tests.reports.conformance import faults
from tests.reports.papers_asked import asked, photo, store, zipped

if TYPE_CHECKING:
    from bumdes.file_store import FileStore
    from tests.bumdes.village import Village

KIND = KINDS["auditor-pack"]
YEAR = Period.year(2025)
AUDITOR = Actor("tamu", Role.AUDITOR)


class Yard(NamedTuple):
    """A year of books, its files, and the pack that was made of them."""

    village: Village
    files: FileStore
    pack: zipfile.ZipFile


@pytest.fixture(scope="module")
def yard(_sqlite_template, tmp_path_factory):
    """A year with a proved payment, sales, a reversal, a debtor and money at the bank."""
    folder = tmp_path_factory.mktemp("yard")
    shutil.copyfile(_sqlite_template, folder / "books.sqlite")
    engine = database.connect(f"sqlite:///{folder / 'books.sqlite'}")
    files, made = store(folder), founded(engine).with_unit("TOKO", "trading")
    proof = made.does(store_file, files, name="nota", content=photo()).digest
    made.does(booked, entry(750_000, evidence=(proof,)))
    for month in range(1, 7):
        made.sells(rp(100_000 + month), date=day(month, 20))
    wrong = made.does(booked, entry(90_000, date=day(2, 3)))
    made.does(reverse_entry, wrong.sequence, on=day(2, 4), reason="Salah", key="balik")
    lent = (debit("1.1.03.01", rp(400_000)), credit("1.1.01.01", rp(400_000)))
    made.does(booked, entry(postings=lent))
    banked = (debit("1.1.01.04", rp(50_000)), credit("1.1.01.01", rp(50_000)))
    made.does(booked, entry(postings=banked))
    yield Yard(made, files, zipfile.ZipFile(bundle(made, files)))
    engine.dispose()


@pytest.fixture
def pack(yard):
    return yard.pack


@pytest.fixture
def shop(yard):
    return yard.village


def bundle(village, files, actor=AUDITOR, **facts):
    with village.work(actor, read_only=True) as work:
        return io.BytesIO(zipped(work, KIND, asked(YEAR, files=files, **facts)))


def test_every_file_has_its_checksum_and_the_list_comes_last(pack):
    *others, last = pack.namelist()
    told = dict(reversed(line.split("  ")) for line in pack.read(last).decode().splitlines())
    assert last == "SHA256SUMS"
    assert told == {name: hashlib.sha256(pack.read(name)).hexdigest() for name in others}


@pytest.mark.parametrize("paper", ["01-ringkasan.pdf", "06-konfirmasi.pdf"])
def test_the_summary_and_the_letters_conform(pack, paper):
    """To PDF/A-3a and PDF/UA-1; statements are looked at where they are printed alone."""
    assert faults(pack.read(paper)) == []


def test_an_auditor_verifies_the_books_with_nothing_but_the_pack(shop, pack, tmp_path):
    pack.extractall(tmp_path / "pack")
    with shop.work(read_only=True) as work:
        head = work.book.settings().head

    said = subprocess.run(
        [
            sys.executable,
            "-I",
            "08-pemeriksa/verifier.py",
            "02-buku/buku.jsonl",
            "--head",
            head,
        ],
        cwd=tmp_path / "pack",
        capture_output=True,
        text=True,
        check=True,
    )

    assert said.stdout.rstrip().endswith("UTUH")
    assert head in pack.read("BACA-SAYA.txt").decode()


def test_an_auditor_verifies_a_statement_with_nothing_but_the_pack(pack, tmp_path):
    pack.extractall(tmp_path / "pack")
    paper = ["03-laporan/neraca-saldo.pdf", "--ledger", "02-buku/buku.jsonl"]

    said = subprocess.run(
        [sys.executable, "-I", "08-pemeriksa/paper_verifier.py", *paper],
        cwd=tmp_path / "pack",
        capture_output=True,
        text=True,
        check=False,
    )

    assert said.returncode == 0, said.stdout


def test_a_proof_lies_under_its_voucher_and_is_what_the_entry_names(pack):
    lines = pack.read("02-buku/buku.jsonl").decode().splitlines()
    named = [d for line in lines for d in json.loads(line).get("evidence", ())]
    content = pack.read("07-bukti/BKK-2025-0001/01-nota.jpg")
    assert named == [hashlib.sha256(content).hexdigest()]


def test_schedules_lead_from_the_index_to_accounts_lines_and_proofs(pack):
    book = openpyxl.load_workbook(io.BytesIO(pack.read("04-skedul-utama.xlsx")))

    index = [cell.hyperlink.location for cell in book["Indeks"]["A"] if cell.hyperlink]
    sheet = book["6.1.02"]
    account = sheet["A5"].hyperlink.location
    [proof] = [cell.hyperlink.target for cell in sheet["G"] if cell.hyperlink and cell.row > 1]

    assert "'6.1.02'!A1" in index
    assert sheet[account.rpartition("!")[2]].value.startswith("6.1.02.01")
    assert proof.replace("\\", "/") in pack.namelist()


def test_the_leads_add_up_to_the_trial_balance(shop):
    with shop.work(read_only=True) as work:
        leads = [lead.total() for lead in read_leads(work, YEAR)]
        balances = work.book.balances(YEAR.last_day)

    assert sum(lead.closing for lead in leads) == 0
    assert sum(lead.debits for lead in leads) == sum(lead.credits for lead in leads)
    assert {lead.code for lead in leads} == {code.rpartition(".")[0] for code in balances}


def test_the_same_books_and_time_give_the_same_pack(yard):
    again = bundle(yard.village, yard.files)

    assert again.getvalue() == yard.pack.fp.getvalue()


def test_the_seed_is_the_head_of_the_chain_until_somebody_names_one(shop):
    with shop.work(read_only=True) as work:
        head = work.book.settings().head
        own, named = (compose(work, KIND, asked(YEAR, subject=s)) for s in ("", "dadu"))

    assert head.startswith(own.subject.rpartition(" ")[2])
    assert named.subject == "Benih sampel: dadu"


def test_the_summary_has_each_test_and_sample_as_a_table(shop):
    with shop.work(read_only=True) as work:
        report = compose(work, KIND, asked(YEAR))

    keys = [b.register.key for c in report.chapters for b in c.blocks if isinstance(b, Listing)]
    assert keys == ["leads", "by-value", "random", "unusual", "digits", "duplicates", "letters"]


def test_letters_go_to_the_bank_and_to_whoever_owes(shop):
    with shop.work(read_only=True) as work:
        confirmed = to_confirm(work, asked(YEAR))
        report = letters(work, asked(YEAR), confirmed)

    assert [(c.key, c.is_bank, c.size) for c in confirmed] == [
        ("1.1.01.04", True, 50_000_00),
        ("UJI", False, 400_000_00),
    ]
    heads = [b for c in report.chapters for b in c.blocks if isinstance(b, Heading)]
    assert [head.text for head in heads if head.level == 0] == [
        "Permintaan Konfirmasi: Kas di Bank BRI",
        "Permintaan Konfirmasi: Seseorang",
    ]
    assert len(pypdf.PdfReader(io.BytesIO(bind(report, "pdf"))).pages) == 2


def test_papers_in_the_pack_can_be_verified_against_the_books(shop, pack):
    with shop.work(read_only=True) as work:
        found = {
            name: verify_paper(work, pack.read(name)).outcome
            for name in ("01-ringkasan.pdf", "06-konfirmasi.pdf")
        }

    assert set(found.values()) == {Outcome.GENUINE}


def test_letters_to_nobody_are_refused(shop):
    with shop.work(read_only=True) as work, pytest.raises(NothingToReportError):
        compose(work, KINDS["confirmation-letters"], asked(Period.year(2020)))


def test_who_may_not_export_the_books_gets_no_pack(yard):
    with pytest.raises(PermissionDeniedError):
        bundle(yard.village, yard.files, actor=MANAGER, unit="TOKO")


def test_who_is_bound_to_a_unit_does_not_see_the_whole(shop):
    bound = Actor("x", Role.TREASURER, "TOKO")
    with shop.work(bound, read_only=True) as work, pytest.raises(PermissionDeniedError):
        compose(work, KIND, asked(YEAR, unit="TOKO"))


def test_a_year_without_entries_has_a_summary_too(shop):
    with shop.work(read_only=True) as work:
        report = compose(work, KIND, asked(Period.year(2031)))

    assert bind(report, "pdf").startswith(b"%PDF-")


def test_vouchers_and_the_summary_are_the_same_on_each_kind_of_database(engine):
    shop = founded(engine).with_unit("TOKO", "trading")
    shop.sells()
    shop.does(booked, entry())

    with shop.work(read_only=True) as work:
        report = compose(work, KINDS["vouchers"], asked(subject="BKM/2025/0001"))
        found = read_findings(work, asked(YEAR, subject="benih"))

    assert report.title == "Bukti Kas Masuk"
    assert [e.voucher for e in found.at_random] == ["BKM/2025/0001", "BKK/2025/0001"]
    assert found.digits.count == 4
