"""Paying documents, and being paid: several documents and several purses in one receipt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import uuid4

from bumdes.approval.waiting import may_wait
from bumdes.credit.claim import open_claims
from bumdes.credit.control import CONTROLS, PAYABLES, RECEIVABLES, control_of, paper_on
from bumdes.credit.payment import Part, chosen_parts, oldest_parts, payment_lines
from bumdes.document import NewDocument, next_code, open_document
from bumdes.entry_tags import COUNTERPARTY_TAG, KIND_TAG
from bumdes.errors import (
    InvalidFieldError,
    OverpaidDocumentError,
    OverpaidPartyError,
)
from bumdes.parties.merger import Mergers
from bumdes.party import find_party
from bumdes.permissions import Permission
from bumdes.posting import post
from bumdes.proofs.required import promised
from bumdes.record import described
from bumdes.stock.pool import name_pools
from bumdes.unit import HEAD_OFFICE
from ledger import AccountKind, JournalEntry, Posting
from ledger.money import from_minor, to_minor

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from bumdes.credit.claim import Claim
    from bumdes.credit.control import Control
    from bumdes.work import Work
    from ledger import Money, Posted

STAFF_ADVANCE = "staff_advance"
_KINDS = {RECEIVABLES: "receipt_of_receivable", PAYABLES: "payment_of_payable"}
_SAID = {
    RECEIVABLES: "Terima pembayaran dari {name}",
    PAYABLES: "Bayar utang kepada {name}",
    "customer_deposits": "Kembalikan uang muka kepada {name}",
    "supplier_advances": "Terima kembali uang muka dari {name}",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleDocuments:
    """Money, or deposits, for what is open with a party.

    Attributes:
        sub_ledger: key of what is settled: ``receivables``, ``payables``, or what was paid
            ahead and goes back: ``customer_deposits``, ``supplier_advances``.
        cash: how much goes through which cash account.
        deposits: how much of which document paid ahead is used up.
        documents: how much of which document is settled; the oldest first if none is said.
        besides: what is paid besides, such as a fine or a fee, by account of revenue or
            expense.
        spent: what staff spent an advance on, by account of expense, stock or another asset.
        unit: only what is open in this unit; None for all units.
        keeps_excess: whether what is paid too much is kept as paid ahead.
        proof_later: why its proof is still to come, where one is needed.
        key: the same for the same payment, so that asking twice pays once.
    """

    sub_ledger: str
    party: str
    on: dt.date
    cash: Mapping[str, Money] = field(default_factory=dict)
    deposits: Mapping[str, Money] = field(default_factory=dict)
    documents: Mapping[str, Money] = field(default_factory=dict)
    besides: Mapping[str, Money] = field(default_factory=dict)
    spent: Mapping[str, Money] = field(default_factory=dict)
    unit: str | None = None
    keeps_excess: bool = False
    description: str = ""
    counterparty: str = ""
    evidence: tuple[str, ...] = ()
    proof_later: str = ""
    key: str = field(default_factory=lambda: uuid4().hex)


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementDraft:
    """A settlement as it would be recorded.

    Attributes:
        excess: what would be kept as paid ahead; None where all of it settles something.
    """

    entry: JournalEntry
    settled: tuple[Part, ...]
    excess: NewDocument | None


def draft_settlement(work: Work, command: SettleDocuments) -> SettlementDraft:
    """Return what settling would post; nothing is written.

    Raises:
        PermissionDeniedError: the actor may not record for one of the units.
        NotFoundError: there is no such party.
        InvalidFieldError: there is no such sub-ledger, or money is not to move through cash.
        OverpaidPartyError, OverpaidDocumentError: less is open than would be paid.
        PaymentUnequalError: the money is not what the documents take.
        EntryError: an amount is not positive.
    """
    control = _control(command)
    codes = Mergers.of(work.session, work.book_id).codes(command.party)
    name = find_party(work.session, work.book_id, codes[0]).name
    paid = _Paid(work, command, control, codes)
    settled = paid.settled()
    excess = paid.excess(settled)
    lines = payment_lines(
        work,
        settled=settled,
        drawn=paid.drawn(),
        cash=paid.cash,
        side=control.grows.opposite,
        besides=[*paid.besides(settled), *_kept_line(control, excess)],
        spent=name_pools(work, paid.spent(settled)),
    )
    entry = _entry(command, tuple(lines), name)
    for unit in {line.unit for line in entry.postings}:
        work.actor.require(Permission.RECORD_TRANSACTION, unit=unit)
    if excess is not None:
        work.opening[excess.code] = excess
    return SettlementDraft(entry=entry, settled=tuple(settled), excess=excess)


@may_wait
def settle_documents(work: Work, command: SettleDocuments) -> Posted:
    """Settle what is open with a party; asking again with the same key changes nothing.

    Raises:
        PermissionDeniedError, NotFoundError, InvalidFieldError, CreditError: see
            ``draft_settlement``.
        EnterpriseError: a rule for entries refuses it; see ``bumdes.entry_rules``.
        LedgerError: the books refuse it; see ``Book.post``.
    """
    work.request = described(
        "settle_documents",
        sub_ledger=command.sub_ledger,
        party=command.party,
        on=command.on,
        cash={account: str(amount) for account, amount in command.cash.items()},
        deposits={code: str(amount) for code, amount in command.deposits.items()},
        documents={code: str(amount) for code, amount in command.documents.items()},
        key=command.key,
    )
    work.actor.require(Permission.RECORD_TRANSACTION, unit=command.unit or work.actor.unit)
    work.book.writer()  # holds the books, so that nobody settles the same meanwhile
    known = work.book.find(command.key)
    if known is not None:
        return work.book.post(known.entry, by=work.actor.name)
    draft = draft_settlement(work, command)
    if draft.excess is not None:
        open_document(work, draft.excess)
    return post(work, draft.entry)


@dataclass(frozen=True, slots=True)
class _Paid:
    """What a command pays, and with what."""

    work: Work
    command: SettleDocuments
    control: Control
    codes: tuple[str, ...]

    @property
    def cash(self) -> dict[str, int]:
        """In sen, by account."""
        for account in self.command.cash:
            if not self.work.book.chart.postable(account).is_cash:
                raise InvalidFieldError("cash", account, "cash_account")
        return {account: to_minor(money) for account, money in self.command.cash.items()}

    @property
    def all_of_it(self) -> int:
        """All that is paid for documents, in sen."""
        deposits = sum(to_minor(money) for money in self.command.deposits.values())
        besides = sum(to_minor(money) for money in self.command.besides.values())
        spent = sum(to_minor(money) for money in self.command.spent.values())
        return sum(self.cash.values()) + deposits + spent - besides

    def spent(self, settled: Sequence[Part]) -> Iterator[Posting]:
        """Yield the lines of what staff spent their advance on.

        Raises:
            InvalidFieldError: it is no advance of staff, or nothing that is bought.
        """
        chart = self.work.book.chart
        for account, money in self.command.spent.items():
            if any(part.claim.document.kind != STAFF_ADVANCE for part in settled):
                raise InvalidFieldError("spent", account, "advance_of_staff")
            bought = chart.postable(account)
            is_bought = bought.kind in {AccountKind.ASSET, AccountKind.EXPENSE}
            if not is_bought or bought.is_cash or control_of(account):
                raise InvalidFieldError("spent", account, "bought_account")
            yield Posting(
                account=account,
                side=self.control.grows,
                amount=money,
                unit=self._home(settled),
                fund=settled[0].claim.place.fund if settled else "",
            )

    def besides(self, settled: Sequence[Part]) -> Iterator[Posting]:
        """Yield the lines of what is paid besides, in the unit of what is settled.

        Raises:
            InvalidFieldError: it is no revenue or expense.
        """
        chart = self.work.book.chart
        for account, money in self.command.besides.items():
            if chart.postable(account).kind not in {AccountKind.REVENUE, AccountKind.EXPENSE}:
                raise InvalidFieldError("besides", account, "revenue_or_expense")
            yield Posting(
                account=account,
                side=self.control.grows.opposite,
                amount=money,
                unit=self._home(settled),
                fund=settled[0].claim.place.fund if settled else "",
                component=_cash_line_besides(account),
            )

    def settled(self) -> list[Part]:
        """Return what it settles: what was chosen, or the oldest documents."""
        claims = self._claims(self.control.key)
        if self.command.documents:
            return self._chosen(claims, self.command.documents)
        parts = oldest_parts(claims, self.all_of_it)
        if sum(part.minor for part in parts) < self.all_of_it and not self._may_keep:
            raise OverpaidPartyError(
                find_party(self.work.session, self.work.book_id, self.codes[0]).name,
                left=self._money(sum(claim.minor for claim in claims)),
                asked=self._money(self.all_of_it),
            )
        return parts

    def drawn(self) -> list[Part]:
        """Return what it takes from what was paid ahead."""
        if not self.command.deposits:
            return []
        if not self.control.against:
            raise InvalidFieldError("deposits", self.control.key, "paid_ahead")
        return self._chosen(self._claims(self.control.against), self.command.deposits)

    def excess(self, settled: Sequence[Part]) -> NewDocument | None:
        """Return the document for what is paid too much; None if nothing is, or none kept."""
        over = self.all_of_it - sum(part.minor for part in settled)
        if over <= 0 or not self._may_keep:
            return None
        kind = paper_on(_account_against(self.control))
        return NewDocument(
            sub_ledger=self.control.against,
            kind=kind.key,
            prefix=kind.prefix,
            code=next_code(self.work, kind.prefix, self.command.on),
            issued_on=self.command.on,
            party=self.codes[0],
            unit=self._home(settled),
            original=self._money(over),
            description="Kelebihan pembayaran",
        )

    @property
    def _may_keep(self) -> bool:
        return self.command.keeps_excess and bool(self.control.against)

    def _home(self, settled: Sequence[Part]) -> str:
        """Return the unit that keeps what is paid too much."""
        if self.command.unit is not None:
            return self.command.unit
        return settled[0].claim.place.unit if settled else HEAD_OFFICE

    def _claims(self, sub_ledger: str) -> list[Claim]:
        claims = open_claims(self.work, sub_ledger, parties=self.codes)
        unit = self.command.unit
        return [c for c in claims if unit is None or c.place.unit == unit]

    def _chosen(self, claims: Sequence[Claim], wanted: Mapping[str, Money]) -> list[Part]:
        """Return what is *wanted* of each document.

        Raises:
            OverpaidDocumentError: one has less left, or is not open with the party.
        """
        for code, money in wanted.items():
            left = sum(claim.minor for claim in claims if claim.document.code == code)
            if left < to_minor(money):
                raise OverpaidDocumentError(
                    code, left=self._money(left), asked=money, on=self.command.on
                )
        return chosen_parts(claims, {code: to_minor(m) for code, m in wanted.items()})

    def _money(self, minor: int) -> Money:
        return from_minor(minor, self.work.book.currency)


def _control(command: SettleDocuments) -> Control:
    if command.sub_ledger not in CONTROLS:
        raise InvalidFieldError("sub_ledger", command.sub_ledger, "of_documents")
    return CONTROLS[command.sub_ledger]


def _cash_line_besides(account: str) -> str:
    """Return the line of the statement of cash flows for a fee, a fine or a charge."""
    if account.startswith("4.1"):
        return "OP-IN-1"
    return "OP-IN-9" if account.startswith(("4", "7.1")) else "OP-OUT-5"


def _account_against(control: Control) -> str:
    """Return the account of what is paid ahead, where that is *control*'s other side."""
    return CONTROLS[control.against].accounts[0]


def _kept_line(control: Control, excess: NewDocument | None) -> Iterator[Posting]:
    """Yield the line of what is paid too much, if anything is: it is paid ahead."""
    if excess is None or excess.original is None:
        return
    account = _account_against(control)
    yield Posting(
        account=account,
        side=CONTROLS[control.against].grows,
        amount=excess.original,
        unit=excess.unit,
        party=excess.party,
        document=excess.code,
        component=paper_on(account).cash_line,
    )


def _entry(command: SettleDocuments, lines: tuple[Posting, ...], name: str) -> JournalEntry:
    said = command.description or _SAID[command.sub_ledger].format(name=name)
    tags = {COUNTERPARTY_TAG: (command.counterparty or name)[:100]}
    if command.sub_ledger in _KINDS:
        tags[KIND_TAG] = _KINDS[command.sub_ledger]
    return JournalEntry(
        date=command.on,
        description=said[:500],
        postings=lines,
        key=command.key,
        tags=tags | promised(command.proof_later),
        evidence=command.evidence,
    )
