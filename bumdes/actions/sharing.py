"""Sharing the profit of a closed year by a decision, and taking that back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import uuid4

from bumdes.actions.contributing import ContributeCapital, contribute_capital
from bumdes.approval.waiting import may_wait
from bumdes.errors import AlreadySharedError, SharingUndoneError
from bumdes.governance.decision import DecisionKind, require_decision
from bumdes.party import PartyKind, ensure_party
from bumdes.permissions import Permission
from bumdes.posting import post, reverse
from bumdes.record import described
from bumdes.register_tag import RECORD_TAG, REGISTER_TAG
from bumdes.sharing.drafting import draft_sharing
from bumdes.sharing.head_kind import Use
from bumdes.sharing.head_kinds.added_capital import ADDED_CAPITAL
from bumdes.sharing.sharing import (
    PROFIT_REGISTER,
    ProfitShare,
    ProfitSharing,
    find_sharing,
    sharings_of,
)
from bumdes.sharing.standing import is_standing, refuse_paid, standing_contributions
from ledger import Dimension, DimensionValue, JournalEntry, credit, debit
from ledger.money import from_minor, to_minor

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from bumdes.sharing.calculation import CalculatedShare, Calculation
    from bumdes.sharing.plan import Claim
    from bumdes.work import Work
    from ledger import Posting

_DRAWINGS = "3.2."
_LONGEST_NAME = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareProfit:
    """The sharing of the profit of *year*, as a deliberation decided.

    Attributes:
        on: the day of the entry, after the year and not before the decision.
        decision: its number.
        key: the same for the same sharing, so that asking twice shares once.
    """

    year: int
    on: dt.date
    decision: str
    evidence: tuple[str, ...] = ()
    key: str = field(default_factory=lambda: uuid4().hex)


@may_wait
def share_profit(work: Work, command: ShareProfit) -> ProfitSharing:
    """Share the profit of a closed year by the scheme in force at its end.

    What is owed becomes a payable of each recipient, reserves stand apart in retained
    earnings, and added capital goes through the capital register. Asking again with the same
    key changes nothing.

    Raises:
        PermissionDeniedError: the actor may not.
        DecisionError: no decision shares a profit.
        AlreadySharedError: the profit of the year is shared.
        YearStillOpenError, NoSchemeError, NothingToShareError: see ``draft_sharing``.
        EnterpriseError, LedgerError: it cannot be shared, or an entry is refused.
    """
    work.request = described(
        "share_profit",
        year=command.year,
        on=command.on,
        decision=command.decision,
        key=command.key,
    )
    work.actor.require(Permission.SHARE_PROFIT)
    work.book.writer()  # holds the books, so that nobody shares the same profit meanwhile
    earlier = sharings_of(work.session, work.book_id, year=command.year)
    for other in earlier:
        if is_standing(work, other):
            return _same(other, command)
    require_decision(
        work.session, work.book_id, command.decision, DecisionKind.SHARE_PROFIT, on=command.on
    )
    calculation = draft_sharing(work, command.year)
    sharing = _sharing(work, command, calculation, attempt=len(earlier) + 1)
    _declare(work, sharing, calculation.shares)
    sharing.entry_sequence = _post(work, sharing, command, calculation.shares)
    work.session.add(sharing)
    work.session.flush()
    for position, share in enumerate(calculation.shares, 1):
        fund = _contribute(work, command, share, position)
        work.session.add(_share(sharing, share, position, fund=fund))
    work.session.flush()
    return sharing


@may_wait
def undo_sharing(work: Work, sharing_id: str, *, on: dt.date, reason: str) -> ProfitSharing:
    """Take a sharing back by the mirrors of its entries, dated *on*.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such sharing.
        SharingUndoneError: it was taken back already.
        SharePaidError: somebody was paid; that payment is to be taken back first.
        EnterpriseError, LedgerError: a mirror is refused, or no reason is given.
    """
    work.request = described("undo_sharing", sharing_id=sharing_id, on=on, reason=reason)
    work.actor.require(Permission.SHARE_PROFIT)
    work.book.writer()
    sharing = find_sharing(work.session, work.book_id, sharing_id)
    if not is_standing(work, sharing):
        raise SharingUndoneError(sharing.year)
    refuse_paid(work, sharing)
    for contribution in standing_contributions(work, sharing):
        reverse(work, contribution.entry_sequence, on=on, reason=reason)
    if sharing.entry_sequence is not None:
        reverse(work, sharing.entry_sequence, on=on, reason=reason)
    sharing.undone_on, sharing.undone_because = on, reason
    work.session.flush()
    return sharing


# --- what is written -------------------------------------------------------------------------


def _same(other: ProfitSharing, command: ShareProfit) -> ProfitSharing:
    """Return the sharing that stands if *command* asks for it again.

    Raises:
        AlreadySharedError: it is another one.
    """
    if other.key == command.key:
        return other
    raise AlreadySharedError(other.year, other.decision)


def _sharing(
    work: Work, command: ShareProfit, calculation: Calculation, *, attempt: int
) -> ProfitSharing:
    again = "" if attempt == 1 else f"R{attempt}"
    return ProfitSharing(
        book_id=work.book_id,
        sharing_id=f"BH-{command.year}{again}",
        year=command.year,
        attempt=attempt,
        scheme_id=calculation.enterprise.plan.scheme_id,
        decision=command.decision,
        shared_on=command.on,
        key=command.key,
        recorded_by=work.actor.name,
    )


def _declare(work: Work, sharing: ProfitSharing, shares: Iterable[CalculatedShare]) -> None:
    """Let postings name the sharing, and everybody who is owed something."""
    for claim in _owed_to(shares):
        ensure_party(work, claim.party, name=claim.name[:_LONGEST_NAME], kind=PartyKind.OTHER)
    document = DimensionValue(
        dimension=Dimension.DOCUMENT,
        code=sharing.sharing_id,
        name=f"Bagi hasil usaha {sharing.year}",
    )
    known = {value.code for value in work.book.known(Dimension.DOCUMENT)}
    work.book.declare(*([] if document.code in known else [document]))


def _owed_to(shares: Iterable[CalculatedShare]) -> list[Claim]:
    return [s.claim for s in shares if s.head.kind.use is Use.OWED]


def _post(
    work: Work,
    sharing: ProfitSharing,
    command: ShareProfit,
    shares: Iterable[CalculatedShare],
) -> int | None:
    """Post what is owed and reserved; return the place of the entry, None if there is none."""
    posted = [s for s in shares if s.head.kind.use in {Use.OWED, Use.RESERVED}]
    if not posted:
        return None
    entry = JournalEntry(
        date=command.on,
        description=f"Pembagian hasil usaha tahun {sharing.year}",
        postings=(*_debits(posted), *_credits(posted, sharing.sharing_id)),
        key=f"bagi-hasil-{sharing.sharing_id}",
        tags={REGISTER_TAG: PROFIT_REGISTER, RECORD_TAG: sharing.sharing_id},
        decision=command.decision,
        evidence=command.evidence,
    )
    return post(work, entry, register=PROFIT_REGISTER).sequence


def _debits(shares: Iterable[CalculatedShare]) -> list[Posting]:
    """Return a leg for each account, and for each owner to whom profit is distributed."""
    minors: dict[tuple[str, str], int] = {}
    for share in shares:
        account = share.claim.drawn_from
        party = share.claim.party if account.startswith(_DRAWINGS) else ""
        minors[account, party] = minors.get((account, party), 0) + to_minor(share.amount)
    currency = next(iter(shares)).amount.currency
    return [
        debit(account, from_minor(minor, currency), party=party)
        for (account, party), minor in minors.items()
    ]


def _credits(shares: Iterable[CalculatedShare], document: str) -> list[Posting]:
    return [
        credit(
            share.claim.account,
            share.amount,
            party=share.claim.party,
            document=document if share.head.kind.use is Use.OWED else "",
        )
        for share in shares
    ]


def _contribute(work: Work, command: ShareProfit, share: CalculatedShare, position: int) -> str:
    """Make a share capital, and return the number of the contribution; empty if it is none."""
    if share.head.kind.use is not Use.CAPITAL:
        return ""
    request = work.request
    contribution = contribute_capital(
        work,
        ContributeCapital(
            source=ADDED_CAPITAL.source,
            date=command.on,
            amount=share.amount,
            into=share.claim.drawn_from,
            decision=command.decision,
            contributor=share.claim.party,
            purpose=f"Hasil usaha tahun {command.year}",
            evidence=command.evidence,
            key=f"{command.key}-{position}",
        ),
    )
    work.request = request
    return contribution.fund


def _share(
    sharing: ProfitSharing, share: CalculatedShare, position: int, *, fund: str
) -> ProfitShare:
    return ProfitShare(
        book_id=sharing.book_id,
        sharing_id=sharing.sharing_id,
        position=position,
        unit=share.unit,
        head_key=share.head.key,
        head=share.head.name,
        use=share.head.kind.use.value,
        recipient=share.claim.name,
        party=share.claim.party,
        account=share.claim.account,
        amount_minor=to_minor(share.amount),
        fund=fund,
    )
