"""What a report refuses to show.

* ReportError
  + UnknownReportError, UnknownFormatError
  + InvalidScopeError, UnknownUnitError, UnknownFundError
  + UnknownSubjectError, NothingToReportError: what a paper is to be about is not there
  + ProofFailedError: two figures that must be equal are not
  + PrinterMissingError: the system lacks what PDF needs
  + NoPaperError: a file that is no paper of this program
  + SigningFailedError: a PDF that cannot be signed digitally
  + PrintingFailedError: a page that cannot be printed, or not within the limits

Every class has a stable ``code``, which programs and translations use, and ``facts``: the
values the sentence speaks of, by name. The English sentence is for logs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Collection

    from ledger import Money, Period


class ReportError(Exception):
    """A report cannot be made."""

    code: ClassVar[str] = "report"

    def __init__(self, message: str, **facts: object) -> None:
        super().__init__(message)
        self.facts = facts


class UnknownReportError(ReportError):
    """There is no report with this key."""

    code = "unknown_report"

    def __init__(self, key: str, known: Collection[str]) -> None:
        message = f"there is no report {key!r}; there are {', '.join(known)}"
        super().__init__(message, key=key, known=tuple(known))


class UnknownFormatError(ReportError):
    """No renderer writes this format."""

    code = "unknown_format"

    def __init__(self, key: str, known: Collection[str]) -> None:
        message = f"there is no format {key!r}; there are {', '.join(known)}"
        super().__init__(message, key=key, known=tuple(known))


class InvalidScopeError(ReportError):
    """Columns that this report cannot have, or that do not go together."""

    code = "invalid_scope"

    def __init__(self, report: str, problem: str) -> None:
        super().__init__(f"{report}: {problem}", report=report, problem=problem)


class UnknownUnitError(ReportError):
    """The book knows no such unit."""

    code = "unknown_unit"

    def __init__(self, unit: str) -> None:
        super().__init__(f"the book knows no unit {unit!r}", unit=unit)


class UnknownFundError(ReportError):
    """The book knows no such fund."""

    code = "unknown_fund"

    def __init__(self, fund: str) -> None:
        super().__init__(f"the book knows no fund {fund!r}", fund=fund)


class UnknownSubjectError(ReportError):
    """A paper cannot be about this: it is not among what its kind offers for the period."""

    code = "unknown_subject"

    def __init__(self, report: str, subject: str, known: Collection[str]) -> None:
        message = f"{report} cannot be about {subject!r}; there are {', '.join(known)}"
        super().__init__(message, report=report, subject=subject, known=tuple(known))


class NothingToReportError(ReportError):
    """In this period there is nothing that a paper of this kind could be about."""

    code = "nothing_to_report"

    def __init__(self, report: str, period: Period) -> None:
        super().__init__(f"{report}: nothing in {period}", report=report, period=period)


class ProofFailedError(ReportError):
    """Two figures that must be equal are not: the books need an accountant."""

    code = "proof_failed"

    def __init__(
        self, report: str, left: str, right: str, *, column: str, amounts: tuple[Money, Money]
    ) -> None:
        super().__init__(
            f"in {report}, column {column}: {left} {amounts[0].amount} differs from "
            f"{right} {amounts[1].amount}",
            report=report,
            left=left,
            right=right,
            column=column,
            amounts=amounts,
        )


class UnreadableProofError(ReportError):
    """A file that proves something cannot be drawn: it is damaged, or asks for a password."""

    code = "unreadable_proof"

    def __init__(self, problem: str) -> None:
        super().__init__(f"the proof cannot be drawn: {problem}", problem=problem)


class PrinterMissingError(ReportError):
    """The system libraries that PDF needs are not there; everything else works."""

    code = "printer_missing"

    def __init__(self, missing: str, install: str) -> None:
        message = f"PDF needs Pango, which is missing ({missing}); install it: {install}"
        super().__init__(message, missing=missing, install=install)


class PrintingFailedError(ReportError):
    """The printer does not print the page as it was meant, or not within its limits."""

    code = "printing_failed"

    def __init__(self, problem: str) -> None:
        super().__init__(f"the page was not printed: {problem}", problem=problem)


class NoPaperError(ReportError):
    """A file is no paper of this program, or what could verify it was taken out."""

    code = "no_paper"

    def __init__(self, problem: str) -> None:
        super().__init__(f"this is no paper of this program: {problem}", problem=problem)


class SigningFailedError(ReportError):
    """A PDF cannot be signed digitally: the key does not open, or its libraries lack."""

    code = "signing_failed"

    def __init__(self, problem: str) -> None:
        super().__init__(f"the PDF was not signed: {problem}", problem=problem)
