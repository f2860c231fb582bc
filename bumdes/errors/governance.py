"""What cannot be done without a decision, a paper or an office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors.base import EnterpriseError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection

    from ledger import Money


class DecisionError(EnterpriseError):
    """What is asked is not covered by a decision."""

    code = "decision"


class DecisionRequiredError(DecisionError):
    """It needs a decision, and names none."""

    code = "decision_required"

    def __init__(self, wanted: Collection[str]) -> None:
        said = " or ".join(wanted)
        super().__init__(f"it needs a decision to {said}", wanted=tuple(wanted))


class WrongDecisionError(DecisionError):
    """The decision it names decides something else."""

    code = "wrong_decision"

    def __init__(self, number: str, decided: str, wanted: Collection[str]) -> None:
        message = f"decision {number!r} is to {decided}, not to {' or '.join(wanted)}"
        super().__init__(message, number=number, decided=decided, wanted=tuple(wanted))


class DecisionTooLateError(DecisionError):
    """The decision was taken after what it is to allow."""

    code = "decision_too_late"

    def __init__(self, number: str, decided_on: dt.date, on: dt.date) -> None:
        message = f"decision {number!r} of {decided_on} is later than {on}"
        super().__init__(message, number=number, decided_on=decided_on, on=on)


class DecisionRevokedError(DecisionError):
    """The decision was revoked before what it is to allow."""

    code = "decision_revoked"

    def __init__(self, number: str, revoked_on: dt.date, on: dt.date) -> None:
        message = f"decision {number!r} allows nothing since {revoked_on}, {on} included"
        super().__init__(message, number=number, revoked_on=revoked_on, on=on)


class DecisionExceededError(DecisionError):
    """It would take more money than the decision allows."""

    code = "decision_exceeded"

    def __init__(self, number: str, *, most: Money, spent: Money, wanted: Money) -> None:
        message = f"decision {number!r} allows {most}: {spent} is taken, {wanted} is too much"
        super().__init__(message, number=number, most=most, spent=spent, wanted=wanted)


class DecisionUsedError(DecisionError):
    """The decision was acted upon, so it stays as it was recorded."""

    code = "decision_used"

    def __init__(self, number: str) -> None:
        super().__init__(f"entries name decision {number!r}", number=number)


class WrongOrganError(DecisionError):
    """A meeting that may not decide this."""

    code = "wrong_organ"

    def __init__(self, deliberation: str, decided: str) -> None:
        message = f"a meeting of {deliberation} does not decide to {decided}"
        super().__init__(message, deliberation=deliberation, decided=decided)


class HandoverError(EnterpriseError):
    """A hand-over cannot go on like this."""

    code = "handover"


class HandoverSignedError(HandoverError):
    """Somebody signed it already, so nothing of it changes."""

    code = "handover_signed"

    def __init__(self, cut_off: dt.date) -> None:
        super().__init__(f"the hand-over of {cut_off} is signed", cut_off=cut_off)


class HandoverIncompleteError(HandoverError):
    """Something is not counted yet, or differs from the books and nobody said why."""

    code = "handover_incomplete"

    def __init__(self, lines: Collection[str]) -> None:
        message = f"not counted, or not explained: {', '.join(lines)}"
        super().__init__(message, lines=tuple(lines))


class HandoverChangedError(HandoverError):
    """The figures are no longer those that the first side signed."""

    code = "handover_changed"

    def __init__(self, cut_off: dt.date) -> None:
        message = f"the figures of {cut_off} changed since the first side signed"
        super().__init__(message, cut_off=cut_off)


class SignatureRequiredError(HandoverError):
    """Only the person signs, unless the signed paper is shown."""

    code = "signature_required"

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} signs, or a paper that {name} signed is kept", name=name)


class InformationAnsweredError(EnterpriseError):
    """The request for information was answered already."""

    code = "information_answered"

    def __init__(self, number: str) -> None:
        super().__init__(f"request {number} was answered already", number=number)


class InformationExtendedError(EnterpriseError):
    """More days were taken for it already; that is done once."""

    code = "information_extended"

    def __init__(self, number: str) -> None:
        super().__init__(f"the days of request {number} were extended already", number=number)
