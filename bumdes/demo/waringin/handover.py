"""An office that is being handed over: counted and signed by nobody yet."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from bumdes.actions.handing_over import (
    ListContract,
    PrepareHandover,
    list_contract,
    prepare_handover,
)
from bumdes.demo.waringin.office import SECRETARY
from bumdes.people import officers
from bumdes.permissions import Role
from ledger import rp

if TYPE_CHECKING:
    from bumdes.demo.diary import Diary
    from bumdes.work import Work

_UNIT, _INCOMING = "GEDUNG", "operator"


def prepared(diary: Diary, year: int) -> None:
    """Note that the manager of the hall is to leave, and that the pack is being made."""
    day = dt.date(year, 11, 16)
    diary.did(day, SECRETARY, partial(_prepare, on=day))


def _prepare(work: Work, *, on: dt.date) -> None:
    held = officers(work.session, work.book_id, on)
    office = next(a for a, _ in held if a.role == Role.UNIT_MANAGER and a.unit == _UNIT)
    handover = prepare_handover(
        work,
        PrepareHandover(
            appointment_id=office.appointment_id,
            incoming=_INCOMING,
            cut_off=on - dt.timedelta(days=1),
            place="Kantor BUM Desa",
            note="Manajer lama melanjutkan kuliah di kota",
        ),
    )
    list_contract(
        work,
        handover.handover_id,
        ListContract(
            partner="Sanggar Senam Contoh",
            about="Sewa gedung tiap Sabtu pagi",
            until=dt.date(on.year + 1, 6, 30),
            amount=rp(1_200_000),
        ),
    )
