"""What is doubted of receivables is set aside, as the bands of age have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.credit.allowance import Method
from bumdes.credit.doubt import changes, doubts
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, period: Period) -> Iterator[Finding]:
    doubted = doubts(work, period.last_day, Method.BANDS, {})
    for change in changes(work, period.last_day, doubted):
        if change.minor > 0:
            yield Finding(
                text="Piutang yang lama lewat jatuh tempo belum cukup disisihkan.",
                unit=change.unit,
                account=change.account,
                amounts=(from_minor(change.minor, work.book.currency),),
            )


ALLOWANCE_REVIEWED = Check(
    key="allowance_reviewed",
    label="Piutang yang lama tidak dibayar sudah disisihkan",
    advice="Buka Piutang, lalu Penyisihan; usulkan penyisihan per akhir masa ini.",
    occasions=frozenset({Occasion.PRINT}),
    area=CheckArea.CLAIMS,
    why="Piutang yang mungkin tidak dibayar membuat untung dan kekayaan tampak lebih besar.",
    place="allowances",
    find=_find,
)
