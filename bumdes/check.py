"""Checks: what is looked at before a month or a year is closed, or a paper is printed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bumdes.work import Work
    from ledger import Money, Period


class CheckArea(StrEnum):
    """What a check looks at; checks are listed by it."""

    BOOKS = "books"
    CASH = "cash"
    CLAIMS = "claims"
    GOODS = "goods"
    UNITS = "units"
    CAPITAL = "capital"
    DUES = "dues"
    """What falls on every month: wages, taxes, schedules."""
    STATEMENTS = "statements"
    PAPERS = "papers"

    @property
    def label(self) -> str:
        """What it is called on a page."""
        return _AREAS[self]


_AREAS = {
    CheckArea.BOOKS: "Catatan dan nomor bukti",
    CheckArea.CASH: "Kas dan bank",
    CheckArea.CLAIMS: "Piutang dan utang",
    CheckArea.GOODS: "Persediaan dan aset",
    CheckArea.UNITS: "Unit usaha",
    CheckArea.CAPITAL: "Modal dan hasil usaha",
    CheckArea.DUES: "Gaji, pajak, dan jadwal bulanan",
    CheckArea.STATEMENTS: "Laporan keuangan",
    CheckArea.PAPERS: "Identitas dan penanda tangan",
}


class Occasion(StrEnum):
    """When a check is asked."""

    MONTH_CLOSE = "month_close"
    YEAR_CLOSE = "year_close"
    PRINT = "print"
    HOME = "home"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that a check found.

    Attributes:
        text: what was found, in one Indonesian sentence.
        unit: the unit it concerns, empty for the head office; None for the whole.
        account: the account it concerns, empty for none.
        amounts: what stands against one another, or what is missing.
        entry: year and journal number of the entry it concerns; None for none.
        repair: how to put this one right; empty where the advice of the check says it.
        place: the page where this one is put right; empty where it is that of the check.
    """

    text: str
    unit: str | None = None
    account: str = ""
    amounts: tuple[Money, ...] = ()
    entry: tuple[int, int] | None = None
    repair: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One question to the books of a period; an answer without findings is a good one.

    Attributes:
        key: stable name.
        label: what holds if nothing is found, in Indonesian.
        advice: what to do about findings, in Indonesian.
        occasions: when it is asked.
        is_binding: whether nothing is closed, and what is printed is only a draft, as long as
            there are findings.
        is_of_storage: whether it can only fail where the books were changed from outside the
            application; nobody who keeps them can do anything about it but restore a copy.
        find: what was found; it reads, and changes nothing.
        why: what goes wrong otherwise, in words of everyday, in Indonesian.
        place: key of the page where findings are put right; empty for none.
    """

    key: str
    label: str
    advice: str
    occasions: frozenset[Occasion]
    find: Callable[[Work, Period], Iterable[Finding]]
    is_binding: bool = False
    is_of_storage: bool = False
    area: CheckArea = CheckArea.BOOKS
    why: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check found."""

    check: Check
    findings: tuple[Finding, ...]

    @property
    def is_passed(self) -> bool:
        """Whether it found nothing."""
        return not self.findings

    @property
    def prevents(self) -> bool:
        """Whether nothing may be closed because of it."""
        return self.check.is_binding and bool(self.findings)


def run_checks(
    work: Work, checks: Iterable[Check], *, on: Occasion, period: Period
) -> list[CheckResult]:
    """Return what the *checks* of an occasion find in *period*, those that bind first."""
    asked = [check for check in checks if on in check.occasions]
    asked.sort(key=lambda check: not check.is_binding)
    return [CheckResult(check, tuple(check.find(work, period))) for check in asked]
