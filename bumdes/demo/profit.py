"""How the village enterprise shares its profit: the scheme, and what a year's end brings."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from bumdes.actions.adopting import AdoptScheme, HeadOf, adopt_scheme
from bumdes.actions.paying import PayShare, pay_share
from bumdes.actions.sharing import ShareProfit, share_profit
from bumdes.governance.decision import DecisionKind
from bumdes.sharing.register import read_sharings

if TYPE_CHECKING:
    from bumdes.demo.diary import Diary
    from bumdes.work import Work

_HEADS = (
    ("village_income", "40"),
    ("added_capital", "10"),
    ("reserve", "10"),
    ("managers", "15"),
    ("supervisors", "5"),
    ("social", "5"),
    ("retained", "15"),
)

_PAID = {"village_income": "Bendahara Desa", "managers": "Direktur"}
"""What is paid soon after, and who signs for it; the rest is still owed."""


def adopted(diary: Diary, day: dt.date, who: str) -> None:
    """Note the scheme of the statutes."""
    scheme = AdoptScheme(
        name="Pembagian hasil usaha menurut Anggaran Dasar",
        source="Anggaran Dasar Pasal 25 (contoh)",
        valid_from=dt.date(day.year, 1, 1),
        heads=tuple(HeadOf(kind=kind, weight=weight) for kind, weight in _HEADS),
    )
    diary.did(day, who, lambda work: adopt_scheme(work, scheme))


def shared(diary: Diary, day: dt.date, who: str, *, year: int, decided_by: str) -> None:
    """Note how the profit of *year* was shared on *day* and paid two weeks later."""
    decision = f"Musdes 3/{day.year}"
    diary.decided(
        day,
        decided_by,
        decision,
        kind=DecisionKind.SHARE_PROFIT,
        about=f"Membagi laba tahun {year} menurut Anggaran Dasar",
    )
    command = ShareProfit(year=year, on=day, decision=decision, key=f"demo-laba-{year}")
    diary.did(day, who, lambda work: share_profit(work, command))
    later = day + dt.timedelta(days=14)
    diary.did(later, who, partial(_pay, on=later, year=year))


def _pay(work: Work, *, on: dt.date, year: int) -> None:
    for sharing in read_sharings(work, year=year):
        for share in sharing.shares:
            if share.head_key in _PAID:
                pay_share(
                    work,
                    PayShare(
                        sharing_id=share.sharing_id,
                        position=share.position,
                        on=on,
                        cash="1.1.01.04",
                        receipt=f"KW-{share.position:02}/{on.year}",
                        received_by=_PAID[share.head_key],
                        key=f"demo-bagian-{year}-{share.position}",
                    ),
                )
