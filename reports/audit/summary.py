"""The summary on top of an auditor's pack: schedules, samples, tests, and who is written to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bumdes.permissions import Permission
from ledger.money import from_minor
from reports.audit.digits import EXPECTED
from reports.audit.findings import read_findings
from reports.audit.oddities import ODDITIES
from reports.bound.block import Facts, Heading, Included, Prose
from reports.bound.listed import amount, day, label, listed, rupiah, text
from reports.bound.report import Chapter
from reports.composing import report_of
from reports.fractions import say_hundredths
from reports.prepare import prepare
from reports.register import CellKind, RegisterColumn
from reports.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bumdes.work import Work
    from ledger.money import Currency
    from reports.audit.findings import Findings
    from reports.audit.lead import LeadAccount
    from reports.audit.population import AuditEntry
    from reports.bound.block import Block, Listing
    from reports.bound.report import Report
    from reports.kind import Asked
    from reports.register import Cell

AUDITOR_PACK = "auditor-pack"
LISTS = ("back-dated", "reversals", "unproved", "gap-report")
"""Listings that stand in the summary and beside it, by key."""
MOST_ROWS = 150
"""A longer listing stands beside the summary only."""

_TITLES = (
    ("leads", "Skedul utama"),
    ("by-value", "Sampel menurut nilai"),
    ("random", "Sampel acak"),
    ("unusual", "Catatan yang tidak biasa"),
    ("digits", "Uji angka pertama (Benford)"),
    ("duplicates", "Kemungkinan tercatat dua kali"),
    ("lists", "Catatan terlambat, dibatalkan, tanpa bukti, dan nomor"),
    ("letters", "Surat konfirmasi"),
)
_ENTRY = (
    text("voucher", "Nomor bukti"),
    day("date", "Tanggal"),
    label("description", "Uraian"),
    text("proofs", "Lampiran"),
    amount("amount", "Jumlah"),
)


def summary(work: Work, asked: Asked) -> Report:
    """Return the summary of what is found in the period asked about.

    Raises:
        PermissionDeniedError: the actor may not export the books.
    """
    work.actor.require(Permission.EXPORT_BOOKS)
    return summary_of(work, asked, read_findings(work, asked))


def summary_of(work: Work, asked: Asked, found: Findings) -> Report:
    """Return the summary of *found*."""
    blocks = {
        "leads": _leads(found, work.book.currency),
        "by-value": _by_value(found, work.book.currency),
        "random": _random(found, work.book.currency),
        "unusual": _unusual(found, work.book.currency),
        "digits": _digits(found, work.book.currency),
        "duplicates": _duplicates(found, work.book.currency),
        "lists": _lists(work, asked),
        "letters": _letters(found, work.book.currency),
    }
    chapters = tuple(
        Chapter(
            key=key,
            title=title,
            number=str(place),
            blocks=tuple(blocks[key]),
            begins_page=False,
        )
        for place, (key, title) in enumerate(_TITLES, 1)
    )
    first = Chapter(key="books", title="", blocks=tuple(_books(work, found)), begins_page=False)
    report = report_of(
        work, asked, key=AUDITOR_PACK, title="Paket Pemeriksaan", chapters=(first, *chapters)
    )
    return replace(report, subject=f"Benih sampel: {found.seed}")


def _books(work: Work, found: Findings) -> Iterator[Block]:
    settings, currency = work.book.settings(), work.book.currency
    total = from_minor(found.minor, currency)
    yield Facts(
        (
            ("Catatan pada masa ini", f"{len(found.entries)} senilai {rupiah(total)}"),
            ("Seluruh rantai buku", f"{settings.last_sequence} entri"),
            ("Kepala rantai", settings.head),
            ("Benih sampel", found.seed),
        )
    )
    yield Prose(
        "Saldo awal dan jurnal penutup tidak ikut disampel. Sampel dan uji di bawah ini"
        " menunjukkan di mana perlu dilihat; tidak satu pun merupakan kesimpulan."
    )


def _leads(found: Findings, currency: Currency) -> Iterator[Listing]:
    columns = (
        text("code", "Kode"),
        label("name", "Kelompok akun"),
        amount("opening", "Saldo awal"),
        amount("debit", "Debit"),
        amount("credit", "Kredit"),
        amount("closing", "Saldo akhir"),
    )
    rows = [_lead_row(lead.total()) for lead in found.leads]
    totals = ("opening", "debit", "credit", "closing")
    facts = ("debit positif, kredit dalam kurung",)
    yield listed(
        "leads", "Kelompok akun", columns, rows, currency=currency, totals=totals, facts=facts
    )


def _lead_row(lead: LeadAccount) -> tuple[Cell, ...]:
    return (lead.code, lead.name, lead.opening, lead.debits, lead.credits, lead.closing)


def _by_value(found: Findings, currency: Currency) -> Iterator[Block]:
    sample = found.by_value
    interval, start = (from_minor(m, currency) for m in (sample.interval, sample.start))
    yield Prose(
        f"Sampel satuan uang: jarak {rupiah(interval)}, mulai {rupiah(start)}. Setiap catatan"
        " senilai jaraknya atau lebih pasti terpilih."
    )
    yield _entries("by-value", "Terpilih menurut nilai", sample.entries, currency)


def _random(found: Findings, currency: Currency) -> Iterator[Block]:
    yield Prose(
        "Terpilih: catatan yang SHA-256 dari “benih:urutan” miliknya paling kecil, sehingga"
        " siapa pun dapat mengulangi pemilihannya."
    )
    yield _entries("random", "Terpilih acak", found.at_random, currency)


def _unusual(found: Findings, currency: Currency) -> Iterator[Block]:
    ways = ", ".join(oddity.label for oddity in ODDITIES.values())
    yield Prose(f"Dipilih bila sedikitnya dua ciri terpenuhi. Ciri yang diperiksa: {ways}.")
    columns = (*_ENTRY[:2], label("description", "Uraian dan ciri"), amount("amount", "Jumlah"))
    rows = [
        (e.voucher, e.date, f"{e.description} [{'; '.join(reasons)}]", e.minor)
        for e, reasons in found.unusual
    ]
    yield listed("unusual", "Catatan dan cirinya", columns, rows, currency=currency)


def _digits(found: Findings, currency: Currency) -> Iterator[Block]:
    digits = found.digits
    yield Prose(
        f"{digits.count} jumlah baris. Simpangan rata-rata"
        f" {say_hundredths(digits.deviation)} persen dari hukum Benford:"
        f" {digits.verdict}. Harga yang tetap, seperti karcis dan iuran,"
        " memang tidak mengikuti hukum ini."
    )
    columns = (
        label("digit", "Angka pertama"),
        RegisterColumn("count", "Banyaknya", CellKind.NUMBER),
        RegisterColumn("share", "Bagian (%)", CellKind.NUMBER),
        RegisterColumn("expected", "Menurut hukum (%)", CellKind.NUMBER),
    )
    rows = [
        (
            str(d),
            str(digits.counts[d]),
            say_hundredths(digits.share(d)),
            say_hundredths(EXPECTED[d]),
        )
        for d in EXPECTED
    ]
    yield listed("digits", "Angka pertama", columns, rows, currency=currency)


def _duplicates(found: Findings, currency: Currency) -> Iterator[Block]:
    columns = (
        text("group", "No."),
        *_ENTRY[:2],
        label("description", "Uraian dan kesamaan"),
        amount("amount", "Jumlah"),
    )
    rows = [
        (str(place), e.voucher, e.date, f"{e.description} [{group.why}]", e.minor)
        for place, group in enumerate(found.duplicates, 1)
        for e in group.entries
    ]
    facts = (f"{len(found.duplicates)} kelompok",)
    yield listed(
        "duplicates",
        "Catatan yang serupa",
        columns,
        rows,
        currency=currency,
        facts=facts,
    )


def _lists(work: Work, asked: Asked) -> Iterator[Block]:
    for key in LISTS:
        document = prepare(work, key, Scope(asked.period), now=asked.now)
        rows = sum(len(table.rows) for table in document.tables)
        yield Heading(document.title)
        if rows > MOST_ROWS:
            yield Prose(f"{rows} baris: lihat berkasnya di folder 05-daftar.")
        else:
            yield Included(document)


def _letters(found: Findings, currency: Currency) -> Iterator[Block]:
    if found.unwritten:
        yield Prose(
            f"{found.unwritten} pihak lain bersaldo lebih kecil tidak dibuatkan surat; mereka"
            " ada di buku pembantu."
        )
    columns = (
        text("key", "Kode"),
        label("name", "Kepada"),
        amount("ours", "Milik kami"),
        amount("yours", "Milik mereka"),
    )
    rows = [
        (
            each.key,
            each.name,
            sum(max(s.net, 0) for s in each.standings),
            sum(max(-s.net, 0) for s in each.standings),
        )
        for each in found.confirmed
    ]
    yield listed(
        "letters",
        "Kepada siapa",
        columns,
        rows,
        currency=currency,
        totals=("ours", "yours"),
    )


def _entries(
    key: str, title: str, entries: Iterable[AuditEntry], currency: Currency
) -> Listing:
    rows = [
        (
            e.voucher,
            e.date,
            e.description,
            f"{len(e.proofs)} berkas" if e.proofs else "tidak ada",
            e.minor,
        )
        for e in entries
    ]
    return listed(
        key,
        title,
        _ENTRY,
        rows,
        currency=currency,
        totals=("amount",),
        facts=(f"{len(rows)} catatan",),
    )
