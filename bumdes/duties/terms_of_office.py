"""Who leaves an office is succeeded, or appointed again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.duty import Due, Duty
from bumdes.governance.organ import seats_of
from bumdes.permissions import Role
from bumdes.phrase import phrase, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, window: Period) -> Iterator[Due]:
    for seat in seats_of(work.session, work.book_id):
        if seat.due_on is not None and seat.is_held(min(seat.due_on, window.last_day)):
            is_over = seat.last_day is not None and seat.last_day < work.today
            yield Due(
                subject=seat.appointment_id,
                about=phrase("{office}: {name}", office=word(seat.office), name=seat.name),
                due_on=seat.due_on,
                source="Masa jabatan menurut pengangkatan, AD, atau PP 11/2021",
                is_done=is_over,
                done_on=seat.last_day if is_over else None,
                done_by="Jabatannya sudah diakhiri" if is_over else "",
            )


TERMS_OF_OFFICE = Duty(
    key="terms_of_office",
    label="Mengangkat kembali atau mengganti pengurus",
    recipient="Musyawarah Desa",
    roles=(Role.DIRECTOR, Role.ADVISOR),
    place="organs",
    is_dated=False,
    is_marked=False,
    find=_find,
)
