"""Who owes and is owed in the demonstration; all names are invented.

Bookings of the diary name a party; here their lines get the documents that go with it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from bumdes.credit.control import control_of
from bumdes.credit.identity import Said, identify
from bumdes.document import open_document
from bumdes.party import PartyKind, ensure_party

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bumdes.work import Work
    from ledger import JournalEntry, Posting

WHOLESALER, SCHOOL, STALL, CLINIC = "GROSIR", "SEKOLAH", "WARUNG-TINI", "POSYANDU"
FARMERS, WOMEN = "KEL-TANI", "KEL-SPP"
GROUPS = tuple(f"KEL-{number}" for number in range(1, 6))

_GROUP = PartyKind.GROUP
_PARTIES: Mapping[str, tuple[str, PartyKind]] = MappingProxyType(
    {
        WHOLESALER: ("Grosir Makmur", PartyKind.SUPPLIER),
        SCHOOL: ("SD Waringin 1", PartyKind.CUSTOMER),
        STALL: ("Warung Bu Tini", PartyKind.CUSTOMER),
        CLINIC: ("Posyandu Melati", PartyKind.CUSTOMER),
        FARMERS: ("Kelompok Tani Rukun", _GROUP),
        WOMEN: ("Kelompok SPP Lima Ranu", _GROUP),
        **{code: (f"Kelompok Pinjaman {code[-1]}", _GROUP) for code in GROUPS},
    }
)

_DAYS = MappingProxyType({"1.1.03.01": 30, "1.1.03.02": 30, "2.1.01.": 14, "1.1.03.": 300})
"""In how many days what is opened on an account is to be paid."""


def known(work: Work, code: str) -> str:
    """Let postings name the party *code*, and return it."""
    if code in _PARTIES:
        name, kind = _PARTIES[code]
        ensure_party(work, code, name=name, kind=kind)
    return code


def named(work: Work, entry: JournalEntry) -> JournalEntry:
    """Return *entry*, where lines that name a party name its documents too."""
    if (recorded := work.book.find(entry.key)) is not None:
        return recorded.entry
    lines: list[Posting] = []
    for posting in entry.postings:
        control = control_of(posting.account)
        if control is None or not posting.party or posting.document:
            lines.append(posting)
            continue
        days = next(d for start, d in _DAYS.items() if posting.account.startswith(start))
        said = Said(
            date=entry.date,
            party=known(work, posting.party),
            due_on=entry.date + dt.timedelta(days=days),
            description=entry.description,
        )
        identified = identify(work, [posting], said)
        for new in identified.opens:
            open_document(work, new)
        lines += identified.postings
    return replace(entry, postings=tuple(lines))
