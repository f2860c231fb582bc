"""What checking a case found."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ledger import LedgerError
    from reports.errors import ReportError


@dataclass(frozen=True, slots=True)
class Comparison:
    """A figure that was expected, and what the books say; amounts as plain numbers."""

    label: str
    expected: str
    got: str

    @property
    def agrees(self) -> bool:
        return self.expected == self.got


@dataclass(frozen=True, slots=True)
class NotCompared:
    """Figures of a case that were not compared, and why."""

    block: str
    count: int
    reason: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that must be refused, and how it was.

    Attributes:
        why: the reason that the case gives.
        code: the code of the refusal; empty if it was not refused.
        error: the refusal itself, if it is an error of the ledger.
    """

    what: str
    why: str
    code: str
    error: LedgerError | None = None

    @property
    def is_refused(self) -> bool:
        return bool(self.code)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that went wrong besides a figure, with the error that tells why."""

    what: str
    error: LedgerError | ReportError | None = None


class Verdict(StrEnum):
    """What the books say about a figure that its publisher got wrong."""

    CORRECTED = "corrected"
    """They say the right figure."""
    REPEATED = "repeated"
    """They say the published figure: the mistake is in what was posted."""
    REFUSED = "refused"
    """They refuse to take it at all."""
    NOT_COMPUTED = "not computed"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedError:
    """A mistake that the case reports of its source, and what the books say instead."""

    where: str
    published: str
    correct: str
    computed: str
    verdict: Verdict
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseReport:
    """What came of a case.

    Attributes:
        comparisons: every figure that was compared, in the order of the case.
        findings: what went wrong besides: an entry refused that should be taken, an
            opening out of balance.
        refusals: what had to be refused, and how it was.
        not_compared: the figures that were not compared.
        notices: what a reader should know; nothing of it is wrong.
    """

    id: str
    title: str
    forms: tuple[str, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    findings: tuple[Finding, ...] = ()
    refusals: tuple[Refused, ...] = ()
    not_compared: tuple[NotCompared, ...] = ()
    published_errors: tuple[PublishedError, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def differences(self) -> tuple[Comparison, ...]:
        """The figures that differ."""
        return tuple(c for c in self.comparisons if not c.agrees)

    @property
    def agrees(self) -> bool:
        """Whether every figure that was compared agrees, and nothing else went wrong."""
        return not self.differences and not self.findings


@dataclass(slots=True)
class Notes:
    """What is gathered while a case is checked.

    Attributes:
        mistakes: figures that a source got wrong, each with the right one.
    """

    comparisons: list[Comparison] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    refusals: list[Refused] = field(default_factory=list)
    not_compared: list[NotCompared] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    mistakes: list[tuple[str, str]] = field(default_factory=list)

    def compare(self, label: str, expected: object, got: object) -> None:
        """Hold *expected* against *got*, both as they are to be shown."""
        self.comparisons.append(Comparison(label, str(expected), str(got)))

    def find(self, what: str, error: LedgerError | ReportError | None = None) -> None:
        """Say that *what* went wrong."""
        self.findings.append(Finding(what, error))

    def correct(self, label: str, published: str, right: str) -> None:
        """Show a figure that a source got wrong, and the right one; it is no difference."""
        self.mistakes.append((published, right))
        self.notices.append(f"{label}: terbit {published}, seharusnya {right}")

    def leave_out(self, block: str, value: object, reason: str) -> None:
        """Say that the figures in *value* are not compared."""
        self.not_compared.append(NotCompared(block, count_figures(value), reason))


def count_figures(value: object) -> int:
    """Return how many figures and other plain values *value* holds, at any depth."""
    inside: Iterable[object]
    if isinstance(value, dict):
        mapping: Mapping[str, object] = value
        inside = (v for key, v in mapping.items() if key not in {"basis", "note"})
    elif isinstance(value, list):
        inside = value
    else:
        return 1
    return sum(map(count_figures, inside))
