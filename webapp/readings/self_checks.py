"""What the page of the self-check shows: findings in words, and where they are put right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.check import CheckArea
from bumdes.phrase import listed, phrase
from bumdes.rupiah import format_rupiah
from bumdes.self_check import self_check
from ledger.search import days_of_entries
from reports.checks import ALL_CHECKS
from webapp.readings.sight import unit_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bumdes.check import Finding
    from bumdes.self_check import SelfCheck
    from bumdes.work import Work
    from ledger import Money, Period

MOST_SHOWN = 12
"""Findings of one check that a page shows."""


@dataclass(frozen=True, slots=True)
class CheckPage:
    """What stands on the page.

    Attributes:
        names: of the units, by code.
        first_year: the year of the first entry of the book.
    """

    checks: tuple[SelfCheck, ...]
    names: Mapping[str, str]
    first_year: int

    @property
    def binding(self) -> list[SelfCheck]:
        """Those that make reports drafts."""
        return [each for each in self.checks if each.prevents]

    @property
    def others(self) -> list[SelfCheck]:
        """Those that find something else to look at."""
        return [each for each in self.checks if not each.prevents and not each.is_passed]

    @property
    def passed(self) -> list[tuple[CheckArea, list[SelfCheck]]]:
        """Those with nothing left to look at, by what they look at."""
        good = [each for each in self.checks if each.is_passed]
        groups = [(area, [e for e in good if e.check.area is area]) for area in CheckArea]
        return [(area, checks) for area, checks in groups if checks]


def read_self_checks(work: Work, period: Period) -> CheckPage:
    """Return the page for *period*.

    Raises:
        PermissionDeniedError: the actor may not read the books.
    """
    checks = self_check(work, ALL_CHECKS, period)
    days = days_of_entries(work.book)
    first_year = days.first_day.year if days else work.clock().year
    return CheckPage(tuple(checks), unit_names(work), first_year)


def how_much(amounts: tuple[Money, ...]) -> str:
    """Return how much a finding is about: one amount, or two and what lies between them."""
    if not amounts:
        return ""
    if len(amounts) == 1:
        return format_rupiah(amounts[0])
    first, second = amounts[:2]
    difference = format_rupiah(abs(first - second))
    return phrase(
        "{first} dan {second}, selisih {difference}",
        first=first,
        second=second,
        difference=difference,
    )


def where(finding: Finding, names: Mapping[str, str]) -> str:
    """Return where a finding is, in words; nothing if it concerns the whole."""
    unit = "" if finding.unit is None else names.get(finding.unit, finding.unit)
    account = phrase("akun {account}", account=finding.account) if finding.account else ""
    return listed([each for each in (unit, account) if each])
