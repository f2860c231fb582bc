"""What the villages got of the profit is paid to their treasuries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.duty import Duty
from bumdes.permissions import Role
from bumdes.phrase import phrase
from bumdes.reporting.dated_due import dated_due, years_due
from bumdes.sharing.head_kind import Use
from bumdes.sharing.register import read_sharings
from ledger.money import total

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.duty import Due
    from bumdes.work import Work
    from ledger import Period

_VILLAGE = "DESA-"
"""What the code of a village as a party begins with."""


def _find(work: Work, window: Period) -> Iterator[Due]:
    for year in years_due(work, "village_share", window):
        number = year.last_day.year
        shares = [
            share
            for sharing in read_sharings(work, year=number)
            if sharing.is_standing
            for share in sharing.shares
            if share.party.startswith(_VILLAGE) and share.use is Use.OWED
        ]
        if not shares:
            continue
        owed = total((share.owed for share in shares), work.book.currency)
        paid = [p.paid_on for share in shares for p in share.payments if p.undone_on is None]
        yield from dated_due(
            work,
            "village_share",
            year,
            about=phrase("Tahun {number}", number=number),
            is_done=not owed.amount,
            done_on=max(paid, default=None),
            done_by="Semua bagian Desa sudah dibayar" if not owed.amount else "",
            amount=owed if owed.amount else None,
        )


VILLAGE_SHARE = Duty(
    key="village_share",
    label="Menyetor bagian hasil usaha ke kas Desa",
    recipient="Desa (rekening kas Desa)",
    roles=(Role.TREASURER, Role.DIRECTOR),
    place="sharing",
    is_marked=False,
    find=_find,
)
