"""Habits: what somebody chose the last time, which a form fills in before anybody types."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bumdes.entry_tags import KIND_TAG
from bumdes.transaction_kinds import TRANSACTION_KINDS
from ledger.recent import recent_entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.transaction_kind import TransactionKind
    from bumdes.unit import Unit
    from bumdes.work import Work
    from ledger import PostedEntry

LOOKED_AT, OFTEN = 60, 2


def last_choices(work: Work, kind: TransactionKind, unit: Unit) -> dict[str, str]:
    """Return the accounts that the actor chose for *kind* in *unit* the last time, by field.

    Nothing is kept for it: the entries say so.
    """
    recent = recent_entries(
        work.book, by=work.actor.name, tag=(KIND_TAG, kind.key), most=LOOKED_AT
    )
    for posted in recent:
        if unit.code in {p.unit for p in posted.entry.postings}:
            chosen = accounts_chosen(work, kind, unit, posted)
            funds = {p.fund for p in posted.entry.postings if p.fund}
            found = {f"akun-{role}": code for role, code in chosen.items()}
            return found | ({"dana": funds.pop()} if funds else {})
    return {}


def last_unit(work: Work, kind: TransactionKind) -> str | None:
    """Return the unit for which the actor recorded *kind* the last time; None if never."""
    recent = recent_entries(work.book, by=work.actor.name, tag=(KIND_TAG, kind.key), most=1)
    for posted in recent:
        return posted.entry.postings[0].unit
    return None


def habits(work: Work, *, most: int) -> list[tuple[str, str, str]]:
    """Return what the actor records again and again: kind, unit and account, as codes."""
    recent = recent_entries(work.book, by=work.actor.name, tag=(KIND_TAG, ""), most=LOOKED_AT)
    counted: Counter[tuple[str, str, str]] = Counter()
    for posted in recent:
        kind = TRANSACTION_KINDS.get(posted.entry.tags[KIND_TAG])
        if kind is not None and kind.accounts:
            counted.update(_told(work, kind, posted))
    return [habit for habit, times in counted.most_common(most) if times >= OFTEN]


def accounts_chosen(
    work: Work, kind: TransactionKind, unit: Unit, posted: PostedEntry
) -> dict[str, str]:
    """Return which accounts played the roles that *kind* asks for in *posted*."""
    found: dict[str, str] = {}
    for asked in kind.accounts:
        offered = {choice.code for choice in unit.type.choices(asked.role, work.book.chart)}
        is_debit = any(rule.debit == asked.role for rule in kind.rules)
        for posting in posted.entry.postings:
            if posting.account in offered and bool(posting.debit_minor) is is_debit:
                found.setdefault(asked.role, posting.account)
    return found


def _told(
    work: Work, kind: TransactionKind, posted: PostedEntry
) -> Iterator[tuple[str, str, str]]:
    """Yield kind, unit and the account that says what it was about, if it is no cash."""
    role = kind.accounts[0].role
    is_debit = any(rule.debit == role for rule in kind.rules)
    for posting in posted.entry.postings:
        is_cash = work.book.chart[posting.account].is_cash
        if bool(posting.debit_minor) is is_debit and not is_cash:
            yield kind.key, posting.unit, posting.account
            return
