"""Once in the year all assets are looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from bumdes.assets.asset import assets_of
from bumdes.assets.count import AssetCount
from bumdes.duty import Duty
from bumdes.permissions import Role
from bumdes.phrase import phrase
from bumdes.reporting.dated_due import dated_due, years_due

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.duty import Due
    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, window: Period) -> Iterator[Due]:
    for year in years_due(work, "asset_count", window):
        number = year.last_day.year
        if not any(
            a.acquired_on <= year.last_day for a in assets_of(work.session, work.book_id)
        ):
            continue
        counted = work.session.scalar(
            select(func.max(AssetCount.counted_on)).where(
                AssetCount.book_id == work.book_id,
                AssetCount.counted_on.between(year.first_day, year.last_day),
            )
        )
        yield from dated_due(
            work,
            "asset_count",
            year,
            about=phrase("Tahun {number}", number=number),
            is_done=counted is not None,
            done_on=counted,
            done_by="Tercatat di Aset, Hitung fisik" if counted else "",
        )


ASSET_COUNT = Duty(
    key="asset_count",
    label="Mengecek fisik semua aset",
    recipient="Direktur dan Pengawas",
    roles=(Role.SECRETARY, Role.TREASURER),
    place="asset_counts",
    is_marked=False,
    find=_find,
)
