"""What is wrong with a transaction as it was told."""

from __future__ import annotations

from bumdes.errors.base import EnterpriseError


class TransactionError(EnterpriseError):
    """A transaction cannot be recorded as it was told."""

    code = "transaction"


class TransactionNotOfferedError(TransactionError):
    """The type of the unit does not offer this kind of transaction."""

    code = "transaction_not_offered"

    def __init__(self, kind: str, *, unit_type: str) -> None:
        message = f"units of type {unit_type} do not offer {kind}"
        super().__init__(message, kind=kind, unit_type=unit_type)


class MissingAmountError(TransactionError):
    """An amount that the transaction cannot do without was not given."""

    code = "missing_amount"

    def __init__(self, amount: str) -> None:
        super().__init__(f"the amount {amount!r} is missing", amount=amount)


class UnexpectedAmountError(TransactionError):
    """An amount that this kind of transaction does not ask for."""

    code = "unexpected_amount"

    def __init__(self, amount: str) -> None:
        super().__init__(f"the amount {amount!r} is not asked for", amount=amount)


class RegisterRevivalError(TransactionError):
    """What a register posted and was taken back cannot be brought back by taking that back."""

    code = "register_revival"

    def __init__(self, voucher: str, *, register: str) -> None:
        message = f"{voucher} took back an entry of the register {register!r} for good"
        super().__init__(message, voucher=voucher, register=register)


class AccountNotOfferedError(TransactionError):
    """The account cannot play this part in a transaction of the unit."""

    code = "account_not_offered"

    def __init__(self, role: str, account: str) -> None:
        message = f"account {account!r} cannot be the {role}"
        super().__init__(message, role=role, account=account)
