"""Who issues a document and who signs it, from what the enterprise keeps of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.enterprise import Enterprise, villages_of
from bumdes.people import officers
from bumdes.permissions import Role
from reports.document import Letterhead, Signatory

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work

SIGNATURES = (
    (Role.ADVISOR, "Mengetahui,"),
    (Role.SUPERVISOR, "Ditelaah oleh,"),
    (Role.DIRECTOR, "Disetujui oleh,"),
    (Role.TREASURER, "Disusun oleh,"),
)
"""Which offices sign statements, and what signing means."""


def letterhead_of(work: Work) -> Letterhead | None:
    """Return the letterhead of the enterprise; None for books that no enterprise keeps."""
    enterprise = work.enterprise
    if enterprise is None:
        return None
    villages = villages_of(work.session, work.book_id)
    return Letterhead(
        name=enterprise.name,
        seat=villages[0].seat if len(villages) == 1 else f"Milik {len(villages)} desa",
        lines=tuple(filter(None, (enterprise.contact, _registrations(enterprise)))),
        place=enterprise.place,
    )


def signatories_of(work: Work, on: dt.date) -> tuple[Signatory, ...]:
    """Return who signs on a day; a line to write on where an office is empty."""
    if work.enterprise is None:
        return ()
    names: dict[str, str] = {}
    for appointment, person in officers(work.session, work.book_id, on):
        if appointment.unit is None:
            names.setdefault(appointment.role, person.name)
    return tuple(Signatory(role.label, names.get(role, ""), act) for role, act in SIGNATURES)


def _registrations(enterprise: Enterprise) -> str:
    numbers = (
        ("", enterprise.legal_number),
        ("NIB ", enterprise.nib),
        ("NPWP ", enterprise.npwp),
    )
    return " · ".join(f"{label}{number}" for label, number in numbers if number)
