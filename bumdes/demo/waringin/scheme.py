"""How the village enterprise shares its profit, by its statutes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bumdes.actions.adopting import AdoptScheme, HeadOf, adopt_scheme
from bumdes.demo.waringin.office import BANK, DIRECTOR, TREASURER
from bumdes.demo.year_end import YearEnd
from bumdes.governance.deliberation import DeliberationKind

if TYPE_CHECKING:
    from bumdes.demo.diary import Diary

_HEADS = (
    ("village_income", "40"),
    ("added_capital", "10"),
    ("reserve", "10"),
    ("managers", "15"),
    ("supervisors", "5"),
    ("social", "5"),
    ("retained", "15"),
)
"""Kinds of heads, and their percentages."""

YEAR_END = YearEnd(
    organ=DeliberationKind.VILLAGE,
    short_name="Musdes",
    director=DIRECTOR,
    treasurer=TREASURER,
    closes_on=(1, 20),
    accepts_on=(3, 12),
    paid={"village_income": "Bendahara Desa", "managers": "Direktur"},
    unpaid=frozenset(),
    cash=BANK,
)


def adopted(diary: Diary, day: dt.date) -> None:
    """Note the scheme of the statutes."""
    scheme = AdoptScheme(
        name="Pembagian hasil usaha menurut Anggaran Dasar",
        source="Anggaran Dasar Pasal 25 (contoh)",
        valid_from=dt.date(day.year, 1, 1),
        heads=tuple(HeadOf(kind=kind, weight=weight) for kind, weight in _HEADS),
    )
    diary.did(day, TREASURER, lambda work: adopt_scheme(work, scheme))
