"""Once in the year all assets were looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from bumdes.assets.count import AssetCount
from bumdes.assets.register import standings_on
from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.phrase import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, period: Period) -> Iterator[Finding]:
    last_day = period.last_day
    if (last_day.month, last_day.day) != (12, 31) or last_day > work.today:
        return
    latest = work.session.scalar(
        select(func.max(AssetCount.counted_on)).where(AssetCount.book_id == work.book_id)
    )
    if latest is not None and latest.year >= last_day.year:
        return
    held = sum(1 for standing in standings_on(work, last_day) if standing.holding.cost)
    if held:
        yield Finding(
            text=phrase(
                "{held} aset belum dicek fisiknya pada tahun {year}.",
                held=held,
                year=last_day.year,
            )
        )


ASSETS_COUNTED = Check(
    key="assets_counted",
    label="Aset dicek fisiknya setahun sekali",
    advice="Buka Aset, lalu Hitung fisik; datangi barangnya berdua, dan catat keadaannya.",
    occasions=frozenset({Occasion.PRINT}),
    area=CheckArea.GOODS,
    why="Aset yang hilang atau rusak masih tercantum sebagai kekayaan usaha.",
    place="asset_counts",
    find=_find,
)
