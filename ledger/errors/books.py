"""What a book, its accounts or the values its postings name do not allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.errors.root import LedgerError

if TYPE_CHECKING:
    from collections.abc import Collection

    from moneyed import Money


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
