"""Confirmation letters to banks, debtors, creditors and owners, answered to an auditor."""

from bumdes.permissions import Permission
from reports.audit.letters import LETTERS, TITLE, letters_to_all
from reports.kind import Group, ReportKind, Span

CONFIRMATION_LETTERS = ReportKind(
    key=LETTERS,
    slug="surat-konfirmasi",
    label=TITLE,
    hint="Kepada bank dan pihak yang bersaldo; jawabannya langsung kepada pemeriksa",
    group=Group.PROOF,
    span=Span.ANY,
    compose=letters_to_all,
    permission=Permission.READ_BOOKS,
    is_checked=False,
)
