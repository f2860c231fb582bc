"""Whoever asks for information is answered in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.duty import Due, Duty
from bumdes.governance.information_request import information_requests_of
from bumdes.permissions import Role
from bumdes.phrase import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, window: Period) -> Iterator[Due]:  # noqa: ARG001 - requests are few
    for request in information_requests_of(work.session, work.book_id):
        yield Due(
            subject=f"{request.year}-{request.number}",
            about=phrase(
                "Permintaan {number} tahun {year}", number=request.number, year=request.year
            ),
            due_on=request.due_on,
            source="UU 14/2008 Pasal 22",
            certainty="C",
            is_done=not request.is_open,
            done_on=request.answered_on,
            done_by="" if request.is_open else "Tercatat di Permintaan informasi",
        )


INFORMATION_REQUESTS = Duty(
    key="information_requests",
    label="Menjawab permintaan informasi",
    recipient="Warga yang meminta",
    roles=(Role.SECRETARY, Role.DIRECTOR),
    place="information",
    is_dated=False,
    is_marked=False,
    find=_find,
)
