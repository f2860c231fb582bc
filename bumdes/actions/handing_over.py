"""Handing over: counting what there is, putting both names under it, locking the books."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.errors import (
    HandoverChangedError,
    HandoverIncompleteError,
    HandoverSignedError,
    InvalidFieldError,
    NotFoundError,
    SignatureRequiredError,
)
from bumdes.governance.handover import (
    Handover,
    HandoverContract,
    HandoverCount,
    HandoverSide,
    contracts_of,
    find_handover,
)
from bumdes.governance.handover_pack import LineKey, handover_pack
from bumdes.people import Appointment, find_person
from bumdes.permissions import Permission
from bumdes.record import described, new_id
from bumdes.stored_file import check_file
from ledger import Period
from ledger.canonical import stamp
from ledger.errors import EarlierYearOpenError
from ledger.journal import check_day
from ledger.money import to_minor
from ledger.text import check_text

if TYPE_CHECKING:
    from bumdes.governance.handover_pack import HandoverPack
    from bumdes.people import Person
    from bumdes.work import Work
    from ledger import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class PrepareHandover:
    """An office to be handed over; see ``Handover``.

    Attributes:
        appointment_id: the office that is left.
        incoming: username of who takes it over.
    """

    appointment_id: str
    incoming: str
    cut_off: dt.date
    place: str
    decision: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListContract:
    """A contract that is still open on the day; see ``HandoverContract``."""

    partner: str
    about: str
    until: dt.date | None = None
    amount: Money | None = None


def prepare_handover(work: Work, command: PrepareHandover) -> Handover:
    """Begin to hand an office over: from now on what there is can be counted.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such office or person.
        InvalidFieldError: it would end before the office began, or goes to who has it.
        BlankTextError, InvalidTextError, TextTooLongError: it cannot be said so.
    """
    work.request = described(
        "prepare_handover", appointment=command.appointment_id, cut_off=command.cut_off
    )
    work.actor.require(Permission.HAND_OVER)
    appointment = work.session.get(Appointment, (work.book_id, command.appointment_id))
    if appointment is None:
        raise NotFoundError("appointment", command.appointment_id)
    incoming = find_person(work.session, command.incoming)
    if incoming.person_id == appointment.person_id:
        raise InvalidFieldError("incoming", command.incoming, "somebody_else")
    if check_day(command.cut_off) < appointment.first_day:
        raise InvalidFieldError("cut_off", command.cut_off, "not_before_first_day")
    handover = Handover(
        book_id=work.book_id,
        handover_id=new_id(),
        appointment_id=appointment.appointment_id,
        incoming_id=incoming.person_id,
        cut_off=command.cut_off,
        place=check_text(command.place, "place", most=200),
        prepared_by=work.actor.name,
        decision=check_text(command.decision, "decision", most=100, blank=True),
        note=check_text(command.note, "note", most=500, blank=True),
    )
    work.session.add(handover)
    work.session.flush()
    return handover


def note_count(
    work: Work, handover_id: str, key: LineKey, *, found: Money, note: str = ""
) -> HandoverCount:
    """Keep what was found of one line of the books: cash counted, a bank's statement, stock.

    Args:
        found: on the side on which the account grows.
        note: why it differs from the books, or where it is kept.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such hand-over, or the books have no such line.
        HandoverSignedError: somebody signed it, or it was called off.
        InvalidTextError, TextTooLongError: the note cannot be kept.
    """
    work.request = described("note_count", handover_id=handover_id, key=key, found=found)
    work.actor.require(Permission.HAND_OVER)
    handover = _open_handover(work, handover_id)
    if handover_pack(work.session, work.book, handover).find(key) is None:
        raise NotFoundError("handover_line", " ".join(filter(None, key)))
    count = HandoverCount(
        book_id=work.book_id,
        handover_id=handover_id,
        account=key.account,
        unit=key.unit,
        identity=key.identity,
        found_minor=to_minor(found),
        counted_by=work.actor.name,
        note=check_text(note, "note", most=300, blank=True),
    )
    count = work.session.merge(count)
    work.session.flush()
    return count


def list_contract(work: Work, handover_id: str, command: ListContract) -> HandoverContract:
    """Add a contract that no register of the books knows.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such hand-over.
        HandoverSignedError: somebody signed it, or it was called off.
        BlankTextError, InvalidTextError, TextTooLongError: it cannot be said so.
    """
    work.request = described("list_contract", handover_id=handover_id, partner=command.partner)
    work.actor.require(Permission.HAND_OVER)
    handover = _open_handover(work, handover_id)
    contract = HandoverContract(
        book_id=work.book_id,
        handover_id=handover_id,
        contract_no=len(contracts_of(work.session, handover)) + 1,
        partner=check_text(command.partner, "partner", most=200),
        about=check_text(command.about, "about", most=300),
        until=command.until,
        amount_minor=None if command.amount is None else to_minor(command.amount),
    )
    work.session.add(contract)
    work.session.flush()
    return contract


def sign_handover(
    work: Work, handover_id: str, side: HandoverSide, *, paper: str = ""
) -> Handover:
    """Put one side's name under a hand-over.

    With the first name the books are closed through the cut-off day, with the second they are
    locked: what both saw never changes.

    Args:
        paper: digest of the paper that was signed by hand; without it only the person itself
            signs.

    Raises:
        PermissionDeniedError: another signs for a person, and may not.
        NotFoundError: there is no such hand-over or paper.
        HandoverSignedError: this side signed already, or it was called off.
        InvalidFieldError: the cut-off day is still to come.
        SignatureRequiredError: another signs for a person, and shows no paper.
        HandoverIncompleteError: something is not counted, or not explained.
        HandoverChangedError: the figures are not those that the first side signed.
        EarlierYearOpenError: a year that ended by then is not closed: it could be no more.
        PeriodError: the books cannot be closed or locked so.
    """
    work.request = described("sign_handover", handover_id=handover_id, side=side, paper=paper)
    handover = find_handover(work.session, work.book_id, handover_id)
    pack = handover_pack(work.session, work.book, handover)
    person = pack.outgoing if side is HandoverSide.OUTGOING else pack.incoming
    if work.actor.name != person.username:
        work.actor.require(Permission.HAND_OVER)
    if handover.signed_at(side) or handover.is_called_off:
        raise HandoverSignedError(handover.cut_off)
    if handover.cut_off > work.today:
        raise InvalidFieldError("cut_off", handover.cut_off, "not_after_today")
    _check_signature(work, handover, person, paper)
    _check_pack(work, pack)
    _seal(work, handover, pack)
    moment = stamp(work.clock())
    if side is HandoverSide.OUTGOING:
        handover.outgoing_signed_at, handover.outgoing_signed_by = moment, work.actor.name
    else:
        handover.incoming_signed_at, handover.incoming_signed_by = moment, work.actor.name
    work.session.flush()
    return handover


def call_off_handover(work: Work, handover_id: str, *, because: str) -> Handover:
    """Give up a hand-over that not both sides signed; it stays on record.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such hand-over.
        HandoverSignedError: both sides signed it, or it was called off before.
        BlankTextError: no reason is given.
    """
    work.request = described("call_off_handover", handover_id=handover_id, because=because)
    work.actor.require(Permission.HAND_OVER)
    handover = find_handover(work.session, work.book_id, handover_id)
    if handover.is_done or handover.is_called_off:
        raise HandoverSignedError(handover.cut_off)
    handover.called_off_because = check_text(because, "reason", most=300)
    work.session.flush()
    return handover


def _open_handover(work: Work, handover_id: str) -> Handover:
    """Return a hand-over of which things may still be counted."""
    handover = find_handover(work.session, work.book_id, handover_id)
    if handover.is_begun or handover.is_called_off:
        raise HandoverSignedError(handover.cut_off)
    return handover


def _check_signature(work: Work, handover: Handover, person: Person, paper: str) -> None:
    """Keep the signed paper; who signs with no paper is the person itself."""
    if paper:
        handover.paper = check_file(work.session, work.book_id, paper)
    elif work.actor.name != person.username:
        raise SignatureRequiredError(person.name)


def _check_pack(work: Work, pack: HandoverPack) -> None:
    """Do nothing if all is counted and explained, and as the first side saw it."""
    handover = pack.handover
    _check_years(work, handover.cut_off)
    if missing := (*pack.uncounted, *pack.unexplained):
        raise HandoverIncompleteError([" ".join(line.names) for line in missing])
    if handover.figures and handover.figures != pack.digest():
        raise HandoverChangedError(handover.cut_off)


def _check_years(work: Work, cut_off: dt.date) -> None:
    """Do nothing if every year that ended by *cut_off* is closed."""
    tomorrow = cut_off + dt.timedelta(days=1)
    last = Period.year(tomorrow.year - 1)
    sums: dict[tuple[str, str, str], int] = {}
    for row in work.book.turnovers(last_day=last.last_day, by=("unit", "fund")):
        if work.book.chart[row.account].is_temporary:
            key = (row.account, row.unit, row.fund)
            sums[key] = sums.get(key, 0) + row.debits - row.credits
    if any(sums.values()):
        raise EarlierYearOpenError(last.last_day.year)


def _seal(work: Work, handover: Handover, pack: HandoverPack) -> None:
    """Close the books through the day at the first name, and lock them at the second."""
    through, periods = handover.cut_off, work.book.periods
    reason = f"Serah terima {pack.office}: {pack.outgoing.name} kepada {pack.incoming.name}"
    closed_through = periods.state.closed_through
    if closed_through is None or closed_through < through:
        periods.close(through, by=work.actor.name, reason=reason)
    if not handover.is_begun:
        handover.figures = pack.digest()
        return
    locked_through = periods.state.locked_through
    if locked_through is None or locked_through < through:
        periods.lock(through, by=work.actor.name, reason=reason)
