"""What is wrong with sharing a profit, and with paying what was shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors.base import EnterpriseError

if TYPE_CHECKING:
    import datetime as dt

    from ledger import Money


class SharingError(EnterpriseError):
    """A profit cannot be shared, or a share not be paid, as asked."""

    code = "sharing"


class SchemeOverlapError(SharingError):
    """Another scheme is in force on some of these days."""

    code = "scheme_overlap"

    def __init__(self, other: str, valid_from: dt.date) -> None:
        message = f"scheme {other!r} is in force from {valid_from}"
        super().__init__(message, other=other, valid_from=valid_from)


class NoSchemeError(SharingError):
    """No scheme says how the profit is shared."""

    code = "no_scheme"

    def __init__(self, on: dt.date) -> None:
        super().__init__(f"no scheme of sharing is in force on {on}", on=on)


class YearStillOpenError(SharingError):
    """The profit of a year is known when the year is closed, and not before."""

    code = "year_still_open"

    def __init__(self, year: int) -> None:
        super().__init__(f"year {year} is not closed", year=year)


class NothingToShareError(SharingError):
    """There is no profit, or earlier losses take it all."""

    code = "nothing_to_share"

    def __init__(self, year: int, profit: Money, losses: Money) -> None:
        message = f"of {profit} in {year} nothing is left after losses of {losses}"
        super().__init__(message, year=year, profit=profit, losses=losses)


class UnitsShareTooMuchError(SharingError):
    """Units share more among themselves than the enterprise as a whole has."""

    code = "units_share_too_much"

    def __init__(self, given: Money, profit: Money) -> None:
        message = f"units share {given}, the enterprise has {profit}"
        super().__init__(message, given=given, profit=profit)


class NobodyToShareError(SharingError):
    """A head gets something, but there is nobody with a claim to it."""

    code = "nobody_to_share"

    def __init__(self, head: str) -> None:
        super().__init__(f"nobody has a claim to {head!r}", head=head)


class UnnamedCapitalError(SharingError):
    """Capital does not say whose it is, so nothing can be shared by it."""

    code = "unnamed_capital"

    def __init__(self, account: str, amount: Money) -> None:
        message = f"{amount} on {account} belong to no member"
        super().__init__(message, account=account, amount=amount)


class PartnerLeftOutError(SharingError):
    """The scheme of a unit leaves out a partner with a stake in it."""

    code = "partner_left_out"

    def __init__(self, unit: str, partner: str) -> None:
        message = f"the scheme of unit {unit!r} has no head for {partner!r}"
        super().__init__(message, unit=unit, partner=partner)


class AlreadySharedError(SharingError):
    """The profit of the year is shared already."""

    code = "already_shared"

    def __init__(self, year: int, decision: str) -> None:
        message = f"the profit of {year} is shared by decision {decision!r}"
        super().__init__(message, year=year, decision=decision)


class SharingUndoneError(SharingError):
    """The sharing or the payment was taken back already."""

    code = "sharing_undone"

    def __init__(self, year: int) -> None:
        super().__init__(f"this for year {year} was taken back", year=year)


class SharePaidError(SharingError):
    """Shares were paid; their payments are to be taken back first."""

    code = "share_paid"

    def __init__(self, recipient: str, paid: Money) -> None:
        message = f"{recipient} was paid {paid}"
        super().__init__(message, recipient=recipient, paid=paid)


class ShareNotOwedError(SharingError):
    """The share is not paid out: it stays in the enterprise."""

    code = "share_not_owed"

    def __init__(self, recipient: str) -> None:
        super().__init__(f"the share of {recipient} is no debt", recipient=recipient)


class OverpaidShareError(SharingError):
    """More would be paid than is still owed."""

    code = "overpaid_share"

    def __init__(self, recipient: str, *, owed: Money, amount: Money) -> None:
        message = f"{recipient} is owed {owed}, less than {amount}"
        super().__init__(message, recipient=recipient, owed=owed, amount=amount)


class SharingOnlyError(SharingError):
    """An entry moves shares of profit, and no sharing or payment stands behind it."""

    code = "sharing_only"

    def __init__(self, account: str) -> None:
        message = f"only the sharing of a profit posts this to {account}"
        super().__init__(message, account=account)
