"""What the pages of bank statements show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.bank.match import MatchOrigin, matches_of
from bumdes.bank.reconciliation import open_items, reconcile
from bumdes.bank.standing import standing_matches
from bumdes.bank.statement import find_line, statements_of
from bumdes.bank.suggestion import suggest
from bumdes.bank.words import charge_meant
from bumdes.cash.place import CashKind
from bumdes.cash.standing import places_on
from ledger.money import from_minor

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.bank.reconciliation import BookItem, LineItem, Reconciliation
    from bumdes.bank.statement import BankStatement
    from bumdes.bank.words import BankCharge
    from bumdes.cash.standing import PlaceStanding
    from bumdes.work import Work
    from ledger import Account, Money

MOST_SHOWN = 200
"""Open lines and entries that one page shows."""

MOST_MATCHED = 40


@dataclass(frozen=True, slots=True)
class BankRow:
    """An account at a bank on the list: its statements, and how far they are matched."""

    place: PlaceStanding
    latest: BankStatement | None
    seen: Reconciliation | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownItem:
    """A line of a bank or an entry, as a page shows it.

    Attributes:
        entry: year and journal number of an entry; None for lines of the bank.
        charge: what the bank did by itself, as its words say; None for anything else.
    """

    key: str
    on: dt.date
    text: str
    reference: str
    amount: Money
    entry: tuple[int, int] | None = None
    charge: BankCharge | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A match that is suggested."""

    lines: tuple[ShownItem, ...]
    entries: tuple[ShownItem, ...]
    is_sure: bool
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A match that was made."""

    match_id: str
    origin: str
    by: str
    lines: tuple[ShownItem, ...]
    entries: tuple[ShownItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchingPage:
    """What is to be matched on one account.

    Attributes:
        charges: lines that the bank did by itself.
        lines, entries: what nothing is suggested for.
        left: how many of them the page does not show.
    """

    account: Account
    seen: Reconciliation
    statement: BankStatement
    proposals: tuple[Proposal, ...]
    charges: tuple[ShownItem, ...]
    lines: tuple[ShownItem, ...]
    entries: tuple[ShownItem, ...]
    made: tuple[Made, ...]
    left: int

    @property
    def sure(self) -> int:
        """How many suggestions can only be meant so."""
        return sum(1 for each in self.proposals if each.is_sure)


def bank_rows(work: Work, today: dt.date) -> list[BankRow]:
    """Return the accounts at banks, with how far their statements are matched."""
    rows = []
    for place in places_on(work, today):
        if place.kind is not CashKind.BANK:
            continue
        told = statements_of(work.session, work.book_id, place.account.code)
        seen = reconcile(work, place.account.code) if told else None
        rows.append(BankRow(place, told[0] if told else None, seen))
    return rows


def matching_page(work: Work, account: str) -> MatchingPage:
    """Return what is to be matched on an account.

    Raises:
        UnknownAccountError: there is no such account.
        NotFoundError: it has no statement.
    """
    seen = reconcile(work, account)
    open_lines, open_entries = open_items(work, account)
    lines = {item.key: _line(work, item) for item in open_lines}
    entries = {item.key: _entry(work, item) for item in open_entries}
    proposals = tuple(
        Proposal(
            tuple(lines[key] for key in each.lines),
            tuple(entries[key] for key in each.entries),
            each.is_sure,
            each.why,
        )
        for each in suggest(open_lines, open_entries)
    )
    used = {item.key for p in proposals for item in (*p.lines, *p.entries)}
    free = [line for key, line in lines.items() if key not in used]
    rest = [line for line in free if line.charge is None]
    apart = [e for key, e in entries.items() if key not in used and e.on <= seen.on]
    return MatchingPage(
        account=work.book.chart[account],
        seen=seen,
        statement=seen.statement,
        proposals=proposals[:MOST_SHOWN],
        charges=tuple(line for line in free if line.charge is not None)[:MOST_SHOWN],
        lines=tuple(rest[:MOST_SHOWN]),
        entries=tuple(apart[:MOST_SHOWN]),
        made=_made(work, account),
        left=max(0, len(rest) - MOST_SHOWN) + max(0, len(apart) - MOST_SHOWN),
    )


def _line(work: Work, item: LineItem) -> ShownItem:
    line = item.line
    return ShownItem(
        key=item.key,
        on=line.booked_on,
        text=line.description,
        reference=line.reference,
        amount=from_minor(line.minor, work.book.currency),
        charge=charge_meant(line.description, line.minor, line.booked_on),
    )


def _entry(work: Work, item: BookItem) -> ShownItem:
    return ShownItem(
        key=item.key,
        on=item.on,
        text=item.description,
        reference=item.voucher,
        amount=from_minor(item.minor, work.book.currency),
        entry=(item.year, item.number),
    )


def _made(work: Work, account: str) -> tuple[Made, ...]:
    """Return the latest matches of an account."""
    standing = standing_matches(work, account)
    found = matches_of(work.session, work.book_id, account)
    matches = [match for match in found if match.match_id not in standing.stale][:MOST_MATCHED]
    wanted = {match.match_id for match in matches}
    lines: dict[str, list[ShownItem]] = {}
    for line_id, match in standing.lines.items():
        if match in wanted:
            line = find_line(work.session, work.book_id, line_id)
            shown = ShownItem(
                key=line_id,
                on=line.booked_on,
                text=line.description,
                reference=line.reference,
                amount=from_minor(line.minor, work.book.currency),
            )
            lines.setdefault(match, []).append(shown)
    of_match = {e: match for e, match in standing.entries.items() if match in wanted}
    entries: dict[str, list[ShownItem]] = {}
    for posted in work.book.entries_at(sorted(of_match)):
        moved = sum(
            p.debit_minor - p.credit_minor
            for p in posted.entry.postings
            if p.account == account
        )
        shown = ShownItem(
            key=str(posted.sequence),
            on=posted.entry.date,
            text=posted.entry.description,
            reference=posted.voucher,
            amount=from_minor(moved, work.book.currency),
            entry=(posted.entry.date.year, posted.number),
        )
        entries.setdefault(of_match[posted.sequence], []).append(shown)
    return tuple(
        Made(
            match_id=match.match_id,
            origin=MatchOrigin(match.origin).label,
            by=match.matched_by,
            lines=tuple(lines.get(match.match_id, ())),
            entries=tuple(entries.get(match.match_id, ())),
        )
        for match in matches
    )
