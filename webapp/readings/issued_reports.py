"""What the pages of issued reports show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.errors import FileError
from bumdes.people import person_named
from bumdes.permissions import Permission
from bumdes.reporting.issued_report import find_issued, signatures_under
from bumdes.reporting.signing import Step
from ledger.canonical import moment
from reports.errors import NoPaperError
from reports.kinds import KINDS
from reports.printable import data_of_printable
from reports.verifying.again import made_again
from reports.verifying.difference import differences
from reports.verifying.paper import read_paper
from reports.words import moment_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bumdes.file_store import FileStore
    from bumdes.reporting.issued_report import IssuedReport, ReportSignature
    from bumdes.work import Work
    from reports.verifying.difference import Difference

MOST_DIFFERENCES = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedPage:
    """What stands on the page of an issued report.

    Attributes:
        slug: of its kind; nothing if the program no longer has it.
        issued_by: the name of who issued it.
        issued_at, signed_at: when that was, in words, where the enterprise is.
        next_step: the step that is to be signed; None if all are.
        later: how many entries the books have since.
        differences: what it (before) and the books of today (after) say differently; None
            where nobody asked, or nobody can tell.
        omitted: how many more there are.
    """

    issued: IssuedReport
    slug: str
    issued_by: str
    issued_at: str
    signatures: Mapping[Step, ReportSignature]
    signed_at: Mapping[Step, str]
    next_step: Step | None
    later: int
    differences: tuple[Difference, ...] | None
    omitted: int


def read_issued(
    work: Work, files: FileStore, number: int, *, compares: bool = False
) -> IssuedPage:
    """Return what the page of the issued report *number* shows.

    Args:
        compares: whether the report is made again and held against the issued one.

    Raises:
        NotFoundError: there is none.
        PermissionDeniedError: the actor may not read it.
    """
    issued = find_issued(work.session, work.book_id, number)
    kind = KINDS.get(issued.report)
    permission = kind.permission if kind else Permission.READ_REPORTS
    work.actor.require(permission, unit=issued.unit)
    signatures = signatures_under(work.session, work.book_id, number)
    found = _differences(work, files, issued) if compares else None
    zone = work.zone
    person = person_named(work.session, issued.issued_by)
    return IssuedPage(
        issued=issued,
        slug=kind.slug if kind else "",
        issued_by=person.name if person else issued.issued_by,
        issued_at=moment_words(moment(issued.issued_at).astimezone(zone)),
        signatures=signatures,
        signed_at={
            step: moment_words(moment(each.signed_at).astimezone(zone))
            for step, each in signatures.items()
        },
        next_step=next((step for step in Step if step not in signatures), None),
        later=work.book.settings().last_sequence - issued.sequence,
        differences=None if found is None else tuple(found[:MOST_DIFFERENCES]),
        omitted=max(0, len(found or ()) - MOST_DIFFERENCES),
    )


def _differences(work: Work, files: FileStore, issued: IssuedReport) -> list[Difference] | None:
    """Return what the report and the books say differently; None where nobody can tell."""
    try:
        paper = read_paper(files.read(issued.file))
    except (FileError, NoPaperError):
        return None
    again = made_again(work, paper, files)
    return None if again is None else list(differences(paper.data, data_of_printable(again)))
