"""Charging value added tax, and being charged it: for who is registered (PKP) alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import uuid4

from bumdes.approval.waiting import may_wait
from bumdes.errors import InvalidFieldError, NotTaxableDealerError
from bumdes.month import month_key, month_of
from bumdes.party import find_party
from bumdes.permissions import Permission
from bumdes.posting import post
from bumdes.record import described, new_id
from bumdes.register_tag import RECORD_TAG, REGISTER_TAG
from bumdes.tax.kind import tax_kind
from bumdes.tax.period import TAX_REGISTER, tax_document
from bumdes.tax.setting import is_dealer_on
from bumdes.tax.slip import SlipSide, TaxSlip, check_free_number, find_slip
from bumdes.tax.value_added import value_added
from bumdes.unit import HEAD_OFFICE, find_unit
from ledger import JournalEntry, credit, debit
from ledger.money import to_minor
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work
    from ledger import Money, Posting

VALUE_ADDED = "ppn"
_INPUT = "ppn_input"
_LABELS = {SlipSide.CHARGED: "Penjualan dengan PPN", SlipSide.CREDITED: "Pembelian dengan PPN"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeValueAdded:
    """A sale or purchase for cash with value added tax.

    Attributes:
        side: charged by us on a sale, or to us on a purchase whose tax is credited.
        price: without the tax.
        account: the revenue it earns; or the stock, asset or expense that is bought.
        tax: what the invoice says, where it differs from what is worked out here.
        number: of the tax invoice (faktur pajak); empty while it has not come.
        key: the same for the same sale, so that asking twice records once.
    """

    side: SlipSide
    date: dt.date
    price: Money
    account: str
    cash: str
    counterparty: str = ""
    party: str = ""
    unit: str = HEAD_OFFICE
    tax: Money | None = None
    number: str = ""
    description: str = ""
    evidence: tuple[str, ...] = ()
    key: str = field(default_factory=lambda: uuid4().hex)


@may_wait
def charge_value_added(work: Work, command: ChargeValueAdded) -> TaxSlip:
    """Record a sale or a purchase with value added tax.

    Raises:
        PermissionDeniedError: the actor may not record for this unit.
        NotTaxableDealerError: the enterprise is not registered (PKP) on that day.
        NotFoundError: there is no such unit or party.
        InvalidFieldError: it is not paid in cash, or the tax is no part of the price.
        TaxRateOutsideDatesError: no rate is laid down for that day.
        TakenError: another invoice has that number.
        EnterpriseError, LedgerError: the entry is refused.
    """
    work.request = described(
        "charge_value_added",
        side=command.side.value,
        date=command.date,
        price=command.price,
        account=command.account,
        unit=command.unit,
        key=command.key,
    )
    work.actor.require(Permission.RECORD_TRANSACTION, unit=command.unit)
    find_unit(work.session, work.book_id, command.unit)
    work.book.writer()  # holds the books, so that asking twice at a time records once
    if known := work.book.find(command.key):
        return find_slip(work.session, work.book_id, known.entry.tags.get(RECORD_TAG, ""))
    if command.side not in _LABELS:
        raise InvalidFieldError("side", command.side.value, "value_added_side")
    if not is_dealer_on(work.session, work.book_id, command.date):
        raise NotTaxableDealerError(command.date)
    if not work.book.chart.postable(command.cash).is_cash:
        raise InvalidFieldError("cash", command.cash, "cash_account")
    worked_out = value_added(command.price, command.date)
    tax = worked_out.tax if command.tax is None else command.tax
    if not 0 < to_minor(tax) < to_minor(command.price):
        raise InvalidFieldError("tax_amount", tax, "part_of_base")
    slip = _slip(work, command, tax=tax, percent=str(worked_out.effective_percent))
    check_free_number(work, slip, slip.number)
    entry = JournalEntry(
        date=command.date,
        description=command.description or _said(_LABELS[command.side], slip.counterparty),
        postings=_postings(work, command, tax),
        key=command.key,
        tags={REGISTER_TAG: TAX_REGISTER, RECORD_TAG: slip.slip_id},
        evidence=command.evidence,
    )
    slip.entry_sequence = post(work, entry, register=TAX_REGISTER).sequence
    work.session.add(slip)
    work.session.flush()
    return slip


def _postings(work: Work, command: ChargeValueAdded, tax: Money) -> tuple[Posting, ...]:
    unit, month = command.unit, month_of(command.date)
    whole = command.price + tax
    if command.side is SlipSide.CHARGED:
        owed = tax_document(work, VALUE_ADDED, month).code
        return (
            debit(command.cash, whole, unit=unit),
            credit(command.account, command.price, unit=unit),
            credit(tax_kind(VALUE_ADDED).account, tax, unit=unit, document=owed),
        )
    claim = tax_document(work, _INPUT, month).code
    return (
        debit(command.account, command.price, unit=unit),
        debit(tax_kind(_INPUT).account, tax, unit=unit, document=claim),
        credit(command.cash, whole, unit=unit),
    )


def _slip(work: Work, command: ChargeValueAdded, *, tax: Money, percent: str) -> TaxSlip:
    if command.party:
        find_party(work.session, work.book_id, command.party)
    name = "" if command.party else check_text(command.counterparty, "counterparty", most=200)
    return TaxSlip(
        book_id=work.book_id,
        slip_id=new_id(),
        side=command.side.value,
        tax_object=VALUE_ADDED,
        month=month_key(month_of(command.date)),
        party=command.party,
        counterparty=name,
        base_minor=to_minor(command.price),
        percent=percent,
        tax_minor=to_minor(tax),
        entry_sequence=0,
        recorded_by=work.actor.name,
        number=check_text(command.number, "number", most=60, blank=True),
        issued_on=command.date if command.number else None,
        file=next(iter(command.evidence), ""),
    )


def _said(what: str, counterparty: str) -> str:
    """Return what the journal says; never the name of who is registered."""
    return f"{what}: {counterparty}" if counterparty else what
