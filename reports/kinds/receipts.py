"""Receipts (kuitansi) of a month, or one of them."""

from bumdes.permissions import Permission
from reports.kind import Group, ReportKind, Span
from reports.vouchers.bundle import RECEIPTS, receipts_report

RECEIPTS_KIND = ReportKind(
    key=RECEIPTS,
    slug="kuitansi",
    label="Kuitansi",
    hint="Kuitansi uang masuk dan keluar sebulan, siap ditandatangani",
    group=Group.PROOF,
    span=Span.MONTH,
    compose=receipts_report,
    free_subject="Nomor bukti (kosong untuk semuanya)",
    has_units=True,
    permission=Permission.READ_BOOKS,
    is_checked=False,
)
