"""What an enterprise refuses to do.

* EnterpriseError
  + PermissionDeniedError
  + NotFoundError
  + InvalidFieldError
  + TakenError: something of this kind has that name already
  + TransactionError
    - TransactionNotOfferedError, MissingAmountError, UnexpectedAmountError
    - AccountNotOfferedError, RegisterRevivalError
  + LocalAccountError
  + PersonError
    - WeakPasswordError, WrongPasswordError, UnitRequiredError
    - WrongCodeError, FactorThereError, FactorNeededError, BlockedPersonError, SealBrokenError
  + RupiahError: text that is no amount of rupiah
    - NoAmountError, UnreadableAmountError, AmbiguousAmountError
  + BackupError
    - BackupDamagedError, BackupNotFoundError, NotEmptyError, BackupNotPossibleError
  + BeginningError: the books cannot begin so
    - CutOverStageError, CutOverEmptyError, BooksBegunError, SetUpAlreadyError
  + DecisionError
    - DecisionRequiredError, WrongDecisionError, DecisionTooLateError
    - DecisionRevokedError, DecisionExceededError, DecisionUsedError, WrongOrganError
  + HandoverError
    - HandoverSignedError, HandoverIncompleteError, HandoverChangedError
    - SignatureRequiredError
  + InformationAnsweredError, InformationExtendedError: whoever asked has an answer, or waits
  + FileError
    - EmptyFileError, FileTooLargeError, FileTypeRefusedError
    - FileUnreadableError, PictureTooLargeError, ActiveContentError
    - FileMissingError, FileDamagedError
  + CorrectionError
    - AlreadyCorrectedError, CorrectedElsewhereError, NothingToCorrectError
    - CorrectionStandsError
  + ProofRequiredError: a payment of so much comes with its proof, or a promise of it
  + EnterpriseStoppedError: it records nothing more but what a decision settles
  + PlanningError
    - WrongStageError, EmptyPlanError, ReviewMissingError, DecisionSpentError
    - ProposalNotApprovedError
  + ReportingError
    - NarrativeChangedError, UnknownFigureError, JobsWaitingError
    - CashFlowNotThereError, CashFlowBetweenUnitsError
    - BooksMovedOnError, ReportIsDraftError
    - SigningError: NotYourSignatureError, SignedAlreadyError, SigningOutOfTurnError,
      SignedTwiceError
  + CapitalError
    - ContributorNotOfferedError, TreatmentNotOfferedError, PaperRequiredError
    - LandAsCapitalError, RegisterOnlyError, OpeningExceededError, SharesPastWholeError
    - MoreThanHeldError, FundExhaustedError, CapitalMovedOnError, FundUnbalancedError
    - RingFenceError: RingFenceExceededError, OutsidePurposeError, SetAsideError
  + SiskeudesFileError: a file that is no export of the village's own books
  + PartyError
    - PartyNumberTakenError, PartyErasedError, PartyMergedError, PartyOutstandingError
    - PartyNeededError, PartyEmployedError, MergerRefusedError, MergerUndoneError
  + SheetError: a list that comes as a file
    - SheetUnreadableError, SheetColumnMissingError, SheetColumnUnknownError
    - RowsRefusedError
  + StockError
    - StockShortError, StockMovedOnError, ByMonthError, ByItemError, StockThereError
    - StockCountUnwitnessedError, CountAboveBooksError, WrongPaymentError
    - ReturnedMoreError, RefundedMoreError, BatchFinishedError
  + SubLedgerError
    - IdentityMissingError, RegisterPostsOnlyError, WrongDocumentError
    - OverpaidDocumentError
  + CreditError
    - CounterpartyNeededError, OverpaidPartyError, PaymentUnequalError
    - CreditedTooMuchError, InstalmentsUnequalError
    - AllowanceStageError, AllowanceChangedError
  + SharingError
    - SchemeOverlapError, NoSchemeError, YearStillOpenError, NothingToShareError
    - UnitsShareTooMuchError, NobodyToShareError, UnnamedCapitalError, PartnerLeftOutError
    - AlreadySharedError, SharingUndoneError, SharePaidError, ShareNotOwedError
    - OverpaidShareError, SharingOnlyError
  + UnitError
    - UnmatchedUnitsError, UnitNotEmptyError, UnitClosedError, UnitOpenError
    - UnitMovedLaterError, WrongMethodError
  + YearError
    - ChecksFailedError, MonthChecksFailedError, RestatedYearError, RestatedAccountError
    - RestatingOnlyError
  + ScheduleError
    - ScheduleEndedError, ScheduleRunLaterError, RefundTooHighError, RecurringDoneError
  + PayrollError
    - PayrollStageError, NobodyToPayError, DeductedTooMuchError, WageOverpaidError
    - WagePaidError, DailyPayTooHighError
  + RateOutsideDatesError: a rate asked for a day that its table does not cover
  + TaxError
    - TaxRateOutsideDatesError, WrongTaxRegimeError, NotTaxableDealerError
    - TaxOverpaidError, TaxNotOwedError, TaxBelowThresholdError, LocalRateTooHighError
    - TaxYearSettledError
  + TillError
    - ShiftOpenError, ShiftClosedError, OutsideShiftError, CountDiffersError
    - DrawerUnwitnessedError, PaidTooLittleError, NothingLeftToPayError
    - DiscountTooLargeError, EmptySaleError, CustomerMissingError, QrisNotTakenError
  + CashError
    - PiecesDisagreeError, OneHandError, CountSignedError, CountUnsignedError
    - CountAgreesError
  + BankError
    - StatementColumnsError, StatementKnownError, StatementBrokenError, StatementRowError
    - MatchUnevenError, MatchedAlreadyError, NothingMatchedError
  + AssetError
    - BelowCapitalisationLimitError, AssetGoneError, MoreThanAssetError
    - AssetMovedOnError, CountIncompleteError
  + AuditingError: of those who look from outside
    - AccessNotNeededError, AccessTooLongError, AccessAnsweredError, OwnAccessError
    - FindingClosedError, FindingUnansweredError, FindingDueTooEarlyError
  + ApprovalError
    - MakerIsCheckerError, HeldAnsweredError, MakerLeftError, HeldOutdatedError
    - LateReasonRequiredError, NotToOverseeError
  + BusyError

Every class has a stable ``code``, which programs and translations use, and ``facts``: the
values the sentence speaks of, by name. The English sentence is for logs.
"""

from bumdes.errors.accounts import (
    LocalAccountError,
)
from bumdes.errors.approval import (
    ApprovalError,
    HeldAnsweredError,
    HeldOutdatedError,
    LateReasonRequiredError,
    MakerIsCheckerError,
    MakerLeftError,
    NotToOverseeError,
)
from bumdes.errors.assets import (
    AssetError,
    AssetGoneError,
    AssetMovedOnError,
    BelowCapitalisationLimitError,
    CountIncompleteError,
    MoreThanAssetError,
)
from bumdes.errors.auditing import (
    AccessAnsweredError,
    AccessNotNeededError,
    AccessTooLongError,
    AuditingError,
    FindingClosedError,
    FindingDueTooEarlyError,
    FindingUnansweredError,
    OwnAccessError,
)
from bumdes.errors.backups import (
    BackupDamagedError,
    BackupError,
    BackupNotFoundError,
    BackupNotPossibleError,
    NotEmptyError,
)
from bumdes.errors.bank import (
    BankError,
    MatchedAlreadyError,
    MatchUnevenError,
    NothingMatchedError,
    StatementBrokenError,
    StatementColumnsError,
    StatementKnownError,
    StatementRowError,
)
from bumdes.errors.base import (
    EnterpriseError,
    InvalidFieldError,
    NotFoundError,
    PermissionDeniedError,
    TakenError,
)
from bumdes.errors.beginning import (
    BeginningError,
    BooksBegunError,
    CutOverEmptyError,
    CutOverStageError,
    SetUpAlreadyError,
)
from bumdes.errors.capital import (
    CapitalError,
    CapitalMovedOnError,
    ContributorNotOfferedError,
    FundExhaustedError,
    FundUnbalancedError,
    LandAsCapitalError,
    MoreThanHeldError,
    OpeningExceededError,
    OutsidePurposeError,
    PaperRequiredError,
    RegisterOnlyError,
    RingFenceError,
    RingFenceExceededError,
    SetAsideError,
    SharesPastWholeError,
    TreatmentNotOfferedError,
)
from bumdes.errors.cash import (
    CashError,
    CountAgreesError,
    CountSignedError,
    CountUnsignedError,
    OneHandError,
    PiecesDisagreeError,
)
from bumdes.errors.corrections import (
    AlreadyCorrectedError,
    CorrectedElsewhereError,
    CorrectionError,
    CorrectionStandsError,
    NothingToCorrectError,
    ProofRequiredError,
)
from bumdes.errors.credit import (
    AllowanceChangedError,
    AllowanceStageError,
    CounterpartyNeededError,
    CreditedTooMuchError,
    CreditError,
    InstalmentsUnequalError,
    OverpaidPartyError,
    PaymentUnequalError,
)
from bumdes.errors.database import (
    BusyError,
)
from bumdes.errors.enterprise import (
    EnterpriseStoppedError,
)
from bumdes.errors.files import (
    ActiveContentError,
    EmptyFileError,
    FileDamagedError,
    FileError,
    FileMissingError,
    FileTooLargeError,
    FileTypeRefusedError,
    FileUnreadableError,
    PictureTooLargeError,
)
from bumdes.errors.governance import (
    DecisionError,
    DecisionExceededError,
    DecisionRequiredError,
    DecisionRevokedError,
    DecisionTooLateError,
    DecisionUsedError,
    HandoverChangedError,
    HandoverError,
    HandoverIncompleteError,
    HandoverSignedError,
    InformationAnsweredError,
    InformationExtendedError,
    SignatureRequiredError,
    WrongDecisionError,
    WrongOrganError,
)
from bumdes.errors.parties import (
    MergerRefusedError,
    MergerUndoneError,
    PartyEmployedError,
    PartyErasedError,
    PartyError,
    PartyMergedError,
    PartyNeededError,
    PartyNumberTakenError,
    PartyOutstandingError,
)
from bumdes.errors.payroll import (
    DailyPayTooHighError,
    DeductedTooMuchError,
    NobodyToPayError,
    PayrollError,
    PayrollStageError,
    WageOverpaidError,
    WagePaidError,
)
from bumdes.errors.people import (
    BlockedPersonError,
    FactorNeededError,
    FactorThereError,
    PersonError,
    SealBrokenError,
    UnitRequiredError,
    WeakPasswordError,
    WrongCodeError,
    WrongPasswordError,
)
from bumdes.errors.planning import (
    DecisionSpentError,
    EmptyPlanError,
    PlanningError,
    ProposalNotApprovedError,
    ReviewMissingError,
    WrongStageError,
)
from bumdes.errors.rates import (
    RateOutsideDatesError,
)
from bumdes.errors.reporting import (
    BooksMovedOnError,
    CashFlowBetweenUnitsError,
    CashFlowNotThereError,
    JobsWaitingError,
    NarrativeChangedError,
    NotYourSignatureError,
    ReportingError,
    ReportIsDraftError,
    SignedAlreadyError,
    SignedTwiceError,
    SigningError,
    SigningOutOfTurnError,
    UnknownFigureError,
)
from bumdes.errors.rupiah import (
    AmbiguousAmountError,
    NoAmountError,
    RupiahError,
    UnreadableAmountError,
)
from bumdes.errors.schedules import (
    RecurringDoneError,
    RefundTooHighError,
    ScheduleEndedError,
    ScheduleError,
    ScheduleRunLaterError,
)
from bumdes.errors.sharing import (
    AlreadySharedError,
    NobodyToShareError,
    NoSchemeError,
    NothingToShareError,
    OverpaidShareError,
    PartnerLeftOutError,
    SchemeOverlapError,
    ShareNotOwedError,
    SharePaidError,
    SharingError,
    SharingOnlyError,
    SharingUndoneError,
    UnitsShareTooMuchError,
    UnnamedCapitalError,
    YearStillOpenError,
)
from bumdes.errors.sheets import (
    RowsRefusedError,
    SheetColumnMissingError,
    SheetColumnUnknownError,
    SheetError,
    SheetUnreadableError,
)
from bumdes.errors.stock import (
    BatchFinishedError,
    ByItemError,
    ByMonthError,
    CountAboveBooksError,
    RefundedMoreError,
    ReturnedMoreError,
    StockCountUnwitnessedError,
    StockError,
    StockMovedOnError,
    StockShortError,
    StockThereError,
    WrongPaymentError,
)
from bumdes.errors.sub_ledgers import (
    IdentityMissingError,
    OverpaidDocumentError,
    RegisterPostsOnlyError,
    SubLedgerError,
    WrongDocumentError,
)
from bumdes.errors.taxes import (
    LocalRateTooHighError,
    NotTaxableDealerError,
    TaxBelowThresholdError,
    TaxError,
    TaxNotOwedError,
    TaxOverpaidError,
    TaxRateOutsideDatesError,
    TaxYearSettledError,
    WrongTaxRegimeError,
)
from bumdes.errors.till import (
    CountDiffersError,
    CustomerMissingError,
    DiscountTooLargeError,
    DrawerUnwitnessedError,
    EmptySaleError,
    NothingLeftToPayError,
    OutsideShiftError,
    PaidTooLittleError,
    QrisNotTakenError,
    ShiftClosedError,
    ShiftOpenError,
    TillError,
)
from bumdes.errors.transactions import (
    AccountNotOfferedError,
    MissingAmountError,
    RegisterRevivalError,
    TransactionError,
    TransactionNotOfferedError,
    UnexpectedAmountError,
)
from bumdes.errors.units import (
    UnitClosedError,
    UnitError,
    UnitMovedLaterError,
    UnitNotEmptyError,
    UnitOpenError,
    UnmatchedUnitsError,
    WrongMethodError,
)
from bumdes.errors.village_books import (
    SiskeudesFileError,
)
from bumdes.errors.years import (
    ChecksFailedError,
    MonthChecksFailedError,
    RestatedAccountError,
    RestatedYearError,
    RestatingOnlyError,
    YearError,
)

__all__ = [
    "AccessAnsweredError",
    "AccessNotNeededError",
    "AccessTooLongError",
    "AccountNotOfferedError",
    "ActiveContentError",
    "AllowanceChangedError",
    "AllowanceStageError",
    "AlreadyCorrectedError",
    "AlreadySharedError",
    "AmbiguousAmountError",
    "ApprovalError",
    "AssetError",
    "AssetGoneError",
    "AssetMovedOnError",
    "AuditingError",
    "BackupDamagedError",
    "BackupError",
    "BackupNotFoundError",
    "BackupNotPossibleError",
    "BankError",
    "BatchFinishedError",
    "BeginningError",
    "BelowCapitalisationLimitError",
    "BlockedPersonError",
    "BooksBegunError",
    "BooksMovedOnError",
    "BusyError",
    "ByItemError",
    "ByMonthError",
    "CapitalError",
    "CapitalMovedOnError",
    "CashError",
    "CashFlowBetweenUnitsError",
    "CashFlowNotThereError",
    "ChecksFailedError",
    "ContributorNotOfferedError",
    "CorrectedElsewhereError",
    "CorrectionError",
    "CorrectionStandsError",
    "CountAboveBooksError",
    "CountAgreesError",
    "CountDiffersError",
    "CountIncompleteError",
    "CountSignedError",
    "CountUnsignedError",
    "CountUnwitnessedError",
    "CounterpartyNeededError",
    "CreditError",
    "CreditedTooMuchError",
    "CustomerMissingError",
    "CutOverEmptyError",
    "CutOverStageError",
    "DailyPayTooHighError",
    "DecisionError",
    "DecisionExceededError",
    "DecisionRequiredError",
    "DecisionRevokedError",
    "DecisionSpentError",
    "DecisionTooLateError",
    "DecisionUsedError",
    "DeductedTooMuchError",
    "DiscountTooLargeError",
    "DrawerUnwitnessedError",
    "EmptyFileError",
    "EmptyPlanError",
    "EmptySaleError",
    "EnterpriseError",
    "EnterpriseStoppedError",
    "FactorNeededError",
    "FactorThereError",
    "FileDamagedError",
    "FileError",
    "FileMissingError",
    "FileTooLargeError",
    "FileTypeRefusedError",
    "FileUnreadableError",
    "FindingClosedError",
    "FindingDueTooEarlyError",
    "FindingUnansweredError",
    "FundExhaustedError",
    "FundUnbalancedError",
    "HandoverChangedError",
    "HandoverError",
    "HandoverIncompleteError",
    "HandoverSignedError",
    "HeldAnsweredError",
    "HeldOutdatedError",
    "IdentityMissingError",
    "InformationAnsweredError",
    "InformationExtendedError",
    "InstalmentsUnequalError",
    "InvalidFieldError",
    "JobsWaitingError",
    "LandAsCapitalError",
    "LateReasonRequiredError",
    "LocalAccountError",
    "LocalRateTooHighError",
    "MakerIsCheckerError",
    "MakerLeftError",
    "MatchUnevenError",
    "MatchedAlreadyError",
    "MergerRefusedError",
    "MergerUndoneError",
    "MissingAmountError",
    "MonthChecksFailedError",
    "MoreThanAssetError",
    "MoreThanHeldError",
    "NarrativeChangedError",
    "NoAmountError",
    "NoSchemeError",
    "NobodyToPayError",
    "NobodyToShareError",
    "NotEmptyError",
    "NotFoundError",
    "NotTaxableDealerError",
    "NotToOverseeError",
    "NotYourSignatureError",
    "NothingLeftToPayError",
    "NothingMatchedError",
    "NothingToCorrectError",
    "NothingToShareError",
    "OneHandError",
    "OpeningExceededError",
    "OutsidePurposeError",
    "OutsideShiftError",
    "OverpaidDocumentError",
    "OverpaidPartyError",
    "OverpaidShareError",
    "OwnAccessError",
    "PaidTooLittleError",
    "PaperRequiredError",
    "PartnerLeftOutError",
    "PartyEmployedError",
    "PartyErasedError",
    "PartyError",
    "PartyMergedError",
    "PartyNeededError",
    "PartyNumberTakenError",
    "PartyOutstandingError",
    "PaymentUnequalError",
    "PayrollError",
    "PayrollStageError",
    "PermissionDeniedError",
    "PersonError",
    "PictureTooLargeError",
    "PiecesDisagreeError",
    "PlanningError",
    "ProofRequiredError",
    "ProposalNotApprovedError",
    "QrisNotTakenError",
    "RateOutsideDatesError",
    "RecurringDoneError",
    "RefundTooHighError",
    "RefundedMoreError",
    "RegisterOnlyError",
    "RegisterPostsOnlyError",
    "RegisterRevivalError",
    "ReportIsDraftError",
    "ReportingError",
    "RestatedAccountError",
    "RestatedYearError",
    "RestatingOnlyError",
    "ReturnedMoreError",
    "ReviewMissingError",
    "RingFenceError",
    "RingFenceExceededError",
    "RowsRefusedError",
    "RupiahError",
    "ScheduleEndedError",
    "ScheduleError",
    "ScheduleRunLaterError",
    "SchemeOverlapError",
    "SealBrokenError",
    "SetAsideError",
    "SetUpAlreadyError",
    "ShareNotOwedError",
    "SharePaidError",
    "SharesPastWholeError",
    "SharingError",
    "SharingOnlyError",
    "SharingUndoneError",
    "SheetColumnMissingError",
    "SheetColumnUnknownError",
    "SheetError",
    "SheetUnreadableError",
    "ShiftClosedError",
    "ShiftOpenError",
    "SignatureRequiredError",
    "SignedAlreadyError",
    "SignedTwiceError",
    "SigningError",
    "SigningOutOfTurnError",
    "SiskeudesFileError",
    "StatementBrokenError",
    "StatementColumnsError",
    "StatementKnownError",
    "StatementRowError",
    "StockCountUnwitnessedError",
    "StockError",
    "StockMovedOnError",
    "StockShortError",
    "StockThereError",
    "SubLedgerError",
    "TakenError",
    "TaxBelowThresholdError",
    "TaxError",
    "TaxNotOwedError",
    "TaxOverpaidError",
    "TaxRateOutsideDatesError",
    "TaxYearSettledError",
    "TillError",
    "TransactionError",
    "TransactionNotOfferedError",
    "TreatmentNotOfferedError",
    "UnexpectedAmountError",
    "UnitClosedError",
    "UnitError",
    "UnitMovedLaterError",
    "UnitNotEmptyError",
    "UnitOpenError",
    "UnitRequiredError",
    "UnitsShareTooMuchError",
    "UnknownFigureError",
    "UnmatchedUnitsError",
    "UnnamedCapitalError",
    "UnreadableAmountError",
    "WageOverpaidError",
    "WagePaidError",
    "WeakPasswordError",
    "WrongCodeError",
    "WrongDecisionError",
    "WrongDocumentError",
    "WrongMethodError",
    "WrongOrganError",
    "WrongPasswordError",
    "WrongPaymentError",
    "WrongStageError",
    "WrongTaxRegimeError",
    "YearError",
    "YearStillOpenError",
]
