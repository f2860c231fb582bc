"""Disposing of assets: selling, losing, scrapping them, whole or in part."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import uuid4

from bumdes.approval.waiting import may_wait
from bumdes.assets.asset import ASSET_REGISTER
from bumdes.assets.disposal import AssetDisposal, DisposalKind
from bumdes.assets.holding import Part, divided, part_of
from bumdes.assets.movement import MovementKind, movements_of
from bumdes.bookings.asset import Held, not_negative, post_kept, tags_of
from bumdes.document import NewDocument, open_document
from bumdes.errors import (
    AssetGoneError,
    InvalidFieldError,
    MoreThanAssetError,
    NotFoundError,
)
from bumdes.governance.decision import DecisionKind, require_decision
from bumdes.party import find_party
from bumdes.permissions import Permission
from bumdes.posting import reverse
from bumdes.record import described
from bumdes.sub_ledgers import sub_ledger_of
from ledger import Dimension, EntryKind, JournalEntry
from ledger.money import from_minor, to_minor
from ledger.posted import Outcome
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work
    from ledger import Money, Posted, Posting

SOLD = "IN-IN-1"
"""The line of the statement of cash flows for selling assets."""

GAIN, LOSS_OF_SALE, LOSS = "7.1.05.01", "7.2.04.01", "7.2.04.02"
"""What a sale brings beyond what a thing stood at, or less; what is lost without a sale."""

_RECEIVABLE = "1.1.03."


@dataclass(frozen=True, slots=True, kw_only=True)
class DisposeAsset:
    """An asset, or a part of it, that the enterprise has no more.

    Attributes:
        cost: how much of its cost goes; None for all of it.
        proceeds: what is got for it; nothing for what is lost or given away.
        into: the account that the proceeds come into: cash, or a receivable.
        party, due_on: who owes the proceeds, and until when, where they are not paid at once.
        paper: number of the bill of sale, the police report or the minutes; a sale needs one.
        decision: allows what is no sale.
        key: the same for the same disposal, so that asking twice records once.
    """

    asset: str
    kind: DisposalKind
    date: dt.date
    cost: Money | None = None
    proceeds: Money | None = None
    into: str = "1.1.01.01"
    party: str = ""
    due_on: dt.date | None = None
    taker: str = ""
    paper: str = ""
    decision: str = ""
    reason: str = ""
    evidence: tuple[str, ...] = ()
    key: str = field(default_factory=lambda: uuid4().hex)


@may_wait
def dispose_asset(work: Work, command: DisposeAsset) -> AssetDisposal:
    """Take an asset, or a part of it, out of the books, with what it brings or loses.

    Its wear is brought up to the day first. A sale is shown by its paper; anything else
    only a decision allows.

    Raises:
        PermissionDeniedError: the actor may not, or not for its unit.
        NotFoundError: there is no such asset, party or decision.
        AssetGoneError: the enterprise has it no more.
        MoreThanAssetError: less of its cost is left.
        InvalidFieldError: a sale brings nothing or has no paper, or the proceeds go where
            they cannot.
        DecisionError: no decision allows what is no sale.
        EnterpriseError, LedgerError: the entry is refused.
    """
    work.request = described(
        "dispose_asset",
        asset=command.asset,
        kind=command.kind,
        date=command.date,
        proceeds=command.proceeds,
        key=command.key,
    )
    work.book.writer()
    known = work.book.find(command.key)
    if known is not None:
        return _kept(work, known.sequence)
    held = Held.of(work, command.asset, command.date)
    work.actor.require(Permission.MANAGE_ASSETS, unit=held.holding.unit)
    proceeds = _checked(work, command)
    held.bring_wear_up(command.key, command.evidence)
    leaving = _leaving(held, command)
    entry = JournalEntry(
        date=command.date,
        description=_said(held, command)[:500],
        postings=tuple(_legs(held, command, leaving, proceeds)),
        key=command.key,
        tags=tags_of(held.asset.code),
        decision=command.decision,
        evidence=command.evidence,
    )
    posted = post_kept(work, entry, MovementKind.DISPOSED)
    _plan_rest(held, leaving, posted)
    return _recorded(work, command, leaving, posted)


def _kept(work: Work, sequence: int) -> AssetDisposal:
    found = work.session.get(AssetDisposal, (work.book_id, sequence))
    if found is None:
        raise NotFoundError("asset_disposal", str(sequence))
    return found


def _checked(work: Work, command: DisposeAsset) -> int:
    """Return the proceeds in sen, of what may leave so."""
    for value, name, most in (
        (command.taker, "taker", 150),
        (command.paper, "paper", 100),
        (command.reason, "reason", 300),
    ):
        check_text(value, name, most=most, blank=True)
    proceeds = not_negative(command.proceeds)
    if command.kind is DisposalKind.SALE:
        if not proceeds:
            raise InvalidFieldError("proceeds", command.proceeds, "positive")
        if not command.paper.strip():
            raise InvalidFieldError("paper", command.paper, "paper_of_sale")
    else:
        require_decision(
            work.session,
            work.book_id,
            command.decision,
            DecisionKind.WRITE_OFF,
            on=command.date,
        )
    if proceeds:
        into = work.book.chart.postable(command.into)
        if not (into.is_cash or into.code.startswith(_RECEIVABLE)):
            raise InvalidFieldError("into", command.into, "cash_or_receivable")
    return proceeds


def _leaving(held: Held, command: DisposeAsset) -> dict[str, Part]:
    """Return what leaves, by fund."""
    cost = held.holding.cost if command.cost is None else to_minor(command.cost)
    if cost <= 0:
        raise InvalidFieldError("cost", command.cost, "positive")
    if cost > held.holding.cost:
        currency = held.work.book.currency
        raise MoreThanAssetError(
            command.asset,
            asked=from_minor(cost, currency),
            left=from_minor(held.holding.cost, currency),
        )
    parts = held.holding.parts
    shares = divided(cost, {fund: part.cost for fund, part in sorted(parts.items())})
    return {fund: part_of(parts[fund], minor) for fund, minor in shares.items()}


def _legs(
    held: Held, command: DisposeAsset, leaving: dict[str, Part], proceeds: int
) -> list[Posting]:
    shares = divided(proceeds, {fund: part.cost for fund, part in leaving.items()})
    into = held.work.book.chart[command.into] if proceeds else None
    naming = _naming(held, command, proceeds)
    legs: list[Posting] = []
    for fund, part in leaving.items():
        legs += held.legs(held.holding.account, part.cost, is_debit=False, fund=fund)
        legs += held.legs(held.of_class.worn, part.worn, is_debit=True, fund=fund)
        legs += held.legs(held.of_class.impaired, part.impaired, is_debit=True, fund=fund)
        if into is not None:
            component = SOLD if into.is_cash else ""
            legs += held.named(
                into.code, shares[fund], is_debit=True, fund=fund, component=component, **naming
            )
        result = shares[fund] - part.carrying
        account = GAIN if result > 0 else _loss(command)
        legs += held.others(account, result, is_debit=result < 0, fund=fund)
    return legs


def _loss(command: DisposeAsset) -> str:
    return LOSS_OF_SALE if command.kind is DisposalKind.SALE else LOSS


def _naming(held: Held, command: DisposeAsset, proceeds: int) -> dict[str, str]:
    """Return who owes the proceeds, and on which document, where they are not paid at once."""
    explained = sub_ledger_of(command.into) if proceeds else None
    if explained is None or Dimension.PARTY not in explained.identity:
        return {}
    find_party(held.work.session, held.work.book_id, command.party)
    new = NewDocument(
        sub_ledger=explained.key,
        kind="other_receivable",
        prefix="PL",
        issued_on=command.date,
        party=command.party,
        unit=held.holding.unit,
        due_on=command.due_on,
        original=command.proceeds,
        description=f"Penjualan {held.asset.name}"[:300],
        reference=command.paper,
    )
    return {"party": command.party, "document": open_document(held.work, new).code}


def _said(held: Held, command: DisposeAsset) -> str:
    what = f"{command.kind.label}: {held.asset.name}"
    if command.taker:
        what = f"{what} kepada {command.taker}"
    return f"{what}. {command.reason}" if command.reason else what


def _plan_rest(held: Held, leaving: dict[str, Part], posted: Posted) -> None:
    """Spread what is left of an asset, if only a part of it went."""
    gone = sum(part.cost for part in leaving.values())
    left = held.holding.cost - gone
    if not left:
        return
    worn = held.holding.worn - sum(part.worn for part in leaving.values())
    impaired = held.holding.impaired - sum(part.impaired for part in leaving.values())
    residual = held.plan.residual_minor * left // held.holding.cost
    months = held.plan.schedule.left_after(held.last_month)
    plan = held.plan_on(
        base_minor=max(left - worn - impaired - residual, 0) if months else 0,
        residual_minor=residual,
        worn_minor=worn,
        entry_sequence=posted.sequence,
        reason="Sebagian dilepas",
    )
    held.work.session.add(plan)
    held.work.session.flush()


def _recorded(
    work: Work, command: DisposeAsset, leaving: dict[str, Part], posted: Posted
) -> AssetDisposal:
    if posted.outcome is not Outcome.CREATED:
        return _kept(work, posted.sequence)
    disposal = AssetDisposal(
        book_id=work.book_id,
        entry_sequence=posted.sequence,
        asset=command.asset,
        kind=DisposalKind(command.kind).value,
        date=command.date,
        cost_minor=sum(part.cost for part in leaving.values()),
        worn_minor=sum(part.worn for part in leaving.values()),
        impaired_minor=sum(part.impaired for part in leaving.values()),
        proceeds_minor=not_negative(command.proceeds),
        recorded_by=work.actor.name,
        taker=command.taker,
        paper=command.paper,
        decision=command.decision,
        reason=command.reason,
    )
    work.session.add(disposal)
    work.session.flush()
    return disposal


@may_wait
def cancel_asset(work: Work, code: str, *, on: dt.date, reason: str) -> Posted:
    """Take back how an asset came in, with the wear that was posted since.

    For what was recorded by mistake; what leaves the enterprise is disposed of.

    Raises:
        PermissionDeniedError: the actor may not, or not take entries back.
        NotFoundError: there is no such asset.
        AssetGoneError: it was taken back already, or is gone.
        AssetMovedOnError: more than wear happened to it since.
        RegisterRevivalError, LedgerError: its entry cannot be taken back.
    """
    work.request = described("cancel_asset", asset=code, on=on, reason=reason)
    work.book.writer()
    held = Held.of(work, code, on)
    work.actor.require(Permission.MANAGE_ASSETS, unit=held.holding.unit)
    work.actor.require(Permission.REVERSE_ENTRY, unit=held.holding.unit)
    first = movements_of(work.session, work.book_id, code)[0]
    original = work.book.entry(first.entry_sequence).entry
    if original.tags.get("register") != ASSET_REGISTER:
        raise AssetGoneError(code, on)
    _give_wear_back(held, first.entry_sequence, reason)
    return reverse(work, first.entry_sequence, on=on, reason=reason)


def _give_wear_back(held: Held, sequence: int, reason: str) -> None:
    """Post the opposite of all wear that came after the first entry of the asset."""
    first = movements_of(held.work.session, held.work.book_id, held.asset.code)
    began = -sum(
        m.minor
        for m in first
        if m.entry_sequence == sequence and m.account == held.of_class.worn
    )
    extra = held.holding.worn - began
    if extra <= 0:
        return
    weights = {fund: part.worn for fund, part in sorted(held.holding.parts.items())}
    legs: list[Posting] = []
    for fund, minor in divided(extra, weights).items():
        legs += held.others(held.of_class.expense, minor, is_debit=False, fund=fund)
        legs += held.legs(held.of_class.worn, minor, is_debit=True, fund=fund)
    entry = JournalEntry(
        date=held.on,
        description=f"Penyusutan {held.asset.name} ditarik kembali: {reason}"[:500],
        postings=tuple(legs),
        kind=EntryKind.ADJUSTING,
        key=f"cancel:{held.asset.code}:{sequence}",
        tags=tags_of(held.asset.code),
    )
    post_kept(held.work, entry, MovementKind.WORN)
