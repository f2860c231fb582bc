"""What a report refuses of those who write, sign and hand it over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors.base import EnterpriseError

if TYPE_CHECKING:
    from collections.abc import Collection


class ReportingError(EnterpriseError):
    """A report does not take what is asked."""

    code = "reporting"


class NarrativeChangedError(ReportingError):
    """Somebody else has written the text since it was shown."""

    code = "narrative_changed"

    def __init__(self, slot: str, by: str) -> None:
        super().__init__(f"{slot} was written by {by} in the meantime", slot=slot, by=by)


class UnknownFigureError(ReportingError):
    """A text names a live figure that there is not."""

    code = "unknown_figure"

    def __init__(self, names: Collection[str]) -> None:
        message = f"there is no figure named {', '.join(names)}"
        super().__init__(message, names=tuple(names))


class CashFlowNotThereError(ReportingError):
    """A line of the journal explains no cash, so no other line can be named for it."""

    code = "cash_flow_not_there"

    def __init__(self, entry: str, line: int) -> None:
        super().__init__(f"line {line} of {entry} explains no cash", entry=entry, line=line)


class CashFlowBetweenUnitsError(ReportingError):
    """What moves between units and the head office cancels, and must stay what it is."""

    code = "cash_flow_between_units"

    def __init__(self, account: str) -> None:
        super().__init__(f"{account} carries what moves between units", account=account)


class JobsWaitingError(ReportingError):
    """Too many of somebody's reports are not made yet."""

    code = "jobs_waiting"

    def __init__(self, count: int) -> None:
        super().__init__(f"{count} reports are not made yet", count=count)


class BooksMovedOnError(ReportingError):
    """The books were written on while a report was printed; it would be old when issued."""

    code = "books_moved_on"

    def __init__(self, report: str) -> None:
        super().__init__(f"the books moved on since {report} was composed", report=report)


class ReportIsDraftError(ReportingError):
    """A report that is only a draft is not issued."""

    code = "report_is_draft"

    def __init__(self, reasons: Collection[str]) -> None:
        message = f"the report is a draft: {'; '.join(reasons)}"
        super().__init__(message, reasons=tuple(reasons))


class SigningError(ReportingError):
    """A signature is not taken."""

    code = "signing"


class NotYourSignatureError(SigningError):
    """A step takes the signature of another office."""

    code = "not_your_signature"

    def __init__(self, step: str, signers: Collection[str]) -> None:
        message = f"{step} takes the signature of {', '.join(signers)}"
        super().__init__(message, step=step, signers=tuple(signers))


class SignedAlreadyError(SigningError):
    """Somebody has signed the report at this step."""

    code = "signed_already"

    def __init__(self, step: str, by: str) -> None:
        super().__init__(f"{by} has signed {step}", step=step, by=by)


class SigningOutOfTurnError(SigningError):
    """The step before it is not signed yet."""

    code = "signing_out_of_turn"

    def __init__(self, step: str, missing: str) -> None:
        super().__init__(f"{step} comes after {missing}", step=step, missing=missing)


class SignedTwiceError(SigningError):
    """The same person has signed another step: four eyes see more than two."""

    code = "signed_twice"

    def __init__(self, step: str, other: str) -> None:
        message = f"who signed {other} does not sign {step}"
        super().__init__(message, step=step, other=other)
