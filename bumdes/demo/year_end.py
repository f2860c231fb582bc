"""How a year ends: closed, accepted by the owners, its profit shared and partly paid."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bumdes.actions.closing import accept_year, close_period, close_year
from bumdes.actions.paying import PayShare, pay_share
from bumdes.actions.sharing import ShareProfit, share_profit
from bumdes.demo import chance
from bumdes.demo.meetings import decision, meeting
from bumdes.demo.proofs import RECEIPT
from bumdes.governance.decision import DecisionKind
from bumdes.sharing.register import read_sharings

if TYPE_CHECKING:
    from bumdes.demo.diary import Diary
    from bumdes.governance.deliberation import DeliberationKind
    from bumdes.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class YearEnd:
    """How an enterprise ends its years.

    Attributes:
        organ: the deliberation that accepts.
        closes_on, accepts_on: month and day in the year after.
        paid: who signs for the shares of which head; empty for the recipient itself.
        unpaid: recipients who are still owed theirs.
        cash: the account that pays.
    """

    organ: DeliberationKind
    director: str
    treasurer: str
    closes_on: tuple[int, int]
    accepts_on: tuple[int, int]
    paid: dict[str, str]
    unpaid: frozenset[str]
    cash: str
    short_name: str

    def note(self, diary: Diary, year: int) -> None:
        """Note how *year* ends, all in the year after but for the months closed before."""
        for number in range(1, 12):
            through = chance.last_of(dt.date(year, number, 1))
            day = dt.date(year, number + 1, 12)
            diary.did(day, self.treasurer, partial(close_period, through=through))
        closes_on = dt.date(year + 1, *self.closes_on)
        diary.did(closes_on, self.treasurer, partial(close_year, year=year))
        self._accept(diary, year)

    def _accept(self, diary: Diary, year: int) -> None:
        day, name = dt.date(year + 1, *self.accepts_on), self.short_name
        accepted, shared = f"{name} 2/{day.year}", f"{name} 3/{day.year}"
        diary.met(
            self.director,
            meeting(
                self.organ,
                day,
                f"BA {name} 02/{day.year}",
                agenda=f"Laporan pertanggungjawaban {year}\nPembagian hasil usaha {year}",
            ),
            decision(
                accepted,
                DecisionKind.ACCEPT_REPORT,
                day,
                f"Menerima laporan pertanggungjawaban tahun {year}",
            ),
            decision(
                shared,
                DecisionKind.SHARE_PROFIT,
                day,
                f"Membagi laba tahun {year} menurut Anggaran Dasar",
            ),
        )
        locked = partial(accept_year, year=year, decision=accepted)
        diary.did(day, self.director, locked)
        command = ShareProfit(year=year, on=day, decision=shared, key=f"demo-laba-{year}")
        diary.did(day, self.treasurer, lambda work: share_profit(work, command))
        later = day + dt.timedelta(days=14)
        diary.did(later, self.treasurer, partial(self._pay, diary=diary, on=later, year=year))

    def _pay(self, work: Work, *, diary: Diary, on: dt.date, year: int) -> None:
        for sharing in read_sharings(work, year=year):
            for share in sharing.shares:
                if share.head_key not in self.paid or share.recipient in self.unpaid:
                    continue
                signer = self.paid[share.head_key]
                pay_share(
                    work,
                    PayShare(
                        sharing_id=share.sharing_id,
                        position=share.position,
                        on=on,
                        cash=self.cash,
                        receipt=f"KW-{share.position:02}/{on.year}",
                        evidence=diary.proofs.of_kind(RECEIPT),
                        received_by=signer or f"Bendahara {share.recipient}",
                        key=f"demo-bagian-{year}-{share.position}",
                    ),
                )
