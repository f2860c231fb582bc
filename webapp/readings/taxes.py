"""What pages about taxes show and offer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bumdes.errors import TaxRateOutsideDatesError
from bumdes.phrase import phrase, word
from bumdes.tax.accrual import standing_accruals
from bumdes.tax.agenda import Step, Urgency, tasks_of
from bumdes.tax.kind import payment_code, tax_kind, tax_kinds
from bumdes.tax.local_tax import LOCAL_TAX_KINDS
from bumdes.tax.rule import rule_on
from bumdes.tax.slip import names_on, slips_of
from bumdes.tax.withholding import TAX_OBJECTS
from bumdes.unit import HEAD_OFFICE
from webapp.language.saying import t
from webapp.readings.sight import slug_of, unit_names

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from bumdes.tax.accrual import TaxAccrual
    from bumdes.tax.agenda import Task
    from bumdes.tax.rule import TaxRule
    from bumdes.tax.sheet import TaxOfMonth
    from bumdes.tax.slip import SlipSide, TaxSlip
    from bumdes.work import Work
    from ledger import AccountKind, Money

Options = list[tuple[str, str]]

STEPS = {
    Step.ACCRUE: "Hitung dan catat",
    Step.DEPOSIT: "Setor",
    Step.FILE: "Lapor",
}
URGENCIES = {Urgency.LATE: "Terlambat", Urgency.SOON: "Segera", Urgency.LATER: ""}


class TaskLine(NamedTuple):
    """A duty in the words of a list."""

    task: Task
    title: str
    hint: str
    state: str
    kind: str


class EntryLink(NamedTuple):
    """Where the page of an entry is."""

    year: int
    number: int
    voucher: str


class SlipLine(NamedTuple):
    """A slip, with what became of its entry."""

    slip: TaxSlip
    base: Money
    tax: Money
    is_taken_back: bool
    label: str
    counterparty: str


class AccrualLine(NamedTuple):
    """An accrual, with the place of its entry."""

    accrual: TaxAccrual
    label: str
    unit: str
    amount: Money
    entry: EntryLink


def task_lines(work: Work, today: dt.date) -> list[TaskLine]:
    """Return what is to be done about taxes, what is due first at the top."""
    lines = []
    for task in tasks_of(work, today):
        urgency = task.urgency(today)
        kind = {Urgency.LATE: "bad", Urgency.SOON: "warn"}.get(urgency, "")
        title = phrase("{act} {tax}", act=word(STEPS[task.step]), tax=word(task.kind.label))
        hint = phrase("Masa {month}", month=task.month)
        if task.step is Step.FILE and task.kind.key == "pph_29":
            title, hint = (
                word("Lapor SPT Tahunan badan"),
                phrase("Tahun {year}", year=task.month.first_day.year),
            )
        lines.append(TaskLine(task, title, hint, word(URGENCIES[urgency]), kind))
    return lines


def deadline_sources(lines: Iterable[TaskLine]) -> list[str]:
    """Return where the deadlines of a list are laid down, and how sure that is, each once."""
    found = [
        f"{line.task.deadline.label} {line.task.kind.label}: {line.task.deadline.source}"
        f" ({line.task.deadline.certainty.label})"
        for line in lines
        if line.task.deadline is not None
    ]
    return list(dict.fromkeys(found))


def entry_link(work: Work, sequence: int) -> EntryLink:
    """Return where the page of the entry *sequence* is."""
    posted = work.book.entry(sequence)
    return EntryLink(posted.entry.date.year, posted.number, posted.voucher)


def accrual_lines(work: Work, year: int) -> list[AccrualLine]:
    """Return what was accrued for the months of *year*, the latest first."""
    names = unit_names(work)
    found = [a for a in standing_accruals(work) if a.month.startswith(f"{year}-")]
    found.sort(key=lambda accrual: (accrual.month, accrual.entry_sequence), reverse=True)
    return [
        AccrualLine(
            accrual=accrual,
            label=accrual.label or word(tax_kind(accrual.tax).label),
            unit=names.get(accrual.unit, accrual.unit),
            amount=accrual.amount(work.book.currency),
            entry=entry_link(work, accrual.entry_sequence),
        )
        for accrual in found
    ]


def slip_lines(work: Work, *, year: int, side: SlipSide | None) -> list[SlipLine]:
    """Return the slips of the months of *year*, the latest first."""
    currency = work.book.currency
    found = [
        slip
        for slip in slips_of(work.session, work.book_id)
        if slip.month.startswith(f"{year}-") and side in {None, slip.of_side}
    ]
    back = work.book.reversals(slip.entry_sequence for slip in found)
    names = names_on(work, found)
    return [
        SlipLine(
            slip=slip,
            base=slip.base(currency),
            tax=slip.tax(currency),
            is_taken_back=slip.entry_sequence in back,
            label=word(object_label(slip.tax_object)),
            counterparty=names[slip.slip_id],
        )
        for slip in found
    ]


def object_label(key: str) -> str:
    """Return what a slip is about."""
    found = TAX_OBJECTS.get(key)
    return found.label if found else "PPN"


def rule_of_slip(slip: TaxSlip, on: dt.date) -> TaxRule | None:
    """Return the rate that a slip rests on, if one is laid down for day *on*."""
    found = TAX_OBJECTS.get(slip.tax_object)
    try:
        return rule_on(found.rate if found else "ppn_rate", on)
    except TaxRateOutsideDatesError:
        return None


def codes_of(rows: Iterable[TaxOfMonth]) -> dict[str, str]:
    """Return under which code each row is deposited, by its document."""
    found = ((row.document, payment_code(row.kind.key, row.month.last_day)) for row in rows)
    return {document: code.code for document, code in found if code is not None}


def owed_options() -> Options:
    """Return the taxes that are deposited and filed."""
    return [(kind.key, word(kind.label)) for kind in tax_kinds().values() if kind.is_owed]


def told_options() -> Options:
    """Return the taxes that somebody tells, since no run works them out."""
    runs = {"pph_final", "pph_29", "ppn", "pph_21", "pph_23"}
    return [(key, label) for key, label in owed_options() if key not in runs]


def local_options() -> Options:
    """Return the regional taxes."""
    return [(kind.key, word(kind.label)) for kind in LOCAL_TAX_KINDS.values()]


def unit_options(work: Work) -> Options:
    """Return the units that the actor may record for, the head office first."""
    names = unit_names(work)
    seen = [HEAD_OFFICE, *(code for code in names if code != HEAD_OFFICE)]
    mine = [code for code in seen if work.actor.unit in {None, code}]
    return [(slug_of(code), names[code]) for code in mine]


def object_options(*, issued: bool) -> Options:
    """Return what tax is withheld from: by us, or from us."""
    return [
        (each.key, word(each.label))
        for each in TAX_OBJECTS.values()
        if bool(each.owed) or not issued
    ]


def account_options(work: Work, *kinds: AccountKind) -> Options:
    """Return the accounts of *kinds* that take postings and are no cash."""
    return [
        (account.code, f"{account.code} {t(account.name)}")
        for account in work.book.chart
        if account.takes_postings
        and account.is_active
        and not account.is_cash
        and account.kind in kinds
    ]
