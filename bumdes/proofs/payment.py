"""Payments: what leaves the cash boxes and banks by an entry, and whether it must be proved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger import EntryKind

if TYPE_CHECKING:
    from ledger import Chart, JournalEntry

PROOF_LATER_TAG = "proof_later"
"""Tag of entries: why a proof that is needed is not there yet (bukti menyusul)."""

_ASKED = frozenset({EntryKind.ORDINARY, EntryKind.ADJUSTING})


def paid_minor(entry: JournalEntry, chart: Chart) -> int:
    """Return what *entry* pays from cash and banks all together, in sen; zero if nothing.

    Moving money from one to another pays nothing.
    """
    net = sum(
        p.credit_minor - p.debit_minor for p in entry.postings if chart[p.account].is_cash
    )
    return max(net, 0)


def may_need_proof(entry: JournalEntry) -> bool:
    """Whether *entry* is of a kind that papers prove: no opening, closing or reversal."""
    return entry.reverses is None and entry.kind in _ASKED
