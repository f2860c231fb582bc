"""Running taxes: what a month's turnover makes the enterprise owe, posted once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.approval.unwaited import Unwaited
from bumdes.approval.waiting import never_waits
from bumdes.bookings.tax import new_accrual, record_accrual
from bumdes.month import check_month, month_key, months_between
from bumdes.monthly_run import RunResult, day_to_post
from bumdes.permissions import Permission
from bumdes.record import described
from bumdes.tax.accrual import accruals_of, standing_accruals
from bumdes.tax.final import final_tax_by_unit
from bumdes.tax.kind import tax_kind
from bumdes.tax.outstanding import balanced, parts_of, parts_until, settling, taken
from bumdes.tax.period import TAX_REGISTER, tax_document
from bumdes.tax.regime import Regime
from bumdes.tax.rule import rule_on
from bumdes.tax.setting import is_dealer_on, registered_from
from bumdes.tax.standing import regime_of
from bumdes.tax.turnover import month_turnover
from bumdes.tax.wording import month_in_words
from bumdes.unit import HEAD_OFFICE
from ledger import Period, Side, credit, debit, rp
from ledger.money import from_minor, to_minor

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import Posted, Posting

FINAL, VALUE_ADDED = "pph_final", "ppn"
_WITHHELD_FINAL, _INPUT = "pph_final_prepaid", "ppn_input"


@never_waits(Unwaited.RUN)
def run_taxes(work: Work, month: Period) -> RunResult:
    """Accrue the final tax of *month* and of the months of its year before it, unit by unit.

    Where turnover changed after a month was accrued, only the difference is. For a dealer
    (PKP) the value added tax it was charged is set off against what it charged. Asked again it
    posts nothing.

    Raises:
        PermissionDeniedError: the actor may not.
        InvalidFieldError: it is not one month.
        TaxRateOutsideDatesError: the table says nothing of that month.
        EnterpriseError, LedgerError: an entry is refused.
    """
    work.request = described("run_taxes", month=str(month))
    work.actor.require(Permission.MANAGE_TAX)
    year = check_month(month).first_day.year
    work.book.writer()  # holds the books, so that two runs at a time post once
    is_final = regime_of(work, year).regime is Regime.FINAL
    since = registered_from(work.session, work.book_id, year)
    posted: list[Posted] = []
    for each in months_between(Period.month(year, 1), month):
        if is_final and since <= each.last_day:
            posted += _accrue_final(work, each, run=month)
        if is_dealer_on(work.session, work.book_id, each.last_day):
            posted += _set_off(work, each, run=month)
    return RunResult(month, tuple(posted))


def _accrue_final(work: Work, month: Period, *, run: Period) -> list[Posted]:
    turnover = month_turnover(work, month)
    wanted = final_tax_by_unit(turnover)
    known: dict[str, int] = {}
    for accrual in standing_accruals(work, tax=FINAL, month=month):
        known[accrual.unit] = known.get(accrual.unit, 0) + accrual.tax_minor
    posted: list[Posted] = []
    for unit in sorted({*wanted, *known}):
        minor = to_minor(wanted.get(unit, rp(0))) - known.get(unit, 0)
        postings = _final_postings(work, month, unit, minor) if minor else ()
        if not postings:
            continue
        accrual = new_accrual(work, FINAL, month, unit)
        base = turnover.of(unit)
        accrual.base_minor = to_minor(base.counted) if base else 0
        accrual.percent = str(rule_on("pph_final_rate", month.last_day).value)
        accrual.label = f"PPh final masa {month_in_words(month.first_day)}"
        moved = postings[0].debit_minor if minor > 0 else -postings[0].debit_minor
        posted.append(
            record_accrual(
                work,
                accrual,
                postings,
                date=day_to_post(work, month, run),
                key=_run_key(work, FINAL, month, unit),
                tax_minor=moved,
            )
        )
    return posted


def _final_postings(work: Work, month: Period, unit: str, minor: int) -> tuple[Posting, ...]:
    """Return the lines for *minor* sen more, or less as far as they are still owed."""
    kind, currency = tax_kind(FINAL), work.book.currency
    if minor < 0:
        left = [part for part in parts_of(work, FINAL, month) if part.unit == unit]
        back = taken(left, -minor)
        if not back:
            return ()
        amount = from_minor(sum(part.minor for part in back), currency)
        lines = settling(work, back, Side.DEBIT)
        return (*lines, credit(kind.expense_account, amount, unit=unit))
    document = tax_document(work, FINAL, month)
    withheld = [p for p in parts_of(work, _WITHHELD_FINAL, month) if p.unit == unit]
    used = taken([part for part in withheld if not part.fund], minor)
    rest = minor - sum(part.minor for part in used)
    owed = (
        credit(kind.account, from_minor(rest, currency), unit=unit, document=document.code)
        if rest
        else None
    )
    return (
        debit(kind.expense_account, from_minor(minor, currency), unit=unit),
        *settling(work, used, Side.CREDIT),
        *((owed,) if owed else ()),
    )


def _set_off(work: Work, month: Period, *, run: Period) -> list[Posted]:
    """Set what a dealer was charged up to *month* off against what it charged in it."""
    owed = [part for part in parts_of(work, VALUE_ADDED, month) if not part.fund]
    claims = [part for part in parts_until(work, _INPUT, month) if not part.fund]
    minor = min(sum(part.minor for part in owed), sum(part.minor for part in claims))
    if not minor:
        return []
    lines = [
        *settling(work, taken(owed, minor), Side.DEBIT),
        *settling(work, taken(claims, minor), Side.CREDIT),
    ]
    accrual = new_accrual(work, VALUE_ADDED, month, HEAD_OFFICE)
    accrual.label = f"PPN Masukan dikreditkan masa {month_in_words(month.first_day)}"
    return [
        record_accrual(
            work,
            accrual,
            balanced(work, lines),
            date=day_to_post(work, month, run),
            key=_run_key(work, VALUE_ADDED, month, HEAD_OFFICE),
            tax_minor=-minor,
        )
    ]


def _run_key(work: Work, tax: str, month: Period, unit: str) -> str:
    """Return the key of the next entry of a run: numbered where one was corrected."""
    known = [
        accrual
        for accrual in accruals_of(work.session, work.book_id, tax=tax, month=month)
        if accrual.unit == unit
    ]
    place = f":{len(known) + 1}" if known else ""
    return f"{TAX_REGISTER}:{month_key(month)}:{unit}::{tax}{place}"
