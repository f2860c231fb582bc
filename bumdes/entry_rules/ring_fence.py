"""Money kept for one purpose is spent on it alone, and never beyond what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.capital.account import CAPITAL_REGISTER
from bumdes.capital.contribution import ring_fenced_funds
from bumdes.capital.money_left import money_left
from bumdes.capital.planned_use import planned_uses_of
from bumdes.entry_rule import EntryRule
from bumdes.errors import OutsidePurposeError, RingFenceExceededError, SetAsideError
from ledger import AccountKind, EntryKind, Side
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Collection

    from bumdes.capital.planned_use import PlannedUse
    from bumdes.work import Work
    from ledger import JournalEntry, Posting

BETWEEN_UNITS = ("1.1.99.", "3.8.")
"""What carries money from one unit to another: it stays in the fund."""


def _check(work: Work, entry: JournalEntry, register: str) -> None:
    """Do nothing if *entry* leaves the money that is kept for a purpose to that purpose.

    Raises:
        RingFenceExceededError: it pays more from a fund than is left of it.
        OutsidePurposeError: it pays from a fund for what its plan does not name.
        SetAsideError: it pays from other money, of which the account has too little.
    """
    cash_legs = [p for p in entry.postings if work.book.chart[p.account].is_cash]
    named = {posting.fund for posting in entry.postings} - {""}
    if entry.kind is EntryKind.OPENING or not (named or cash_legs):
        return
    fenced = ring_fenced_funds(work.session, work.book_id)
    if not fenced:
        return
    for fund in sorted(named & fenced):
        _check_left(work, entry, fund, _paid([p for p in cash_legs if p.fund == fund]))
        if entry.reverses is None and register != CAPITAL_REGISTER:
            _check_purpose(work, entry, fund)
    if entry.reverses is None:
        _check_set_aside(work, entry, cash_legs, fenced)


def _paid(legs: Collection[Posting]) -> int:
    """Return what leaves by *legs*, in sen; negative where more comes in."""
    return sum(leg.credit_minor - leg.debit_minor for leg in legs)


def _check_left(work: Work, entry: JournalEntry, fund: str, paid: int) -> None:
    if paid <= 0:
        return
    left = money_left(work.book, fund, entry.date)
    amount = from_minor(paid, work.book.currency)
    if amount > left:
        raise RingFenceExceededError(fund, amount=amount, left=left)


def _check_purpose(work: Work, entry: JournalEntry, fund: str) -> None:
    """Do nothing if what *entry* spends from *fund* is in its plan, or spends nothing."""
    legs = [p for p in entry.postings if p.fund == fund]
    chart = work.book.chart
    gone = [
        p
        for p in legs
        if chart[p.account].is_cash or chart[p.account].kind is AccountKind.LIABILITY
    ]
    if _paid(gone) <= 0 and _paid([p for p in gone if chart[p.account].is_cash]) <= 0:
        return
    uses = planned_uses_of(work.session, work.book_id, fund)
    for leg in legs:
        if leg.side is Side.DEBIT and not _is_for(work, leg, fund, uses):
            raise OutsidePurposeError(fund, leg.account, leg.unit)


def _is_for(work: Work, leg: Posting, fund: str, uses: Collection[PlannedUse]) -> bool:
    """Whether *leg*, a debit, is no spending, or one that the plan of its fund names."""
    account = work.book.chart[leg.account]
    if account.is_cash or leg.account.startswith(BETWEEN_UNITS):
        return True
    if account.kind is AccountKind.REVENUE:
        return True  # a sale that is given back
    if any(use.covers(leg.account, leg.unit) for use in uses):
        return True
    if account.kind is AccountKind.LIABILITY:
        owed = work.book.balance(leg.account, unit=leg.unit, fund=fund).net(Side.CREDIT)
        return leg.amount <= owed  # a bill for what the fund bought
    return False


def _check_set_aside(
    work: Work, entry: JournalEntry, cash_legs: list[Posting], fenced: Collection[str]
) -> None:
    """Do nothing if what *entry* pays from other money is there without what is kept."""
    others = [p for p in cash_legs if p.fund not in fenced]
    places = {(p.account, p.unit) for p in others}
    paid = {
        place: _paid([p for p in others if (p.account, p.unit) == place]) for place in places
    }
    paid = {place: minor for place, minor in paid.items() if minor > 0}
    if not paid:
        return
    rows = work.book.turnovers(
        last_day=entry.date,
        accounts=sorted({account for account, _ in paid}),
        by=("unit", "fund"),
        components=False,
    )
    for (account, unit), minor in sorted(paid.items()):
        here = [row for row in rows if (row.account, row.unit) == (account, unit)]
        kept = {f: sum(r.debits - r.credits for r in here if r.fund == f) for f in fenced}
        kept = {fund: held for fund, held in sorted(kept.items()) if held > 0}
        free = sum(row.debits - row.credits for row in here) - sum(kept.values())
        if kept and minor > free:
            raise SetAsideError(
                account,
                amount=from_minor(minor, work.book.currency),
                free=from_minor(max(free, 0), work.book.currency),
                fund=next(iter(kept)),
            )


RING_FENCE = EntryRule(key="ring_fence", check=_check)
