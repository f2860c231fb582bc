"""Errors of earlier years are put right by their register, which tells of them in the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.entry_rule import EntryRule
from bumdes.errors import RestatingOnlyError
from bumdes.year_end.restatement import RESTATEMENTS_REGISTER
from ledger import EntryKind

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import JournalEntry


def _check(work: Work, entry: JournalEntry, register: str) -> None:  # noqa: ARG001 - of a rule
    """Do nothing if *entry* restates nothing, or is of the register of restatements.

    Raises:
        RestatingOnlyError: it is none, and restates.
    """
    if entry.kind is EntryKind.RESTATEMENT and register != RESTATEMENTS_REGISTER:
        raise RestatingOnlyError


RESTATEMENT = EntryRule(key="restatement", check=_check)
