"""Where a figure comes from, as data: what a reader who asks is led to.

Addresses are the site's: it knows a page for each kind of origin, and who may open it. Paper
and files say nothing of origins.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from ledger import Period


@dataclass(frozen=True, slots=True)
class LedgerOrigin:
    """The lines of one account, or of all under a heading.

    Attributes:
        unit: empty for the head office, None for all together.
    """

    account: str
    period: Period
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class LineOrigin:
    """A line of a statement.

    Attributes:
        unit: empty for the head office, None for all together.
    """

    statement: str
    row: str
    period: Period
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class ByUnitOrigin:
    """A statement with a column for each unit, and one for what cancels between them."""

    statement: str
    period: Period


class RecordKind(StrEnum):
    """What registers keep; see ``RecordOrigin``."""

    OWNER = "owner"
    """What one owner has; its key is the owner's."""
    OWNERS = "owners"
    """What all owners have, and what is nobody's own."""
    RECEIVABLES = "receivables"
    """Receivables by age."""
    INVESTEE = "investee"
    SHARING = "sharing"
    RESTATEMENTS = "restatements"
    BORROWED_ASSETS = "borrowed_assets"
    PROPOSAL = "proposal"
    DECISION = "decision"
    PARTY = "party"
    """What stands open with one party."""
    SUB_LEDGERS = "sub_ledgers"
    """What stands open with all of them."""


@dataclass(frozen=True, slots=True)
class RecordOrigin:
    """What a register keeps.

    Attributes:
        key: which of its kind; empty where there is one list of all.
        at: the day that is told of.
        since: the first day that is told of; None where only one counts.
        unit: empty for the head office, None for all together.
    """

    kind: RecordKind
    at: dt.date
    key: str = ""
    since: dt.date | None = None
    unit: str | None = None


Origin = LedgerOrigin | LineOrigin | ByUnitOrigin | RecordOrigin
"""What a figure comes from."""

Origins = tuple[Origin | None, ...]
"""One a figure; None for a figure that its own table adds up."""
