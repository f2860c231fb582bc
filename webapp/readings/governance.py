"""Who may be chosen for an office, and which offices were handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bumdes.governance.handover import handovers_of
from bumdes.people import appointments_in, people_of

if TYPE_CHECKING:
    from bumdes.governance.handover import Handover
    from bumdes.work import Work


class HandoverShown(NamedTuple):
    """A hand-over as lists show it: the office, who leaves it, who takes it over."""

    handover: Handover
    office: str
    outgoing: str
    incoming: str


def person_options(work: Work) -> list[tuple[str, str]]:
    """Return who may be chosen, as options of a list."""
    people = people_of(work.session, work.book_id)
    return [(person.username, f"{person.name} ({person.username})") for person in people]


def read_handovers(work: Work) -> list[HandoverShown]:
    """Return every hand-over, the latest first."""
    offices = {
        appointment.appointment_id: (appointment.office, person.name)
        for appointment, person in appointments_in(work.session, work.book_id)
    }
    names = {p.person_id: p.name for p in people_of(work.session, work.book_id)}
    return [
        HandoverShown(
            handover, *offices[handover.appointment_id], names.get(handover.incoming_id, "")
        )
        for handover in handovers_of(work.session, work.book_id)
    ]
