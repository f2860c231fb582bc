"""All that is found for an auditor in one period, read once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.audit.digits import first_digits
from reports.audit.duplicates import duplicates
from reports.audit.lead import read_leads
from reports.audit.letters import MOST, to_confirm
from reports.audit.population import population
from reports.audit.sampling import at_random, by_value, unusual

if TYPE_CHECKING:
    from bumdes.work import Work
    from reports.audit.digits import FirstDigits
    from reports.audit.duplicates import Duplicate
    from reports.audit.lead import Lead
    from reports.audit.letters import Confirmed
    from reports.audit.population import AuditEntry
    from reports.audit.sampling import ByValue, Unusual
    from reports.kind import Asked

_SEED_DIGITS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What is found in one period.

    Attributes:
        seed: what samples follow from.
        entries: the entries that samples are taken of.
        confirmed: who is written to; *unwritten* are left out of the letters.
    """

    seed: str
    entries: tuple[AuditEntry, ...]
    leads: tuple[Lead, ...]
    by_value: ByValue
    at_random: tuple[AuditEntry, ...]
    unusual: tuple[Unusual, ...]
    digits: FirstDigits
    duplicates: tuple[Duplicate, ...]
    confirmed: tuple[Confirmed, ...]
    unwritten: int

    @property
    def minor(self) -> int:
        """What all entries come to, in minor units."""
        return sum(entry.minor for entry in self.entries)


def read_findings(work: Work, asked: Asked) -> Findings:
    """Return what is found in the period asked about.

    The seed is the subject; without one, the digest of the last entry of the books, which
    nobody can choose.
    """
    entries = population(work, asked.period, asked.now.tzinfo)
    seed = asked.subject or work.book.settings().head[:_SEED_DIGITS]
    parties = to_confirm(work, asked)
    return Findings(
        seed=seed,
        entries=entries,
        leads=read_leads(work, asked.period),
        by_value=by_value(entries, seed=seed),
        at_random=at_random(entries, seed=seed),
        unusual=unusual(entries),
        digits=first_digits(m for entry in entries for m in entry.line_minors),
        duplicates=duplicates(entries),
        confirmed=parties[:MOST],
        unwritten=len(parties) - len(parties[:MOST]),
    )
