"""Accounts that nothing but their balance explains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.credit.control import CONTROLS
from bumdes.stock.pool import STOCK

if TYPE_CHECKING:
    from ledger import Account, AccountKind

_EXPLAINED = (
    *(stem for control in CONTROLS.values() for stem in control.stems),
    *STOCK,
    "1.1.04.",  # allowances, which are reckoned
    "1.1.06.",
    "1.1.07.",  # advances, prepayments and taxes, which have forms of their own
    "1.1.99.",  # between the head office and its units
    "1.3.",
    "1.4.",
    "2.1.02.",
    "2.1.03.",
)


def is_plain(account: Account, kind: AccountKind) -> bool:
    """Whether *account* is of *kind*, takes entries, and no register keeps what it is of."""
    return (
        account.kind is kind and not account.is_cash and not account.code.startswith(_EXPLAINED)
    )
