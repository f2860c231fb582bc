"""Everything that a set of books refuses.

* LedgerError
  + MoneyError
    - FloatAmountError, BooleanAmountError, NotAnAmountError, NotFiniteAmountError
    - TooPreciseAmountError, AmountOverflowError, UnknownCurrencyError
  + AllocationError
    - NoWeightsError, InvalidWeightError, PercentagesTotalError, ImpossibleBoundsError
  + EntryError: malformed, whatever the books hold
    - TooFewPostingsError, TooManyPostingsError, NonPositivePostingError
    - MixedCurrencyError, UnbalancedEntryError, UnbalancedUnitError
    - InvalidDateError, InvalidTextError, BlankTextError, TextTooLongError
    - InvalidSideError, InvalidKindError, InvalidTagError, InvalidEvidenceError
    - InvalidExchangeEntryError
  + BookError
    - BookNotFoundError, BookExistsError, BookNotEmptyError, WrongCurrencyError
    - SettingMissingError
  + AccountError
    - UnknownAccountError, HeadingAccountError, InactiveAccountError, AccountExistsError
    - NotARetainedEarningsAccountError
  + DimensionError
    - UnknownDimensionValueError, InactiveDimensionValueError, DimensionValueExistsError
    - MissingDimensionError, ComponentWithoutCashError, ComponentIncompleteError
  + PeriodError
    - PeriodClosedError, PeriodLockedError, InvalidPeriodError, PeriodOrderError
    - ReasonRequiredError, ExceptionWindowError, YearClosedError, YearNotClosedError
    - EarlierYearOpenError
  + EntryNotFoundError
  + ReversalError
    - AlreadyReversedError, ReversalTooEarlyError, ClosingEntryError, ReversalMismatchError
  + KeyReusedError
  + ExchangeError: a file of exported books that cannot be taken in
    - MalformedExportError, ExportVersionError, ExportChainError
  + DatabaseGuardError: the database refused what the library let through

Every class has a stable ``code``, which programs and translations use, and ``facts``: the
values the sentence speaks of, by name. The English sentence is for logs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection

    from moneyed import Money


class LedgerError(Exception):
    """A rule of double-entry bookkeeping was broken by what was asked."""

    code: ClassVar[str] = "ledger"

    def __init__(self, message: str, **facts: object) -> None:
        super().__init__(message)
        self.facts = facts


# --- money ---------------------------------------------------------------------------


class MoneyError(LedgerError):
    """An amount that cannot be kept exactly."""

    code = "money"


class FloatAmountError(MoneyError):
    """A float: it may already have lost a sen before anybody could see it."""

    code = "float_amount"

    def __init__(self, value: object) -> None:
        super().__init__(f"{value!r} is a float; give int, Decimal, str or Money", value=value)


class BooleanAmountError(MoneyError):
    """True and False are integers to Python, but no amounts."""

    code = "boolean_amount"

    def __init__(self, value: object) -> None:
        super().__init__(f"{value!r} is a boolean, not an amount", value=value)


class NotAnAmountError(MoneyError):
    """Something that is no number at all."""

    code = "not_an_amount"

    def __init__(self, value: object) -> None:
        super().__init__(f"{value!r} is not an amount", value=value)


class NotFiniteAmountError(MoneyError):
    """Not a number, or infinite."""

    code = "not_finite_amount"

    def __init__(self, value: object) -> None:
        super().__init__(f"{value} is not a finite amount", value=value)


class TooPreciseAmountError(MoneyError):
    """More decimals than the currency has."""

    code = "too_precise_amount"

    def __init__(self, value: object, currency: str) -> None:
        message = f"{value} has more decimals than {currency}"
        super().__init__(message, value=value, currency=currency)


class AmountOverflowError(MoneyError):
    """Past what a signed 64-bit number of minor units holds."""

    code = "amount_overflow"

    def __init__(self, value: object) -> None:
        super().__init__(f"{value} is past 9.2e18 minor units", value=value)


class UnknownCurrencyError(MoneyError):
    """A currency code that ISO 4217 does not have."""

    code = "unknown_currency"

    def __init__(self, currency: object) -> None:
        super().__init__(f"there is no currency {currency!r}", currency=currency)


# --- allocation ----------------------------------------------------------------------


class AllocationError(LedgerError):
    """An amount that cannot be shared out as asked."""

    code = "allocation"


class NoWeightsError(AllocationError):
    """Nobody to share among, or nobody with any weight."""

    code = "no_weights"

    def __init__(self) -> None:
        super().__init__("there is nobody with a weight to share among")


class InvalidWeightError(AllocationError):
    """A weight that is negative, a float, or no number."""

    code = "invalid_weight"

    def __init__(self, recipient: str, weight: object) -> None:
        message = f"{weight!r} is not a weight for {recipient}"
        super().__init__(message, recipient=recipient, weight=weight)


class PercentagesTotalError(AllocationError):
    """Percentages that do not add up to one hundred."""

    code = "percentages_total"

    def __init__(self, total: object) -> None:
        super().__init__(f"percentages add up to {total}, not 100", total=total)


class ImpossibleBoundsError(AllocationError):
    """Floors above the amount, caps below it, or a floor above its cap."""

    code = "impossible_bounds"

    def __init__(self, amount: int, lowest: int, highest: int | None) -> None:
        message = f"{amount} cannot be shared between bounds of {lowest} and {highest}"
        super().__init__(message, amount=amount, lowest=lowest, highest=highest)


# --- entries -------------------------------------------------------------------------


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


# --- books ---------------------------------------------------------------------------


class BookError(LedgerError):
    """The set of books itself does not allow it."""

    code = "book"


class BookNotFoundError(BookError):
    """There is no set of books with this id."""

    code = "book_not_found"

    def __init__(self, book_id: str) -> None:
        super().__init__(f"there are no books {book_id!r}", book_id=book_id)


class BookExistsError(BookError):
    """The id is taken by another set of books."""

    code = "book_exists"

    def __init__(self, book_id: str) -> None:
        super().__init__(f"there are books {book_id!r} already", book_id=book_id)


class BookNotEmptyError(BookError):
    """What is asked needs books without entries."""

    code = "book_not_empty"

    def __init__(self, book_id: str, entries: int) -> None:
        message = f"books {book_id!r} hold {entries} entries already"
        super().__init__(message, book_id=book_id, entries=entries)


class WrongCurrencyError(BookError):
    """An entry in another currency than the books."""

    code = "wrong_currency"

    def __init__(self, currency: str, expected: str) -> None:
        message = f"the books are in {expected}, not {currency}"
        super().__init__(message, currency=currency, expected=expected)


class SettingMissingError(BookError):
    """The books do not say which account plays a part that is needed now."""

    code = "setting_missing"

    def __init__(self, setting: str) -> None:
        super().__init__(f"the books have no {setting}", setting=setting)


# --- accounts ------------------------------------------------------------------------


class AccountError(LedgerError):
    """An account does not allow it."""

    code = "account"


class UnknownAccountError(AccountError):
    """The chart has no such account."""

    code = "unknown_account"

    def __init__(self, account: str, similar: Collection[str] = ()) -> None:
        hint = f"; did you mean {', '.join(similar)}?" if similar else ""
        message = f"the chart has no account {account!r}{hint}"
        super().__init__(message, account=account, similar=tuple(similar))


class HeadingAccountError(AccountError):
    """A heading only gathers what is under it."""

    code = "heading_account"

    def __init__(self, account: str) -> None:
        super().__init__(f"account {account} is a heading", account=account)


class InactiveAccountError(AccountError):
    """An account that is no longer used."""

    code = "inactive_account"

    def __init__(self, account: str) -> None:
        super().__init__(f"account {account} is no longer used", account=account)


class AccountExistsError(AccountError):
    """The chart has this code already."""

    code = "account_exists"

    def __init__(self, account: str) -> None:
        super().__init__(f"the chart has an account {account} already", account=account)


class NotARetainedEarningsAccountError(AccountError):
    """The result of a year can only go to an equity account that takes postings."""

    code = "not_a_retained_earnings_account"

    def __init__(self, account: str) -> None:
        super().__init__(f"account {account} cannot take the result", account=account)


# --- dimensions ----------------------------------------------------------------------


class DimensionError(LedgerError):
    """A unit, fund, party or other identity on a posting does not fit."""

    code = "dimension"


class UnknownDimensionValueError(DimensionError):
    """The books do not know this unit, fund, party, ..."""

    code = "unknown_dimension_value"

    def __init__(self, dimension: str, value: str) -> None:
        message = f"the books know no {dimension} {value!r}"
        super().__init__(message, dimension=dimension, value=value)


class InactiveDimensionValueError(DimensionError):
    """The unit, fund, party, ... is no longer used."""

    code = "inactive_dimension_value"

    def __init__(self, dimension: str, value: str) -> None:
        message = f"{dimension} {value!r} is no longer used"
        super().__init__(message, dimension=dimension, value=value)


class DimensionValueExistsError(DimensionError):
    """The books know this value already."""

    code = "dimension_value_exists"

    def __init__(self, dimension: str, value: str) -> None:
        message = f"the books know {dimension} {value!r} already"
        super().__init__(message, dimension=dimension, value=value)


class MissingDimensionError(DimensionError):
    """The account demands to know which party, asset, ... is meant."""

    code = "missing_dimension"

    def __init__(self, account: str, dimension: str) -> None:
        message = f"account {account} needs a {dimension} on each posting"
        super().__init__(message, account=account, dimension=dimension)


class ComponentWithoutCashError(DimensionError):
    """A cash-flow component in an entry that moves no cash."""

    code = "component_without_cash"

    def __init__(self, component: str) -> None:
        message = f"component {component!r} is given, but the entry moves no cash"
        super().__init__(message, component=component)


class ComponentIncompleteError(DimensionError):
    """The components given explain less, or more, cash than the entry moves."""

    code = "component_incomplete"

    def __init__(self, unit: str, unexplained: Money) -> None:
        message = f"components leave {unexplained.amount} of cash unexplained"
        super().__init__(message, unit=unit, unexplained=unexplained)


# --- periods -------------------------------------------------------------------------


class PeriodError(LedgerError):
    """The calendar of the books forbids it."""

    code = "period"


class PeriodClosedError(PeriodError):
    """The day lies in a period that is closed."""

    code = "period_closed"

    def __init__(self, day: dt.date, closed_through: dt.date) -> None:
        message = f"{day} is closed: the books are closed through {closed_through}"
        super().__init__(message, day=day, closed_through=closed_through)


class PeriodLockedError(PeriodError):
    """The day lies in a period that is locked for good."""

    code = "period_locked"

    def __init__(self, day: dt.date, locked_through: dt.date) -> None:
        message = f"{day} is locked: the books are locked through {locked_through}"
        super().__init__(message, day=day, locked_through=locked_through)


class InvalidPeriodError(PeriodError):
    """Not a period."""

    code = "invalid_period"

    def __init__(self, value: object) -> None:
        super().__init__(f"{value!r} is not a period", value=value)


class PeriodOrderError(PeriodError):
    """Closing goes forward, reopening backward, a lock follows a closing."""

    code = "period_order"

    def __init__(self, action: str, day: dt.date, against: dt.date | None) -> None:
        message = f"cannot {action} through {day}: the books stand at {against}"
        super().__init__(message, action=action, day=day, against=against)


class ReasonRequiredError(PeriodError):
    """What is asked must say why."""

    code = "reason_required"

    def __init__(self, action: str) -> None:
        super().__init__(f"to {action}, say why", action=action)


class ExceptionWindowError(PeriodError):
    """An exception ends in the past, or lasts longer than it may."""

    code = "exception_window"

    def __init__(self, until: dt.datetime, longest_days: int) -> None:
        message = f"an exception lasts from now to {longest_days} days, not until {until}"
        super().__init__(message, until=until, longest_days=longest_days)


class YearClosedError(PeriodError):
    """The year is closed already."""

    code = "year_closed"

    def __init__(self, year: int) -> None:
        super().__init__(f"{year} is closed already", year=year)


class YearNotClosedError(PeriodError):
    """The year is not closed."""

    code = "year_not_closed"

    def __init__(self, year: int) -> None:
        super().__init__(f"{year} is not closed", year=year)


class EarlierYearOpenError(PeriodError):
    """A year can only be closed after the years before it."""

    code = "earlier_year_open"

    def __init__(self, year: int) -> None:
        super().__init__(f"{year} must be closed first", year=year)


# --- what is already there -----------------------------------------------------------


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


# --- exchange ------------------------------------------------------------------------


class ExchangeError(LedgerError):
    """A file of exported books cannot be taken in."""

    code = "exchange"


class MalformedExportError(ExchangeError):
    """A line of the file is not what it should be."""

    code = "malformed_export"

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(f"line {line}: {problem}", line=line, problem=problem)


class ExportVersionError(ExchangeError):
    """The file was written by a newer or unknown format."""

    code = "export_version"

    def __init__(self, version: object) -> None:
        super().__init__(f"version {version!r} of the format is unknown", version=version)


class ExportChainError(ExchangeError):
    """The chain in the file does not hold: it was changed after it was written."""

    code = "export_chain"

    def __init__(self, line: int, what: str) -> None:
        super().__init__(f"line {line}: the chain breaks at {what}", line=line, what=what)


class DatabaseGuardError(LedgerError):
    """The database refused an entry that the library had let through."""

    code = "database_guard"

    def __init__(self, said: str) -> None:
        super().__init__(f"the database refused: {said}", said=said)
