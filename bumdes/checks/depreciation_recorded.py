"""What wore off of every asset is posted, for the months of the period that are over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.assets.asset_class import is_cost
from bumdes.assets.holding import asset_lines
from bumdes.assets.register import standings_on
from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.phrase import phrase
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, period: Period) -> Iterator[Finding]:
    missing: dict[str, list[int]] = {}
    over = min(period.last_day, work.today)
    for standing in standings_on(work, over):
        if standing.wear_missing:
            of_unit = missing.setdefault(standing.holding.unit, [])
            of_unit.append(standing.wear_missing)
    currency = work.book.currency
    for unit, wear in sorted(missing.items()):
        yield Finding(
            text=phrase(
                "Penyusutan {wear} aset belum dicatat sampai akhir masa ini.", wear=len(wear)
            ),
            unit=unit,
            amounts=(from_minor(sum(wear), currency),),
        )
    unnamed = _unnamed(work, period)
    if unnamed > 0:
        yield Finding(
            text="Ada aset tetap yang belum masuk daftar aset, jadi tidak ikut disusutkan.",
            amounts=(from_minor(unnamed, currency),),
        )


def _unnamed(work: Work, period: Period) -> int:
    """Return what stands on the accounts of cost without the name of a thing, in sen."""
    lines = asset_lines(work, period.last_day)
    return sum(row.net for row in lines if is_cost(row.account) and not row.asset)


DEPRECIATION_RECORDED = Check(
    key="depreciation_recorded",
    label="Penyusutan aset tetap sudah dicatat",
    advice="Buka Aset, lalu catat penyusutan sampai bulan terakhir masa ini.",
    occasions=frozenset({Occasion.MONTH_CLOSE, Occasion.YEAR_CLOSE, Occasion.PRINT}),
    area=CheckArea.GOODS,
    why="Tanpa penyusutan, untung dan nilai aset tampak lebih besar dari yang sebenarnya.",
    place="depreciation",
    find=_find,
)
