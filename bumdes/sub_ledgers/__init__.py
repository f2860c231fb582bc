"""The sub-ledgers: one file, one sub-ledger."""

import sys

from bumdes.catalogue import discover
from bumdes.errors import NotFoundError
from bumdes.sub_ledger import SubLedger

SUB_LEDGERS = discover(sys.modules[__name__], of=SubLedger)
"""Every sub-ledger, by key."""


def sub_ledger_of(account: str) -> SubLedger | None:
    """Return the sub-ledger that explains *account*; None if none does."""
    for sub_ledger in SUB_LEDGERS.values():
        if sub_ledger.controls(account):
            return sub_ledger
    return None


def find_sub_ledger(key: str) -> SubLedger:
    """Return the sub-ledger *key*.

    Raises:
        NotFoundError: there is none.
    """
    if key not in SUB_LEDGERS:
        raise NotFoundError("sub_ledger", key)
    return SUB_LEDGERS[key]
