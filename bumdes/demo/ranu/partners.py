"""With whom the joint enterprise cooperates: five villages, and a partner with boats."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from bumdes.actions.cooperating import RegisterCooperation, Side, register_cooperation
from bumdes.actions.following_cooperation import (
    AddNote,
    AddObligation,
    add_note,
    add_obligation,
)
from bumdes.demo.ranu.office import SECRETARY
from bumdes.demo.ranu.villages import VILLAGES
from bumdes.governance.cooperation import CooperationKind, NoteKind, cooperations_of
from ledger import rp

if TYPE_CHECKING:
    from bumdes.demo.diary import Diary
    from bumdes.work import Work


def agreed(diary: Diary, year: int) -> None:
    """Note the joint regulation of the villages, and the agreement with the partner."""
    _between_villages(diary, year)
    signed, number = dt.date(year, 2, 20), f"PKS 04/{year}"
    command = RegisterCooperation(
        kind=CooperationKind.THIRD_PARTY,
        title="Perahu wisata di ranu",
        scope="Mitra menyertakan modal empat perahu; seperlima laba unit Wisata bagi mitra",
        signed_on=signed,
        last_day=signed.replace(year=year + 3, day=19),
        number=number,
        value=rp(30_000_000),
        decision=f"MAD 1/{year}",
        sides=(Side(name="CV Perahu Contoh Jaya", contribution="Rp30.000.000"),),
    )
    diary.did(signed, SECRETARY, lambda work: register_cooperation(work, command))
    for due, about in (
        (dt.date(year + 1, 4, 30), "Melaporkan laba unit Wisata kepada mitra"),
        (dt.date(year + 2, 1, 31), "Memeriksa kelayakan perahu bersama mitra"),
    ):
        diary.did(signed, SECRETARY, partial(_owe, number=number, about=about, due=due))
    diary.did(
        dt.date(year + 1, 4, 21),
        SECRETARY,
        partial(_report, number=number, on=dt.date(year + 1, 4, 21)),
    )


def cooperation_id(work: Work, number: str) -> str:
    """Return the id of the agreement with *number*."""
    known = cooperations_of(work.session, work.book_id)
    return next(found.cooperation_id for found in known if found.number == number)


def _between_villages(diary: Diary, year: int) -> None:
    signed = dt.date(year, 1, 8)
    command = RegisterCooperation(
        kind=CooperationKind.BETWEEN_VILLAGES,
        title="Pengelolaan bersama mata air dan ranu",
        scope="Perlindungan mata air, jalan menuju ranu, dan sampah pengunjung",
        signed_on=signed,
        last_day=dt.date(year + 5, 1, 7),
        sides=tuple(
            Side(
                name=f"Desa {name}",
                village_code=code,
                number=f"{10 + place}/{year}",
                dated_on=signed,
                contribution="Kerja bakti tiga bulan sekali",
            )
            for place, (code, name) in enumerate(VILLAGES.items(), start=1)
        ),
    )
    diary.did(signed, SECRETARY, lambda work: register_cooperation(work, command))


def _owe(work: Work, *, number: str, about: str, due: dt.date) -> None:
    owed = AddObligation(cooperation_id=cooperation_id(work, number), about=about, due_on=due)
    add_obligation(work, owed)


def _report(work: Work, *, number: str, on: dt.date) -> None:
    note = AddNote(
        cooperation_id=cooperation_id(work, number),
        kind=NoteKind.REPORT,
        noted_on=on,
        text="Laba unit Wisata dan bagian mitra dilaporkan dalam pertemuan April",
    )
    add_note(work, note)
