"""Settling the income tax of a year: corrections on the worksheet, and the entry at its end."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.approval.waiting import may_wait
from bumdes.bookings.tax import new_accrual, record_accrual
from bumdes.errors import (
    InvalidFieldError,
    TaxNotOwedError,
    TaxYearSettledError,
    WrongTaxRegimeError,
)
from bumdes.permissions import Permission
from bumdes.record import described, new_id
from bumdes.tax.accrual import accruals_of
from bumdes.tax.correction import CorrectionKind, TaxCorrection, find_correction
from bumdes.tax.kind import tax_kind
from bumdes.tax.outstanding import parts_on, settling, taken
from bumdes.tax.period import TAX_REGISTER, tax_document
from bumdes.tax.regime import Regime
from bumdes.tax.rule import rule_on
from bumdes.tax.worksheet import YEARLY, worksheet_of
from bumdes.unit import HEAD_OFFICE
from ledger import Period, Side, credit, debit
from ledger.money import from_minor, to_minor
from ledger.text import check_text

if TYPE_CHECKING:
    from bumdes.tax.accrual import TaxAccrual
    from bumdes.tax.worksheet import TaxCredit, Worksheet
    from bumdes.work import Work
    from ledger import Money, Posting


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectIncome:
    """A fiscal correction of the result of a year; see ``TaxCorrection``.

    Attributes:
        loss_year: the year of the loss that is set off, asked for by corrections that do.
    """

    year: int
    kind: CorrectionKind
    label: str
    amount: Money
    account: str = ""
    reason: str = ""
    loss_year: int | None = None


def correct_income(work: Work, command: CorrectIncome) -> TaxCorrection:
    """Add a fiscal correction to the worksheet of a year; nothing is posted.

    Raises:
        PermissionDeniedError: the actor may not.
        InvalidFieldError: the amount is not more than zero, or the loss is of no year in
            which it may still be set off.
        UnknownAccountError: there is no such account.
        BlankTextError, InvalidTextError, TextTooLongError: it cannot be said so.
    """
    work.request = described("correct_income", year=command.year, label=command.label)
    work.actor.require(Permission.MANAGE_TAX)
    if to_minor(command.amount) <= 0:
        raise InvalidFieldError("amount", command.amount, "positive")
    if command.account:
        work.book.chart.postable(command.account)
    correction = TaxCorrection(
        book_id=work.book_id,
        correction_id=new_id(),
        year=command.year,
        kind=CorrectionKind(command.kind).value,
        label=check_text(command.label, "label", most=200),
        amount_minor=to_minor(command.amount),
        recorded_by=work.actor.name,
        account=command.account,
        reason=check_text(command.reason, "reason", most=300, blank=True),
        loss_year=_loss_year(command),
    )
    work.session.add(correction)
    work.session.flush()
    return correction


def _loss_year(command: CorrectIncome) -> int | None:
    """Return the year of the loss that is set off; None where none is.

    Source: UU PPh Art. 6 (2); how many years is a dated rule.
    """
    if CorrectionKind(command.kind) is not CorrectionKind.LOSS:
        return None
    most = int(rule_on("loss_years", dt.date(command.year, 12, 31)).value)
    loss_year = command.loss_year or 0
    if not 1 <= command.year - loss_year <= most:
        raise InvalidFieldError("loss_year", command.loss_year, "within_loss_years")
    return loss_year


def drop_correction(work: Work, correction_id: str) -> None:
    """Take a correction off the worksheet.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is none.
    """
    work.request = described("drop_correction", correction_id=correction_id)
    work.actor.require(Permission.MANAGE_TAX)
    work.session.delete(find_correction(work.session, work.book_id, correction_id))
    work.session.flush()


@may_wait
def settle_income_tax(work: Work, year: int) -> TaxAccrual:
    """Put the income tax of *year* in the books on its last day.

    What was paid ahead becomes an expense as far as the tax takes it, the rest is owed
    (PPh 29). More than the tax stays paid ahead.

    Raises:
        PermissionDeniedError: the actor may not.
        WrongTaxRegimeError: the year is not under the general tax.
        TaxYearSettledError: it is in the books already.
        TaxNotOwedError: the tax is nothing.
        EnterpriseError, LedgerError: the entry is refused.
    """
    work.request = described("settle_income_tax", year=year)
    work.actor.require(Permission.MANAGE_TAX)
    work.book.writer()  # holds the books, so that nobody settles it meanwhile
    sheet = worksheet_of(work, year)
    if sheet.finding.regime is not Regime.GENERAL or sheet.tax is None:
        regime = sheet.finding.regime.label
        raise WrongTaxRegimeError(tax_kind(YEARLY).label, year, regime=regime)
    if sheet.is_settled:
        raise TaxYearSettledError(year)
    if not to_minor(sheet.tax.tax):
        raise TaxNotOwedError(tax_kind(YEARLY).label, str(year))
    december = Period.month(year, 12)
    accrual = new_accrual(work, YEARLY, december, HEAD_OFFICE)
    accrual.label = f"PPh badan tahun pajak {year}"
    accrual.base_minor = to_minor(sheet.tax.taxable)
    postings, owed = _postings(work, sheet, sheet.tax.tax)
    known = accruals_of(work.session, work.book_id, tax=YEARLY, month=december)
    place = f":{len(known) + 1}" if known else ""
    record_accrual(
        work,
        accrual,
        postings,
        date=december.last_day,
        key=f"{TAX_REGISTER}:{year}-12:::{YEARLY}{place}",
        tax_minor=owed,
    )
    return accrual


def _postings(work: Work, sheet: Worksheet, tax: Money) -> tuple[tuple[Posting, ...], int]:
    """Return the lines, and how much of the tax is still to be paid, in sen."""
    currency, lines, rest = work.book.currency, [], to_minor(tax)
    for claim in sheet.credits:
        for posting in _credited(work, sheet.year, claim):
            lines.append(posting)
            rest -= posting.credit_minor
    if rest:
        kind = tax_kind(YEARLY)
        document = tax_document(work, YEARLY, Period.month(sheet.year, 12)).code
        owed = from_minor(rest, currency)
        lines.append(debit(kind.expense_account, owed))
        lines.append(credit(kind.account, owed, document=document))
    return tuple(lines), rest


def _credited(work: Work, year: int, claim: TaxCredit) -> list[Posting]:
    """Return the lines that turn what was paid ahead into an expense, unit by unit."""
    kind = tax_kind(claim.tax)
    prefix = f"{kind.prefix}-{year}-"
    parts = [part for part in parts_on(work, claim.tax) if part.document.startswith(prefix)]
    lines: list[Posting] = []
    for part in taken(parts, to_minor(claim.used)):
        amount = from_minor(part.minor, work.book.currency)
        lines.append(debit(kind.expense_account, amount, unit=part.unit, fund=part.fund))
        lines += settling(work, [part], Side.CREDIT)
    return lines
