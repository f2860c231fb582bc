"""Entry rules: what an enterprise asks of an entry beside what its books ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bumdes.work import Work
    from ledger import JournalEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRule:
    """One rule for every entry of an enterprise whose owners are registered.

    Attributes:
        key: stable name.
        check: raises an EnterpriseError if the entry breaks the rule. It is given the work,
            the entry (a reversal names the entry it takes back) and the name of the register
            that posts it, an empty string for what people post themselves.
        settle: raises an EnterpriseError if what many entries did together breaks the rule. It
            is asked once all of them are in the journal, of each that names a decision; None
            where each entry can be judged by itself.
        together: for a rule that must know what is posted already: asked of a batch, once all
            of its entries are in the journal, instead of ``check`` for each.
    """

    key: str
    check: Callable[[Work, JournalEntry, str], None]
    settle: Callable[[Work, JournalEntry], None] | None = None
    together: Callable[[Work, Sequence[JournalEntry]], None] | None = None
