"""One document of a case that may be overdue: what is open of it, and since when."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bumdes.credit.instalments import Due, unpaid
from ledger.money import to_minor
from reports.casecheck.row import Row

if TYPE_CHECKING:
    import datetime as dt

DUE = (
    "due",
    "due_on",
    "due_date",
    "jatuh_tempo",
    "date",
    "issued",
    "issued_on",
    "invoice_date",
)
OWED = ("principal", "amount", "original", "invoice_amount", "loan")
PAID = ("paid", "payments", "settled", "dibayar")
PLANS = ("instalments", "installments", "dues", "angsuran")
OUTSTANDING = ("outstanding", "remaining", "balance", "sisa", "saldo", "total_outstanding")


class Aged(NamedTuple):
    """What is open of one document, by the days that it was due on."""

    at: dt.date
    dues: tuple[Due, ...]

    @property
    def left(self) -> int:
        """All that is open, in minor units."""
        return sum(due.minor for due in self.dues)

    @property
    def overdue(self) -> int:
        """What of it should have been paid."""
        return sum(due.minor for due in self.dues if due.due_on < self.at)

    @property
    def days(self) -> int:
        """For how many days the oldest of it is overdue; none if nothing is."""
        return max([0, *(self.age(due) for due in self.dues)])

    def age(self, due: Due) -> int:
        """Return for how many days *due* is overdue; zero or less if it is not."""
        return (self.at - due.due_on).days


def aged_of(row: Row, at: dt.date) -> Aged | None:
    """Return what is open on the document of *row*; None if it does not say since when."""
    row.read.update(("loan_principal", "original_principal"))
    plan = row.value(*PLANS)
    if isinstance(plan, list):
        lines = [Row(row.context, f"{row.label} {n}", told) for n, told in enumerate(plan, 1)]
        dues = [due for line in lines if (due := _due(line)) is not None]
        paid = row.amount(*PAID)
        whole = sum(due.minor for due in dues)
        left = unpaid(dues, whole - to_minor(paid)) if paid is not None else dues
        return Aged(at, tuple(left)) if len(dues) == len(lines) else None
    due = _due(row)
    return None if due is None else Aged(at, (due,))


def _due(row: Row) -> Due | None:
    """Return what is open of what was due on one day; None if the row tells no such thing."""
    day, owed, paid = row.day(*DUE), row.amount(*OWED), row.amount(*PAID)
    if owed is None:
        owed = row.amount(*OUTSTANDING)
    if day is None or owed is None:
        return None
    return Due(day, to_minor(owed) - (to_minor(paid) if paid is not None else 0))
