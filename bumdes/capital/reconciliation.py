"""Reconciliation: the register of capital against the accounts of capital."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.capital.account import capital_accounts, is_capital
from bumdes.capital.movement import movements_of
from bumdes.capital.opening import unnamed_openings
from ledger.money import from_minor

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from ledger import BookView, Money


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconciledAccount:
    """One account of contributed capital, as the register and as the books have it.

    Attributes:
        registered: what the register says contributors have there.
        opening: what came before the books and is not told apart yet.
        ledger: what the account holds.
    """

    account: str
    name: str
    registered: Money
    opening: Money
    ledger: Money

    @property
    def difference(self) -> Money:
        """What the books have more than the register."""
        return self.ledger - self.registered - self.opening


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """The register against equity at the end of day *at*, account by account."""

    at: dt.date
    rows: tuple[ReconciledAccount, ...]
    registered: Money
    opening: Money
    ledger: Money

    @property
    def difference(self) -> Money:
        """What the books have more than the register, over all accounts."""
        return self.ledger - self.registered - self.opening

    @property
    def holds(self) -> bool:
        """Whether the register says of each account what the books say."""
        return not any(row.difference for row in self.rows)


def reconcile_capital(session: Session, view: BookView, *, at: dt.date) -> Reconciliation:
    """Return the register of capital against the accounts at the end of day *at*.

    Contributions that are liabilities or stakes stand in no account of capital and are left
    out.
    """
    registered: dict[str, int] = {}
    for movement in movements_of(session, view, through=at):
        if is_capital(movement.account):
            was = registered.get(movement.account, 0)
            registered[movement.account] = was + movement.minor
    opening = unnamed_openings(view, at=at)
    ledger: dict[str, int] = {}
    accounts = capital_accounts(view.chart)
    for row in view.turnovers(last_day=at, accounts=accounts, components=False):
        if is_capital(row.account):
            ledger[row.account] = ledger.get(row.account, 0) + row.credits - row.debits
    codes = sorted({*registered, *opening, *ledger})
    sums = [sum(where.get(c, 0) for c in codes) for where in (registered, opening, ledger)]
    return Reconciliation(
        at=at,
        rows=tuple(
            ReconciledAccount(
                account=code,
                name=view.chart[code].name,
                registered=from_minor(registered.get(code, 0), view.currency),
                opening=from_minor(opening.get(code, 0), view.currency),
                ledger=from_minor(ledger.get(code, 0), view.currency),
            )
            for code in codes
        ),
        registered=from_minor(sums[0], view.currency),
        opening=from_minor(sums[1], view.currency),
        ledger=from_minor(sums[2], view.currency),
    )
