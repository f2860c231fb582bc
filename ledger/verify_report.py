"""What a verification says in the end, and what gathers it on the way."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy.exc import DatabaseError

from ledger.verify_finding import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

MOST_FINDINGS = 1_000
"""Findings that are kept; those beyond are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What verifying a book found.

    Attributes:
        findings: what is wrong, at most a thousand of it.
        omitted: how many findings there were beyond those.
        unread: what could not be read, or not be judged by this version of the program.
        notices: what is odd, but may be: a clock that went back.
        entries, lines, period_events, refusals: how many rows were read.
        evidence: how many digests of papers the entries name; the papers are not looked at.
        head: digest of the last entry.
    """

    findings: tuple[Finding, ...]
    omitted: int
    unread: tuple[str, ...]
    notices: tuple[Finding, ...]
    entries: int
    lines: int
    period_events: int
    refusals: int
    evidence: int
    head: str

    @property
    def outcome(self) -> str:
        """``findings``, or ``partial`` where something was not read, or ``ok``."""
        if self.findings:
            return "findings"
        return "partial" if self.unread else "ok"

    @property
    def ok(self) -> bool:
        """Whether everything was read and nothing was found."""
        return self.outcome == "ok"


@dataclass(slots=True)
class Report:
    """Gathers findings."""

    findings: list[Finding] = field(default_factory=list)
    omitted: int = 0
    unread: list[str] = field(default_factory=list)
    notices: list[Finding] = field(default_factory=list)

    def add(self, finding: Finding) -> None:
        """Keep a finding; of too many, only their number."""
        if len(self.findings) < MOST_FINDINGS:
            self.findings.append(finding)
        else:
            self.omitted += 1

    def extend(self, findings: Iterable[Finding]) -> None:
        """Keep findings."""
        for finding in findings:
            self.add(finding)

    def notice(self, finding: Finding) -> None:
        """Keep what is odd, but may be; as many as of the findings."""
        if len(self.notices) < MOST_FINDINGS:
            self.notices.append(finding)

    def leave(self, what: str) -> None:
        """Keep that something was not read; as often as findings."""
        if len(self.unread) < MOST_FINDINGS:
            self.unread.append(what)

    @contextmanager
    def reading(self, table: str, last: Callable[[], object] = int) -> Iterator[None]:
        """Report it if the database cannot give the rows of *table*; go on after it.

        Args:
            last: tells the last row that was read.
        """
        try:
            yield
        except DatabaseError as error:
            said = str(error.orig).partition("\n")[0]
            self.add(Finding("unreadable", table, {"after": last(), "said": said}))
            self.leave(f"{table} after row {last()}")
