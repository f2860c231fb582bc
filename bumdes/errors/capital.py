"""What is wrong with capital: how it comes in, goes out, and is spent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors.base import EnterpriseError

if TYPE_CHECKING:
    from ledger import Money


class CapitalError(EnterpriseError):
    """Capital cannot come in, go out or be spent as asked."""

    code = "capital"


class ContributorNotOfferedError(CapitalError):
    """This contributor brings nothing in from this source."""

    code = "contributor_not_offered"

    def __init__(self, source: str, contributor: str) -> None:
        message = f"a {contributor} contributes nothing from {source}"
        super().__init__(message, source=source, contributor=contributor)


class TreatmentNotOfferedError(CapitalError):
    """What comes from this source cannot become this, or its agreement must say what."""

    code = "treatment_not_offered"

    def __init__(self, source: str, treatment: str) -> None:
        message = f"what comes from {source} cannot be booked as {treatment or 'unsaid'}"
        super().__init__(message, source=source, treatment=treatment)


class PaperRequiredError(CapitalError):
    """A contribution lacks the paper that proves it."""

    code = "paper_required"

    def __init__(self, source: str, paper: str) -> None:
        message = f"a contribution from {source} needs its {paper}"
        super().__init__(message, source=source, paper=paper)


class LandAsCapitalError(CapitalError):
    """Land and village buildings never become capital; they can be used under agreement.

    ``instead`` names the act that registers such a use.
    """

    code = "land_as_capital"

    def __init__(self, account: str, instead: str = "borrow_asset") -> None:
        message = f"what is kept on {account} is no capital: it can be used under agreement"
        super().__init__(message, account=account, instead=instead)


class RegisterOnlyError(CapitalError):
    """An entry moves contributed capital, and no contribution stands behind it."""

    code = "register_only"

    def __init__(self, account: str) -> None:
        message = f"only the capital register posts to {account}"
        super().__init__(message, account=account)


class FundUnbalancedError(CapitalError):
    """The debits and credits of a fund are not equal within the entry."""

    code = "fund_unbalanced"

    def __init__(self, fund: str, *, debits: Money, credits: Money) -> None:
        message = f"fund {fund!r} has debits of {debits} and credits of {credits}"
        super().__init__(message, fund=fund, debits=debits, credits=credits)


class RingFenceError(CapitalError):
    """Money that is kept for one purpose would be spent otherwise."""

    code = "ring_fence"


class RingFenceExceededError(RingFenceError):
    """More would be spent than the fund has left."""

    code = "ring_fence_exceeded"

    def __init__(self, fund: str, *, amount: Money, left: Money) -> None:
        message = f"fund {fund!r} has {left} left, and {amount} is to be paid from it"
        super().__init__(message, fund=fund, amount=amount, left=left)


class OutsidePurposeError(RingFenceError):
    """Money kept for one purpose would pay for something else."""

    code = "outside_purpose"

    def __init__(self, fund: str, account: str, unit: str) -> None:
        message = f"fund {fund!r} is not for {account} of {unit or 'the head office'}"
        super().__init__(message, fund=fund, account=account, unit=unit)


class SetAsideError(RingFenceError):
    """A payment of the enterprise's own would use up money that is kept for a purpose."""

    code = "set_aside"

    def __init__(self, account: str, *, amount: Money, free: Money, fund: str) -> None:
        message = f"{account} has {free} that is not kept for {fund!r}, less than {amount}"
        super().__init__(message, account=account, amount=amount, free=free, fund=fund)


class MoreThanHeldError(CapitalError):
    """More is to be returned or given away than the contributor has in that contribution."""

    code = "more_than_held"

    def __init__(self, contributor: str, fund: str, *, amount: Money, held: Money) -> None:
        message = f"{contributor} has {held} in {fund!r}, not {amount}"
        super().__init__(message, contributor=contributor, fund=fund, amount=amount, held=held)


class FundExhaustedError(CapitalError):
    """The money of a contribution was spent, so that it cannot be returned from it."""

    code = "fund_exhausted"

    def __init__(self, fund: str, *, amount: Money, left: Money) -> None:
        message = f"fund {fund!r} has {left} left, less than the {amount} to be returned"
        super().__init__(message, fund=fund, amount=amount, left=left)


class SharesPastWholeError(CapitalError):
    """Shares of one whole would come to more than all of it."""

    code = "shares_past_whole"

    def __init__(self, whole: str, share: str, free: str) -> None:
        message = f"a share of {share} of {whole} is more than the {free} left"
        super().__init__(message, whole=whole, share=share, free=free)


class CapitalMovedOnError(CapitalError):
    """A contribution was returned or transferred since, and cannot be taken back before."""

    code = "capital_moved_on"

    def __init__(self, fund: str) -> None:
        super().__init__(f"contribution {fund!r} has later changes", fund=fund)


class OpeningExceededError(CapitalError):
    """More of an opening balance is told apart than there is."""

    code = "opening_exceeded"

    def __init__(self, account: str, *, amount: Money, left: Money) -> None:
        message = f"the opening of {account} has {left} not told apart, not {amount}"
        super().__init__(message, account=account, amount=amount, left=left)
