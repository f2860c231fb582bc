"""What the village enterprise plans for its years."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bumdes.actions.planning import SetBudget, draft_plan, set_budget
from bumdes.demo.plans import Monthly, Planning
from bumdes.demo.waringin.office import DIRECTOR, SECRETARY
from bumdes.governance.deliberation import DeliberationKind
from bumdes.permissions import Role
from ledger import rp

if TYPE_CHECKING:
    from bumdes.demo.diary import Diary

_PLANNING = Planning(
    organ=DeliberationKind.VILLAGE,
    short_name="Musdes",
    director=DIRECTOR,
    planner=SECRETARY,
    reviewers={Role.ADVISOR: "penasihat", Role.SUPERVISOR: "pengawas"},
)

_EVERY_MONTH = (
    Monthly("TOKO", "4.2.01.91", 22_500_000),
    Monthly("TOKO", "4.1.11.01", 950_000),
    Monthly("TOKO", "5.1.01.01", 18_500_000),
    Monthly("TOKO", "6.2.01.01", 900_000),
    Monthly("TOKO", "6.1.04.01", 200_000),
    Monthly("TOKO", "6.1.99.04", 250_000),
    Monthly("TOKO", "6.1.07.03", 350_000),
    Monthly("GEDUNG", "4.1.04.03", 3_000_000),
    Monthly("GEDUNG", "6.1.06.01", 400_000),
    Monthly("GEDUNG", "6.1.07.04", 400_000),
    Monthly("LAPAK", "4.1.04.02", 850_000),
    Monthly("LAPAK", "6.1.06.01", 200_000, (2, 4, 6, 8, 10, 12)),
    Monthly("SP", "4.1.08.01", 500_000),
    Monthly("", "6.1.01.01", 2_400_000),
    Monthly("", "6.1.04.01", 300_000),
    Monthly("", "6.1.04.02", 275_000),
    Monthly("", "6.1.02.03", 600_000, (2, 5, 8, 11)),
    Monthly("", "7.1.01.01", 100_000),
    Monthly("", "7.2.01.01", 15_000),
    Monthly("", "7.3.01.02", 20_000),
    Monthly("", "7.3.01.10", 140_000),
)

_DEPOT_OPENS = 6
"""The month."""

_DEPOT = (
    Monthly("TOKO", "6.1.01.07", 1_250_000, (5,)),
    Monthly("TOKO", "1.3.03.01", 18_500_000, (4,)),
    Monthly("TOKO", "1.3.04.01", 4_000_000, (5,)),
)


def first_year(diary: Diary, year: int) -> None:
    """Note the plan of the first year, with the capital that it hopes for."""
    budgets = [monthly.budget() for monthly in _EVERY_MONTH]
    budgets += [_once("", "3.1.01.01", {4: 50_000_000, 5: 60_000_000})]
    budgets += [_once("TOKO", "1.3.03.01", {1: 21_000_000, 5: 6_000_000})]
    summary = "Menambah barang Toko Desa\nMenyewakan tenda dan kursi\nCadangan beras Desa"
    _PLANNING.note(diary, year, budgets, summary=summary)


def second_year(diary: Diary, year: int) -> None:
    """Note the plan of the second year, and its revision when the depot had opened."""
    budgets = [monthly.budget(percent=106) for monthly in _EVERY_MONTH]
    budgets += [_once("", "3.1.01.01", {4: 30_000_000, 5: 50_000_000})]
    summary = "Membuka depot air minum\nMenggiling padi petani sendiri"
    _PLANNING.note(diary, year, budgets, summary=summary)
    reason = "Depot air minum dibuka bulan Juni; beras cadangan dijual mulai tahun lalu"
    changed = [monthly.budget() for monthly in _DEPOT]
    sales = {
        month: rp(23_800_000 if month < _DEPOT_OPENS else 26_200_000) for month in range(1, 13)
    }
    changed.append(SetBudget(unit="TOKO", account="4.2.01.91", amounts=sales))
    _PLANNING.revised(diary, dt.date(year, 7, 6), changed, reason=reason)


def third_year(diary: Diary, year: int) -> None:
    """Note that the plan of the coming year is being drafted."""
    day = dt.date(year - 1, 11, 9)
    budgets = [monthly.budget(percent=110) for monthly in _EVERY_MONTH]
    summary = "Rancangan: menambah gerobak sewa, memperluas Simpan Pinjam"
    diary.did(day, SECRETARY, lambda work: draft_plan(work, year, on=day, summary=summary))
    diary.did(day, SECRETARY, lambda work: set_budget(work, year, *budgets))


def _once(unit: str, account: str, amounts: dict[int, int]) -> SetBudget:
    told = {month: rp(amount) for month, amount in amounts.items()}
    return SetBudget(unit=unit, account=account, amounts=told)
