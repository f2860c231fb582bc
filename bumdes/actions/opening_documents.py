"""Opening a document by hand: for what entries are to name, and telling old balances apart."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from uuid import uuid4

from bumdes.approval.unwaited import Unwaited
from bumdes.approval.waiting import never_waits
from bumdes.credit.claim import open_claims
from bumdes.credit.control import CONTROLS, OPENING, control_of, paper_on
from bumdes.credit.payment import oldest_parts
from bumdes.document import Document, NewDocument, find_document, open_document
from bumdes.errors import InvalidFieldError, OverpaidDocumentError
from bumdes.party import find_party
from bumdes.permissions import Permission
from bumdes.posting import post
from bumdes.record import described
from ledger import JournalEntry, Posting
from ledger.money import from_minor, to_minor, total

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.credit.claim import Claim
    from bumdes.work import Work
    from ledger import Money, Posted


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDocument:
    """A document that entries are to name.

    Attributes:
        account: the control account on which it is to stand.
        is_opening: whether it was owed before the books began.
    """

    account: str
    party: str
    on: dt.date
    amount: Money | None = None
    unit: str = ""
    due_on: dt.date | None = None
    description: str = ""
    reference: str = ""
    is_opening: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldApart:
    """A part of an old balance, and whom it concerns.

    Attributes:
        issued_on: the day of the paper itself, from which it is as old as it is.
    """

    party: str
    amount: Money
    issued_on: dt.date
    due_on: dt.date | None = None
    description: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TellApart:
    """A document to be told apart by whom it concerns.

    Attributes:
        key: the same for the same telling, so that asking twice does it once.
    """

    document: str
    parts: tuple[ToldApart, ...]
    on: dt.date
    evidence: tuple[str, ...] = ()
    key: str = field(default_factory=lambda: uuid4().hex)


def open_claim(work: Work, command: OpenDocument) -> Document:
    """Open a document, which entries may name from now on; nothing is posted.

    Raises:
        PermissionDeniedError: the actor may not record for its unit.
        NotFoundError: there is no such party.
        InvalidFieldError: the account is explained by no documents.
        TextTooLongError, InvalidTextError: it cannot be described so.
    """
    work.request = described(
        "open_claim", account=command.account, party=command.party, on=command.on
    )
    work.actor.require(Permission.RECORD_TRANSACTION, unit=command.unit)
    control = control_of(command.account)
    if control is None:
        raise InvalidFieldError("account", command.account, "explained_by_documents")
    kind = OPENING if command.is_opening else paper_on(command.account)
    return open_document(
        work,
        NewDocument(
            sub_ledger=control.key,
            kind=kind.key,
            prefix=kind.prefix,
            issued_on=command.on,
            party=find_party(work.session, work.book_id, command.party).code,
            unit=command.unit,
            due_on=command.due_on,
            original=command.amount,
            description=command.description,
            reference=command.reference,
        ),
    )


@never_waits(Unwaited.OPENING)
def tell_apart(work: Work, command: TellApart) -> Posted:
    """Say whom an old balance concerns: each part gets a document of its own.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such document or party.
        OverpaidDocumentError: less is left on it than the parts are.
        EnterpriseError, LedgerError: the entry is refused.
    """
    work.request = described(
        "tell_apart", document=command.document, on=command.on, key=command.key
    )
    work.actor.require(Permission.MANAGE_CREDIT)
    work.book.writer()  # holds the books, so that nobody settles it meanwhile
    known = work.book.find(command.key)
    if known is not None:
        return work.book.post(known.entry, by=work.actor.name)
    document = find_document(work.session, work.book_id, command.document)
    claims = open_claims(work, document.sub_ledger, parties=[document.party])
    ours = [claim for claim in claims if claim.document.code == document.code]
    _check_enough(work, command, ours)
    lines: list[Posting] = []
    for part in command.parts:
        lines += _part_lines(work, document, ours, part)
        ours = _less(work, ours, to_minor(part.amount))
    entry = JournalEntry(
        date=command.on,
        description=f"Rincian {document.code}: {document.description}"[:500],
        postings=tuple(lines),
        key=command.key,
        evidence=command.evidence,
    )
    return post(work, entry)


def _check_enough(work: Work, command: TellApart, claims: list[Claim]) -> None:
    asked = total((part.amount for part in command.parts), work.book.currency)
    left = from_minor(sum(claim.minor for claim in claims), work.book.currency)
    if left < asked or not command.parts:
        raise OverpaidDocumentError(command.document, left=left, asked=asked, on=command.on)


def _part_lines(
    work: Work, document: Document, claims: list[Claim], part: ToldApart
) -> list[Posting]:
    """Return the lines that move *part* from *document* to one of its own."""
    party = find_party(work.session, work.book_id, part.party)
    new = NewDocument(
        sub_ledger=document.sub_ledger,
        kind=OPENING.key,
        prefix=OPENING.prefix,
        issued_on=part.issued_on,
        party=party.code,
        unit=claims[0].place.unit,
        due_on=part.due_on,
        original=part.amount,
        description=part.description,
        reference=part.reference,
    )
    opened = open_document(work, new)
    grows = CONTROLS[document.sub_ledger].grows
    lines = []
    for claim, minor in oldest_parts(claims, to_minor(part.amount)):
        place = claim.place
        for side, who, code in (
            (grows, opened.party, opened.code),
            (grows.opposite, place.party, place.document),
        ):
            lines.append(
                Posting(
                    account=place.account,
                    side=side,
                    amount=from_minor(minor, work.book.currency),
                    unit=place.unit,
                    fund=place.fund,
                    party=who,
                    document=code,
                )
            )
    return lines


def _less(work: Work, claims: list[Claim], minor: int) -> list[Claim]:
    """Return what is left of *claims* when *minor* sen of them are told apart."""
    given = {part.claim.place: part.minor for part in oldest_parts(claims, minor)}
    rest = []
    for claim in claims:
        left = claim.minor - given.get(claim.place, 0)
        if left > 0:
            rest.append(replace(claim, minor=left, left=from_minor(left, work.book.currency)))
    return rest
