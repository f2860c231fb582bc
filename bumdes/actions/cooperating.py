"""Cooperating: agreements with villages and others, what they owe, and how they went."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.enterprise import check_village_code
from bumdes.errors import InvalidFieldError, NotFoundError
from bumdes.governance.clause import check_amount, check_term, check_villages
from bumdes.governance.cooperation import (
    Cooperation,
    CooperationKind,
    CooperationMember,
    find_cooperation,
)
from bumdes.governance.decision import find_decision
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
class Side:
    """One side of a cooperation beside the enterprise; see ``CooperationMember``."""

    name: str
    village_code: str = ""
    number: str = ""
    dated_on: dt.date | None = None
    contribution: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterCooperation:
    """A cooperation to be registered; see ``Cooperation``.

    Attributes:
        sides: the villages with their numbers, or the partners.
        first_day: the day it begins; that of the paper unless said.
        value: the money agreed in all, in rupiah; None where none was.
        decision: number of the decision that approved it; empty where none was needed.
    """

    kind: CooperationKind
    title: str
    scope: str
    signed_on: dt.date
    sides: tuple[Side, ...]
    number: str = ""
    is_business: bool = True
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    value: Money | None = None
    decision: str = ""
    file: str = ""


def register_cooperation(work: Work, command: RegisterCooperation) -> Cooperation:
    """Put a cooperation on the register, with its sides.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: no enterprise keeps these books, or no such decision or file.
        InvalidFieldError: sides or numbers are missing or too many, the term ends before it
            begins, or its value is negative.
        TakenError: a village comes twice.
        TextError, InvalidDateError, MoneyError: it cannot be said so.
    """
    work.request = described("register_cooperation", kind=command.kind, title=command.title)
    work.actor.require(Permission.KEEP_COOPERATION)
    if work.enterprise is None:
        raise NotFoundError("enterprise", work.book_id)
    if command.decision:
        find_decision(work.session, work.book_id, command.decision)
    cooperation = _cooperation(work, command)
    _check_sides(command)
    members = [_member(work, cooperation, side) for side in command.sides]
    work.session.add(cooperation)
    work.session.flush()
    work.session.add_all(members)
    work.session.flush()
    return cooperation


def end_cooperation(
    work: Work, cooperation_id: str, *, last_day: dt.date, why: str, decision: str = ""
) -> Cooperation:
    """End a cooperation before its term; it stays on the register.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such cooperation or decision.
        InvalidFieldError: it has ended already, or would end before it begins.
        BlankTextError: nobody says why.
    """
    work.request = described("end_cooperation", cooperation_id=cooperation_id, why=why)
    work.actor.require(Permission.KEEP_COOPERATION)
    cooperation = find_cooperation(work.session, work.book_id, cooperation_id)
    if cooperation.ended_on is not None:
        raise InvalidFieldError("last_day", last_day, "ended_already")
    check_term(cooperation.first_day, last_day)
    if decision:
        find_decision(work.session, work.book_id, decision)
        cooperation.decision = decision
    cooperation.ending = check_text(why, "reason", most=500)
    cooperation.ended_on = last_day
    work.session.flush()
    return cooperation


def _cooperation(work: Work, command: RegisterCooperation) -> Cooperation:
    signed_on = check_day(command.signed_on)
    first_day = signed_on if command.first_day is None else check_day(command.first_day)
    check_term(first_day, command.last_day)
    return Cooperation(
        book_id=work.book_id,
        cooperation_id=new_id(),
        kind=CooperationKind(command.kind).value,
        title=check_text(command.title, "title", most=200),
        scope=check_text(command.scope, "scope", most=500),
        signed_on=signed_on,
        first_day=first_day,
        last_day=command.last_day,
        number=check_text(command.number, "number", most=100, blank=True).strip(),
        is_business=command.is_business,
        value_minor=check_amount(command.value),
        decision=command.decision,
        file=check_file(work.session, work.book_id, command.file),
        recorded_by=work.actor.name,
    )


def _check_sides(command: RegisterCooperation) -> None:
    """Do nothing if the paper has its numbers, and the sides are those of its kind."""
    if command.kind == CooperationKind.THIRD_PARTY:
        if not command.number.strip():
            raise InvalidFieldError("number", command.number, "number_as_printed")
        if not command.sides:
            raise InvalidFieldError("sides", "", "a_partner")
        return
    if command.number:
        raise InvalidFieldError("number", command.number, "number_of_each_village")
    check_villages(side.village_code for side in command.sides)
    for side in command.sides:
        if not side.number.strip():
            raise InvalidFieldError("number", side.number, "number_of_each_village")


def _member(work: Work, cooperation: Cooperation, side: Side) -> CooperationMember:
    return CooperationMember(
        book_id=work.book_id,
        member_id=new_id(),
        cooperation_id=cooperation.cooperation_id,
        name=check_text(side.name, "name", most=200),
        village_code=check_village_code(side.village_code) if side.village_code else "",
        number=check_text(side.number, "number", most=100, blank=True).strip(),
        dated_on=None if side.dated_on is None else check_day(side.dated_on),
        contribution=check_text(side.contribution, "contribution", most=300, blank=True),
    )
