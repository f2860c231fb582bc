"""Fish in cages: programme money (ketahanan pangan), with books of its own in the fund."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bumdes.actions.contributing import ContributeCapital
from bumdes.actions.planning_use import UseLine
from bumdes.actions.recording import RecordTransaction
from bumdes.demo import chance
from bumdes.demo.counted import counted
from bumdes.demo.meetings import decision, meeting
from bumdes.demo.ranu.capital import fund
from bumdes.demo.ranu.office import BANK, DIRECTOR, PURSE, TREASURER
from bumdes.demo.ranu.villages import JERNIH, LESTARI, VILLAGES
from bumdes.demo.things import Thing, bought
from bumdes.governance.decision import DecisionKind
from bumdes.governance.deliberation import DeliberationKind
from ledger import rp

if TYPE_CHECKING:
    from bumdes.demo.diary import Diary

UNIT, MANAGER = "IKAN", "ikan"
CAGES, SEED, FEED = "1.3.03.01", "1.1.05.02", "6.2.99.03"
PROGRAMME = "ketahanan_pangan"
_NUMBER = 10


def begun(diary: Diary, year: int) -> None:
    """Note the cages, the first seed and the wages set aside."""
    day, code = dt.date(year, 5, 19), fund(year, _NUMBER)
    uses = (
        ("Keramba jaring apung", CAGES, 26_000_000),
        ("Benih ikan", SEED, 11_000_000),
        ("Pakan ikan", FEED, 8_000_000),
    )
    _received(diary, day, LESTARI, uses, code=code, decision=f"MAD 1/{year}")
    about = "Modal kerja unit Keramba Ikan"
    later = dt.date(year, 5, 22)
    diary.moved(TREASURER, PURSE.funding(later, UNIT, 9_000_000, about=about))
    cages = ("Keramba jaring apung", "Beli keramba jaring apung", 25_400_000)
    _bought(diary, dt.date(year, 6, 2), cages, code, months=96)
    diary.told(
        MANAGER,
        RecordTransaction(
            kind="purchase",
            date=dt.date(year, 6, 10),
            unit=UNIT,
            amounts={"total": rp(4_000_000)},
            description="Beli benih nila",
            counterparty="Balai Benih Ikan Contoh",
            fund=code,
        ),
    )


def enlarged(diary: Diary, year: int) -> None:
    """Note the programme money of the second year: a hatchery, not all of it spent yet."""
    decided, code = dt.date(year, 4, 24), fund(year, 1)
    number, agenda = f"MAD 4/{year}", "Dana Desa untuk pembenihan ikan"
    diary.met(
        DIRECTOR,
        meeting(DeliberationKind.INTER_VILLAGE, decided, f"BA {number}", agenda=agenda),
        decision(
            number,
            DecisionKind.TAKE_CAPITAL,
            decided,
            f"Menerima modal: {agenda}",
            most=rp(30_000_000),
        ),
    )
    day = dt.date(year, 5, 12)
    uses = (("Kolam pembenihan", CAGES, 22_000_000), ("Benih ikan", SEED, 8_000_000))
    _received(diary, day, JERNIH, uses, code=code, decision=number)
    hatchery = ("Kolam pembenihan", "Bangun kolam pembenihan", 21_250_000)
    _bought(diary, dt.date(year, 6, 16), hatchery, code, months=120)


def month(diary: Diary, month: dt.date, year: int) -> None:
    """Note what is bought, fed and harvested every month from July of *year* on."""
    if month < dt.date(year, 7, 1):
        return
    code, what = fund(year, _NUMBER), f"{UNIT} {month}"
    diary.told(
        MANAGER,
        RecordTransaction(
            kind="purchase",
            date=month.replace(day=5),
            unit=UNIT,
            amounts={"total": rp(400_000)},
            description="Beli benih nila",
            fund=code,
        ),
    )
    diary.told(
        MANAGER,
        RecordTransaction(
            kind="expense",
            date=month.replace(day=11),
            unit=UNIT,
            amounts={"total": rp(350_000)},
            accounts={"expense": FEED},
            description="Beli pakan ikan",
            fund=code,
        ),
    )
    diary.told(
        MANAGER,
        RecordTransaction(
            kind="cash_sale",
            date=chance.day_of(month, what, first=16, last=25),
            unit=UNIT,
            amounts={"total": chance.rupiah(what, 1_300_000, 1_700_000)},
            description="Jual panen nila",
            fund=code,
        ),
    )
    diary.told(
        MANAGER,
        RecordTransaction(
            kind="expense",
            date=month.replace(day=26),
            unit=UNIT,
            amounts={"total": rp(300_000)},
            accounts={"expense": "6.2.01.01"},
            description="Upah penjaga keramba",
        ),
    )
    counted(
        diary,
        chance.last_of(month),
        TREASURER,
        unit=UNIT,
        people=("Karto", "Tuti"),
        gone=rp(450_000),
        account=SEED,
        cost_account="5.2.01.01",
        fund=code,
    )


def _received(
    diary: Diary,
    day: dt.date,
    village: str,
    uses: tuple[tuple[str, str, int], ...],
    *,
    code: str,
    decision: str,
) -> None:
    """Note programme money of a village, which goes to the unit three days later."""
    amount = sum(planned for _, _, planned in uses)
    diary.contributed(
        TREASURER,
        ContributeCapital(
            source="dana_desa",
            contributor=village,
            date=day,
            amount=rp(amount),
            into=BANK,
            decision=decision,
            paper=f"Perdes {VILLAGES[village]} 4/{day.year}",
            paper_date=day.replace(day=4),
            bank_slip=f"SPP {VILLAGES[village]} 0062/{day.year}",
            purpose="Ketahanan pangan: perikanan",
            earmark=PROGRAMME,
            uses=tuple(
                UseLine(description=what, account=account, amount=rp(planned), unit=UNIT)
                for what, account, planned in uses
            ),
            fund=code,
        ),
    )
    about, later = "Dana ketahanan pangan untuk Keramba Ikan", day + dt.timedelta(days=3)
    diary.moved(TREASURER, PURSE.funding(later, UNIT, amount, about=about, fund=code))


def _bought(
    diary: Diary, day: dt.date, what: tuple[str, str, int], fund: str, *, months: int
) -> None:
    name, said, amount = what
    thing = Thing(
        name=name,
        asset_class="equipment",
        amount=amount,
        unit=UNIT,
        said=said,
        fund=fund,
        months=months,
        place="Ranu sisi timur",
        custodian="Manajer Keramba",
    )
    bought(diary, day, TREASURER, thing)
