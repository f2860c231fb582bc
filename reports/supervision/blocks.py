"""What supervisors are shown of the books: figures, checks, papers, reviews, earlier advice.

It is computed, so that the report cannot say other figures than the books; what supervisors
say of it, they alone write.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from bumdes.approval.lateness import came_late
from bumdes.check import Occasion, run_checks
from bumdes.governance.deliberation import DeliberationKind, deliberations_of
from bumdes.governance.legal_paper import PaperKind, papers_of
from bumdes.governance.organ import Organ, rosters
from bumdes.permissions import Role
from bumdes.planning.review import Review, Verdict
from bumdes.proofs.completeness import paid_unproved
from bumdes.reporting.narrative import narratives_of
from bumdes.sharing.year_result import year_result
from ledger.money import from_minor, to_minor
from ledger.proofs import paid
from reports.bound.block import Facts, Heading, Prose
from reports.bound.listed import amount, day, label, listed, rupiah, text
from reports.checks import ALL_CHECKS
from reports.register import CellKind, RegisterColumn
from reports.scope import Scope, unit_name
from reports.statements import statement_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.check import CheckResult
    from bumdes.governance.deliberation import Deliberation
    from bumdes.work import Work
    from ledger import Money, Period
    from reports.bound.block import Block, Listing
    from reports.kind import Asked
    from reports.table import Table

MOST_FINDINGS = 40
"""Findings that are printed; the others stand on the page of checks."""

ADVICE = "advice"
"""The place in the report where supervisors give advice; the next report looks back at it."""

_FIGURES = (
    ("Pendapatan usaha", "income-statement", "revenue"),
    ("Laba (rugi) bersih", "income-statement", "profit"),
    ("Jumlah aset", "financial-position", "assets"),
    ("Jumlah kewajiban", "financial-position", "liabilities"),
    ("Jumlah ekuitas", "financial-position", "equity"),
)


def basis_blocks(work: Work, period: Period) -> tuple[Block, ...]:
    """Return by what papers the supervisors work, and who they are."""
    on = period.last_day
    kinds = (PaperKind.ARTICLES, PaperKind.BYLAWS)
    found = [
        paper
        for kind in kinds
        for paper in papers_of(work.session, work.book_id, on=on, kind=kind)[:1]
    ]
    said = [
        "Peraturan Pemerintah Nomor 11 Tahun 2021 tentang Badan Usaha Milik Desa.",
        *(f"{' '.join((p.kind.label, *p.numbers_printed))}: {p.paper.title}." for p in found),
    ]
    lines = "\n".join(f"{place}. {line}" for place, line in enumerate(said, start=1))
    return (Heading("Dasar"), Prose(lines), Heading("Pengawas"), _supervisors(work, period))


def figures(work: Work, asked: Asked) -> Listing:
    """Return the figures of the statements, this period and the one a year before."""
    tables: dict[tuple[str, Period], Table] = {}
    zero = from_minor(0, work.book.currency)

    def read(statement: str, row: str, period: Period) -> Money:
        key = (statement, period)
        if key not in tables:
            tables[key] = statement_table(work.book, statement, Scope(period))
        return tables[key][row].figures[0] or zero

    before = asked.period.year_before
    rows = []
    for name, statement, row in _FIGURES:
        now, was = read(statement, row, asked.period), read(statement, row, before)
        rows.append((name, now, was, now - was))
    return listed(
        "figures",
        "Angka pokok laporan keuangan",
        (
            label("what", "Pos"),
            amount("now", "Masa ini"),
            amount("before", "Setahun sebelumnya"),
            amount("change", "Naik (turun)"),
        ),
        rows,
        currency=work.book.currency,
    )


def result_of_units(work: Work, period: Period) -> Listing:
    """Return what each unit earned in the year of *period*."""
    found = year_result(work.book, period.last_day.year)
    return listed(
        "units",
        f"Laba (rugi) setiap unit, tahun {found.year}",
        (label("unit", "Unit usaha"), amount("result", "Laba (rugi)")),
        ((unit_name(work.book, unit), result) for unit, result in found.by_unit.items()),
        currency=work.book.currency,
        totals=("result",),
    )


def paper_blocks(work: Work, period: Period) -> tuple[Block, ...]:
    """Return how far payments are proved, and what was recorded late."""
    known, bare = paid(work.book, period), paid_unproved(work, period)
    after, late = came_late(work, period)
    proved = known.payments - bare.payments
    part = f", {100 * proved // known.payments} persen" if known.payments else ""
    currency = work.book.currency
    rows = (
        (
            "Pengeluaran kas",
            f"{known.payments} kali, {rupiah(from_minor(known.minor, currency))}",
        ),
        ("Berbukti", f"{proved} dari {known.payments}{part}"),
        ("Tanpa bukti", rupiah(from_minor(bare.minor, currency))),
        (
            f"Dicatat lebih dari {after} hari sesudah tanggalnya",
            f"{sum(each.entries for each in late)} catatan",
        ),
    )
    return (Facts(rows),)


def check_blocks(work: Work, period: Period) -> tuple[Block, ...]:
    """Return every check of the books: what it found, and how to repair it."""
    results = run_checks(work, ALL_CHECKS, on=Occasion.PRINT, period=period)
    table = listed(
        "checks",
        "Pemeriksaan buku oleh aplikasi",
        (
            label("check", "Yang diperiksa"),
            text("result", "Hasil"),
            RegisterColumn("findings", "Temuan", CellKind.NUMBER),
        ),
        ((r.check.label, _result(r), str(len(r.findings) or "")) for r in results),
        currency=work.book.currency,
    )
    found = list(_findings(work, results))
    if not found:
        return (table, Prose("Tidak ada temuan."))
    return (table, Heading("Temuan dan cara memperbaikinya"), Prose("\n".join(found)))


def review_blocks(work: Work, period: Period) -> tuple[Block, ...]:
    """Return what the supervisors reviewed in *period*, and the meetings that were held."""
    reviews = [review for review in reviews_in(work, period) if review.organ == Role.SUPERVISOR]
    meetings = [
        meeting
        for meeting in reversed(deliberations_of(work.session, work.book_id))
        if meeting.held_on in period
    ]
    return (*_reviews(work, reviews), *_meetings(work, meetings))


def reviews_in(work: Work, period: Period) -> list[Review]:
    """Return the reviews of plans and proposals in *period*, by day."""
    query = (
        select(Review)
        .where(
            Review.book_id == work.book_id,
            Review.reviewed_on.between(period.first_day, period.last_day),
        )
        .order_by(Review.reviewed_on, Review.subject, Review.organ)
    )
    return list(work.session.scalars(query))


def earlier_advice(work: Work, report: str, period: Period) -> tuple[Block, ...]:
    """Return what the supervisors advised a year before, as they wrote it."""
    before = period.year_before
    written = narratives_of(work.session, work.book_id, report, before)
    if ADVICE not in written or not written[ADVICE].text:
        return ()
    return (
        Heading(f"Saran tahun {before.last_day.year}"),
        Prose(written[ADVICE].text),
    )


def _supervisors(work: Work, period: Period) -> Block:
    seats = next(
        r.seats
        for r in rosters(work.session, work.book_id, period.last_day)
        if r.organ is Organ.SUPERVISORS
    )
    if not seats:
        return Prose("Jabatan pengawas kosong.")
    ordered = sorted(seats, key=lambda seat: seat.office.lower().startswith("anggota"))
    return listed(
        "supervisors",
        "",
        (
            label("name", "Nama"),
            text("office", "Jabatan"),
            text("decree", "Surat keputusan"),
            day("since", "Sejak"),
        ),
        ((s.name, s.office, s.decree, s.first_day) for s in ordered),
        currency=work.book.currency,
    )


def _result(found: CheckResult) -> str:
    if found.is_passed:
        return "baik"
    return "harus diperbaiki" if found.prevents else "perlu perhatian"


def _findings(work: Work, results: list[CheckResult]) -> Iterator[str]:
    count = 0
    for result in results:
        for found in result.findings:
            count += 1
            if count <= MOST_FINDINGS:
                at = f" ({unit_name(work.book, found.unit)})" if found.unit else ""
                money = ", ".join(rupiah(a) for a in found.amounts if to_minor(a))
                sums = f" {money}." if money else ""
                yield f"- {found.text}{at}{sums} {found.repair or result.check.advice}"
    if count > MOST_FINDINGS:
        yield f"- Dan {count - MOST_FINDINGS} temuan lain di halaman Pemeriksaan."


def _reviews(work: Work, reviews: list[Review]) -> Iterator[Block]:
    if not reviews:
        yield Prose("Tidak ada telaah rencana atau usulan yang dicatat pada masa ini.")
        return
    yield listed(
        "reviews",
        "Telaah rencana dan usulan",
        (
            day("date", "Tanggal"),
            label("what", "Yang ditelaah"),
            text("verdict", "Pendapat"),
            text("note", "Catatan"),
        ),
        (
            (r.reviewed_on, _subject(r), Verdict(r.verdict).label, r.note.replace("\n", " "))
            for r in reviews
        ),
        currency=work.book.currency,
    )


def _subject(review: Review) -> str:
    what, _, key = review.subject.partition(":")
    if what == "plan":
        year, _, version = key.partition("/")
        return f"Rencana program kerja {year}, versi {version}"
    return "Usulan usaha"


def _meetings(work: Work, meetings: list[Deliberation]) -> Iterator[Block]:
    if meetings:
        yield listed(
            "meetings",
            "Musyawarah dan rapat",
            (
                day("date", "Tanggal"),
                text("kind", "Jenis"),
                label("agenda", "Acara"),
                text("number", "Berita acara"),
            ),
            (
                (
                    m.held_on,
                    DeliberationKind(m.kind).label,
                    "; ".join(m.agenda.splitlines()),
                    m.number,
                )
                for m in meetings
            ),
            currency=work.book.currency,
        )
