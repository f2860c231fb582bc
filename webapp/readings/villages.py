"""Which of the member villages a page is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.enterprise import villages_of
from bumdes.errors import NotFoundError
from bumdes.people import officers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bumdes.enterprise import Village
    from bumdes.work import Work


def chosen_village(work: Work, code: str) -> Village:
    """Return the village with *code*; without one the own one of whoever asks, else the first.

    Raises:
        NotFoundError: there is no such village.
    """
    villages = villages_of(work.session, work.book_id)
    if not code and (own := _own_village(work, villages)):
        return own
    for village in villages:
        if code in {"", village.code}:
            return village
    raise NotFoundError("village", code)


def _own_village(work: Work, villages: Sequence[Village]) -> Village | None:
    """Return the village that an office names, as in Kepala Desa Ranu Asri."""
    if len(villages) < 2:
        return None
    titles = [
        appointment.title.casefold()
        for appointment, person in officers(work.session, work.book_id, work.today)
        if (person.username, appointment.role) == (work.actor.name, work.actor.role)
    ]
    longest_first = sorted(villages, key=lambda village: -len(village.name))
    return next(
        (v for v in longest_first if any(t.endswith(f" {v.name.casefold()}") for t in titles)),
        None,
    )
