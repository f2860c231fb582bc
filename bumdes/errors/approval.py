"""What a second pair of eyes, and those who look at what came late, refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors.base import EnterpriseError

if TYPE_CHECKING:
    import datetime as dt


class ApprovalError(EnterpriseError):
    """It cannot be approved, rejected or recorded so."""

    code = "approval"


class MakerIsCheckerError(ApprovalError):
    """Who asks for something does not approve it."""

    code = "maker_is_checker"

    def __init__(self, actor: str) -> None:
        super().__init__(f"{actor} asked for it, and does not approve it", actor=actor)


class HeldAnsweredError(ApprovalError):
    """What waits is approved, rejected or withdrawn once."""

    code = "held_answered"

    def __init__(self, stage: str) -> None:
        super().__init__(f"it is {stage} already", stage=stage)


class MakerLeftError(ApprovalError):
    """Who asked for it does not hold that office any more, so nothing is done in that name."""

    code = "maker_left"

    def __init__(self, maker: str) -> None:
        super().__init__(f"{maker} does not hold the office any more", maker=maker)


class HeldOutdatedError(ApprovalError):
    """What waits was kept by another version of the program, and can be done no more."""

    code = "held_outdated"

    def __init__(self, act: str) -> None:
        super().__init__(f"the act {act} is not known as it was kept", act=act)


class LateReasonRequiredError(ApprovalError):
    """What comes late says why."""

    code = "late_reason_required"

    def __init__(self, on: dt.date, days: int) -> None:
        super().__init__(f"{on} is {days} days ago, and no reason is given", on=on, days=days)


class NotToOverseeError(ApprovalError):
    """The entry is on no list of the pengawas, so nothing is marked."""

    code = "not_to_oversee"

    def __init__(self, entry: str) -> None:
        super().__init__(f"nothing of {entry} is to be looked at", entry=entry)
