"""Credit notes: a part of what was sold or bought is taken back, and with it what is owed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import uuid4

from bumdes.approval.waiting import may_wait
from bumdes.credit.claim import open_claims
from bumdes.credit.control import CONTROLS, PAYABLES, RECEIVABLES, paper_on
from bumdes.credit.noted import CREDIT_NOTE_TAG, noted_so_far
from bumdes.credit.payment import oldest_parts
from bumdes.document import NewDocument, find_document, open_document
from bumdes.errors import CreditedTooMuchError, InvalidFieldError
from bumdes.permissions import Permission
from bumdes.posting import post
from bumdes.record import described
from bumdes.stock.pool import name_pools
from ledger import AccountKind, JournalEntry, Posting
from ledger.money import from_minor, to_minor

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from bumdes.credit.claim import Claim
    from bumdes.document import Document
    from bumdes.work import Work
    from ledger import Money, Posted

NOTED = frozenset({"credit_sale", "credit_purchase"})
"""The kinds of document that credit notes lessen: what was sold, and what was bought."""

_TAKEN_BACK = {
    RECEIVABLES: frozenset({AccountKind.REVENUE}),
    PAYABLES: frozenset({AccountKind.ASSET, AccountKind.EXPENSE}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueCreditNote:
    """What is taken back of a document of goods or services sold, or bought.

    Attributes:
        account: what it lessens: revenue, or a discount on it, of what was sold; stock, another
            asset or an expense of what was bought.
        reference: number of the note itself.
        key: the same for the same note, so that asking twice takes back once.
    """

    document: str
    on: dt.date
    amount: Money
    account: str
    reason: str
    reference: str = ""
    evidence: tuple[str, ...] = ()
    key: str = field(default_factory=lambda: uuid4().hex)


@may_wait
def issue_credit_note(work: Work, command: IssueCreditNote) -> Posted:
    """Take back a part of a document; what was paid of it already is kept as paid ahead.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such document.
        InvalidFieldError: the document is no sale or purchase, or the account is not what was
            sold or bought.
        CreditedTooMuchError: it was about less, or less is left after earlier notes.
        EnterpriseError, LedgerError: the entry is refused.
    """
    work.request = described(
        "issue_credit_note",
        document=command.document,
        on=command.on,
        amount=command.amount,
        account=command.account,
        key=command.key,
    )
    work.actor.require(Permission.MANAGE_CREDIT)
    work.book.writer()  # holds the books, so that nobody settles it meanwhile
    known = work.book.find(command.key)
    if known is not None:
        return work.book.post(known.entry, by=work.actor.name)
    document = find_document(work.session, work.book_id, command.document)
    _check(work, command, document)
    claims = [
        claim
        for claim in open_claims(work, document.sub_ledger, parties=[document.party])
        if claim.document.code == document.code
    ]
    lines = list(_lines(work, command, document, claims))
    said = f"Nota kredit {document.code}: {command.reason}"
    tags = {CREDIT_NOTE_TAG: document.code}
    if command.reference:
        tags["reference"] = command.reference
    entry = JournalEntry(
        date=command.on,
        description=said[:500],
        postings=name_pools(work, lines),
        key=command.key,
        tags=tags,
        evidence=command.evidence,
    )
    return post(work, entry)


def _check(work: Work, command: IssueCreditNote, document: Document) -> None:
    if document.sub_ledger not in _TAKEN_BACK or document.kind not in NOTED:
        raise InvalidFieldError("document", document.code, "sale_or_purchase")
    account = work.book.chart.postable(command.account)
    if account.kind not in _TAKEN_BACK[document.sub_ledger] or account.is_cash:
        raise InvalidFieldError("account", command.account, "sold_or_bought")
    control = CONTROLS[document.sub_ledger].accounts[0]
    left = document.original_minor - noted_so_far(work, document, control)
    if to_minor(command.amount) > left:
        raise CreditedTooMuchError(
            document.code,
            left=from_minor(max(left, 0), work.book.currency),
            asked=command.amount,
        )


def _lines(
    work: Work, command: IssueCreditNote, document: Document, claims: list[Claim]
) -> Iterator[Posting]:
    """Yield the lines: what was sold or bought on one side, what is owed on the other."""
    control = CONTROLS[document.sub_ledger]
    rest = to_minor(command.amount)
    for part in oldest_parts(claims, rest):
        place, rest = part.claim.place, rest - part.minor
        amount = from_minor(part.minor, work.book.currency)
        where = {"unit": place.unit, "fund": place.fund}
        yield Posting(account=command.account, side=control.grows, amount=amount, **where)
        yield Posting(
            account=place.account,
            side=control.grows.opposite,
            amount=amount,
            party=place.party,
            document=place.document,
            **where,
        )
    if rest:
        yield from _kept(work, command, document, rest)


def _kept(
    work: Work, command: IssueCreditNote, document: Document, minor: int
) -> Iterator[Posting]:
    """Yield the lines of what was paid already: it is kept as paid ahead."""
    control = CONTROLS[document.sub_ledger]
    ahead = CONTROLS[control.against]
    amount, kind = from_minor(minor, work.book.currency), paper_on(ahead.accounts[0])
    opened = open_document(
        work,
        NewDocument(
            sub_ledger=ahead.key,
            kind=kind.key,
            prefix=kind.prefix,
            issued_on=command.on,
            party=document.party,
            unit=document.unit,
            original=amount,
            description=f"Nota kredit {document.code}",
        ),
    )
    unit = document.unit
    yield Posting(account=command.account, side=control.grows, amount=amount, unit=unit)
    yield Posting(
        account=ahead.accounts[0],
        side=ahead.grows,
        amount=amount,
        unit=unit,
        party=opened.party,
        document=opened.code,
    )
