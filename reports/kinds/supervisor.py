"""The supervisors' own report to the deliberation: what they did, found and advise.

Source: PP 11/2021 Art. 58(6) letter f; the format published with Permendesa PDTT 3/2021.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bumdes.permissions import Permission, Role
from bumdes.phrase import phrase, word
from bumdes.reporting.narrative import narratives_of
from reports.bound.block import Prose
from reports.bound.report import Chapter
from reports.composing import report_of, texts_of
from reports.document import Signatory
from reports.kind import Group, ReportKind, Slot, Span
from reports.offices import holders, signed_by
from reports.supervision.blocks import (
    ADVICE,
    basis_blocks,
    check_blocks,
    earlier_advice,
    figures,
    paper_blocks,
    result_of_units,
    review_blocks,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bumdes.work import Work
    from reports.bound.block import Block
    from reports.bound.report import Report
    from reports.kind import Asked

KEY = "supervisor"

_P = Permission.WRITE_SUPERVISION
_SLOTS = (
    Slot(
        key="activities",
        title="Pengawasan yang dilakukan",
        hint="Kapan memeriksa, apa yang diperiksa, dengan cara apa, dan siapa yang ditemui.",
        is_needed=True,
        permission=_P,
    ),
    Slot(
        key="assessment",
        title="Penilaian atas laporan keuangan",
        hint="Apakah angka laporan sesuai dengan buku, bukti, dan keadaan yang dilihat.",
        template=(
            "Menurut buku, pendapatan usaha masa {masa} adalah {pendapatan}, dengan laba bersih"
            " {laba_bersih}. Aset berjumlah {aset}, kewajiban {kewajiban}, dan ekuitas"
            " {ekuitas}."
        ),
        permission=_P,
    ),
    Slot(
        key="findings",
        title="Temuan Pengawas",
        hint="Yang ditemukan Pengawas sendiri, di luar pemeriksaan buku oleh aplikasi.",
        is_needed=True,
        permission=_P,
    ),
    Slot(
        key="follow_up",
        title="Tindak lanjut saran sebelumnya",
        hint="Saran tahun lalu: sudah, sedang, atau belum dijalankan.",
        permission=_P,
    ),
    Slot(
        key=ADVICE,
        title="Saran",
        hint="Apa yang harus diperbaiki, oleh siapa, dan sampai kapan.",
        is_needed=True,
        permission=_P,
    ),
    Slot(
        key="opinion",
        title="Pendapat dan kesimpulan",
        hint="Apakah laporan tahunan dapat diterima, dengan atau tanpa catatan.",
        is_needed=True,
        permission=_P,
    ),
)


def _compose(work: Work, asked: Asked) -> Report:
    texts = texts_of(work, SUPERVISOR, asked)
    parts = _parts(work, asked, texts)
    chapters = tuple(
        Chapter(
            key=f"part-{place}",
            title=title,
            number=str(place),
            blocks=blocks,
            begins_page=False,
        )
        for place, (title, blocks) in enumerate(parts, start=1)
    )
    report = report_of(
        work,
        asked,
        key=KEY,
        title="Laporan Hasil Pengawasan",
        chapters=(*chapters, _signed(work, asked)),
    )
    return replace(report, draft=_missing(work, asked))


def _parts(
    work: Work, asked: Asked, texts: Mapping[str, str]
) -> tuple[tuple[str, tuple[Block, ...]], ...]:
    def said(key: str) -> tuple[Block, ...]:
        blank = next(slot.title for slot in _SLOTS if slot.key == key)
        return (Prose(texts[key] or f"({blank}: belum ditulis.)"),)

    period = asked.period
    return (
        ("Dasar dan susunan Pengawas", basis_blocks(work, period)),
        ("Pengawasan yang dilakukan", (*said("activities"), *review_blocks(work, period))),
        (
            "Laporan keuangan",
            (*said("assessment"), figures(work, asked), result_of_units(work, period)),
        ),
        ("Bukti dan pencatatan", paper_blocks(work, period)),
        ("Pemeriksaan buku", check_blocks(work, period)),
        ("Temuan Pengawas", said("findings")),
        (
            "Saran",
            (
                *earlier_advice(work, KEY, period),
                *(said("follow_up") if texts["follow_up"] else ()),
                *said(ADVICE),
            ),
        ),
        ("Pendapat dan kesimpulan", said("opinion")),
    )


def _missing(work: Work, asked: Asked) -> tuple[str, ...]:
    """Return what the supervisors have to write yet: findings of checks are no hindrance."""
    written = narratives_of(work.session, work.book_id, KEY, asked.period)
    return tuple(
        phrase("“{title}” belum ditulis oleh Pengawas.", title=word(slot.title))
        for slot in _SLOTS
        if slot.is_needed and not (slot.key in written and written[slot.key].text)
    )


def _signed(work: Work, asked: Asked) -> Chapter:
    on = asked.now.date()
    known = holders(work, Role.SUPERVISOR, on) or [Signatory(Role.SUPERVISOR.label)]
    signatories = tuple(Signatory(holder.role, holder.name) for holder in known)
    return signed_by(work, on, *signatories)


SUPERVISOR = ReportKind(
    key=KEY,
    slug="pengawasan",
    label="Laporan hasil pengawasan",
    hint="Ditulis Pengawas sendiri, dengan angka dan pemeriksaan dari buku",
    group=Group.PERIODIC,
    span=Span.ANY,
    slots=_SLOTS,
    compose=_compose,
    formats=("pdf", "docx", "xlsx", "html", "json"),
    is_checked=False,
)
