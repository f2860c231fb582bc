"""Capital of the joint enterprise: five villages, their people, and a loan for a pickup."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from bumdes.actions.contributing import ContributeCapital
from bumdes.actions.planning_use import UseLine
from bumdes.actions.recording import RecordTransaction
from bumdes.actions.registering_contributors import RegisterContributor, register_contributor
from bumdes.actions.returning_capital import WithdrawCapital, withdraw_capital
from bumdes.capital_source import ContributorKind
from bumdes.demo import chance
from bumdes.demo.meetings import decision, meeting
from bumdes.demo.proofs import BANK_SLIP
from bumdes.demo.ranu.office import BANK, DIRECTOR, TREASURER
from bumdes.demo.ranu.villages import ASRI, INDAH, JERNIH, LESTARI, TENGAH, VILLAGES
from bumdes.demo.things import Thing, bought, called
from bumdes.governance.decision import DecisionKind
from bumdes.governance.deliberation import DeliberationKind
from ledger import rp

if TYPE_CHECKING:
    from bumdes.demo.diary import Diary
    from bumdes.work import Work

REGENCY, PARTNER, GROUP, LENDER = "PIHAK-1", "PIHAK-2", "PIHAK-3", "PIHAK-4"

_OTHERS = (
    (ContributorKind.REGENCY, "Pemerintah Kabupaten Contoh"),
    (ContributorKind.PARTNER, "CV Perahu Contoh Jaya"),
    (ContributorKind.GROUP, "Kelompok Sadar Wisata Ranu"),
    (ContributorKind.LENDER, "Bank Contoh Daerah"),
)

_PICKUP, _PICKUP_NAME, _INSTALMENT = "1.3.02.01", "Mobil bak terbuka bekas", 3_000_000


class _Founding(NamedTuple):
    """What one village brings: its source, the day, rupiah, and the number of the fund."""

    village: str
    source: str
    month: int
    day: int
    amount: int
    number: int


_FOUNDING = (
    _Founding(ASRI, "dana_desa", 1, 6, 100_000_000, 1),
    _Founding(JERNIH, "dana_desa", 1, 6, 75_000_000, 2),
    _Founding(LESTARI, "bagi_hasil_pajak", 1, 6, 50_000_000, 3),
    _Founding(INDAH, "add", 1, 6, 40_000_000, 4),
    _Founding(TENGAH, "dana_desa", 7, 1, 60_000_000, 12),
)


def fund(year: int, number: int) -> str:
    """Return the number of a contribution."""
    return f"M{year}-{number:03}"


def founded(diary: Diary, year: int) -> None:
    """Note how five villages decided to bring capital in; one of them did so in July."""
    day = dt.date(year, 1, 4)
    agenda = f"Modal awal BUM Desa Bersama tahun {year} dari lima Desa, DBM dan pihak lain"
    diary.met(
        DIRECTOR,
        meeting(DeliberationKind.INTER_VILLAGE, day, f"BA MAD 1/{year}", agenda=agenda),
        decision(
            f"MAD 1/{year}",
            DecisionKind.TAKE_CAPITAL,
            day,
            agenda.replace("Modal", "Menerima modal", 1),
            most=rp(700_000_000),
        ),
    )
    diary.did(day, TREASURER, _register_others)
    for founding in _FOUNDING:
        _contributed(diary, year, founding)


def _register_others(work: Work) -> None:
    for kind, name in _OTHERS:
        register_contributor(work, RegisterContributor(kind=kind, name=name))


def _contributed(diary: Diary, year: int, founding: _Founding) -> None:
    village = VILLAGES[founding.village]
    day = dt.date(year, founding.month, founding.day)
    diary.contributed(
        TREASURER,
        ContributeCapital(
            source=founding.source,
            contributor=founding.village,
            date=day,
            amount=rp(founding.amount),
            into=BANK,
            decision=f"MAD 1/{year}",
            paper=f"Perdes {village} 2/{year}",
            paper_date=day - dt.timedelta(days=4),
            bank_slip=f"SPP {village} {founding.number:04}/{year}",
            purpose="Modal awal",
            fund=fund(year, founding.number),
        ),
    )


def later(diary: Diary, year: int) -> None:
    """Note what people brought in April, and the loan of June with what is paid back."""
    diary.contributed(
        TREASURER,
        ContributeCapital(
            source="masyarakat",
            contributor=GROUP,
            date=dt.date(year, 4, 17),
            amount=rp(10_000_000),
            into=BANK,
            decision=f"MAD 1/{year}",
            purpose="Simpanan penyertaan anggota kelompok sadar wisata",
            fund=fund(year, 9),
        ),
    )
    _borrowed(diary, year)
    for number in range(1, 12):
        months = 5 + 3 * number
        day = dt.date(year + months // 12, months % 12 + 1, 20)
        diary.did(day, TREASURER, partial(_pay_back, diary=diary, on=day, fund=fund(year, 11)))
    for month in chance.months(dt.date(year, 7, 1), dt.date(year + 1, 12, 31)):
        diary.told(
            TREASURER,
            RecordTransaction(
                kind="expense",
                date=month.replace(day=20),
                unit="",
                amounts={"total": rp(250_000)},
                accounts={"expense": "7.2.02.01", "cash": BANK},
                description="Bunga pinjaman mobil bak terbuka",
            ),
        )


def _borrowed(diary: Diary, year: int) -> None:
    """Note the loan, and the pickup bought with it."""
    decided, day, code = dt.date(year, 5, 29), dt.date(year, 6, 12), fund(year, 11)
    number = f"MAD 3/{year}"
    diary.met(
        DIRECTOR,
        meeting(
            DeliberationKind.INTER_VILLAGE,
            decided,
            f"BA {number}",
            agenda="Pinjaman untuk mobil bak terbuka",
        ),
        decision(
            number,
            DecisionKind.BORROW,
            decided,
            "Meminjam paling banyak Rp40.000.000 untuk mobil bak terbuka",
            most=rp(40_000_000),
        ),
    )
    diary.contributed(
        TREASURER,
        ContributeCapital(
            source="pinjaman",
            contributor=LENDER,
            date=day,
            amount=rp(36_000_000),
            into=BANK,
            decision=number,
            paper=f"PK 118/{year}",
            paper_date=day,
            purpose="Mobil bak terbuka",
            uses=(
                UseLine(
                    description="Mobil bak terbuka bekas",
                    account=_PICKUP,
                    amount=rp(36_000_000),
                    unit="",
                ),
            ),
            fund=code,
        ),
    )
    pickup = Thing(
        name=_PICKUP_NAME,
        asset_class="car",
        amount=35_500_000,
        unit="",
        said="Beli mobil bak terbuka bekas",
        account=BANK,
        fund=code,
        place="Halaman kantor",
        custodian="Bendahara",
    )
    bought(diary, dt.date(year, 6, 18), TREASURER, pickup)


def _pay_back(work: Work, *, diary: Diary, on: dt.date, fund: str) -> None:
    """Pay a part of the loan back from the enterprise's own money."""
    withdraw_capital(
        work,
        WithdrawCapital(
            fund=fund,
            contributor=LENDER,
            amount=rp(_INSTALMENT),
            date=on,
            paid_from=BANK,
            buys_out=called(work, _PICKUP_NAME),
            reason="Angsuran triwulan",
            evidence=diary.proofs.of_kind(BANK_SLIP),
            key=f"demo-angsuran-{on}",
        ),
    )
