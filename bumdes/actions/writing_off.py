"""Writing receivables off: what nobody will pay is let go, because of a decision."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import uuid4

from bumdes.approval.waiting import may_wait
from bumdes.credit.allowance import EXPENSE, allowance_account
from bumdes.credit.claim import open_claims
from bumdes.credit.control import RECEIVABLES
from bumdes.credit.payment import oldest_parts
from bumdes.document import find_document
from bumdes.errors import InvalidFieldError, OverpaidDocumentError
from bumdes.permissions import Permission
from bumdes.posting import post
from bumdes.record import described
from ledger import JournalEntry, Side, credit, debit
from ledger.money import from_minor, to_minor

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from bumdes.credit.claim import Claim
    from bumdes.credit.payment import Part
    from bumdes.work import Work
    from ledger import Money, Posted, Posting


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteOff:
    """A receivable that is let go.

    Attributes:
        amount: all that is left if not said.
        decision: number of the decision to write it off.
        key: the same for the same act, so that asking twice writes off once.
    """

    document: str
    on: dt.date
    decision: str
    reason: str
    amount: Money | None = None
    evidence: tuple[str, ...] = ()
    key: str = field(default_factory=lambda: uuid4().hex)


@may_wait
def write_off(work: Work, command: WriteOff) -> Posted:
    """Write a receivable off: first against what was set aside for such, the rest as a cost.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such document or decision.
        InvalidFieldError: it is no receivable.
        OverpaidDocumentError: less is left on it.
        DecisionError: the decision does not allow it.
        EnterpriseError, LedgerError: the entry is refused.
    """
    work.request = described(
        "write_off",
        document=command.document,
        on=command.on,
        amount=command.amount,
        decision=command.decision,
        key=command.key,
    )
    work.actor.require(Permission.MANAGE_CREDIT)
    work.book.writer()  # holds the books, so that nobody settles it meanwhile
    known = work.book.find(command.key)
    if known is not None:
        return work.book.post(known.entry, by=work.actor.name)
    document = find_document(work.session, work.book_id, command.document)
    if document.sub_ledger != RECEIVABLES:
        raise InvalidFieldError("document", document.code, "receivable")
    claims = [
        claim
        for claim in open_claims(work, RECEIVABLES, parties=[document.party])
        if claim.document.code == document.code
    ]
    entry = JournalEntry(
        date=command.on,
        description=f"Penghapusan piutang {document.code}: {command.reason}"[:500],
        postings=tuple(_lines(work, command, claims)),
        key=command.key,
        decision=command.decision,
        evidence=command.evidence,
    )
    return post(work, entry)


def _lines(work: Work, command: WriteOff, claims: list[Claim]) -> Iterator[Posting]:
    left = sum(claim.minor for claim in claims)
    asked = left if command.amount is None else to_minor(command.amount)
    if not 0 < asked <= left:
        raise OverpaidDocumentError(
            command.document,
            left=from_minor(left, work.book.currency),
            asked=from_minor(asked, work.book.currency),
            on=command.on,
        )
    for part in oldest_parts(claims, asked):
        yield from _part_lines(work, command, part)


def _part_lines(work: Work, command: WriteOff, part: Part) -> Iterator[Posting]:
    """Yield the lines for one place: what was set aside in its unit is used first."""
    place, currency = part.claim.place, work.book.currency
    where = {"unit": place.unit, "fund": place.fund}
    aside = allowance_account(place.account)
    covered = min(part.minor, _set_aside(work, aside, place.unit, place.fund, command.on))
    if covered:
        yield debit(aside, from_minor(covered, currency), **where)
    if part.minor > covered:
        yield debit(EXPENSE, from_minor(part.minor - covered, currency), **where)
    yield credit(
        place.account,
        from_minor(part.minor, currency),
        party=place.party,
        document=place.document,
        **where,
    )


def _set_aside(work: Work, account: str, unit: str, fund: str, on: dt.date) -> int:
    """Return what was set aside on *account* in *unit* from *fund*, in sen."""
    if account not in work.book.chart:
        return 0
    balance = work.book.balance(account, on, unit=unit, fund=fund)
    return max(to_minor(balance.net(Side.CREDIT)), 0)
