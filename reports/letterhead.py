"""Who issues a document and who signs it, from what the enterprise keeps of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.enterprise import Enterprise, villages_of
from bumdes.errors import FileDamagedError, FileMissingError, NotFoundError
from bumdes.people import officers
from bumdes.permissions import Role
from bumdes.stored_file import find_file
from reports.document import Letterhead, Logo, Signatory

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.file_store import FileStore
    from bumdes.work import Work

SIGNATURES = (
    (Role.ADVISOR, "Mengetahui,"),
    (Role.SUPERVISOR, "Ditelaah oleh,"),
    (Role.DIRECTOR, "Disetujui oleh,"),
    (Role.TREASURER, "Disusun oleh,"),
)
"""Which offices sign statements, and what signing means."""

PRINTABLE = ("image/png", "image/jpeg")
"""What pictures can be to be printed."""


def letterhead_of(work: Work, files: FileStore | None = None) -> Letterhead | None:
    """Return the letterhead of the enterprise; None for books that no enterprise keeps.

    Args:
        files: where its mark lies; without, the letterhead has none.
    """
    enterprise = work.enterprise
    if enterprise is None:
        return None
    villages = villages_of(work.session, work.book_id)
    return Letterhead(
        name=enterprise.name,
        seat=villages[0].seat if len(villages) == 1 else f"Milik {len(villages)} desa",
        lines=tuple(filter(None, (enterprise.contact, _registrations(enterprise)))),
        place=enterprise.place,
        logo=_logo(work, enterprise, files),
    )


def owners_of(work: Work) -> str:
    """Return the villages that own the enterprise together; nothing for a single one."""
    villages = villages_of(work.session, work.book_id)
    if len(villages) < 2:
        return ""
    return " \N{MIDDLE DOT} ".join(village.name for village in villages)


def signatories_of(work: Work, on: dt.date) -> tuple[Signatory, ...]:
    """Return who signs on a day; a line to write on where an office is empty."""
    if work.enterprise is None:
        return ()
    names: dict[str, str] = {}
    for appointment, person in officers(work.session, work.book_id, on):
        if appointment.unit is None:
            names.setdefault(appointment.role, person.name)
    return tuple(Signatory(role.label, names.get(role, ""), act) for role, act in SIGNATURES)


def _logo(work: Work, enterprise: Enterprise, files: FileStore | None) -> Logo | None:
    """Return the mark of the enterprise; None where it has none that can be printed."""
    if files is None or not enterprise.logo:
        return None
    try:
        kept = find_file(work.session, work.book_id, enterprise.logo)
        data = files.read(kept.digest)
    except (NotFoundError, FileMissingError, FileDamagedError):
        return None
    return Logo(kept.media_type, data) if kept.media_type in PRINTABLE else None


def _registrations(enterprise: Enterprise) -> str:
    numbers = (
        ("", enterprise.legal_number),
        ("NIB ", enterprise.nib),
        ("NPWP ", enterprise.npwp),
    )
    return " · ".join(f"{label}{number}" for label, number in numbers if number)
