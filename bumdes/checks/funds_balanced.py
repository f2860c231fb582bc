"""What each fund received is what was spent of it and what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.phrase import phrase
from ledger import Dimension
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, period: Period) -> Iterator[Finding]:
    sums: dict[str, int] = {}
    for row in work.book.turnovers(
        last_day=period.last_day, by=(Dimension.FUND,), components=False
    ):
        sums[row.fund] = sums.get(row.fund, 0) + row.debits - row.credits
    for fund, minor in sorted(sums.items()):
        if minor and fund:
            yield Finding(
                text=phrase("Catatan dana {fund} tidak seimbang.", fund=fund),
                amounts=(from_minor(minor, work.book.currency),),
            )


FUNDS_BALANCED = Check(
    key="funds_balanced",
    label="Setiap dana seimbang: diterima, dipakai, sisa",
    advice="Cari catatan yang menyebut dana itu pada sebagian barisnya saja.",
    occasions=frozenset({Occasion.YEAR_CLOSE, Occasion.PRINT}),
    is_binding=True,
    area=CheckArea.CAPITAL,
    why="Kalau tidak seimbang, sisa dana bantuan tidak dapat ditunjukkan kepada pemberinya.",
    place="capital",
    find=_find,
)
