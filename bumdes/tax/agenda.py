"""The calendar of duties: what is still to be worked out, paid and filed, by when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bumdes.month import month_key, month_of, months_after, months_between
from bumdes.tax.accrual import standing_accruals
from bumdes.tax.deadline import Deadline, Duty, deadlines
from bumdes.tax.filing import filings_of
from bumdes.tax.final import final_tax_by_unit
from bumdes.tax.kind import tax_kind
from bumdes.tax.regime import Regime
from bumdes.tax.setting import is_dealer_on, registered_from
from bumdes.tax.sheet import tax_sheet
from bumdes.tax.standing import regime_of
from bumdes.tax.turnover import month_turnover
from ledger import Period
from ledger.money import total

if TYPE_CHECKING:
    from bumdes.tax.kind import TaxKind
    from bumdes.tax.sheet import TaxOfMonth
    from bumdes.work import Work
    from ledger import Money

SOON = dt.timedelta(days=10)
"""How long before its day a duty is pressing."""

FINAL, VALUE_ADDED, YEARLY = "pph_final", "ppn", "pph_29"


class Step(StrEnum):
    """What is to be done."""

    ACCRUE = "accrue"
    DEPOSIT = "deposit"
    FILE = "file"


class Urgency(StrEnum):
    """How pressing it is."""

    LATE = "late"
    SOON = "soon"
    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One duty that is still to be done.

    Attributes:
        amount: what it is about; None for a return.
        deadline: by when, with the source that says so; None where that is unknown.
    """

    step: Step
    kind: TaxKind
    month: Period
    amount: Money | None
    deadline: Deadline | None

    @property
    def due_on(self) -> dt.date | None:
        """By when it is to be done."""
        return self.deadline.due_on if self.deadline else None

    def urgency(self, today: dt.date) -> Urgency:
        """Return how pressing it is on a day."""
        if self.due_on is None or self.due_on > today + SOON:
            return Urgency.LATER
        return Urgency.LATE if self.due_on < today else Urgency.SOON


def tasks_of(work: Work, today: dt.date) -> list[Task]:
    """Return what is to be done about taxes up to now, what is due first at the top.

    Looked at are the months of this year and the last one that are over, and what is owed of
    any month.
    """
    sheet = tax_sheet(work)
    tasks = [*_to_accrue(work, today), *_to_deposit(sheet), *_to_file(work, sheet, today)]
    return sorted(tasks, key=lambda task: (task.due_on or dt.date.max, task.kind.key))


def missing_final_tax(work: Work, month: Period) -> Money:
    """Return how much of the final tax of *month* is not in the books yet; zero where none is.

    Raises:
        TaxRateOutsideDatesError: the table says nothing of that month.
    """
    currency = work.book.currency
    wanted = total(final_tax_by_unit(month_turnover(work, month)).values(), currency)
    known = standing_accruals(work, tax=FINAL, month=month)
    return wanted - total((accrual.amount(currency) for accrual in known), currency)


def _to_accrue(work: Work, today: dt.date) -> list[Task]:
    last = months_after(month_of(today), -1)
    first = Period.month(today.year - 1, 1)
    finals = {
        year: registered_from(work.session, work.book_id, year)
        for year in (first.first_day.year, today.year)
        if regime_of(work, year).regime is Regime.FINAL
    }
    found = []
    for month in months_between(first, last):
        since = finals.get(month.first_day.year)
        if since is None or month.last_day < since:
            continue
        amount = missing_final_tax(work, month)
        if amount.amount > 0:
            found.append(_task(Step.ACCRUE, FINAL, month, amount))
    return found


def _to_deposit(sheet: list[TaxOfMonth]) -> list[Task]:
    return [
        _task(Step.DEPOSIT, row.kind.key, row.month, row.left)
        for row in sheet
        if not row.is_paid
    ]


def _to_file(work: Work, sheet: list[TaxOfMonth], today: dt.date) -> list[Task]:
    """Return the returns that are to be filed: of months with tax, of a dealer, of the year."""
    found = [
        _task(Step.FILE, row.kind.key, row.month, None)
        for row in sheet
        if row.file_by is not None
        and not row.is_filed
        and row.kind.key not in {YEARLY, VALUE_ADDED}
    ]
    filed = {(each.tax, each.month) for each in filings_of(work.session, work.book_id)}
    last = months_after(month_of(today), -1)
    for month in months_between(Period.month(today.year - 1, 1), last):
        is_dealer = is_dealer_on(work.session, work.book_id, month.last_day)
        if is_dealer and (VALUE_ADDED, month_key(month)) not in filed:
            found.append(_task(Step.FILE, VALUE_ADDED, month, None))
    december = Period.month(today.year - 1, 12)
    registered = registered_from(work.session, work.book_id, today.year - 1)
    if registered <= december.last_day and (YEARLY, month_key(december)) not in filed:
        found.append(_task(Step.FILE, YEARLY, december, None))
    return found


def _task(step: Step, tax: str, month: Period, amount: Money | None) -> Task:
    duty = Duty.FILING if step is Step.FILE else Duty.DEPOSIT
    known = (each for each in deadlines(tax, month) if each.duty is duty)
    return Task(
        step=step,
        kind=tax_kind(tax),
        month=month,
        amount=amount,
        deadline=next(known, None),
    )
