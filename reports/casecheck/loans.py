"""Blocks of a case about loans: what is due when, and what is left after each payment."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from bumdes.credit.loan_plan import LoanDue, loan_plan
from bumdes.errors import InvalidFieldError
from ledger.money import from_minor, to_minor
from reports.casecheck.context import WORDS, first_of
from reports.casecheck.loan import AGREED, Agreed, agreed_of
from reports.casecheck.loan_rows import compare_plan
from reports.casecheck.result import Notes
from reports.casecheck.row import Row, rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ledger import Money
    from reports.casecheck.context import Context

NO_TERMS = "tidak ada jangka waktu, atau caranya belum dihitung di sini"
NO_LOAN = "pinjamannya tidak ada"
REFUSED, TAKEN = "ditolak", "diterima"

LOANS = ("loans", "schedules", "rows", "items")
PAYMENTS = ("payments", "repayments", "angsuran")

REST = ("remaining_principal", "published_remaining_principal", "remaining", "balance")
REST_WITH_SERVICE = ("remaining_with_service", "published_remaining_with_service")

_REFUSED = re.compile(r"refus|reject|tolak|invalid", re.IGNORECASE)


class Loan(NamedTuple):
    """A loan, what is due on it, and its name."""

    name: str
    plan: tuple[LoanDue, ...]
    has_rate: bool

    @property
    def principal(self) -> int:
        return sum(due.principal for due in self.plan)

    @property
    def minor(self) -> int:
        return sum(due.minor for due in self.plan)


def compare_loans(context: Context, block: str, expected: Any) -> None:
    """Plan each loan of *expected*, and compare; then what is left after each payment."""
    whole = expected if isinstance(expected, dict) else {}
    given = first_of(whole, LOANS)
    rows = rows_of(context, block, expected if given is None else given)
    loans = [loan for row in rows if (loan := _compare_loan(row, whole if given else {}))]
    if given is not None:
        rest = Row(context, block, whole, {*LOANS, *AGREED, *WORDS})
        _compare_payments(rest, loans)
        rest.leave_rest()


def compare_outstanding(context: Context, block: str, expected: Any) -> None:
    """Compare what is left of each loan's principal after all payments of the loan book."""
    book: Mapping[str, Any] = next(
        (v for k, v in context.case.extra.items() if k.startswith("loan_book")), {}
    )
    paid: dict[str, Money] = {}
    for row in (Row(context, block, told) for told in first_of(book, PAYMENTS) or ()):
        amount = row.amount("principal")
        name = row.text("loan")
        if amount is not None:
            paid[name] = paid[name] + amount if name in paid else amount
    lent = {
        str(first_of(told, ("loan", "name", "id"))): context.amount(told.get("principal"))
        for told in first_of(book, LOANS) or ()
    }
    for name, value in expected.items():
        principal = lent.get(name)
        if principal is None:
            context.notes.leave_out(f"{block}.{name}", value, NO_LOAN)
        else:
            left = principal - paid[name] if name in paid else principal
            context.compare(f"{block}.{name}", value, left)


def _compare_loan(row: Row, whole: Mapping[str, Any]) -> Loan | None:
    """Compare one loan, and return it if there is a plan of it."""
    agreed = agreed_of(row, {k: v for k, v in whole.items() if k in AGREED})
    if agreed is None:
        row.context.notes.leave_out(row.label, row.told, NO_TERMS)
        return None
    must_fail = _REFUSED.search(row.text("expected", "result"))
    try:
        plan = _plan_told(row, agreed)
    except InvalidFieldError:
        wanted = REFUSED if must_fail else TAKEN
        row.context.notes.compare(f"{row.label}: jadwal", wanted, REFUSED)
        return None
    if must_fail:
        row.context.notes.compare(f"{row.label}: jadwal", REFUSED, TAKEN)
        return None
    compare_plan(row, plan, agreed)
    row.leave_rest()
    return Loan(str(first_of(row.told, ("loan", "name", "id", "code"))), plan, agreed.has_rate)


def _plan_told(row: Row, agreed: Agreed) -> tuple[LoanDue, ...]:
    """Return the plan that *row* tells, of those that *agreed* leaves open; or the commonest.

    Raises:
        InvalidFieldError: no plan fits what was agreed.
    """
    plans = [loan_plan(terms) for terms in agreed.ways]
    for plan in dict.fromkeys(plans):
        silent = replace(row.context, notes=Notes())
        compare_plan(Row(silent, row.label, row.told, set(row.read)), plan, agreed)
        if all(comparison.agrees for comparison in silent.notes.comparisons):
            return plan
    return plans[0]


def _compare_payments(row: Row, loans: list[Loan]) -> None:
    """Compare what is left of each loan after each payment, in the order given."""
    rest = {loan.name: (loan.principal, loan.minor) for loan in loans}
    charged = {loan.name for loan in loans if loan.has_rate}
    for number, told in enumerate(row.value(*PAYMENTS) or (), start=1):
        paid = Row(row.context, f"{row.label} angsuran {number}", told, {"date", "paid_on"})
        name, service = paid.text("loan"), paid.amount("service", "interest", "jasa")
        principal = paid.amount("principal", "pokok")
        if name not in rest or principal is None:
            row.context.notes.leave_out(paid.label, told, NO_LOAN)
            continue
        left, owed = rest[name]
        minor = to_minor(principal)
        both = minor + (to_minor(service) if service is not None else 0)
        rest[name] = left - minor, owed - both
        paid.compare(REST, _money(row.context, left - minor))
        if name in charged:
            paid.compare(REST_WITH_SERVICE, _money(row.context, owed - both))
        paid.leave_rest()


def _money(context: Context, minor: int) -> Money:
    return from_minor(minor, context.book.currency)
