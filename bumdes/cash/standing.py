"""Where cash stands: every place of it, what it holds, who keeps it, when it was counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.cash.count import cash_counts_of, is_counted
from bumdes.cash.keeper import keepers_on
from bumdes.cash.place import CashKind, cash_places, kind_of
from bumdes.errors import NotFoundError
from bumdes.party import party_names
from ledger import Dimension
from ledger.money import from_minor

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from bumdes.cash.count import CashCount
    from bumdes.cash.place import CashPlace
    from bumdes.work import Work
    from ledger import Account, Money

Key = tuple[str, str]
"""An account, and the unit whose money it is."""

USUAL_DRAWER: Key = ("1.1.01.01", "")
"""Every enterprise has a drawer at its head office, even while nothing is in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceStanding:
    """A place of cash on a day.

    Attributes:
        unit: whose money it is; an empty string for the head office, and for banks.
        known: what somebody said of it; None if nobody did.
        label: what people call it.
        keeper, keeper_name: who answers for it; empty for nobody.
        held: what the books say is there at the end of the day.
        counted: the latest count; None if it was never counted.
        surprised: the latest count that nobody knew of beforehand.
    """

    account: Account
    unit: str
    kind: CashKind
    known: CashPlace | None
    label: str
    keeper: str
    keeper_name: str
    held: Money
    counted: CashCount | None
    surprised: CashCount | None

    @property
    def key(self) -> Key:
        """Its account and its unit."""
        return (self.account.code, self.unit)

    @property
    def is_closed(self) -> bool:
        """Whether nothing is to lie there any more."""
        closed = self.known is not None and self.known.is_closed
        return closed or not self.account.is_active


def places_on(work: Work, on: dt.date, *, unit: str | None = None) -> list[PlaceStanding]:
    """Return the places of cash on a day, by account and unit: known, or with money in them.

    Args:
        unit: the unit whose places are wanted; None for all of them, and the banks.
    """
    known = cash_places(work.session, work.book_id)
    accounts = {account.code: account for account in work.book.chart if is_counted(account)}
    kinds = {code: _kind(account, known) for code, account in accounts.items()}
    held = _held(work, on, kinds)
    keepers = keepers_on(work.session, work.book_id, on)
    names = party_names(work.session, work.book_id, list(keepers.values()))
    counts = _latest(cash_counts_of(work.session, work.book_id), on)
    surprises = _latest(
        (c for c in cash_counts_of(work.session, work.book_id) if c.is_surprise), on
    )
    keys = sorted({k for k in (*known, *held, USUAL_DRAWER) if k[0] in accounts})
    return [
        PlaceStanding(
            account=accounts[key[0]],
            unit=key[1],
            kind=kinds[key[0]],
            known=known.get(key),
            label=_label(accounts[key[0]], known.get(key)),
            keeper=keepers.get(key, ""),
            keeper_name=names.get(keepers.get(key, ""), keepers.get(key, "")),
            held=from_minor(held.get(key, 0), work.book.currency),
            counted=counts.get(key),
            surprised=surprises.get(key),
        )
        for key in keys
        if _is_seen(key, kinds[key[0]], unit)
    ]


def find_place(work: Work, account: str, unit: str, *, on: dt.date) -> PlaceStanding:
    """Return the place of cash that *account* is for *unit*.

    Raises:
        NotFoundError: no cash lies there, or ever did.
    """
    for place in places_on(work, on):
        if place.key == (account, unit):
            return place
    raise NotFoundError("cash_place", account)


def _kind(account: Account, known: dict[Key, CashPlace]) -> CashKind:
    said = next((place for key, place in known.items() if key[0] == account.code), None)
    return kind_of(account, said)


def _label(account: Account, known: CashPlace | None) -> str:
    return known.label if known is not None and known.label else account.name


def _is_seen(key: Key, kind: CashKind, unit: str | None) -> bool:
    return unit is None or (key[1] == unit and kind is not CashKind.BANK)


def _held(work: Work, on: dt.date, kinds: dict[str, CashKind]) -> dict[Key, int]:
    """Return what each place holds: banks as a whole, other places by unit."""
    sums: dict[Key, int] = {}
    if kinds:
        for row in work.book.turnovers(
            last_day=on, accounts=list(kinds), by=(Dimension.UNIT,), components=False
        ):
            key = (row.account, "" if kinds[row.account] is CashKind.BANK else row.unit)
            sums[key] = sums.get(key, 0) + row.debits - row.credits
    return sums


def _latest(counts: Iterable[CashCount], on: dt.date) -> dict[Key, CashCount]:
    """Return the latest count of each place until a day; they come the latest first."""
    found: dict[Key, CashCount] = {}
    for count in counts:
        if count.counted_on <= on:
            found.setdefault((count.account, count.unit or ""), count)
    return found
