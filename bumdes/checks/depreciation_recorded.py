"""Fixed assets that wear out were depreciated in the period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.check import Check, Finding, Occasion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period

WORN_OUT, DEPRECIATION = ("1.3.02.", "1.3.03.", "1.3.04.", "1.3.05."), "1.3.07."
"""Vehicles, equipment, furniture, buildings; and what was taken off their value."""


def _find(work: Work, period: Period) -> Iterator[Finding]:
    held = moved = 0
    for row in work.book.turnovers(
        first_day=period.first_day, last_day=period.last_day, components=False
    ):
        if row.account.startswith(WORN_OUT):
            held += row.debits - row.credits
        elif row.account.startswith(DEPRECIATION) and not row.is_before:
            moved += row.credits
    if held > 0 and not moved:
        yield Finding(text="Ada aset tetap, tetapi tidak ada penyusutan dalam masa ini.")


DEPRECIATION_RECORDED = Check(
    key="depreciation_recorded",
    label="Penyusutan aset tetap sudah dicatat",
    advice="Hitung penyusutan setahun, lalu catat sebagai jurnal penyesuaian.",
    occasions=frozenset({Occasion.YEAR_CLOSE}),
    find=_find,
)
