"""What the joint enterprise plans for its years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.demo.plans import Monthly, Planning
from bumdes.demo.ranu.office import DIRECTOR, SECRETARY
from bumdes.governance.deliberation import DeliberationKind
from bumdes.permissions import Role

if TYPE_CHECKING:
    from bumdes.demo.diary import Diary

_PLANNING = Planning(
    organ=DeliberationKind.INTER_VILLAGE,
    short_name="MAD",
    director=DIRECTOR,
    planner=SECRETARY,
    reviewers={Role.ADVISOR: "penasihat-ranu", Role.SUPERVISOR: "pengawas-ranu"},
)

_EVERY_MONTH = (
    Monthly("AIR", "4.1.02.01", 5_900_000),
    Monthly("AIR", "6.2.01.01", 2_000_000),
    Monthly("AIR", "6.1.04.01", 600_000),
    Monthly("AIR", "6.1.07.03", 800_000),
    Monthly("WISATA", "4.1.01.01", 3_700_000),
    Monthly("WISATA", "4.1.01.02", 900_000, range(4, 13)),
    Monthly("WISATA", "6.2.01.01", 2_000_000),
    Monthly("WISATA", "6.1.04.01", 400_000),
    Monthly("WISATA", "6.1.04.99", 120_000),
    Monthly("WISATA", "6.1.05.01", 3_600_000, (12,)),
    Monthly("WISATA", "6.1.07.05", 400_000),
    Monthly("IKAN", "4.3.01.91", 1_500_000, range(7, 13)),
    Monthly("IKAN", "5.2.01.01", 450_000, range(7, 13)),
    Monthly("IKAN", "6.2.99.03", 400_000, range(7, 13)),
    Monthly("IKAN", "6.2.01.01", 300_000, range(7, 13)),
    Monthly("DBM", "4.1.08.01", 1_700_000, range(2, 13)),
    Monthly("DBM", "6.2.01.01", 900_000, range(2, 13)),
    Monthly("", "6.1.01.01", 1_800_000),
    Monthly("", "6.1.02.01", 200_000),
    Monthly("", "7.2.02.01", 250_000, range(7, 13)),
)


def first_year(diary: Diary, year: int) -> None:
    """Note the plan of the first year, made by those who prepared the founding."""
    budgets = [monthly.budget() for monthly in _EVERY_MONTH]
    summary = "Mengalirkan air ke tiga Desa\nMembuka ranu bagi pengunjung\nDana bergulir"
    _PLANNING.note(diary, year, budgets, summary=summary)


def second_year(diary: Diary, year: int) -> None:
    """Note the plan of the second year."""
    budgets = [monthly.budget(percent=107) for monthly in _EVERY_MONTH]
    summary = "Menambah sambungan rumah\nMembenihkan ikan sendiri"
    _PLANNING.note(diary, year, budgets, summary=summary)
