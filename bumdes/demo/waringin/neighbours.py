"""The people around the village enterprise: who buys, who sells, and who is there twice.

All are invented; no region has the code with which their NIK begin, and no line the telephone
numbers.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bumdes.actions.merging_parties import merge_parties
from bumdes.actions.registering_parties import (
    ChangeParty,
    RegisterParty,
    change_party,
    register_party,
)
from bumdes.demo.claims import STALL, WHOLESALER
from bumdes.demo.waringin.office import TREASURER
from bumdes.party import PartyKind, parties_of

if TYPE_CHECKING:
    from bumdes.demo.diary import Diary
    from bumdes.work import Work

SECRETARY = "sekretaris"

_NEIGHBOURS = (
    ("WARGA-01", "Siti Aminah", "9901014708900003", "3", "0800-0000-0011"),
    ("WARGA-02", "Slamet Riyadi", "9901011203850002", "3", "0800-0000-0012"),
    ("WARGA-03", "Sri Wahyuni", "9901016506920001", "1", "0800-0000-0013"),
    ("WARGA-04", "Karto Wiryo", "", "2", ""),
    ("WARGA-05", "Dwi Lestari", "9901015501990004", "2", "0800-0000-0015"),
)
"""Code, name, NIK, RT and telephone of those who buy at the shop."""

_TWICE = (
    RegisterParty(
        code="WARGA-06", name="Hj. Sitti Aminah", rt="3", rw="1", phone="0800-0000-0011"
    ),
    RegisterParty(code="WARGA-07", name="Pak Karto", rt="2", rw="1"),
)
"""Who was written down again by somebody else."""

_KNOWN = {
    WHOLESALER: ChangeParty(phone="0800-0000-0031", address="Pasar Kecamatan Waringin"),
    STALL: ChangeParty(phone="0800-0000-0021", rt="4", rw="1"),
}
"""What is written down of those who bought and sold before."""


def known(diary: Diary, year: int) -> None:
    """Note who was registered in *year*, and who turned out to be one."""
    diary.did(dt.date(year, 1, 12), SECRETARY, _register)
    diary.did(dt.date(year, 2, 9), TREASURER, _register_again)
    diary.did(dt.date(year, 2, 16), SECRETARY, _merge)


def _register(work: Work) -> None:
    for code, name, nik, rt, phone in _NEIGHBOURS:
        command = RegisterParty(
            code=code,
            name=name,
            nik=nik,
            rt=rt,
            rw="1",
            phone=phone,
            kind=PartyKind.CUSTOMER,
            also=(PartyKind.MEMBER,),
        )
        register_party(work, command)
    _complete(work)


def _register_again(work: Work) -> None:
    for command in _TWICE:
        register_party(work, command)


def _merge(work: Work) -> None:
    """Say that one of two pairs is one; the other pair is left for whoever looks."""
    merge_parties(work, "WARGA-07", "WARGA-04", reason="Sudah ditanyakan kepada orangnya")


def _complete(work: Work) -> None:
    """Write down where those live and can be called who are known already."""
    known = {party.code for party in parties_of(work.session, work.book_id)}
    for code, command in _KNOWN.items():
        if code in known:
            change_party(work, code, command)
