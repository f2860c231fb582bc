"""Matches that stand: those of entries that nobody took back since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.bank.match import matched_entries, matched_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bumdes.work import Work


@dataclass(frozen=True, slots=True)
class StandingMatches:
    """The matches of an account.

    Attributes:
        lines: the match of each line that has one, by the id of the line.
        entries: the match of each entry that has one, by its place in the journal.
        stale: matches of which an entry was taken back: their lines stand open again.
    """

    lines: Mapping[str, str]
    entries: Mapping[int, str]
    stale: frozenset[str]


def standing_matches(work: Work, account: str) -> StandingMatches:
    """Return the matches of *account*, as far as their entries stand."""
    lines = matched_lines(work.session, work.book_id, account)
    entries = matched_entries(work.session, work.book_id, account)
    stale = frozenset(entries[sequence] for sequence in work.book.reversals(entries))
    return StandingMatches(
        {line: match for line, match in lines.items() if match not in stale},
        {entry: match for entry, match in entries.items() if match not in stale},
        stale,
    )
