"""The verdict on a paper: whether it is what the books gave, and if not, what differs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bumdes.reporting.issued_report import IssuedReport
    from reports.verifying.difference import Difference
    from reports.verifying.paper import Paper


class Outcome(StrEnum):
    """What is to be thought of a paper."""

    GENUINE = "genuine"
    """It says what the books say."""
    OUTDATED = "outdated"
    """It is what the books gave; they were written on since."""
    OLDER_FORM = "older_form"
    """Its figures are those of the books; another version of the program worded it."""
    ALTERED = "altered"
    """Somebody changed it, or it never came from these books."""
    UNKNOWN = "unknown"
    """Nobody can tell."""

    @property
    def label(self) -> str:
        """What a reader is told first."""
        return _LABELS[self]


_LABELS = {
    Outcome.GENUINE: "ASLI: isinya sama dengan pembukuan",
    Outcome.OUTDATED: "ASLI SAAT DICETAK: pembukuan sudah berubah sesudahnya",
    Outcome.OLDER_FORM: "ANGKANYA SAMA dengan pembukuan; dibuat dengan bentuk lama",
    Outcome.ALTERED: "TIDAK SAMA dengan yang diberikan pembukuan",
    Outcome.UNKNOWN: "BELUM DAPAT DIPASTIKAN",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was checked.

    Attributes:
        holds: None where it could not be checked, or proves nothing.
        says: in a sentence.
    """

    holds: bool | None
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was found.

    Attributes:
        findings: each check, in order.
        differences: what the paper (before) and the books (after) say differently.
        omitted: how many more differences there are.
        issued: the issued report that says the same, if there is one.
    """

    outcome: Outcome
    paper: Paper
    findings: tuple[Finding, ...]
    differences: tuple[Difference, ...] = ()
    omitted: int = 0
    issued: IssuedReport | None = None
