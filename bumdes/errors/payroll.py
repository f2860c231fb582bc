"""What the payroll refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors.base import EnterpriseError

if TYPE_CHECKING:
    from ledger import Money


class PayrollError(EnterpriseError):
    """Wages cannot be worked out, posted or paid as asked."""

    code = "payroll"


class PayrollStageError(PayrollError):
    """A payroll is not as far as the act needs, or further."""

    code = "payroll_stage"

    def __init__(self, month: str, stage: str, needed: str) -> None:
        message = f"the payroll of {month} is {stage}, not {needed}"
        super().__init__(message, month=month, stage=stage, needed=needed)


class NobodyToPayError(PayrollError):
    """Nobody works for the enterprise in a month."""

    code = "nobody_to_pay"

    def __init__(self, month: str) -> None:
        super().__init__(f"nobody is to be paid for {month}", month=month)


class DeductedTooMuchError(PayrollError):
    """More would be taken off somebody's wages than there is."""

    code = "deducted_too_much"

    def __init__(self, name: str, *, pay: Money, deducted: Money) -> None:
        message = f"{name} earns {pay}, and {deducted} would be taken off"
        super().__init__(message, name=name, pay=pay, deducted=deducted)


class WageOverpaidError(PayrollError):
    """More would be paid to somebody than he is owed."""

    code = "wage_overpaid"

    def __init__(self, party: str, *, left: Money, asked: Money) -> None:
        message = f"{party} is owed {left}, less than {asked}"
        super().__init__(message, party=party, left=left, asked=asked)


class WagePaidError(PayrollError):
    """A payroll cannot be taken back, for its wages were paid."""

    code = "wage_paid"

    def __init__(self, month: str, party: str) -> None:
        message = f"wages of {month} were paid to {party}"
        super().__init__(message, month=month, party=party)


class DailyPayTooHighError(PayrollError):
    """The daily rates say nothing of so much pay a day."""

    code = "daily_pay_too_high"

    def __init__(self, pay: Money, most: Money) -> None:
        message = f"{pay} a day is more than the {most} that the daily rates know"
        super().__init__(message, pay=pay, most=most)
