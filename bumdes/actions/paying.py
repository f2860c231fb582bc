"""Paying shares of a profit, with a receipt, and taking such a payment back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import uuid4

from bumdes.approval.waiting import may_wait
from bumdes.errors import (
    InvalidFieldError,
    OverpaidShareError,
    ShareNotOwedError,
    SharingUndoneError,
)
from bumdes.permissions import Permission
from bumdes.posting import post, reverse
from bumdes.proofs.required import promised
from bumdes.record import described
from bumdes.register_tag import RECORD_TAG, REGISTER_TAG
from bumdes.sharing.head_kind import Use
from bumdes.sharing.sharing import (
    PROFIT_REGISTER,
    SharePayment,
    find_payment,
    find_share,
    find_sharing,
    payments_of,
)
from bumdes.sharing.standing import is_standing, standing_payments
from ledger import JournalEntry, Side, credit, debit
from ledger.money import total
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.sharing.sharing import ProfitShare, ProfitSharing
    from bumdes.work import Work
    from ledger import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class PayShare:
    """Money for somebody who is owed a share.

    Attributes:
        position: the share's place in the sharing.
        cash: the account the money comes from, at the head office.
        amount: all that is still owed if not said.
        receipt: number of the receipt, as printed.
        received_by: who signed for it.
        evidence: digests of the receipt, or of the slip of the bank.
        proof_later: why its proof is still to come, where one is needed.
        key: the same for the same payment, so that asking twice pays once.
    """

    sharing_id: str
    position: int
    on: dt.date
    cash: str
    amount: Money | None = None
    receipt: str = ""
    received_by: str = ""
    evidence: tuple[str, ...] = ()
    proof_later: str = ""
    key: str = field(default_factory=lambda: uuid4().hex)


@may_wait
def pay_share(work: Work, command: PayShare) -> SharePayment:
    """Pay a share, or a part of it; asking again with the same key changes nothing.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such sharing or share.
        SharingUndoneError: the sharing was taken back.
        ShareNotOwedError: the share stays in the enterprise.
        OverpaidShareError: less than that is still owed.
        InvalidFieldError: it is not to be paid from cash.
        EnterpriseError, LedgerError: the entry is refused.
    """
    work.request = described(
        "pay_share",
        sharing_id=command.sharing_id,
        position=command.position,
        on=command.on,
        cash=command.cash,
        amount=command.amount,
        receipt=command.receipt,
        key=command.key,
    )
    work.actor.require(Permission.PAY_SHARE)
    work.book.writer()  # holds the books, so that nobody pays the same share meanwhile
    if known := work.book.find(command.key):
        return find_payment(work.session, work.book_id, known.entry.tags.get(RECORD_TAG, ""))
    sharing = find_sharing(work.session, work.book_id, command.sharing_id)
    share = find_share(work.session, work.book_id, command.sharing_id, command.position)
    amount = _amount(work, sharing, share, command.amount)
    if not work.book.chart.postable(command.cash).is_cash:
        raise InvalidFieldError("cash", command.cash, "cash_account")
    payment = SharePayment(
        book_id=work.book_id,
        payment_id=_number(work, sharing),
        sharing_id=sharing.sharing_id,
        position=share.position,
        paid_on=command.on,
        amount_minor=0,
        cash=command.cash,
        entry_sequence=0,
        recorded_by=work.actor.name,
        receipt=check_text(command.receipt, "receipt", most=100, blank=True),
        received_by=check_text(command.received_by, "received_by", most=200, blank=True),
        file=next(iter(command.evidence), ""),
    )
    entry = _entry(command, sharing, share, amount=amount, payment_id=payment.payment_id)
    posted = post(work, entry, register=PROFIT_REGISTER)
    payment.entry_sequence = posted.sequence
    payment.amount_minor = entry.postings[0].minor
    work.session.add(payment)
    work.session.flush()
    return payment


@may_wait
def undo_payment(work: Work, payment_id: str, *, on: dt.date, reason: str) -> SharePayment:
    """Take a payment back by its mirror, dated *on*: the share is owed again.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such payment.
        LedgerError: it cannot be taken back; see ``Book.reverse``.
    """
    work.request = described("undo_payment", payment_id=payment_id, on=on, reason=reason)
    work.actor.require(Permission.PAY_SHARE)
    payment = find_payment(work.session, work.book_id, payment_id)
    reverse(work, payment.entry_sequence, on=on, reason=reason)
    return payment


def _number(work: Work, sharing: ProfitSharing) -> str:
    """Return the number of the next payment of *sharing*."""
    return f"{sharing.sharing_id}-{len(payments_of(work.session, sharing)) + 1:03}"


def _amount(
    work: Work, sharing: ProfitSharing, share: ProfitShare, asked: Money | None
) -> Money:
    """Return what is to be paid: what is *asked* for, or all that is owed."""
    if not is_standing(work, sharing):
        raise SharingUndoneError(sharing.year)
    if share.use != Use.OWED:
        raise ShareNotOwedError(share.recipient)
    payments = standing_payments(work, sharing)
    paid = total(
        (payment.amount for payment in payments if payment.position == share.position),
        share.amount.currency,
    )
    in_books = work.book.balance(share.account).net(Side.CREDIT)
    owed = min(share.amount - paid, in_books)
    amount = owed if asked is None else asked
    if amount > owed or not owed:
        raise OverpaidShareError(share.recipient, owed=owed, amount=amount)
    return amount


def _entry(
    command: PayShare,
    sharing: ProfitSharing,
    share: ProfitShare,
    *,
    amount: Money,
    payment_id: str,
) -> JournalEntry:
    said = f"Pembayaran bagian hasil usaha {sharing.year} kepada {share.recipient}"
    return JournalEntry(
        date=command.on,
        description=said[:500],
        postings=(
            debit(share.account, amount, party=share.party, document=sharing.sharing_id),
            credit(command.cash, amount),
        ),
        key=command.key,
        tags={
            REGISTER_TAG: PROFIT_REGISTER,
            RECORD_TAG: payment_id,
            **promised(command.proof_later),
        },
        evidence=command.evidence,
    )
