"""Deliberating: keeping the minutes of meetings, and what they decided."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from bumdes.errors import (
    DecisionUsedError,
    InvalidFieldError,
    NotFoundError,
    TakenError,
    WrongOrganError,
)
from bumdes.governance.deciding_organ import is_left_to_owners
from bumdes.governance.decision import Decision, DecisionKind, decisions_of, find_decision
from bumdes.governance.deliberation import (
    Deliberation,
    DeliberationKind,
    find_deliberation,
)
from bumdes.governance.minutes import check_lines
from bumdes.permissions import Permission
from bumdes.record import Record, described, new_id
from bumdes.records import OF_BOOKS
from bumdes.stored_file import check_file
from ledger.journal import check_day
from ledger.money import to_minor
from ledger.text import check_code, check_text

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work
    from ledger import Money

_TABLES = tuple(Record.metadata.tables[record.__tablename__] for record in OF_BOOKS)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDeliberation:
    """A meeting, as its minutes have it; see ``Deliberation``."""

    kind: DeliberationKind
    held_on: dt.date
    place: str
    agenda: str
    number: str = ""
    chair: str = ""
    attendance: str = ""
    attendees: int = 0
    minutes: str = ""
    hours: str = ""
    note_taker: str = ""
    proceedings: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDecision:
    """A decision, as its paper has it; see ``Decision``.

    Attributes:
        number: as printed; it is what entries name.
        most: the most money it allows; None where it sets no limit.
    """

    number: str
    kind: DecisionKind
    decided_on: dt.date
    about: str
    deliberation_id: str | None = None
    authority: str = ""
    most: Money | None = None
    file: str = ""


def record_deliberation(work: Work, command: RecordDeliberation) -> Deliberation:
    """Keep that a meeting was held.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: no enterprise keeps these books, or not the file of its minutes.
        InvalidFieldError: villages deliberate together only where several own the
            enterprise, or the number of those who came is negative.
        BlankTextError, InvalidTextError, TextTooLongError: it cannot be said so.
    """
    work.request = _request("record_deliberation", command)
    work.actor.require(Permission.DECIDE)
    facts = _facts_of_deliberation(work, command)
    deliberation = Deliberation(
        book_id=work.book_id, deliberation_id=new_id(), recorded_by=work.actor.name, **facts
    )
    work.session.add(deliberation)
    work.session.flush()
    return deliberation


def correct_deliberation(
    work: Work, deliberation_id: str, command: RecordDeliberation
) -> Deliberation:
    """Correct what is kept of a meeting, or add its minutes.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such deliberation.
        InvalidFieldError: see ``record_deliberation``; or it would be later than what it
            decided.
    """
    work.request = _request("correct_deliberation", command, deliberation_id=deliberation_id)
    work.actor.require(Permission.DECIDE)
    deliberation = find_deliberation(work.session, work.book_id, deliberation_id)
    facts = _facts_of_deliberation(work, command)
    taken = decisions_of(work.session, work.book_id, deliberation_id=deliberation_id)
    for decision in taken:
        _check_organ(command.kind, DecisionKind(decision.kind), decision.decided_on)
        if decision.decided_on < command.held_on:
            raise InvalidFieldError("held_on", command.held_on, "not_after_decision")
    for name, value in facts.items():
        setattr(deliberation, name, value)
    work.session.flush()
    return deliberation


def record_decision(work: Work, command: RecordDecision) -> Decision:
    """Keep a decision, which entries and acts may name from its day on.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: no enterprise keeps these books; there is no such deliberation or file.
        TakenError: there is a decision with that number.
        WrongOrganError: it is for the owners to decide, not for the organs.
        InvalidFieldError: it is older than its deliberation, or allows no money.
        BlankTextError, InvalidTextError, TextTooLongError: it cannot be said so.
    """
    work.request = _request("record_decision", command)
    work.actor.require(Permission.DECIDE)
    facts = _facts_of_decision(work, command)
    if work.session.get(Decision, (work.book_id, command.number)) is not None:
        raise TakenError("decision", command.number)
    decision = Decision(
        book_id=work.book_id, number=command.number, recorded_by=work.actor.name, **facts
    )
    work.session.add(decision)
    work.session.flush()
    return decision


def correct_decision(work: Work, number: str, command: RecordDecision) -> Decision:
    """Correct what is kept of a decision; its number stays.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such decision or deliberation.
        DecisionUsedError: entries or records name it, and more than its paper would change.
        WrongOrganError, InvalidFieldError: see ``record_decision``.
    """
    work.request = _request("correct_decision", command)
    work.actor.require(Permission.DECIDE)
    decision = find_decision(work.session, work.book_id, number)
    facts = {"number": command.number, **_facts_of_decision(work, command)}
    changed = {name for name, value in facts.items() if getattr(decision, name) != value}
    if "number" in changed:
        raise InvalidFieldError("number", command.number, "never_changes")
    if changed - {"file"} and _is_acted_upon(work, number):
        raise DecisionUsedError(number)
    for name in changed:
        setattr(decision, name, facts[name])
    work.session.flush()
    return decision


def revoke_decision(work: Work, number: str, *, on: dt.date, because: str) -> Decision:
    """Let a decision allow nothing from day *on*; what it allowed before stays.

    Args:
        because: the decision that revokes it, or that it was recorded by mistake.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such decision.
        InvalidFieldError: it would end before it was taken.
        BlankTextError: no reason is given.
    """
    work.request = described("revoke_decision", number=number, on=on, because=because)
    work.actor.require(Permission.DECIDE)
    decision = find_decision(work.session, work.book_id, number)
    if on < decision.decided_on:
        raise InvalidFieldError("revoked_on", on, "not_before_decision")
    decision.revoked_on = on
    decision.revoked_because = check_text(because, "reason", most=500)
    work.session.flush()
    return decision


def _is_acted_upon(work: Work, number: str) -> bool:
    """Whether an entry stands by the decision, or a record of the enterprise names it."""
    if any(True for _ in work.book.decided_by(number)):
        return True
    naming = (
        select(table.c.book_id).where(table.c.book_id == work.book_id, column == number)
        for table in _TABLES
        for column in table.c
        if column.name.endswith("decision")
    )
    return any(work.session.scalar(query.limit(1)) is not None for query in naming)


def _facts_of_deliberation(work: Work, command: RecordDeliberation) -> dict[str, Any]:
    """Return what is kept of a meeting, checked."""
    if work.enterprise is None:
        raise NotFoundError("enterprise", work.book_id)
    kind = DeliberationKind(command.kind)
    if kind is DeliberationKind.INTER_VILLAGE and not work.enterprise.is_joint:
        raise InvalidFieldError("deliberation_kind", kind.label, "joint_only")
    if command.attendees < 0:
        raise InvalidFieldError("attendees", command.attendees, "not_negative")
    return {
        "kind": kind.value,
        "held_on": check_day(command.held_on),
        "place": check_text(command.place, "place", most=200),
        "agenda": check_lines(command.agenda, "agenda"),
        "number": check_text(command.number, "number", most=100, blank=True),
        "chair": check_text(command.chair, "chair", most=100, blank=True),
        "attendance": check_lines(command.attendance, "attendance", blank=True),
        "attendees": command.attendees,
        "minutes": check_file(work.session, work.book_id, command.minutes),
        "hours": check_text(command.hours, "hours", most=60, blank=True),
        "note_taker": check_text(command.note_taker, "note_taker", most=100, blank=True),
        "proceedings": check_lines(command.proceedings, "proceedings", blank=True),
    }


def _facts_of_decision(work: Work, command: RecordDecision) -> dict[str, Any]:
    """Return what is kept of a decision but its number, checked."""
    if work.enterprise is None:
        raise NotFoundError("enterprise", work.book_id)
    check_code(command.number, "number", most=100)
    kind, most = DecisionKind(command.kind), None
    if command.most is not None:
        most = to_minor(command.most)
        if most <= 0:
            raise InvalidFieldError("most", command.most, "positive")
    if command.deliberation_id is not None:
        _check_deliberation(work, command.deliberation_id, kind, command.decided_on)
    return {
        "kind": kind.value,
        "decided_on": check_day(command.decided_on),
        "about": check_text(command.about, "about", most=500),
        "deliberation_id": command.deliberation_id,
        "authority": check_text(command.authority, "authority", most=200, blank=True),
        "most_minor": most,
        "file": check_file(work.session, work.book_id, command.file),
    }


def _check_deliberation(
    work: Work, deliberation_id: str, kind: DecisionKind, decided_on: dt.date
) -> None:
    deliberation = find_deliberation(work.session, work.book_id, deliberation_id)
    if decided_on < deliberation.held_on:
        raise InvalidFieldError("decided_on", decided_on, "not_before_deliberation")
    _check_organ(DeliberationKind(deliberation.kind), kind, decided_on)


def _check_organ(organ: DeliberationKind, kind: DecisionKind, decided_on: dt.date) -> None:
    if is_left_to_owners(kind, decided_on) and not organ.is_of_owners:
        raise WrongOrganError(organ, kind)


def _request(act: str, command: RecordDeliberation | RecordDecision, **what: str) -> str:
    facts = {field.name: getattr(command, field.name) for field in fields(command)}
    return described(act, **what, **{name: str(value) for name, value in facts.items()})
