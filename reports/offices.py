"""Who holds which office on a day, as papers name and let them sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.capital.contributor import village_party
from bumdes.enterprise import villages_of
from bumdes.month import day_words
from bumdes.people import officers
from bumdes.permissions import Role
from reports.bound.block import Signatures
from reports.bound.report import Chapter
from reports.document import Signatory
from reports.letterhead import letterhead_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection

    from bumdes.enterprise import Village
    from bumdes.work import Work


def holders(work: Work, role: Role, on: dt.date) -> list[Signatory]:
    """Return who holds *role* for the whole enterprise on a day, who leads before members."""
    return [
        Signatory(appointment.office, person.name)
        for appointment, person in officers(work.session, work.book_id, on)
        if appointment.role == role and appointment.unit is None
    ]


def signing(work: Work, on: dt.date, *acts: tuple[Role, str]) -> tuple[Signatory, ...]:
    """Return who signs, one for each role, with what signing means.

    An office that nobody holds leaves a line to write on.
    """
    found = []
    for role, act in acts:
        first = next(iter(holders(work, role, on)), Signatory(role.label))
        found.append(Signatory(first.role, first.name, act))
    return tuple(found)


def village_heads(
    work: Work, act: str, on: dt.date, *, of: Collection[str] = ()
) -> tuple[Signatory, ...]:
    """Return the heads of the villages that own the enterprise, who sign as *act* says.

    A head is known by name if the office is recorded: where several villages own it, in the
    title of the office, such as Kepala Desa Ranu Asri.

    Args:
        of: only of those villages, by what the books know them by; all where none is named.
    """
    villages = villages_of(work.session, work.book_id)
    known = holders(work, Role.VILLAGE_HEAD, on)
    names = {holder.role.casefold(): holder.name for holder in reversed(known)}
    if len(villages) == 1 and known:
        names[_head_of(villages[0]).casefold()] = known[0].name
    return tuple(
        Signatory(head, names.get(head.casefold(), ""), act)
        for village in villages
        if not of or village_party(village.code) in of
        for head in [_head_of(village)]
    )


def _head_of(village: Village) -> str:
    return f"Kepala Desa {village.name}"


def signed_by(work: Work, on: dt.date, *signatories: Signatory) -> Chapter:
    """Return the end of a paper: who signs, below the place and the day."""
    return Chapter(
        key="signatures",
        title="",
        blocks=(Signatures(signatories, place_and_day(work, on)),),
        is_listed=False,
        begins_page=False,
    )


def place_and_day(work: Work, on: dt.date) -> str:
    """Return what stands above signatures: the place, and the day."""
    letterhead = letterhead_of(work)
    place = letterhead.place if letterhead else ""
    return ", ".join(filter(None, (place, day_words(on))))
