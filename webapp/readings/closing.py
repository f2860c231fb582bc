"""Months and years on their way to being closed, as pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from bumdes.actions.closing import month_check_list
from bumdes.approval.held_act import HeldStage, held_acts
from bumdes.month import month_of, months_between
from bumdes.year_end.progress import YearStep
from ledger.search import days_of_entries
from reports.checks import ALL_CHECKS
from webapp.local_time import month_name
from webapp.readings.sight import unit_names

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from bumdes.approval.held_act import HeldAct
    from bumdes.check import CheckResult
    from bumdes.work import Work
    from ledger import Period

REOPENINGS = frozenset({"reopening.ask_reopening", "reopening.ask_reopening_year"})


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month, and how far it is.

    Attributes:
        is_over: whether its last day is past.
        is_next: whether it is the first that can be closed.
    """

    month: Period
    name: str
    is_closed: bool
    is_locked: bool
    is_over: bool
    is_next: bool

    @property
    def state(self) -> str:
        """How far it is, in a word."""
        if self.is_locked:
            return "Dikunci"
        if self.is_closed:
            return "Ditutup"
        return "Terbuka" if self.is_over else "Berjalan"


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthPage:
    """A month with its check-list, and what waits to be opened again."""

    row: MonthRow
    results: Sequence[CheckResult]
    names: Mapping[str, str]
    also: tuple[str, ...]
    waiting: tuple[HeldAct, ...]

    @property
    def is_ready(self) -> bool:
        """Whether nothing that binds stands against closing it."""
        return not any(result.prevents for result in self.results)


class StepWords(NamedTuple):
    """What a step of the end of a year is called, what it is, and where it is done."""

    label: str
    hint: str
    button: str
    endpoint: str = ""


YEAR_STEPS: Mapping[YearStep, StepWords] = {
    YearStep.CHECKS: StepWords(
        "Daftar periksa", "Yang wajib beres sebelum buku ditutup.", "Lihat daftar periksa"
    ),
    YearStep.DEPRECIATION: StepWords(
        "Penyusutan",
        "Penyusutan aset dicatat sampai Desember.",
        "Catat penyusutan",
        "fixed_assets.ask_wear",
    ),
    YearStep.CLOSING: StepWords(
        "Tutup buku", "Hasil setiap unit pindah ke saldo laba.", "Ke penutupan"
    ),
    YearStep.STATEMENTS: StepWords(
        "Laporan",
        "Laporan keuangan dan LPJ setahun diterbitkan dan ditandatangani.",
        "Terbitkan laporan",
        "accountability.show",
    ),
    YearStep.DELIBERATION: StepWords(
        "Musyawarah",
        "Musyawarah menerima laporan; keputusannya dicatat dengan nomor.",
        "Catat musyawarah",
        "deliberations.show",
    ),
    YearStep.SHARING: StepWords(
        "Bagi hasil", "Laba dibagi menurut AD/ART dan keputusan.", "Bagi hasil", "sharing.ask"
    ),
    YearStep.LOCK: StepWords("Kunci", "Tahun ini tidak dapat dibuka lagi.", "Ke penguncian"),
}


def month_rows(work: Work, today: dt.date) -> list[MonthRow]:
    """Return the months that are not locked, and those of this year, the latest first."""
    days = days_of_entries(work.book)
    state = work.book.periods.state
    first = days.first_day if days else today
    rows: list[MonthRow] = []
    for month in months_between(month_of(min(first, today)), month_of(today)):
        is_closed = state.closed_through is not None and state.closed_through >= month.last_day
        is_over = month.last_day < today
        rows.append(
            MonthRow(
                month,
                month_name(month.first_day),
                is_closed,
                state.locked_through is not None and state.locked_through >= month.last_day,
                is_over,
                is_over and not is_closed and not any(row.is_next for row in rows),
            )
        )
    kept = [r for r in rows if not r.is_closed or r.month.first_day.year == today.year]
    return kept[::-1]


def read_month(work: Work, month: Period, today: dt.date) -> MonthPage:
    """Return the page of a month.

    Raises:
        PermissionDeniedError: the actor may not read the books.
    """
    results = month_check_list(work, month, checks=ALL_CHECKS)
    rows = [row for row in month_rows(work, today) if row.month.last_day <= month.last_day]
    state = work.book.periods.state
    row = MonthRow(
        month,
        month_name(month.first_day),
        state.closed_through is not None and state.closed_through >= month.last_day,
        state.locked_through is not None and state.locked_through >= month.last_day,
        month.last_day < today,
        is_next=False,
    )
    also = [r.name for r in rows if not r.is_closed and r.month != month]
    return MonthPage(
        row=row,
        results=results,
        names=unit_names(work),
        also=tuple(also),
        waiting=tuple(reopenings_waiting(work)),
    )


def reopenings_waiting(work: Work) -> list[HeldAct]:
    """Return what was asked to be opened again, and waits."""
    waiting = held_acts(work.session, work.book_id, HeldStage.WAITING)
    return [held for held in waiting if held.act in REOPENINGS]
