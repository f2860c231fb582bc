"""Administration, reports and accountability: papers, closing, reports and their acceptance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.phrase import phrase, word
from bumdes.proofs.completeness import paid_unproved
from bumdes.ranking.aspect import NO, Aspect, Indicator, Reading, part, yes_or_no
from bumdes.reporting.narrative import narratives_of
from bumdes.year_end.accepted_year import year_standing
from ledger.proofs import paid

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import Period

SUPERVISION = "supervisor"
"""Key of the supervisor's report, whose texts are looked for."""


def _proofs(work: Work, period: Period) -> Reading:
    known = paid(work.book, period).payments
    bare = paid_unproved(work, period).payments
    if not known:
        return Reading(NO, word("belum ada pengeluaran"))
    return part(
        known - bare,
        known,
        phrase("{proved} dari {known} pengeluaran berbukti", proved=known - bare, known=known),
    )


def _closed(work: Work, period: Period) -> Reading:
    standing = year_standing(work, period.last_day.year)
    return yes_or_no(
        standing.is_closed, word("ditutup" if standing.is_closed else "belum ditutup")
    )


def _accepted(work: Work, period: Period) -> Reading:
    accepted = year_standing(work, period.last_day.year).accepted
    if accepted is None:
        return Reading(NO, word("belum diterima musyawarah"))
    return yes_or_no(
        accepted,
        phrase("diterima {accepted_on}", accepted_on=accepted.accepted_on),
        accepted.decision,
    )


def _supervised(work: Work, period: Period) -> Reading:
    written = narratives_of(work.session, work.book_id, SUPERVISION, period)
    known = [narrative for narrative in written.values() if narrative.text]
    return yes_or_no(
        known,
        phrase("{known} bagian ditulis", known=len(known)) if known else word("belum ditulis"),
    )


ACCOUNTABILITY = Aspect(
    key="accountability",
    label="Administrasi, laporan, dan akuntabilitas",
    place=6,
    indicators=(
        Indicator(
            key="proofs",
            label="Pengeluaran disertai bukti",
            advice="Simpan bukti pada setiap pengeluaran.",
            read=_proofs,
        ),
        Indicator(
            key="year_closed",
            label="Tahun buku ditutup",
            advice="Tutup tahun buku setelah semua pemeriksaan beres.",
            read=_closed,
        ),
        Indicator(
            key="semester_report",
            label="Laporan semester diserahkan",
            advice="Serahkan laporan semester kepada Penasihat dan Pengawas.",
        ),
        Indicator(
            key="annual_report",
            label="Laporan tahunan diterima musyawarah",
            advice="Bawa laporan tahunan ke musyawarah, dan catat keputusannya.",
            read=_accepted,
        ),
        Indicator(
            key="supervision",
            label="Laporan pengawasan dibuat",
            advice="Minta Pengawas menulis laporan hasil pengawasan.",
            read=_supervised,
        ),
    ),
)
