"""The auditor's pack: everything that an audit without a visit begins with, in one bundle."""

from __future__ import annotations

import hashlib
import io
import tempfile
from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING

from bumdes.month import day_words
from bumdes.permissions import Permission
from ledger.exchange import EXPORTS
from reports.asked import asked_data
from reports.audit.findings import read_findings
from reports.audit.lead_workbook import LeadBook, lead_workbook, lines_of_leads
from reports.audit.letters import letters
from reports.audit.summary import LISTS, summary_of
from reports.kind import BundledFile
from reports.letterhead import letterhead_of
from reports.prepare import prepare
from reports.renderers import RENDERERS, bind, render
from reports.scope import Scope
from reports.statements import STATEMENTS
from reports.vouchers.booked import read_bookings
from reports.vouchers.bundle import ascii_name, proof_files, proof_paths
from reports.words import period_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bumdes.work import Work
    from reports.audit.findings import Findings
    from reports.kind import Asked
    from reports.vouchers.booked import Bookings

PROOFS = "07-bukti"
SUMS = "SHA256SUMS"
VERIFIERS = ("verifier.py", "paper_verifier.py")
"""Scripts of the ledger that need nothing beside them."""
READ_ME = "BACA-SAYA.txt"

_READ_ME = """PAKET PEMERIKSAAN
{name}
Masa {period}; kepala rantai {head} (entri ke-{sequence})

Isi:
  01-ringkasan.pdf, .xlsx   skedul utama, sampel, uji, dan daftar, dengan benih sampelnya
  02-buku/buku.jsonl        seluruh buku sejak awal, setiap catatan dengan sidiknya
  02-buku/*.xlsx, *.csv     jurnal dan buku besar masa ini
  03-laporan/               neraca saldo dan laporan keuangan
  04-skedul-utama.xlsx      dari indeks ke kelompok akun, baris buku besar, dan berkas buktinya
  05-daftar/                catatan terlambat, dibatalkan, tanpa bukti, dan urutan nomor
  06-konfirmasi.pdf         surat konfirmasi; jawabannya dikirim langsung kepada pemeriksa
  {proofs}/                 berkas bukti menurut nomor bukti; daftarnya di {proofs}.tsv
  08-pemeriksa/             pemeriksa mandiri untuk buku dan untuk laporan PDF
  SHA256SUMS                sidik setiap berkas

Memeriksa tanpa program kami (perlu Python 3.9 atau lebih baru, tanpa tambahan apa pun):
  sha256sum -c SHA256SUMS
  python 08-pemeriksa/verifier.py 02-buku/buku.jsonl --head {head}
  python 08-pemeriksa/verifier.py 02-buku/buku.jsonl --balances
  python 08-pemeriksa/paper_verifier.py 03-laporan/neraca-saldo.pdf --ledger 02-buku/buku.jsonl

Perintah kedua menghitung ulang setiap sidik dan rantainya; perintah ketiga menjumlah mutasi
setiap akun, untuk dicocokkan dengan neraca saldo; perintah keempat memeriksa laporan PDF mana
pun terhadap buku itu. Bandingkan kepala rantai di atas dengan yang tercetak pada laporan yang
sudah ditandatangani: bila buku diubah sesudahnya, keduanya berbeda.

Nama berkas bukti adalah nomor buktinya; sidik isinya tertulis pada catatan di buku.jsonl
(evidence), sehingga berkas yang diganti ketahuan. Buka 04-skedul-utama.xlsx dari folder ini,
supaya tautannya menemukan berkas bukti.
"""


def auditor_pack(work: Work, asked: Asked) -> Iterator[BundledFile]:
    """Yield the files of the pack; the last one holds the checksums of the others.

    Raises:
        PermissionDeniedError: the actor may not export the books.
    """
    work.actor.require(Permission.EXPORT_BOOKS)
    sums: list[str] = []
    for file in _files(work, asked):
        digest = hashlib.sha256()
        for piece in file.pieces():
            digest.update(piece)
        sums.append(f"{digest.hexdigest()}  {file.name}\n")
        yield file
    yield BundledFile(SUMS, "".join(sums).encode())


def _files(work: Work, asked: Asked) -> Iterator[BundledFile]:
    found, bookings = read_findings(work, asked), read_bookings(work, _whole(asked))
    yield BundledFile(READ_ME, _read_me(work, asked).encode())
    seeded = asked_data(replace(asked, subject=found.seed))
    report = replace(summary_of(work, asked, found), asked=seeded)
    for key in ("pdf", "xlsx"):
        yield BundledFile(f"01-ringkasan.{key}", bind(report, key))
    yield from _books(work, asked)
    yield from _statements(work, asked)
    yield _leads(work, asked, found, bookings)
    for key in LISTS:
        yield from _prepared(work, asked, "05-daftar", key, ("xlsx", "csv"))
    if found.confirmed:
        written = letters(work, asked, found.confirmed)
        confirming = replace(written, asked=asked_data(_whole(asked)))
        yield BundledFile("06-konfirmasi.pdf", bind(confirming, "pdf"))
    yield from proof_files(work, asked, bookings, folder=PROOFS)
    for name in VERIFIERS:
        script = files("ledger").joinpath(name).read_bytes()
        yield BundledFile(f"08-pemeriksa/{name}", script)


def _whole(asked: Asked) -> Asked:
    """Return *asked* for the whole enterprise; its subject is the seed of the samples."""
    return replace(asked, subject="", unit=None)


def _books(work: Work, asked: Asked) -> Iterator[BundledFile]:
    with tempfile.TemporaryFile() as written:
        out = io.TextIOWrapper(written, encoding="utf-8", newline="\n")
        EXPORTS["jsonl"].write(work.book, out)
        out.flush()
        yield BundledFile("02-buku/buku.jsonl", written)
        out.detach()
    yield from _prepared(work, asked, "02-buku", "journal", ("csv",))
    yield from _prepared(work, asked, "02-buku", "general-ledger", ("xlsx",))


def _statements(work: Work, asked: Asked) -> Iterator[BundledFile]:
    for key in ("trial-balance", *STATEMENTS):
        yield from _prepared(work, asked, "03-laporan", key, ("pdf", "xlsx"))


def _prepared(
    work: Work, asked: Asked, folder: str, key: str, formats: Iterable[str]
) -> Iterator[BundledFile]:
    head = letterhead_of(work, asked.files)
    document = prepare(work, key, Scope(asked.period), letterhead=head, now=asked.now)
    for name in formats:
        extension = RENDERERS[name].extension
        file = ascii_name(document.title).lower()
        yield BundledFile(f"{folder}/{file}.{extension}", render(document, name))


def _leads(work: Work, asked: Asked, found: Findings, bookings: Bookings) -> BundledFile:
    proofs: dict[int, str] = {}
    for booked in bookings.entries:
        for path, digest in proof_paths(bookings, booked):
            if digest in bookings.proofs:
                proofs.setdefault(booked.posted.sequence, f"{PROOFS}/{path}")
    name = work.enterprise.name if work.enterprise else work.book.name
    made_of = LeadBook(
        title=f"{name}: skedul utama {period_words(asked.period)}",
        printed_at=asked.now,
        currency=work.book.currency,
        leads=found.leads,
        lines=lines_of_leads(work, found.leads, asked.period),
        proofs=proofs,
    )
    return BundledFile("04-skedul-utama.xlsx", lead_workbook(made_of))


def _read_me(work: Work, asked: Asked) -> str:
    settings = work.book.settings()
    return _READ_ME.format(
        name=work.enterprise.name if work.enterprise else work.book.name,
        period=f"{period_words(asked.period)}, dibuat {day_words(asked.now)}",
        head=settings.head,
        sequence=settings.last_sequence,
        proofs=PROOFS,
    )
