"""BAB II: the enterprise: its papers, its organs, its units, and whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.capital.ownership import ownership
from bumdes.enterprise import EnterpriseKind, LegalStatus, villages_of
from bumdes.governance.legal_paper import papers_of
from bumdes.governance.organ import rosters
from bumdes.month import day_words
from bumdes.unit import units_of
from ledger.money import to_minor
from reports.accountability.slots import HISTORY
from reports.accountability.tables import said
from reports.bound.block import Facts, Heading, Prose
from reports.bound.listed import amount, label, listed, number, text
from reports.bound.report import Chapter
from reports.fractions import say_hundredths

if TYPE_CHECKING:
    from bumdes.governance.organ import Seat
    from reports.accountability.telling import Telling
    from reports.bound.block import Block


def profile(telling: Telling) -> Chapter:
    """Return the chapter."""
    blocks = (
        *_identity(telling),
        *telling.topic(HISTORY),
        *_papers(telling),
        *_organs(telling),
        *_units(telling),
        *_owners(telling),
    )
    return Chapter(key="profil", title="Profil BUM Desa", blocks=blocks)


def _identity(telling: Telling) -> tuple[Block, ...]:
    work = telling.work
    enterprise = work.enterprise
    if enterprise is None:
        return (Heading("Identitas"), Facts((("Nama", work.book.name),)))
    villages = ", ".join(v.name for v in villages_of(work.session, work.book_id))
    facts = (
        ("Nama", enterprise.name),
        ("Bentuk", EnterpriseKind(enterprise.kind).label),
        ("Desa pemilik", villages),
        ("Berdiri", day_words(enterprise.founded_on) if enterprise.founded_on else ""),
        ("Status", LegalStatus(enterprise.legal_status).label),
        ("Sertifikat badan hukum", enterprise.legal_number),
        ("NIB", enterprise.nib),
        ("NPWP", enterprise.npwp),
        ("KBLI", enterprise.kbli),
        ("Alamat", f"{enterprise.address} {enterprise.postal_code}".strip()),
        ("Telepon", enterprise.phone),
        ("Surel", enterprise.email),
    )
    return (
        Heading("Identitas dan legalitas"),
        Facts(tuple((name, value) for name, value in facts if value)),
    )


def _papers(telling: Telling) -> tuple[Block, ...]:
    work = telling.work
    found = papers_of(work.session, work.book_id, on=telling.period.last_day)
    if not found:
        return ()
    rows = (
        (
            paper.kind.label,
            paper.paper.title,
            "; ".join(paper.numbers_printed),
            day_words(paper.paper.dated_on),
        )
        for paper in found
    )
    columns = (
        text("kind", "Surat"),
        label("title", "Tentang"),
        text("number", "Nomor"),
        text("dated", "Tanggal"),
    )
    title = f"Surat-surat yang berlaku per {day_words(telling.period.last_day)}"
    return (listed("papers", title, columns, rows, currency=telling.currency),)


def _organs(telling: Telling) -> tuple[Block, ...]:
    work, on = telling.work, telling.period.last_day
    names = {unit.code: unit.name for unit in units_of(work.session, work.book_id)}

    def office(seat: Seat) -> str:
        unit = names.get(seat.unit or "", seat.unit or "")
        return f"{seat.office} {unit}".strip()

    rows = [
        (
            roster.organ.label,
            seat.name,
            office(seat),
            seat.decree,
            day_words(seat.due_on) if seat.due_on else "",
        )
        for roster in rosters(work.session, work.book_id, on)
        for seat in roster.seats
    ]
    if not rows:
        return (Heading("Organ"), Prose("Belum ada pengurus yang dicatat."))
    columns = (
        text("organ", "Organ"),
        label("name", "Nama"),
        text("office", "Jabatan"),
        text("decree", "Surat keputusan"),
        text("due", "Akhir masa jabatan"),
    )
    title = f"Organ dan pengurus per {day_words(on)}"
    return (
        Heading("Organ"),
        listed("organs", title, columns, rows, currency=telling.currency),
    )


def _units(telling: Telling) -> tuple[Block, ...]:
    work, on = telling.work, telling.period.last_day
    rows = [
        (
            unit.name,
            unit.type.label,
            day_words(unit.opened_on) if unit.opened_on else "",
            f"ditutup {day_words(unit.closed_on)}" if unit.closed_on else "berjalan",
        )
        for unit in units_of(work.session, work.book_id)
        if unit.opened_on is None or unit.opened_on <= on
    ]
    if not rows:
        return ()
    columns = (
        label("name", "Unit usaha"),
        text("type", "Jenis usaha"),
        text("opened", "Dibuka"),
        text("state", "Keadaan"),
    )
    return (
        Heading("Unit usaha"),
        listed("units", "Unit usaha", columns, rows, currency=telling.currency),
    )


def _owners(telling: Telling) -> tuple[Block, ...]:
    """Return who owns how much, and what belongs to nobody alone."""
    work, on = telling.work, telling.period.last_day
    found = ownership(work.session, work.book, at=on)
    rows = [
        (share.owner.name, say_hundredths(share.share_bp), share.amount)
        for share in found.shares
    ]
    beside = (
        ("Dana bergulir (DBM) milik bersama", found.dbm),
        ("Saldo laba yang dijadikan modal", found.common),
        ("Modal yang belum dirinci pemiliknya", found.unnamed),
    )
    rows += [(name, "", money) for name, money in beside if money.amount]
    if not rows:
        return ()
    columns = (
        label("owner", "Pemilik"),
        number("share", "Bagian (%)"),
        amount("amount", "Penyertaan modal"),
    )
    owned = said(to_minor(found.owned), telling.currency)
    return (
        Heading("Permodalan"),
        Prose(f"Modal yang dimiliki bersama pada {day_words(on)} adalah {owned}."),
        listed(
            "owners",
            f"Kepemilikan per {day_words(on)}",
            columns,
            rows,
            currency=telling.currency,
            totals=("amount",),
        ),
    )
