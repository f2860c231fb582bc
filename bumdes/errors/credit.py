"""What receivables and payables refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors.base import EnterpriseError

if TYPE_CHECKING:
    from ledger import Money


class CreditError(EnterpriseError):
    """Something owed cannot be recorded, paid or let go as it was told."""

    code = "credit"


class CounterpartyNeededError(CreditError):
    """What is not paid at once must say who owes it, or to whom it is owed."""

    code = "counterparty_needed"

    def __init__(self, account: str) -> None:
        super().__init__(f"a line on {account} needs a party", account=account)


class OverpaidPartyError(CreditError):
    """More would be paid than is open between the enterprise and the party."""

    code = "overpaid_party"

    def __init__(self, party: str, *, left: Money, asked: Money) -> None:
        message = f"{left} is open with {party!r}, less than {asked}"
        super().__init__(message, party=party, left=left, asked=asked)


class PaymentUnequalError(CreditError):
    """The money of a payment is not what its documents take."""

    code = "payment_unequal"

    def __init__(self, *, paid: Money, settled: Money) -> None:
        message = f"{paid} is paid for documents of {settled}"
        super().__init__(message, paid=paid, settled=settled)


class CreditedTooMuchError(CreditError):
    """A credit note would take back more than the document was about."""

    code = "credited_too_much"

    def __init__(self, document: str, *, left: Money, asked: Money) -> None:
        message = f"of {document!r} only {left} can still be taken back, not {asked}"
        super().__init__(message, document=document, left=left, asked=asked)


class InstalmentsUnequalError(CreditError):
    """The instalments do not add up to what is left on the document."""

    code = "instalments_unequal"

    def __init__(self, document: str, *, left: Money, planned: Money) -> None:
        message = f"{document!r} has {left} left, its instalments are {planned}"
        super().__init__(message, document=document, left=left, planned=planned)


class AllowanceStageError(CreditError):
    """The proposal of an allowance is not at the stage for this."""

    code = "allowance_stage"

    def __init__(self, allowance: str, *, stage: str) -> None:
        super().__init__(
            f"the allowance {allowance!r} is {stage}", allowance=allowance, stage=stage
        )


class AllowanceChangedError(CreditError):
    """What is open, or set aside, is no longer what was proposed."""

    code = "allowance_changed"

    def __init__(self, allowance: str) -> None:
        super().__init__(f"the books moved on since {allowance!r}", allowance=allowance)
