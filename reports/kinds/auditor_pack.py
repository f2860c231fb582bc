"""The auditor's pack: a bundle, and its summary as a paper."""

from bumdes.permissions import Permission
from reports.audit.pack import auditor_pack
from reports.audit.summary import AUDITOR_PACK, summary
from reports.kind import Group, ReportKind, Span

AUDITOR_PACK_KIND = ReportKind(
    key=AUDITOR_PACK,
    slug="paket-pemeriksaan",
    label="Paket pemeriksaan (auditor)",
    hint="Buku, skedul, sampel, bukti, uji, surat konfirmasi, dan pemeriksa mandiri",
    group=Group.PROOF,
    span=Span.ANY,
    compose=summary,
    bundle=auditor_pack,
    formats=("zip", "pdf", "xlsx", "html", "json"),
    free_subject="Benih sampel (kosong untuk kepala rantai buku)",
    permission=Permission.EXPORT_BOOKS,
    is_checked=False,
    is_long=True,
)
