"""Management: whether work is planned, decided, written down and kept in books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.governance.deliberation import DeliberationKind, deliberations_of
from bumdes.payroll.staff import staff_of
from bumdes.phrase import phrase
from bumdes.planning.budget import plan_in_force
from bumdes.ranking.aspect import HALF, NO, YES, Aspect, Indicator, Reading, yes_or_no
from ledger.proofs import paid

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import Period


def _programme(work: Work, period: Period) -> Reading:
    year = period.last_day.year
    plan = plan_in_force(work.book, year, period.last_day)
    if plan is None:
        return Reading(
            NO, phrase("tahun {year} tanpa rencana program kerja yang disahkan", year=year)
        )
    in_time = plan.approved_on.year < year
    return Reading(
        YES if in_time else HALF,
        phrase(
            "disahkan {day}" if in_time else "disahkan {day}, setelah tahun mulai",
            day=plan.approved_on,
        ),
        (plan.decision,),
    )


def _deliberations(work: Work, period: Period) -> Reading:
    held = [
        meeting
        for meeting in deliberations_of(work.session, work.book_id)
        if meeting.held_on in period and DeliberationKind(meeting.kind).is_of_owners
    ]
    numbers = (meeting.number for meeting in held)
    return yes_or_no(held, phrase("{held} kali dalam tahun ini", held=len(held)), *numbers)


def _books(work: Work, period: Period) -> Reading:
    payments = paid(work.book, period).payments
    return yes_or_no(
        payments,
        phrase(
            "dibukukan dengan aplikasi, {payments} pengeluaran tahun ini", payments=payments
        ),
    )


def _staff(work: Work, period: Period) -> Reading:
    count = sum(
        member.first_day <= period.last_day
        and (member.last_day is None or member.last_day >= period.first_day)
        for member in staff_of(work.session, work.book_id)
    )
    return yes_or_no(count, phrase("{count} orang", count=count))


MANAGEMENT = Aspect(
    key="management",
    label="Manajemen",
    place=2,
    indicators=(
        Indicator(
            key="work_programme",
            label="Rencana program kerja disahkan sebelum tahun mulai",
            advice="Sahkan rencana program kerja dalam musyawarah sebelum tahunnya mulai.",
            read=_programme,
        ),
        Indicator(
            key="deliberations",
            label="Musyawarah diselenggarakan",
            advice="Selenggarakan musyawarah, dan simpan berita acaranya.",
            read=_deliberations,
        ),
        Indicator(
            key="procedures",
            label="SOP, termasuk SOP keuangan dan kebijakan akuntansi",
            advice="Tetapkan SOP keuangan dan kebijakan akuntansi secara tertulis.",
        ),
        Indicator(
            key="digital_books",
            label="Pembukuan digital",
            advice="Catat semua transaksi dalam aplikasi ini.",
            read=_books,
        ),
        Indicator(
            key="staff",
            label="Pegawai",
            advice="Angkat pegawai, dan daftarkan di Gaji dan upah.",
            read=_staff,
        ),
    ),
)
