"""Approving what waits for a second person, sending it back, withdrawing it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.approval.held_act import HeldAct, HeldStage, find_held
from bumdes.approval.waiting import checker_permission, do_held
from bumdes.errors import (
    HeldAnsweredError,
    MakerIsCheckerError,
    MakerLeftError,
    PermissionDeniedError,
)
from bumdes.people import appointments_of, person_named
from bumdes.permissions import Permission
from bumdes.record import described
from bumdes.work import Doing, Work
from ledger.canonical import stamp
from ledger.text import check_text

if TYPE_CHECKING:
    from ledger import PostedEntry

LONGEST_TYPED = 20_000


@dataclass(frozen=True, slots=True)
class Approved:
    """What was done, and the entry that came of it; None where none did."""

    held: HeldAct
    entry: PostedEntry | None


def approve_held(work: Work, held_id: str, *, note: str = "") -> Approved:
    """Do what waits, in the name of who asked for it, by the rules that hold now.

    Entries that come of it name the maker and, as who approved them, the actor.

    Raises:
        PermissionDeniedError: the actor may not approve it.
        NotFoundError: there is no such thing.
        MakerIsCheckerError: the actor asked for it.
        HeldAnsweredError: it does not wait any more.
        MakerLeftError: who asked for it does not hold that office any more.
        HeldOutdatedError: another version of the program kept it.
        EnterpriseError, LedgerError: it is refused as it would be if it were asked now.
    """
    work.request = described("approve_held", held_id=held_id, note=note)
    held = _waiting_for(work, held_id)
    _check_maker(work, held)
    doing = Doing(may_wait=False)
    by_maker = Work(
        held.maker, work.session, work.book, work.clock, approver=work.actor.name, doing=doing
    )
    do_held(by_maker, held)
    posted = _came_of(work, held, doing)
    if posted is not None:
        held.year, held.number = posted.entry.date.year, posted.number
    _answer(work, held, HeldStage.APPROVED, note)
    return Approved(held, posted)


def _came_of(work: Work, held: HeldAct, doing: Doing) -> PostedEntry | None:
    """Return the entry that *held* is about, now that it is done; None if it posts none.

    Keys of entries that are named after their record are made anew.
    """
    like = [entry.key for entry in doing.made if held.description.startswith(entry.description)]
    made = [entry.key for entry in doing.made]
    found = (work.book.find(key) for key in (held.key, *like, *made))
    return next((posted for posted in found if posted is not None), None)


def reject_held(work: Work, held_id: str, *, reason: str) -> HeldAct:
    """Send what waits back to who asked for it, who may put it right and ask again.

    Raises:
        PermissionDeniedError, NotFoundError, MakerIsCheckerError, HeldAnsweredError: see
            ``approve_held``.
        BlankTextError, TextTooLongError: no reason is given, or a very long one.
    """
    work.request = described("reject_held", held_id=held_id, reason=reason)
    held = _waiting_for(work, held_id)
    check_text(reason, "reason", most=500)
    return _answer(work, held, HeldStage.REJECTED, reason)


def withdraw_held(work: Work, held_id: str) -> HeldAct:
    """Ask for it no more.

    Raises:
        NotFoundError: there is no such thing.
        PermissionDeniedError: somebody else asked for it.
        HeldAnsweredError: it does not wait any more.
    """
    work.request = described("withdraw_held", held_id=held_id)
    work.actor.require(Permission.READ_BOOKS, unit=work.actor.unit)
    held = _locked(work, held_id)
    if held.asked_by != work.actor.name:
        raise PermissionDeniedError(work.actor.name, Permission.APPROVE_ENTRY)
    _require_stage(held, HeldStage.WAITING)
    return _answer(work, held, HeldStage.WITHDRAWN, "")


def keep_typed(work: Work, held_id: str, typed: str) -> HeldAct:
    """Keep what the maker typed, so that it can be put right after it was sent back.

    Args:
        typed: any text; what is very long is not kept.

    Raises:
        PermissionDeniedError: the actor may not read the books.
        NotFoundError: there is no such thing.
    """
    work.request = described("keep_typed", held_id=held_id)
    work.actor.require(Permission.READ_BOOKS, unit=work.actor.unit)
    held = find_held(work.session, work.book_id, held_id)
    if held.asked_by == work.actor.name and len(typed) <= LONGEST_TYPED:
        held.typed = typed
        work.session.flush()
    return held


def _waiting_for(work: Work, held_id: str) -> HeldAct:
    """Return what waits for the actor, holding the books.

    Raises:
        PermissionDeniedError, NotFoundError, MakerIsCheckerError, HeldAnsweredError: see
            ``approve_held``.
    """
    held = _locked(work, held_id)
    work.actor.require(checker_permission(held))
    if held.asked_by == work.actor.name:
        raise MakerIsCheckerError(work.actor.name)
    _require_stage(held, HeldStage.WAITING)
    return held


def _locked(work: Work, held_id: str) -> HeldAct:
    """Return what is kept, as it stands while nobody else can answer it."""
    work.book.writer()
    held = find_held(work.session, work.book_id, held_id)
    work.session.refresh(held)
    return held


def _require_stage(held: HeldAct, stage: HeldStage) -> None:
    if held.stage is not stage:
        raise HeldAnsweredError(held.stage)


def _check_maker(work: Work, held: HeldAct) -> None:
    """Do nothing if who asked for it still holds the office in which it was asked.

    Raises:
        MakerLeftError: the office ended, or the person was blocked.
    """
    if ":" in held.asked_by:
        return  # the command line's, which holds no office
    person = person_named(work.session, held.asked_by)
    on = work.today
    offices = appointments_of(work.session, person.person_id, on) if person else []
    asked_in = (work.book_id, held.role, held.bound_to)
    if (
        person is None
        or not person.is_active
        or asked_in not in {(a.book_id, a.role, a.unit) for a in offices}
    ):
        raise MakerLeftError(held.asked_by)


def _answer(work: Work, held: HeldAct, stage: HeldStage, text: str) -> HeldAct:
    held.kept_stage = stage.value
    held.answered_by = work.actor.name
    held.answered_at = stamp(work.clock())
    held.answer = check_text(text, "note", most=500, blank=True)
    work.session.flush()
    return held
