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

from ledger.errors.amounts import (
    AllocationError,
    AmountOverflowError,
    BooleanAmountError,
    FloatAmountError,
    ImpossibleBoundsError,
    InvalidWeightError,
    MoneyError,
    NotAnAmountError,
    NotFiniteAmountError,
    NoWeightsError,
    PercentagesTotalError,
    TooPreciseAmountError,
    UnknownCurrencyError,
)
from ledger.errors.books import (
    AccountError,
    AccountExistsError,
    BookError,
    BookExistsError,
    BookNotEmptyError,
    BookNotFoundError,
    ComponentIncompleteError,
    ComponentWithoutCashError,
    DimensionError,
    DimensionValueExistsError,
    HeadingAccountError,
    InactiveAccountError,
    InactiveDimensionValueError,
    MissingDimensionError,
    NotARetainedEarningsAccountError,
    SettingMissingError,
    UnknownAccountError,
    UnknownDimensionValueError,
    WrongCurrencyError,
)
from ledger.errors.entries import (
    BlankTextError,
    EntryError,
    InvalidDateError,
    InvalidEvidenceError,
    InvalidExchangeEntryError,
    InvalidKindError,
    InvalidSideError,
    InvalidTagError,
    InvalidTextError,
    MixedCurrencyError,
    NonPositivePostingError,
    TextTooLongError,
    TooFewPostingsError,
    TooManyPostingsError,
    UnbalancedEntryError,
    UnbalancedUnitError,
)
from ledger.errors.exchange import (
    DatabaseGuardError,
    ExchangeError,
    ExportChainError,
    ExportVersionError,
    MalformedExportError,
)
from ledger.errors.journal import (
    AlreadyReversedError,
    ClosingEntryError,
    EntryNotFoundError,
    KeyReusedError,
    ReversalError,
    ReversalMismatchError,
    ReversalTooEarlyError,
)
from ledger.errors.periods import (
    EarlierYearOpenError,
    ExceptionWindowError,
    InvalidPeriodError,
    PeriodClosedError,
    PeriodError,
    PeriodLockedError,
    PeriodOrderError,
    ReasonRequiredError,
    YearClosedError,
    YearNotClosedError,
)
from ledger.errors.root import (
    LedgerError,
)

__all__ = [
    "AccountError",
    "AccountExistsError",
    "AllocationError",
    "AlreadyReversedError",
    "AmountOverflowError",
    "BlankTextError",
    "BookError",
    "BookExistsError",
    "BookNotEmptyError",
    "BookNotFoundError",
    "BooleanAmountError",
    "ClosingEntryError",
    "ComponentIncompleteError",
    "ComponentWithoutCashError",
    "DatabaseGuardError",
    "DimensionError",
    "DimensionValueExistsError",
    "EarlierYearOpenError",
    "EntryError",
    "EntryNotFoundError",
    "ExceptionWindowError",
    "ExchangeError",
    "ExportChainError",
    "ExportVersionError",
    "FloatAmountError",
    "HeadingAccountError",
    "ImpossibleBoundsError",
    "InactiveAccountError",
    "InactiveDimensionValueError",
    "InvalidDateError",
    "InvalidEvidenceError",
    "InvalidExchangeEntryError",
    "InvalidKindError",
    "InvalidPeriodError",
    "InvalidSideError",
    "InvalidTagError",
    "InvalidTextError",
    "InvalidWeightError",
    "KeyReusedError",
    "LedgerError",
    "MalformedExportError",
    "MissingDimensionError",
    "MixedCurrencyError",
    "MoneyError",
    "NoWeightsError",
    "NonPositivePostingError",
    "NotARetainedEarningsAccountError",
    "NotAnAmountError",
    "NotFiniteAmountError",
    "PercentagesTotalError",
    "PeriodClosedError",
    "PeriodError",
    "PeriodLockedError",
    "PeriodOrderError",
    "ReasonRequiredError",
    "ReversalError",
    "ReversalMismatchError",
    "ReversalTooEarlyError",
    "SettingMissingError",
    "TextTooLongError",
    "TooFewPostingsError",
    "TooManyPostingsError",
    "TooPreciseAmountError",
    "UnbalancedEntryError",
    "UnbalancedUnitError",
    "UnknownAccountError",
    "UnknownCurrencyError",
    "UnknownDimensionValueError",
    "WrongCurrencyError",
    "YearClosedError",
    "YearNotClosedError",
]
