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
  + DecisionError
    - DecisionRequiredError, WrongDecisionError, DecisionTooLateError
    - DecisionRevokedError, DecisionExceededError, DecisionUsedError, WrongOrganError
  + CapitalError
    - ContributorNotOfferedError, TreatmentNotOfferedError, PaperRequiredError
    - LandAsCapitalError, RegisterOnlyError, OpeningExceededError, SharesPastWholeError
    - MoreThanHeldError, FundExhaustedError, CapitalMovedOnError, FundUnbalancedError
    - RingFenceError: RingFenceExceededError, OutsidePurposeError, SetAsideError
  + BusyError

Every class has a stable ``code``, which programs and translations use, and ``facts``: the
values the sentence speaks of, by name. The English sentence is for logs.
"""

from bumdes.errors.accounts import (
    LocalAccountError,
)
from bumdes.errors.backups import (
    BackupDamagedError,
    BackupError,
    BackupNotFoundError,
    BackupNotPossibleError,
    NotEmptyError,
)
from bumdes.errors.base import (
    EnterpriseError,
    InvalidFieldError,
    NotFoundError,
    PermissionDeniedError,
    TakenError,
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
from bumdes.errors.database import (
    BusyError,
)
from bumdes.errors.governance import (
    DecisionError,
    DecisionExceededError,
    DecisionRequiredError,
    DecisionRevokedError,
    DecisionTooLateError,
    DecisionUsedError,
    WrongDecisionError,
    WrongOrganError,
)
from bumdes.errors.people import (
    PersonError,
    UnitRequiredError,
    WeakPasswordError,
    WrongPasswordError,
)
from bumdes.errors.rupiah import (
    AmbiguousAmountError,
    NoAmountError,
    RupiahError,
    UnreadableAmountError,
)
from bumdes.errors.transactions import (
    AccountNotOfferedError,
    MissingAmountError,
    TransactionError,
    TransactionNotOfferedError,
    UnexpectedAmountError,
)

__all__ = [
    "AccountNotOfferedError",
    "AmbiguousAmountError",
    "BackupDamagedError",
    "BackupError",
    "BackupNotFoundError",
    "BackupNotPossibleError",
    "BusyError",
    "CapitalError",
    "CapitalMovedOnError",
    "ContributorNotOfferedError",
    "DecisionError",
    "DecisionExceededError",
    "DecisionRequiredError",
    "DecisionRevokedError",
    "DecisionTooLateError",
    "DecisionUsedError",
    "EnterpriseError",
    "FundExhaustedError",
    "FundUnbalancedError",
    "InvalidFieldError",
    "LandAsCapitalError",
    "LocalAccountError",
    "MissingAmountError",
    "MoreThanHeldError",
    "NoAmountError",
    "NotEmptyError",
    "NotFoundError",
    "OpeningExceededError",
    "OutsidePurposeError",
    "PaperRequiredError",
    "PermissionDeniedError",
    "PersonError",
    "RegisterOnlyError",
    "RingFenceError",
    "RingFenceExceededError",
    "RupiahError",
    "SetAsideError",
    "SharesPastWholeError",
    "TakenError",
    "TransactionError",
    "TransactionNotOfferedError",
    "TreatmentNotOfferedError",
    "UnexpectedAmountError",
    "UnitRequiredError",
    "UnreadableAmountError",
    "WeakPasswordError",
    "WrongDecisionError",
    "WrongOrganError",
    "WrongPasswordError",
]
