"""What units owe the head office is what it is owed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.dealings.matching import mismatches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, period: Period) -> Iterator[Finding]:
    for matched in mismatches(work.book, period.last_day):
        yield Finding(
            text="RK menurut Kantor Pusat tidak sama dengan menurut unit.",
            unit=matched.units[0] if len(matched.units) == 1 else None,
            account=matched.account,
            amounts=(matched.at_head, matched.in_units),
        )


INTER_UNIT_MATCHED = Check(
    key="inter_unit_matched",
    label="RK pusat dan RK unit cocok",
    advice="Buka halaman RK, lalu catat sisi yang belum tercatat.",
    occasions=frozenset(Occasion),
    is_binding=True,
    area=CheckArea.UNITS,
    why="Kalau tidak cocok, laporan gabungan menghitung uang yang sama dua kali.",
    place="units",
    find=_find,
)
