"""BAB III: what was done: the programme, the proposals, the capital, and what changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bumdes.governance.decision import DecisionKind, decisions_of
from bumdes.governance.organ import seats_of
from bumdes.month import day_words
from bumdes.planning.proposal import planned_minor, proposals_of
from bumdes.planning.work_plan import find_plan
from bumdes.unit import units_of
from reports.accountability.slots import ACTIVITIES, CHANGES
from reports.bound.block import Figures, Heading, Prose
from reports.bound.listed import amount, day, label, listed, text
from reports.bound.report import Chapter
from reports.capital.use import overview, read_use, standing
from reports.scope import Scope
from reports.statement import Style
from reports.table import Table

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from reports.accountability.telling import Telling
    from reports.bound.block import Block

BUDGET = "budget-realisation"


def activities(telling: Telling) -> Chapter:
    """Return the chapter."""
    blocks = (
        *telling.topic(ACTIVITIES),
        *_programme(telling),
        *_proposals(telling),
        *_capital(telling),
        *_decisions(telling),
        *changes(telling),
    )
    return Chapter(key="kegiatan", title="Pelaksanaan Kegiatan", blocks=blocks)


def _programme(telling: Telling) -> tuple[Block, ...]:
    """Return what was planned, and how far that was realised."""
    heading = Heading("Program kerja dan realisasinya")
    if not telling.plans:
        return (
            heading,
            Prose("Tahun ini tidak mempunyai rencana program kerja yang disahkan."),
        )
    plan = telling.plans[-1]
    found = find_plan(telling.work.session, telling.work.book_id, plan.year, plan.version)
    aims = "\n".join(f"- {aim}" for aim in found.summary.splitlines() if aim.strip())
    said = (
        f"Rencana program kerja tahun {plan.year} disahkan dengan keputusan {plan.decision}"
        f" tanggal {day_words(plan.approved_on)}."
    )
    prose = Prose(f"{said} Tujuannya:\n{aims}" if aims else said)
    return (heading, prose, *budget_summary(telling))


def budget_summary(telling: Telling) -> tuple[Block, ...]:
    """Return budget and realisation in a few lines; all accounts are in an annex."""
    document = telling.document(BUDGET, Scope(telling.period, unit=telling.asked.unit))
    table = next((t for t in document.tables if isinstance(t, Table)), None)
    if table is None:
        return ()
    told = tuple(row for row in table.rows if row.style in {Style.SUM, Style.GRAND})
    short = replace(table, rows=told, shows_codes=False)
    return (Figures(short, f"Anggaran dan realisasi {telling.year}"),)


def _proposals(telling: Telling) -> tuple[Block, ...]:
    work = telling.work
    decided = {d.number: d for d in decisions_of(work.session, work.book_id)}
    rows = [
        (
            proposal.title,
            "ditolak" if proposal.is_declined else "disetujui",
            proposal.decision,
            planned_minor(work.session, work.book_id, proposal.proposal_id),
        )
        for proposal in proposals_of(work.session, work.book_id)
        if proposal.decision and decided[proposal.decision].decided_on in telling.period
    ]
    if not rows:
        return ()
    columns = (
        label("title", "Usulan usaha"),
        text("state", "Hasil"),
        text("decision", "Keputusan"),
        amount("cost", "Rencana biaya"),
    )
    return (
        Heading("Usulan usaha"),
        listed(
            "proposals",
            "Usulan usaha yang diputuskan",
            columns,
            rows,
            currency=telling.currency,
            totals=("cost",),
        ),
    )


def _capital(telling: Telling) -> tuple[Block, ...]:
    """Return the capital of the period, and what became of it in one line each."""
    work = telling.work
    came = [c for c in standing(work, telling.period) if c.date in telling.period]
    if not came:
        return (
            Heading("Penggunaan penyertaan modal"),
            Prose("Tidak ada modal yang diterima pada tahun buku ini."),
        )
    uses = [read_use(work, contribution, telling.asked) for contribution in came]
    table = overview(work, uses)
    register = replace(table.register, title=f"Modal yang diterima tahun {telling.year}")
    return (
        Heading("Penggunaan penyertaan modal"),
        Prose(
            f"{len(came)} penyertaan diterima pada tahun {telling.year}. Setiap penyertaan"
            " dipertanggungjawabkan sendiri pada lampiran, dari uang yang masuk sampai bukti"
            " belanjanya."
        ),
        replace(table, register=register),
    )


def _decisions(telling: Telling) -> tuple[Block, ...]:
    work = telling.work
    rows = [
        (d.decided_on, d.number, d.about, DecisionKind(d.kind).label)
        for d in reversed(decisions_of(work.session, work.book_id))
        if d.decided_on in telling.period
    ]
    if not rows:
        return ()
    columns = (
        day("date", "Tanggal"),
        text("number", "Keputusan"),
        label("about", "Isi keputusan"),
        text("kind", "Perihal"),
    )
    return (
        Heading("Musyawarah dan keputusan"),
        listed(
            "decisions",
            f"Keputusan tahun {telling.year}",
            columns,
            rows,
            currency=telling.currency,
        ),
    )


def changes(telling: Telling) -> tuple[Block, ...]:
    """Return what changed in the period: in the words of people, then by the records."""
    known = sorted((*_unit_changes(telling), *_office_changes(telling)))
    columns = (day("date", "Tanggal"), label("what", "Perubahan"))
    rows: list[tuple[dt.date, str]] = known
    table = listed(
        "changes", "Perubahan menurut catatan", columns, rows, currency=telling.currency
    )
    return (*telling.topic(CHANGES), *((table,) if rows else ()))


def _unit_changes(telling: Telling) -> Iterator[tuple[dt.date, str]]:
    for unit in units_of(telling.work.session, telling.work.book_id):
        if unit.opened_on and unit.opened_on in telling.period:
            yield unit.opened_on, f"Unit {unit.name} dibuka"
        if unit.closed_on and unit.closed_on in telling.period:
            yield unit.closed_on, f"Unit {unit.name} ditutup"


def _office_changes(telling: Telling) -> Iterator[tuple[dt.date, str]]:
    names = {u.code: u.name for u in units_of(telling.work.session, telling.work.book_id)}
    for seat in seats_of(telling.work.session, telling.work.book_id):
        of_unit = f" {names.get(seat.unit, seat.unit)}" if seat.unit else ""
        if seat.first_day in telling.period:
            yield seat.first_day, f"{seat.name} menjadi {seat.office}{of_unit}"
        if seat.last_day and seat.last_day in telling.period:
            yield seat.last_day, f"{seat.name} berhenti sebagai {seat.office}{of_unit}"
