"""Fund entries: what each entry that names a fund did to its money."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from bumdes.capital.account import CAPITAL_REGISTER
from bumdes.register_tag import REGISTER_TAG
from ledger import AccountKind, Period
from ledger.period import FIRST_DAY

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from bumdes.capital.contribution import Contribution
    from ledger import BookView, LedgerLine, PostedEntry


class FundEntryKind(StrEnum):
    """What an entry did to the money of a fund."""

    RECEIVED = "received"
    """It brought the contribution in, or a part of it back to who brought it."""
    EARNED = "earned"
    """The use of the fund brought money in."""
    SPENT = "spent"
    """It paid from the fund."""
    MOVED = "moved"
    """No money came in or went out: it went to a unit, or what was bought was used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FundEntry:
    """The lines of one entry that name a fund.

    Attributes:
        cash: the money that came in, in sen; negative where it went out.
        goods: what the contributor brought in other than money, in sen.
        proofs: SHA-256 digests of the papers that prove it.
    """

    kind: FundEntryKind
    date: dt.date
    cash: int
    goods: int
    lines: tuple[LedgerLine, ...]
    proofs: tuple[str, ...]


def fund_entries(
    view: BookView, contribution: Contribution, *, through: dt.date
) -> list[FundEntry]:
    """Return the entries that name the fund of *contribution* up to a day, by day.

    What takes an entry back counts as the entry did, the other way round.
    """
    fund = contribution.ledger_fund
    if not fund or through < FIRST_DAY:
        return []
    told = view.journal(Period(FIRST_DAY, through), fund=fund)
    by_entry = [(place, tuple(lines)) for place, lines in groupby(told, lambda li: li.sequence)]
    posted = {p.sequence: p for p in view.entries_at(place for place, _ in by_entry)}
    kinds: dict[int, FundEntryKind] = {}
    found: list[FundEntry] = []
    for place, lines in sorted(by_entry):
        entry = posted[place].entry
        kinds[place] = _kind(posted[place], lines, contribution, kinds, view)
        own = contribution.entry_sequence
        found.append(
            FundEntry(
                kind=kinds[place],
                date=entry.date,
                cash=_cash(lines, view),
                goods=_goods(lines, view) if own in {place, entry.reverses} else 0,
                lines=lines,
                proofs=entry.evidence,
            )
        )
    return sorted(found, key=lambda entry: (entry.date, entry.lines[0].sequence))


def _goods(lines: Iterable[LedgerLine], view: BookView) -> int:
    """Return what came in, in sen, on accounts of things."""
    return sum(
        line.debit_minor - line.credit_minor
        for line in lines
        if view.chart[line.account].kind is AccountKind.ASSET
        and not view.chart[line.account].is_cash
    )


def _cash(lines: Iterable[LedgerLine], view: BookView) -> int:
    return sum(
        line.debit_minor - line.credit_minor
        for line in lines
        if view.chart[line.account].is_cash
    )


def _kind(
    posted: PostedEntry,
    lines: tuple[LedgerLine, ...],
    contribution: Contribution,
    kinds: Mapping[int, FundEntryKind],
    view: BookView,
) -> FundEntryKind:
    entry = posted.entry
    if entry.reverses is not None and entry.reverses in kinds:
        return kinds[entry.reverses]
    is_register = entry.tags.get(REGISTER_TAG) == CAPITAL_REGISTER
    if is_register or any(line.account == contribution.account for line in lines):
        return FundEntryKind.RECEIVED
    cash = _cash(lines, view)
    if cash == 0:
        return FundEntryKind.MOVED
    return FundEntryKind.EARNED if cash > 0 else FundEntryKind.SPENT
