"""What an enterprise refuses to do.

* EnterpriseError
  + PermissionDeniedError
  + NotFoundError
  + InvalidFieldError
  + TakenError: something of this kind has that name already
  + TransactionError
    - TransactionNotOfferedError, MissingAmountError, UnexpectedAmountError
    - AccountNotOfferedError
  + LocalAccountError
  + PersonError
    - WeakPasswordError, WrongPasswordError, UnitRequiredError
  + RupiahError: text that is no amount of rupiah
    - NoAmountError, UnreadableAmountError, AmbiguousAmountError
  + BackupError
    - BackupDamagedError, BackupNotFoundError, NotEmptyError, BackupNotPossibleError
  + BusyError

Every class has a stable ``code``, which programs and translations use, and ``facts``: the
values the sentence speaks of, by name. The English sentence is for logs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Collection


class EnterpriseError(Exception):
    """A rule of the enterprise was broken by what was asked."""

    code: ClassVar[str] = "enterprise"

    def __init__(self, message: str, **facts: object) -> None:
        super().__init__(message)
        self.facts = facts


class PermissionDeniedError(EnterpriseError):
    """The actor's role does not allow the act, or not for this unit."""

    code = "permission_denied"

    def __init__(self, actor: str, permission: str, unit: str | None = None) -> None:
        where = "" if unit is None else f" for unit {unit or 'head office'}"
        message = f"{actor} may not {permission}{where}"
        super().__init__(message, actor=actor, permission=permission, unit=unit)


class NotFoundError(EnterpriseError):
    """There is no such unit, person, transaction kind, ..."""

    code = "not_found"

    def __init__(self, kind: str, key: str) -> None:
        super().__init__(f"there is no {kind} {key!r}", kind=kind, key=key)


class InvalidFieldError(EnterpriseError):
    """A field says something that cannot be."""

    code = "invalid_field"

    def __init__(self, field: str, value: object, rule: str) -> None:
        message = f"{field} {value!r} is not {rule}"
        super().__init__(message, field=field, value=value, rule=rule)


class TakenError(EnterpriseError):
    """Something of this kind has that name already."""

    code = "taken"

    def __init__(self, kind: str, key: str) -> None:
        super().__init__(f"there is a {kind} {key!r} already", kind=kind, key=key)


# --- transactions --------------------------------------------------------------------


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


class AccountNotOfferedError(TransactionError):
    """The account cannot play this part in a transaction of the unit."""

    code = "account_not_offered"

    def __init__(self, role: str, account: str) -> None:
        message = f"account {account!r} cannot be the {role}"
        super().__init__(message, role=role, account=account)


# --- accounts ------------------------------------------------------------------------


class LocalAccountError(EnterpriseError):
    """An account of one's own that does not fit under a heading of the chart."""

    code = "local_account"

    def __init__(self, account: str, problem: str) -> None:
        message = f"account {account!r} cannot be added: {problem}"
        super().__init__(message, account=account, problem=problem)


# --- people --------------------------------------------------------------------------


class PersonError(EnterpriseError):
    """A person or an appointment cannot be as asked."""

    code = "person"


class WeakPasswordError(PersonError):
    """A password that is too short, too long, or the username itself."""

    code = "weak_password"

    def __init__(self, problem: str, fewest: int) -> None:
        message = f"the password is {problem}"
        super().__init__(message, problem=problem, fewest=fewest)


class WrongPasswordError(PersonError):
    """The password given is not the person's."""

    code = "wrong_password"

    def __init__(self, username: str) -> None:
        super().__init__(f"this is not the password of {username}", username=username)


class UnitRequiredError(PersonError):
    """A unit manager manages one unit."""

    code = "unit_required"

    def __init__(self, role: str) -> None:
        super().__init__(f"a {role} needs a unit", role=role)


# --- rupiah --------------------------------------------------------------------------


class RupiahError(EnterpriseError):
    """Text that is no amount of rupiah."""

    code = "rupiah"


class NoAmountError(RupiahError):
    """Nothing was typed."""

    code = "no_amount"

    def __init__(self) -> None:
        super().__init__("no amount was given")


class UnreadableAmountError(RupiahError):
    """Text that no reading makes an amount."""

    code = "unreadable_amount"

    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r} is not an amount", text=text)


class AmbiguousAmountError(RupiahError):
    """Text that different people would read as different amounts.

    ``readings`` are the amounts it may mean, written without doubt.
    """

    code = "ambiguous_amount"

    def __init__(self, text: str, readings: Collection[str]) -> None:
        message = f"{text!r} may be {' or '.join(readings)}"
        super().__init__(message, text=text, readings=tuple(readings))


# --- backups -------------------------------------------------------------------------


class BackupError(EnterpriseError):
    """A copy of the books cannot be made or used."""

    code = "backup"


class BackupDamagedError(BackupError):
    """The copy is not what was written."""

    code = "backup_damaged"

    def __init__(self, file: str, problem: str) -> None:
        super().__init__(f"{file} is damaged: {problem}", file=file, problem=problem)


class BackupNotFoundError(BackupError):
    """The copy, or its digest, is not there."""

    code = "backup_not_found"

    def __init__(self, file: str) -> None:
        super().__init__(f"{file} is not there", file=file)


class NotEmptyError(BackupError):
    """A copy is only restored to where there is nothing yet."""

    code = "not_empty"

    def __init__(self, place: str) -> None:
        super().__init__(f"{place} is not empty", place=place)


class BackupNotPossibleError(BackupError):
    """This kind of database is copied, or restored, in another way."""

    code = "backup_not_possible"

    def __init__(self, database: str) -> None:
        super().__init__(f"{database} cannot be copied so", database=database)


# --- the database --------------------------------------------------------------------


class BusyError(EnterpriseError):
    """Others kept the database busy through every attempt."""

    code = "busy"

    def __init__(self, attempts: int) -> None:
        super().__init__(f"the database was busy {attempts} times", attempts=attempts)
