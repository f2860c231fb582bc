"""Reading the register of shares: who got what, what was paid, what is still owed.

For screens, letters and other programs; whether it agrees with the books is asked, not assumed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.sharing.drafting import draft_sharing
from bumdes.sharing.head_kind import Use
from bumdes.sharing.sharing import find_sharing, payments_of, shares_of, sharings_of
from bumdes.sharing.standing import is_standing
from bumdes.sharing.year_result import year_result
from ledger import Period
from ledger.money import from_minor, total
from ledger.period import FIRST_DAY, LAST_DAY

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.sharing.sharing import ProfitSharing, SharePayment
    from bumdes.work import Work
    from ledger import Money

PAYABLES = "2.1.07.00"
"""Utang Bagi Hasil: the heading of what is owed."""

MOST_YEARS = 10
"""How far back a profit that was never shared is looked for."""

ALWAYS = Period(FIRST_DAY, LAST_DAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentReading:
    """A payment of a share.

    Attributes:
        voucher: number of its voucher, as printed.
        undone_on: the day it was taken back; None while it stands.
    """

    payment_id: str
    paid_on: dt.date
    amount: Money
    cash: str
    voucher: str
    sequence: int
    receipt: str
    received_by: str
    evidence: tuple[str, ...]
    undone_on: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareReading:
    """What one recipient got of one head.

    Attributes:
        unit: the unit whose profit it came from by a scheme of its own; empty otherwise.
        fund: of the contribution it became; empty if it became none.
        payments: those taken back too.
    """

    sharing_id: str
    position: int
    year: int
    unit: str
    head_key: str
    head: str
    use: Use
    recipient: str
    party: str
    account: str
    fund: str
    amount: Money
    payments: tuple[PaymentReading, ...]
    is_standing: bool

    @property
    def paid(self) -> Money:
        """What was paid of it, and not taken back."""
        standing = (p.amount for p in self.payments if p.undone_on is None)
        return total(standing, self.amount.currency)

    @property
    def owed(self) -> Money:
        """What is still to be paid; nothing of what stays in the enterprise."""
        if self.use is not Use.OWED or not self.is_standing:
            return from_minor(0, self.amount.currency)
        return self.amount - self.paid


@dataclass(frozen=True, slots=True, kw_only=True)
class SharingReading:
    """The sharing of one year's profit.

    Attributes:
        sharing_id: what the lines of the journal name it by.
        voucher: of its entry; empty if all of it was retained.
        undone_on, undone_because: None and empty while it stands.
    """

    sharing_id: str
    year: int
    decision: str
    shared_on: dt.date
    scheme_id: str
    voucher: str
    sequence: int | None
    recorded_by: str
    undone_on: dt.date | None
    undone_because: str
    shares: tuple[ShareReading, ...]

    @property
    def is_standing(self) -> bool:
        """Whether it was not taken back."""
        return self.undone_on is None

    @property
    def amount(self) -> Money:
        """What was shared, in whole rupiah; reserves and what is retained included."""
        return total((s.amount for s in self.shares), self.shares[0].amount.currency)

    @property
    def paid(self) -> Money:
        """What was paid of it."""
        return total((s.paid for s in self.shares), self.shares[0].amount.currency)

    @property
    def owed(self) -> Money:
        """What is still to be paid."""
        return total((s.owed for s in self.shares), self.shares[0].amount.currency)


@dataclass(frozen=True, slots=True, kw_only=True)
class PayablesCheck:
    """What the register says is owed, beside what the books say.

    Attributes:
        other: what the books owe beside it: shares of the time before the register.
    """

    account: str
    name: str
    in_register: Money
    in_books: Money
    other: Money

    @property
    def agrees(self) -> bool:
        """Whether the books owe what the register says, and what came before it."""
        return self.in_register + self.other == self.in_books


def read_sharings(work: Work, *, year: int | None = None) -> tuple[SharingReading, ...]:
    """Return the sharings, of one year or of all, the latest first; those undone too."""
    return tuple(_read(work, s) for s in sharings_of(work.session, work.book_id, year=year))


def read_sharing(work: Work, sharing_id: str) -> SharingReading:
    """Return one sharing.

    Raises:
        NotFoundError: there is none.
    """
    return _read(work, find_sharing(work.session, work.book_id, sharing_id))


def read_shares_of(work: Work, party: str) -> tuple[ShareReading, ...]:
    """Return what *party* got of sharings that stand, the latest first.

    Args:
        party: as the books know it: ``DESA-`` and the code of a village, for example.
    """
    return tuple(
        share
        for sharing in read_sharings(work)
        for share in sharing.shares
        if share.is_standing and share.party == party
    )


def differs_from_scheme(work: Work, sharing: SharingReading) -> bool:
    """Whether the shares of *sharing* are not those that its scheme gives today.

    Schemes and closed years never change, so this tells of records that were tampered with.

    Raises:
        EnterpriseError, LedgerError: its profit cannot be shared any more.
    """
    given = [
        (share.unit, share.head.key, share.claim.party, share.amount)
        for share in draft_sharing(work, sharing.year).shares
    ]
    kept = [(share.unit, share.head_key, share.party, share.amount) for share in sharing.shares]
    return given != kept


def unshared_years(work: Work) -> tuple[int, ...]:
    """Return the closed years with a profit that is not shared, the latest first."""
    closed_through = work.book.periods.state.closed_through
    if closed_through is None:
        return ()
    last = closed_through.year - (closed_through < Period.year(closed_through.year).last_day)
    shared = {s.year for s in sharings_of(work.session, work.book_id) if is_standing(work, s)}
    years = range(last, last - MOST_YEARS, -1)
    zero = from_minor(0, work.book.currency)
    return tuple(
        y for y in years if y not in shared and year_result(work.book, y).profit > zero
    )


def check_payables(work: Work) -> tuple[PayablesCheck, ...]:
    """Return for each account of shares that are owed what register and books say."""
    zero = from_minor(0, work.book.currency)
    owed: dict[str, Money] = {}
    documents = set()
    for sharing in read_sharings(work):
        documents.add(sharing.sharing_id)
        for share in sharing.shares:
            if share.use is Use.OWED:
                owed[share.account] = owed.get(share.account, zero) + share.owed
    found = []
    accounts = work.book.chart.under(PAYABLES)
    held = _held(work, [account.code for account in accounts])
    for account in accounts:
        in_books = from_minor(held.get(account.code, 0), work.book.currency)
        if in_books or account.code in owed:
            found.append(
                PayablesCheck(
                    account=account.code,
                    name=account.name,
                    in_register=owed.get(account.code, zero),
                    in_books=in_books,
                    other=_other(work, account.code, documents),
                )
            )
    return tuple(found)


def _held(work: Work, accounts: list[str]) -> dict[str, int]:
    """Return what the books owe on each of *accounts*, in sen."""
    held: dict[str, int] = {}
    rows = work.book.turnovers(last_day=LAST_DAY, accounts=accounts, components=False)
    for row in rows if accounts else ():
        held[row.account] = held.get(row.account, 0) + row.credits - row.debits
    return held


def _other(work: Work, account: str, documents: set[str]) -> Money:
    """Return what the books owe on *account* by entries that name no sharing."""
    lines = work.book.lines(account, ALWAYS)
    minor = sum(
        line.credit_minor - line.debit_minor for line in lines if line.document not in documents
    )
    return from_minor(minor, work.book.currency)


def _read(work: Work, sharing: ProfitSharing) -> SharingReading:
    payments: dict[int, list[PaymentReading]] = {}
    for payment, reading in _payments(work, sharing):
        payments.setdefault(payment.position, []).append(reading)
    place = sharing.entry_sequence
    stands = is_standing(work, sharing)
    undone_on = sharing.undone_on
    if place is not None and not stands:
        undone_on = work.book.reversals([place]).get(place, undone_on)
    shares = tuple(
        ShareReading(
            sharing_id=share.sharing_id,
            position=share.position,
            year=sharing.year,
            unit=share.unit,
            head_key=share.head_key,
            head=share.head,
            use=Use(share.use),
            recipient=share.recipient,
            party=share.party,
            account=share.account,
            fund=share.fund,
            amount=share.amount,
            payments=tuple(payments.get(share.position, ())),
            is_standing=stands,
        )
        for share in shares_of(work.session, sharing)
    )
    return SharingReading(
        sharing_id=sharing.sharing_id,
        year=sharing.year,
        decision=sharing.decision,
        shared_on=sharing.shared_on,
        scheme_id=sharing.scheme_id,
        voucher="" if place is None else work.book.entry(place).voucher,
        sequence=place,
        recorded_by=sharing.recorded_by,
        undone_on=undone_on,
        undone_because=sharing.undone_because,
        shares=shares,
    )


def _payments(work: Work, sharing: ProfitSharing) -> list[tuple[SharePayment, PaymentReading]]:
    payments = payments_of(work.session, sharing)
    taken_back = work.book.reversals(payment.entry_sequence for payment in payments)
    found = []
    for payment in payments:
        posted = work.book.entry(payment.entry_sequence)
        reading = PaymentReading(
            payment_id=payment.payment_id,
            paid_on=payment.paid_on,
            amount=payment.amount,
            cash=payment.cash,
            voucher=posted.voucher,
            sequence=posted.sequence,
            receipt=payment.receipt,
            received_by=payment.received_by,
            evidence=posted.entry.evidence,
            undone_on=taken_back.get(payment.entry_sequence),
        )
        found.append((payment, reading))
    return found
