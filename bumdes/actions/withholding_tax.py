"""Withholding tax: paying or being paid less the tax, with the slip that says so."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import uuid4

from bumdes.approval.waiting import may_wait
from bumdes.errors import InvalidFieldError
from bumdes.month import month_key, month_of
from bumdes.party import find_party
from bumdes.permissions import Permission
from bumdes.posting import post
from bumdes.proofs.required import promised
from bumdes.record import described, new_id
from bumdes.register_tag import RECORD_TAG, REGISTER_TAG
from bumdes.stored_file import check_file
from bumdes.sub_ledgers import sub_ledger_of
from bumdes.tax.kind import tax_kind
from bumdes.tax.period import TAX_REGISTER, tax_document
from bumdes.tax.slip import SlipSide, TaxSlip, check_free_number, find_slip
from bumdes.tax.withholding import withhold
from bumdes.unit import HEAD_OFFICE, find_unit
from ledger import JournalEntry, Side, credit, debit
from ledger.journal import check_day
from ledger.money import to_minor
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.tax.withholding import Withheld
    from bumdes.work import Work
    from ledger import Money, Posting

_FINAL_EXPENSE = "7.3.01.10"
"""What a final tax that others withhold is to the enterprise: an expense at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithholdTax:
    """A payment from which tax is withheld: by us from what we pay, or from what we get.

    Attributes:
        tax_object: key of what is paid for; see ``TAX_OBJECTS``.
        base: the price, without value added tax.
        account: what it is paid for: an expense or asset; or the revenue it earns, or the
            receivable it settles, where tax is withheld from us.
        cash: the account of the money, in *unit*; empty where none moves now, because the
            rest was paid before: then only the tax settles *account*.
        party: code of the other side; empty if it is in no register.
        counterparty: its name, if it is in no register.
        has_npwp: whether the payee has a taxpayer number; None to ask the register, which
            for what is withheld from us says that we have one.
        document: the document that *account* asks for, such as the credit sale that is paid.
        tax: what the slip says, where it differs from what is worked out here.
        number, issued_on: of the slip; empty while it has not come.
        proof_later: why its proof is still to come, where one is needed.
        key: the same for the same payment, so that asking twice records once.
    """

    tax_object: str
    date: dt.date
    base: Money
    account: str
    cash: str
    unit: str = HEAD_OFFICE
    fund: str = ""
    party: str = ""
    counterparty: str = ""
    has_npwp: bool | None = None
    document: str = ""
    tax: Money | None = None
    number: str = ""
    issued_on: dt.date | None = None
    description: str = ""
    evidence: tuple[str, ...] = ()
    proof_later: str = ""
    key: str = field(default_factory=lambda: uuid4().hex)


def draft_withholding(work: Work, command: WithholdTax, side: SlipSide) -> Withheld:
    """Return what would be withheld; nothing is written.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such object or party.
        TaxRateOutsideDatesError: no rate is laid down for that day.
        TaxBelowThresholdError: it is withheld from larger amounts only.
    """
    work.actor.require(Permission.RECORD_TRANSACTION, unit=command.unit)
    has_npwp = command.has_npwp
    if has_npwp is None:
        has_npwp = side is SlipSide.RECEIVED or _has_npwp(work, command.party)
    return withhold(command.tax_object, command.base, command.date, has_npwp=has_npwp)


@may_wait
def pay_withheld(work: Work, command: WithholdTax) -> TaxSlip:
    """Pay for something less the tax, which is then owed to the state; a slip is to be given.

    Raises:
        PermissionDeniedError: the actor may not record for this unit.
        NotFoundError: there is no such object, unit or party.
        InvalidFieldError: the enterprise withholds no such tax, or it is not paid from cash.
        TaxRateOutsideDatesError: no rate is laid down for that day.
        EnterpriseError, LedgerError: the entry is refused.
    """
    return _withheld(work, command, SlipSide.ISSUED)


@may_wait
def receive_withheld(work: Work, command: WithholdTax) -> TaxSlip:
    """Get paid less the tax, which is then paid ahead; where it is final, an expense.

    Raises:
        PermissionDeniedError: the actor may not record for this unit.
        NotFoundError: there is no such object, unit or party.
        InvalidFieldError: it does not come into cash, or less than nothing is left.
        TaxRateOutsideDatesError: no rate is laid down for that day.
        TaxBelowThresholdError: it is withheld from larger amounts only.
        EnterpriseError, LedgerError: the entry is refused.
    """
    return _withheld(work, command, SlipSide.RECEIVED)


def complete_slip(
    work: Work, slip_id: str, *, number: str, issued_on: dt.date, file: str = ""
) -> TaxSlip:
    """Keep the number and the day of a slip that has come, or was given.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such slip or file.
        TakenError: another slip has that number.
        InvalidFieldError: it has its number already.
        BlankTextError, InvalidTextError, TextTooLongError: it has no such number.
    """
    work.request = described("complete_slip", slip_id=slip_id, number=number)
    work.actor.require(Permission.MANAGE_TAX)
    slip = find_slip(work.session, work.book_id, slip_id)
    if not slip.is_awaited:
        raise InvalidFieldError("number", slip.number, "done_already")
    given = check_text(number, "number", most=60)
    check_free_number(work, slip, given)
    slip.number, slip.issued_on = given, check_day(issued_on)
    slip.file = check_file(work.session, work.book_id, file)
    work.session.flush()
    return slip


def _has_npwp(work: Work, party: str) -> bool:
    return bool(party and find_party(work.session, work.book_id, party).npwp)


def _withheld(work: Work, command: WithholdTax, side: SlipSide) -> TaxSlip:
    work.request = described(
        "withhold_tax",
        side=side.value,
        tax_object=command.tax_object,
        date=command.date,
        base=command.base,
        account=command.account,
        unit=command.unit,
        key=command.key,
    )
    work.actor.require(Permission.RECORD_TRANSACTION, unit=command.unit)
    find_unit(work.session, work.book_id, command.unit)
    work.book.writer()  # holds the books, so that asking twice at a time records once
    if known := work.book.find(command.key):
        return find_slip(work.session, work.book_id, known.entry.tags.get(RECORD_TAG, ""))
    if command.cash and not work.book.chart.postable(command.cash).is_cash:
        raise InvalidFieldError("cash", command.cash, "cash_account")
    draft = draft_withholding(work, command, side)
    tax = draft.tax if command.tax is None else command.tax
    if not 0 < to_minor(tax) < to_minor(command.base):
        raise InvalidFieldError("tax_amount", tax, "part_of_base")
    slip = _slip(work, command, side, draft=draft, tax=tax)
    check_free_number(work, slip, slip.number)
    make = _paid_out if side is SlipSide.ISSUED else _paid_in
    entry = JournalEntry(
        date=command.date,
        description=command.description or _said(draft.object.label, slip.counterparty),
        postings=make(work, command, draft=draft, tax=tax),
        key=command.key,
        tags={
            REGISTER_TAG: TAX_REGISTER,
            RECORD_TAG: slip.slip_id,
            **promised(command.proof_later),
        },
        evidence=command.evidence,
    )
    slip.entry_sequence = post(work, entry, register=TAX_REGISTER).sequence
    work.session.add(slip)
    work.session.flush()
    return slip


def _slip(
    work: Work, command: WithholdTax, side: SlipSide, *, draft: Withheld, tax: Money
) -> TaxSlip:
    if command.party:
        find_party(work.session, work.book_id, command.party)
    name = "" if command.party else check_text(command.counterparty, "counterparty", most=200)
    return TaxSlip(
        book_id=work.book_id,
        slip_id=new_id(),
        side=side.value,
        tax_object=command.tax_object,
        month=month_key(month_of(command.date)),
        party=command.party,
        counterparty=name,
        base_minor=to_minor(command.base),
        percent=str(draft.percent),
        tax_minor=to_minor(tax),
        entry_sequence=0,
        recorded_by=work.actor.name,
        number=check_text(command.number, "number", most=60, blank=True),
        issued_on=command.issued_on if command.number else None,
        file=next(iter(command.evidence), ""),
    )


def _paid_out(
    work: Work, command: WithholdTax, *, draft: Withheld, tax: Money
) -> tuple[Posting, ...]:
    """Return the lines of what we pay: the price, the tax we owe, and the rest in cash."""
    owed = draft.object.owed
    if not owed:
        raise InvalidFieldError("tax_object", command.tax_object, "withheld_by_us")
    if not command.cash:
        raise InvalidFieldError("cash", "", "cash_account")
    document = tax_document(work, owed, month_of(command.date)).code
    where = {"unit": command.unit, "fund": command.fund}
    return (
        _other_side(command, Side.DEBIT, command.base),
        credit(tax_kind(owed).account, tax, document=document, **where),
        credit(command.cash, command.base - tax, **where),
    )


def _paid_in(
    work: Work, command: WithholdTax, *, draft: Withheld, tax: Money
) -> tuple[Posting, ...]:
    """Return the lines of what we get: the rest in cash, the tax paid ahead, the price."""
    where = {"unit": command.unit, "fund": command.fund}
    prepaid = draft.object.prepaid
    ahead = debit(_FINAL_EXPENSE, tax, **where)
    if prepaid:
        document = tax_document(work, prepaid, month_of(command.date)).code
        ahead = debit(tax_kind(prepaid).account, tax, document=document, **where)
    if not command.cash:
        return (ahead, _other_side(command, Side.CREDIT, tax))
    return (
        debit(command.cash, command.base - tax, **where),
        ahead,
        _other_side(command, Side.CREDIT, command.base),
    )


def _other_side(command: WithholdTax, side: Side, amount: Money) -> Posting:
    """Return the line of what is paid for; a control account also names whom and what."""
    named = {"unit": command.unit, "fund": command.fund}
    if sub_ledger_of(command.account) is not None:
        named |= {"party": command.party, "document": command.document}
    make = debit if side is Side.DEBIT else credit
    return make(command.account, amount, **named)


def _said(what: str, counterparty: str) -> str:
    """Return what the journal says; never the name of who is registered."""
    return f"{what}: {counterparty}" if counterparty else what
