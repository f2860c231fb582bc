"""What the enterprise promised its partners is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from bumdes.duty import Due, Duty
from bumdes.governance.cooperation import Cooperation, Obligation
from bumdes.permissions import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, window: Period) -> Iterator[Due]:
    """Yield what the enterprise itself has to do; what others owe it they do."""
    query = (
        select(Obligation, Cooperation.title)
        .join(
            Cooperation,
            (Cooperation.book_id == Obligation.book_id)
            & (Cooperation.cooperation_id == Obligation.cooperation_id),
        )
        .where(
            Obligation.book_id == work.book_id,
            Obligation.member_id.is_(None),
            Obligation.due_on.between(window.first_day, window.last_day),
        )
    )
    for obligation, title in work.session.execute(query):
        yield Due(
            subject=obligation.obligation_id,
            about=f"{title}: {obligation.about}",
            due_on=obligation.due_on,
            source="Perjanjian kerja sama",
            is_done=obligation.done_on is not None,
            done_on=obligation.done_on,
            done_by="Tercatat di Kerja sama" if obligation.done_on else "",
            amount=obligation.amount,
        )


COOPERATION_KEPT = Duty(
    key="cooperation_kept",
    label="Memenuhi kewajiban kerja sama",
    recipient="Mitra kerja sama",
    roles=(Role.DIRECTOR, Role.TREASURER),
    place="cooperation",
    is_dated=False,
    is_marked=False,
    find=_find,
)
