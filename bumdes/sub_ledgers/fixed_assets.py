"""Fixed assets: each line on their accounts names the thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.assets.asset_class import FIXED
from bumdes.assets.control import check_lines
from bumdes.assets.register import recorded_on
from bumdes.sub_ledger import Holding, SubLedger
from ledger import Dimension

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import JournalEntry, Posting


def _check(
    work: Work, _entry: JournalEntry, register: str, postings: tuple[Posting, ...]
) -> None:
    check_lines(work, register, postings, sub_ledger=FIXED_ASSETS.key)


def _recorded(work: Work, at: dt.date) -> Iterator[Holding]:
    for account, asset, minor in recorded_on(work, at, FIXED):
        yield Holding(account, (asset,), minor)


FIXED_ASSETS = SubLedger(
    key="fixed_assets",
    label="Aset tetap",
    accounts=("1.3.00.00",),
    identity=(Dimension.ASSET,),
    check=_check,
    recorded=_recorded,
)
