"""Following a cooperation: what is due, what was found, what was disputed and settled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.errors import InvalidFieldError, NotFoundError
from bumdes.governance.clause import check_amount
from bumdes.governance.cooperation import (
    CooperationNote,
    Dispute,
    NoteKind,
    Obligation,
    find_cooperation,
    find_member,
)
from bumdes.governance.minutes import check_lines
from bumdes.permissions import Permission
from bumdes.record import described, new_id
from bumdes.stored_file import check_file
from ledger.journal import check_day
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work
    from ledger import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class AddObligation:
    """What one side has to do by a day.

    Attributes:
        member_id: who has to; None for the enterprise itself.
        amount: in rupiah; None where it is no payment.
    """

    cooperation_id: str
    about: str
    due_on: dt.date
    member_id: str | None = None
    amount: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddNote:
    """What was found or changed in a cooperation on a day."""

    cooperation_id: str
    kind: NoteKind
    noted_on: dt.date
    text: str
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleDispute:
    """How a dispute ended, and who helped."""

    dispute_id: str
    settled_on: dt.date
    settlement: str
    settled_by: str = ""
    file: str = ""


def add_obligation(work: Work, command: AddObligation) -> Obligation:
    """Note what one side of a cooperation has to do by a day.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such cooperation, or nobody such in it.
        InvalidFieldError, MoneyError, TextError, InvalidDateError: it cannot be so.
    """
    work.request = described(
        "add_obligation", cooperation_id=command.cooperation_id, about=command.about
    )
    work.actor.require(Permission.KEEP_COOPERATION)
    find_cooperation(work.session, work.book_id, command.cooperation_id)
    if command.member_id is not None:
        member = find_member(work.session, work.book_id, command.member_id)
        if member.cooperation_id != command.cooperation_id:
            raise NotFoundError("cooperation_member", command.member_id)
    obligation = Obligation(
        book_id=work.book_id,
        obligation_id=new_id(),
        cooperation_id=command.cooperation_id,
        about=check_text(command.about, "about", most=300),
        due_on=check_day(command.due_on),
        member_id=command.member_id,
        amount_minor=check_amount(command.amount),
    )
    work.session.add(obligation)
    work.session.flush()
    return obligation


def fulfil_obligation(
    work: Work, obligation_id: str, *, done_on: dt.date, note: str = ""
) -> Obligation:
    """Note that an obligation was done on a day.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such obligation.
        InvalidFieldError: it was done already.
    """
    work.request = described("fulfil_obligation", obligation_id=obligation_id, done_on=done_on)
    work.actor.require(Permission.KEEP_COOPERATION)
    obligation = work.session.get(Obligation, (work.book_id, obligation_id))
    if obligation is None:
        raise NotFoundError("obligation", obligation_id)
    if obligation.done_on is not None:
        raise InvalidFieldError("done_on", done_on, "done_already")
    obligation.note = check_text(note, "note", most=300, blank=True)
    obligation.done_on = check_day(done_on)
    work.session.flush()
    return obligation


def add_note(work: Work, command: AddNote) -> CooperationNote:
    """Note an evaluation, a change or a report of a cooperation.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such cooperation or file.
        TextError, InvalidDateError: it cannot be said so.
    """
    work.request = described("add_note", cooperation_id=command.cooperation_id)
    work.actor.require(Permission.KEEP_COOPERATION)
    find_cooperation(work.session, work.book_id, command.cooperation_id)
    note = CooperationNote(
        book_id=work.book_id,
        note_id=new_id(),
        cooperation_id=command.cooperation_id,
        kind=NoteKind(command.kind).value,
        noted_on=check_day(command.noted_on),
        text=check_lines(command.text, "text"),
        file=check_file(work.session, work.book_id, command.file),
        recorded_by=work.actor.name,
    )
    work.session.add(note)
    work.session.flush()
    return note


def raise_dispute(
    work: Work, cooperation_id: str, *, raised_on: dt.date, about: str
) -> Dispute:
    """Note that the sides of a cooperation do not agree.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such cooperation.
        TextError, InvalidDateError: it cannot be said so.
    """
    work.request = described("raise_dispute", cooperation_id=cooperation_id, about=about)
    work.actor.require(Permission.KEEP_COOPERATION)
    find_cooperation(work.session, work.book_id, cooperation_id)
    dispute = Dispute(
        book_id=work.book_id,
        dispute_id=new_id(),
        cooperation_id=cooperation_id,
        raised_on=check_day(raised_on),
        about=check_text(about, "about", most=500),
        recorded_by=work.actor.name,
    )
    work.session.add(dispute)
    work.session.flush()
    return dispute


def settle_dispute(work: Work, command: SettleDispute) -> Dispute:
    """Note how a dispute ended.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such dispute or file.
        InvalidFieldError: it is settled already, or would be before it began.
        TextError, InvalidDateError: it cannot be said so.
    """
    work.request = described("settle_dispute", dispute_id=command.dispute_id)
    work.actor.require(Permission.KEEP_COOPERATION)
    dispute = work.session.get(Dispute, (work.book_id, command.dispute_id))
    if dispute is None:
        raise NotFoundError("dispute", command.dispute_id)
    if dispute.settled_on is not None:
        raise InvalidFieldError("settled_on", command.settled_on, "settled_already")
    if check_day(command.settled_on) < dispute.raised_on:
        raise InvalidFieldError("settled_on", command.settled_on, "not_before_dispute")
    dispute.settlement = check_text(command.settlement, "settlement", most=500)
    dispute.settled_by = check_text(command.settled_by, "settled_by", most=200, blank=True)
    dispute.file = check_file(work.session, work.book_id, command.file)
    dispute.settled_on = command.settled_on
    work.session.flush()
    return dispute
