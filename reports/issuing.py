"""Issuing: what is frozen of a report that was composed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.actions.issuing_reports import IssueReport
from bumdes.errors import ReportIsDraftError
from reports.fingerprint import fingerprint
from reports.printable import data_of_printable
from reports.renderers import bind

if TYPE_CHECKING:
    from reports.bound.report import Report
    from reports.kind import Asked


def issue_of(report: Report, asked: Asked) -> IssueReport:
    """Return what is frozen of *report*: its PDF, and where the books stood.

    Raises:
        ReportIsDraftError: it is a draft.
        ReportError: it cannot be printed.
    """
    if report.draft:
        raise ReportIsDraftError(report.draft)
    return IssueReport(
        report=report.key,
        period=asked.period,
        unit=asked.unit,
        subject=asked.subject,
        paper=str(asked.paper),
        title=report.title,
        period_words=report.period_words,
        fingerprint=fingerprint(data_of_printable(report)),
        head=report.verification.head,
        sequence=report.verification.sequence,
        printed_at=asked.now,
        pdf=bind(report, "pdf"),
    )
