"""Decision rules: which movements of which accounts only a decision allows.

The rules are data with dates, for the statutes of enterprises and the law may change them.
"""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from bumdes.governance.decision import DecisionKind
from ledger import EntryKind, Side
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ledger import JournalEntry, Money

KINDS_OF_ENTRY = frozenset({EntryKind.ORDINARY, EntryKind.ADJUSTING})
"""What is decided. Openings, closings and corrections of earlier years repeat decisions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRule:
    """Entries with a line on *side* of *accounts* carry a decision of one of *kinds*.

    Attributes:
        key: stable name.
        valid_from: the first day of entries that it concerns.
        accounts, against, unless: what codes begin with.
        against: it concerns only entries with a line on the other side of these; any entry
            where none is named.
        unless: it concerns no entry with a line on the other side of these.
        source, certainty: where it is laid down; C confirmed, S secondary, K unconfirmed.
    """

    key: str
    valid_from: dt.date
    kinds: tuple[DecisionKind, ...]
    side: Side
    accounts: tuple[str, ...]
    against: tuple[str, ...]
    unless: tuple[str, ...]
    source: str
    certainty: str

    def concerns(self, entry: JournalEntry) -> bool:
        """Whether *entry* needs such a decision."""
        if entry.kind not in KINDS_OF_ENTRY or entry.date < self.valid_from:
            return False
        ours = [p.account for p in entry.postings if p.side is self.side]
        others = [p.account for p in entry.postings if p.side is not self.side]
        if not _any_under(ours, self.accounts) or _any_under(others, self.unless):
            return False
        return not self.against or _any_under(others, self.against)

    def amount(self, entry: JournalEntry) -> Money:
        """Return how much *entry* moves on that side of those accounts."""
        moved = sum(
            p.minor
            for p in entry.postings
            if p.side is self.side and p.account.startswith(self.accounts)
        )
        return from_minor(moved, entry.currency)


@cache
def decision_rules() -> tuple[DecisionRule, ...]:
    """Return every rule."""
    text = files("bumdes").joinpath("data", "decision_rules.csv").read_text(encoding="utf-8")
    return tuple(_rule(row) for row in csv.DictReader(text.splitlines()))


def rules_for(entry: JournalEntry) -> tuple[DecisionRule, ...]:
    """Return the rules that concern *entry*."""
    return tuple(rule for rule in decision_rules() if rule.concerns(entry))


def _rule(row: dict[str, str]) -> DecisionRule:
    return DecisionRule(
        key=row["key"],
        valid_from=dt.date.fromisoformat(row["valid_from"]),
        kinds=tuple(DecisionKind(kind) for kind in row["kinds"].split()),
        side=Side(row["side"]),
        accounts=tuple(row["accounts"].split()),
        against=tuple(row["against"].split()),
        unless=tuple(row["unless"].split()),
        source=row["source"],
        certainty=row["certainty"],
    )


def _any_under(accounts: Iterable[str], beginnings: tuple[str, ...]) -> bool:
    return any(account.startswith(beginnings) for account in accounts)
