"""What the journal holds already, or does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.errors.root import LedgerError

if TYPE_CHECKING:
    import datetime as dt


class EntryNotFoundError(LedgerError):
    """The journal has no such entry."""

    code = "entry_not_found"

    def __init__(self, reference: object) -> None:
        super().__init__(f"the journal has no entry {reference}", reference=reference)


class ReversalError(LedgerError):
    """An entry cannot be taken back as asked."""

    code = "reversal"


class AlreadyReversedError(ReversalError):
    """The entry has been taken back before."""

    code = "already_reversed"

    def __init__(self, number: int, reversed_by: int) -> None:
        message = f"entry {number} was taken back by entry {reversed_by}"
        super().__init__(message, number=number, reversed_by=reversed_by)


class ReversalTooEarlyError(ReversalError):
    """A reversal dated before what it takes back."""

    code = "reversal_too_early"

    def __init__(self, on: dt.date, original: dt.date) -> None:
        message = f"a reversal on {on} would come before the entry of {original}"
        super().__init__(message, on=on, original=original)


class ClosingEntryError(ReversalError):
    """Closing entries are taken back by reopening their year, and in no other way."""

    code = "closing_entry"

    def __init__(self, number: int) -> None:
        super().__init__(f"entry {number} closes a year: reopen the year", number=number)


class ReversalMismatchError(ReversalError):
    """An entry says it takes another back, but does not do the opposite."""

    code = "reversal_mismatch"

    def __init__(self, number: int) -> None:
        super().__init__(f"the entry does not mirror entry {number}", number=number)


class KeyReusedError(LedgerError):
    """The idempotency key is taken by an entry that says something else."""

    code = "key_reused"

    def __init__(self, key: str, field: str, *, stored: object, given: object) -> None:
        message = f"key {key!r} is taken by an entry whose {field} is {stored!r}, not {given!r}"
        super().__init__(message, key=key, field=field, stored=stored, given=given)
