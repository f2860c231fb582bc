"""The test of the whole books, on paper."""

from bumdes.permissions import Permission
from reports.audit.integrity_paper import INTEGRITY, integrity_paper
from reports.kind import Group, ReportKind, Span

INTEGRITY_KIND = ReportKind(
    key=INTEGRITY,
    slug="uji-keutuhan",
    label="Uji keutuhan buku",
    hint="Seluruh rantai, berkas, dan buku pembantu dibaca ulang, dan ciri yang tidak biasa",
    group=Group.PROOF,
    span=Span.ANY,
    compose=integrity_paper,
    formats=("pdf", "html", "json"),
    permission=Permission.VERIFY_BOOKS,
    is_checked=False,
    is_long=True,
)
