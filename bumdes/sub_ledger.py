"""Sub-ledgers: who owes, which asset, how many sacks; tied to the accounts they explain.

The identity rides on the line of the journal itself, so what a sub-ledger says and what its
control account says come from the same lines and cannot drift apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from bumdes.work import Work
    from ledger import Chart, Dimension, JournalEntry, Posting


class Holding(NamedTuple):
    """What a register says stands on a control account for one identity, in minor units.

    ``identity`` holds the values in the order of ``SubLedger.identity``; ``minor`` is debits
    less credits, in sen.
    """

    account: str
    identity: tuple[str, ...]
    minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SubLedger:
    """What explains one or more control accounts line by line.

    Attributes:
        key: stable name; also the register that posts for it.
        label: what people call it, in Indonesian.
        accounts: the control accounts; a heading stands for all accounts under it.
        identity: what each line on them must name, such as party and document.
        check: raises an EnterpriseError if an entry breaks a further rule. It is given the
            work, the entry, the register that posts it (an empty string for people), and
            those of its postings that touch the control accounts; never a reversal.
        recorded: what its own register says stands at the end of a day, such as quantity
            times cost; None where the lines of the journal are all there is.
    """

    key: str
    label: str
    accounts: tuple[str, ...]
    identity: tuple[Dimension, ...]
    check: Callable[[Work, JournalEntry, str, tuple[Posting, ...]], None] | None = None
    recorded: Callable[[Work, dt.date], Iterable[Holding]] | None = None

    def controls(self, account: str) -> bool:
        """Whether *account* is one of its control accounts."""
        return account in self.accounts or account.startswith(_stems(self.accounts))

    def control_accounts(self, chart: Chart) -> list[str]:
        """Return the codes of its control accounts in *chart*, in code order."""
        return [account.code for account in chart.under(*self.accounts)]


@cache
def _stems(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return how the codes under *codes* begin: 1.1.01.00 gathers 1.1.01.*."""
    return tuple(_stem(code) for code in codes)


def _stem(code: str) -> str:
    parts = code.split(".")
    while len(parts) > 1 and not parts[-1].strip("0"):
        parts.pop()
    return ".".join([*parts, ""])
