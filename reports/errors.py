"""What a report refuses to show.

* ReportError
  + UnknownReportError, UnknownFormatError
  + InvalidScopeError, UnknownUnitError, UnknownFundError
  + ProofFailedError: two figures that must be equal are not
  + PrinterMissingError: the system lacks what PDF needs

Every class has a stable ``code``, which programs and translations use, and ``facts``: the
values the sentence speaks of, by name. The English sentence is for logs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Collection

    from ledger import Money


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


class PrinterMissingError(ReportError):
    """The system libraries that PDF needs are not there; everything else works."""

    code = "printer_missing"

    def __init__(self, missing: str, install: str) -> None:
        message = f"PDF needs Pango, which is missing ({missing}); install it: {install}"
        super().__init__(message, missing=missing, install=install)
