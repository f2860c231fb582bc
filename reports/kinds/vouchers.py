"""Vouchers of a month with their proofs (SPJ), or one of them."""

from bumdes.permissions import Permission
from reports.kind import Group, ReportKind, Span
from reports.vouchers.bundle import VOUCHERS, bundled_vouchers, vouchers_report

VOUCHERS_KIND = ReportKind(
    key=VOUCHERS,
    slug="bukti-transaksi",
    label="Bukti transaksi dan lampirannya (SPJ)",
    hint="Bukti kas masuk, kas keluar, dan memorial sebulan, urut nomor, dengan notanya",
    group=Group.PROOF,
    span=Span.MONTH,
    compose=vouchers_report,
    bundle=bundled_vouchers,
    formats=("pdf", "zip", "html", "json"),
    free_subject="Nomor bukti (kosong untuk semuanya)",
    has_units=True,
    permission=Permission.READ_BOOKS,
    is_checked=False,
    is_long=True,
)
