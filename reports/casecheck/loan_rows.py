"""What a case says of the plan of one loan, held against the plan that was worked out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ledger.money import from_minor
from reports.casecheck.context import plain
from reports.casecheck.row import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bumdes.credit.loan_plan import LoanDue
    from ledger import Money
    from reports.casecheck.loan import Agreed

NO_ROW = "tidak ada"
NO_START = "hari mulainya tidak disebutkan"
NO_RATE = "persentase jasanya tidak disebutkan"
PUBLISHED = "published_total_column"
ROWS = ("schedule", "instalments", "installments", "rows")

DATES: Mapping[str, Callable[[Sequence[LoanDue]], Sequence[LoanDue]]] = {
    "principal_due_dates": lambda plan: [due for due in plan if due.principal],
    "due_dates": lambda plan: plan,
}
PRINCIPAL: Mapping[str, Callable[[LoanDue], int]] = {
    "principal_due": lambda due: due.principal,
    "principal": lambda due: due.principal,
    "instalment_principal": lambda due: due.principal,
}
WITH_SERVICE: Mapping[str, Callable[[LoanDue], int]] = {
    "instalment_service": lambda due: due.service,
    "instalment_interest": lambda due: due.service,
    "interest": lambda due: due.service,
    "interest_due": lambda due: due.service,
    "service": lambda due: due.service,
    "service_due": lambda due: due.service,
    "total": lambda due: due.minor,
    "total_due": lambda due: due.minor,
    "instalment": lambda due: due.minor,
    "instalment_total": lambda due: due.minor,
}
"""The amounts of one instalment, by the names that cases give them."""

FIRST = frozenset(
    {"instalment_principal", "instalment_service", "instalment_interest", "instalment_total"}
)
"""What a row may tell of the first instalment alone."""

TOTALS = {
    "service": ("total_service", "total_interest", "service_total", "interest_total"),
    "minor": ("total", "total_payable", "total_due", "correct_total", "grand_total"),
}
COUNTS: Mapping[str, Callable[[LoanDue], bool]] = {
    "principal_rows": lambda due: bool(due.principal),
    "interest_only_rows": lambda due: not due.principal,
    "service_only_rows": lambda due: not due.principal,
    "row_count": lambda _: True,
}
ENDS = ("first_principal", "last_principal")
DUE = ("due", "due_on", "due_date", "date")
FIRST_DAYS = ("first_row", "first_due", "first_instalment")
LAST_DAYS = ("last_row", "last_due", "last_instalment", "matures", "maturity")
LEFT = ("outstanding", "remaining", "balance", "remaining_principal")

_ROW = re.compile(r"row_\d+\Z", re.ASCII)


def compare_plan(row: Row, plan: Sequence[LoanDue], agreed: Agreed) -> None:
    """Compare what *row* says of days, amounts, counts and totals with *plan*.

    Without a start there are no days, and without a rate no service, to compare.
    """
    _compare_days(row, plan, agreed)
    for name, count in COUNTS.items():
        row.compare_words([name], sum(map(count, plan)))
    _compare_totals(row, plan, agreed)
    amounts = {**PRINCIPAL, **WITH_SERVICE} if agreed.has_rate else PRINCIPAL
    for name in [name for name in amounts if name in row.told and name not in row.read]:
        amount, told = amounts[name], row.told[name]
        if isinstance(told, list):
            _compare_list(row, name, [amount(due) for due in plan if amount(due)])
        elif name in FIRST:
            row.compare([name], _money(row, amount(plan[0])))
    for name in ROWS:
        if isinstance(row.told.get(name), list):
            _compare_rows(row, row.value(name), plan, agreed)
    if not agreed.has_rate:
        row.leave_out([*WITH_SERVICE, PUBLISHED], NO_RATE)


def _compare_totals(row: Row, plan: Sequence[LoanDue], agreed: Agreed) -> None:
    """Compare totals; one that its source got wrong is only shown."""
    principal = _money(row, sum(due.principal for due in plan))
    row.compare(("total_principal", "published_principal_column"), principal)
    for figure, names in TOTALS.items():
        told = [n for n in names if not isinstance(row.told.get(n), list)]
        if agreed.has_rate:
            row.compare(told, _money(row, sum(getattr(due, figure) for due in plan)))
        else:
            row.leave_out(told, NO_RATE)
    right, published = _money(row, sum(due.minor for due in plan)), row.amount(PUBLISHED)
    if published is None or not agreed.has_rate:
        return
    if published != right and row.has("correct_total"):
        row.context.notes.correct(f"{row.label}.{PUBLISHED}", plain(published), plain(right))
    else:
        row.compare([PUBLISHED], right)


def _compare_days(row: Row, plan: Sequence[LoanDue], agreed: Agreed) -> None:
    numbered = [name for name in row.told if _ROW.match(name)]
    lists = [name for name in DATES if isinstance(row.told.get(name), list)]
    if not agreed.has_start:
        row.leave_out([*lists, *ENDS, *FIRST_DAYS, *LAST_DAYS, *numbered], NO_START)
        return
    principal = [due for due in plan if due.principal]
    for name in lists:
        told, got = row.value(name), [str(due.due_on) for due in DATES[name](plan)]
        label = f"{row.label}.{name}"
        row.context.notes.compare(label, " ".join(map(str, told)), " ".join(got))
    for name, place in zip(ENDS, (0, -1), strict=True):
        row.compare_words([name], principal[place].due_on if principal else NO_ROW)
    row.compare_words(FIRST_DAYS, plan[0].due_on)
    row.compare_words(LAST_DAYS, plan[-1].due_on)
    for name in numbered:
        place = int(name.removeprefix("row_"))
        is_there = 1 <= place <= len(plan)
        row.compare_words([name], plan[place - 1].due_on if is_there else NO_ROW)


def _compare_list(row: Row, name: str, minors: list[int]) -> None:
    told = row.value(name)
    row.context.notes.compare(f"{row.label}.{name}: banyaknya", len(told), len(minors))
    for place, (value, minor) in enumerate(zip(told, minors, strict=False), start=1):
        row.context.compare(f"{row.label}.{name} {place}", value, _money(row, minor))


def _compare_rows(row: Row, told: list[Any], plan: Sequence[LoanDue], agreed: Agreed) -> None:
    row.context.notes.compare(f"{row.label}: banyaknya angsuran", len(told), len(plan))
    left = sum(due.principal for due in plan)
    for number, (inner, due) in enumerate(zip(told, plan, strict=False), start=1):
        left -= due.principal
        line = Row(row.context, f"{row.label} {number}", inner, {"no", "number", "seq"})
        if agreed.has_start:
            line.compare_words(DUE, due.due_on)
        for name, amount in PRINCIPAL.items():
            line.compare([name], _money(row, amount(due)))
        for name, amount in WITH_SERVICE.items() if agreed.has_rate else ():
            line.compare([name], _money(row, amount(due)))
        line.compare(LEFT, _money(row, left))
        line.leave_out(DUE if not agreed.has_start else (), NO_START)
        line.leave_out(WITH_SERVICE if not agreed.has_rate else (), NO_RATE)
        line.leave_rest()


def _money(row: Row, minor: int) -> Money:
    return from_minor(minor, row.context.book.currency)
