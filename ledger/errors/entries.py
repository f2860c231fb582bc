"""Entries that are malformed, whatever the books hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.errors.root import LedgerError

if TYPE_CHECKING:
    from collections.abc import Collection

    from moneyed import Money


class EntryError(LedgerError):
    """A journal entry is malformed, whatever the books hold."""

    code = "entry"


class TooFewPostingsError(EntryError):
    """An entry needs a debit and a credit."""

    code = "too_few_postings"

    def __init__(self, count: int) -> None:
        super().__init__(f"an entry needs two postings or more, not {count}", count=count)


class TooManyPostingsError(EntryError):
    """More postings than one entry may have."""

    code = "too_many_postings"

    def __init__(self, count: int, most: int) -> None:
        message = f"an entry has at most {most} postings, not {count}"
        super().__init__(message, count=count, most=most)


class NonPositivePostingError(EntryError):
    """A posting of nothing or less; the other side says what a minus would."""

    code = "non_positive_posting"

    def __init__(self, account: str, amount: Money) -> None:
        message = f"the posting to {account} must be positive, not {amount.amount}"
        super().__init__(message, account=account, amount=amount)


class MixedCurrencyError(EntryError):
    """An entry in more than one currency."""

    code = "mixed_currency"

    def __init__(self, currencies: Collection[str]) -> None:
        names = ", ".join(sorted(currencies))
        super().__init__(f"an entry is in one currency, not {names}", currencies=names)


class UnbalancedEntryError(EntryError):
    """Debits and credits of the whole entry differ."""

    code = "unbalanced_entry"

    def __init__(self, *, debits: Money, credits: Money) -> None:
        super().__init__(
            f"debits {debits.amount} differ from credits {credits.amount}",
            debits=debits,
            credits=credits,
            difference=abs(debits - credits),
        )


class UnbalancedUnitError(UnbalancedEntryError):
    """The entry balances, but not within one of its units: use the inter-unit accounts."""

    code = "unbalanced_unit"

    def __init__(self, *, debits: Money, credits: Money, unit: str) -> None:
        super().__init__(debits=debits, credits=credits)
        self.args = (f"in unit {unit or 'head office'}: {self.args[0]}",)
        self.facts["unit"] = unit


class InvalidDateError(EntryError):
    """Not a calendar day between 1900 and 2999."""

    code = "invalid_date"

    def __init__(self, value: object) -> None:
        super().__init__(f"{value!r} is not a day the books can hold", value=value)


class InvalidTextError(EntryError):
    """Not text, or text with characters that nobody can see."""

    code = "invalid_text"

    def __init__(self, field: str) -> None:
        message = f"{field} is not plain text of one line without hidden characters"
        super().__init__(message, field=field)


class BlankTextError(EntryError):
    """Text that must say something says nothing."""

    code = "blank_text"

    def __init__(self, field: str) -> None:
        super().__init__(f"{field} may not be blank", field=field)


class TextTooLongError(EntryError):
    """Text longer than its place."""

    code = "text_too_long"

    def __init__(self, field: str, most: int) -> None:
        message = f"{field} has at most {most} characters"
        super().__init__(message, field=field, most=most)


class InvalidSideError(EntryError):
    """A side that is neither debit nor credit."""

    code = "invalid_side"

    def __init__(self, value: object) -> None:
        super().__init__(f"{value!r} is neither debit nor credit", value=value)


class InvalidKindError(EntryError):
    """A kind of entry that does not exist, or that only the books themselves make."""

    code = "invalid_kind"

    def __init__(self, value: object) -> None:
        super().__init__(f"{value!r} is not a kind of entry that can be posted", value=value)


class InvalidTagError(EntryError):
    """A tag that is not a name with a text, or too many of them."""

    code = "invalid_tag"

    def __init__(self, value: object) -> None:
        super().__init__(f"{value!r} is not a tag", value=value)


class InvalidEvidenceError(EntryError):
    """Evidence is named by the SHA-256 of its file, 64 hexadecimal digits."""

    code = "invalid_evidence"

    def __init__(self, value: object) -> None:
        super().__init__(f"{value!r} is not a SHA-256 digest", value=value)


class InvalidExchangeEntryError(EntryError):
    """An entry in a file or message that lacks a field, or has one too many."""

    code = "invalid_exchange_entry"

    def __init__(self, field: str, problem: str) -> None:
        super().__init__(f"{field}: {problem}", field=field, problem=problem)
