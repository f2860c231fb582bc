"""How five villages share a profit: by the weights of their statutes, by capital and time."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bumdes.actions.adopting import AdoptScheme, HeadOf, adopt_scheme
from bumdes.demo.ranu.capital import fund
from bumdes.demo.ranu.lake import STAKE
from bumdes.demo.ranu.office import BANK, DIRECTOR, TREASURER
from bumdes.demo.ranu.villages import INDAH, TENGAH, VILLAGES
from bumdes.demo.year_end import YearEnd
from bumdes.governance.deliberation import DeliberationKind
from bumdes.sharing.head_kind import Division
from ledger import rp

if TYPE_CHECKING:
    from bumdes.demo.diary import Diary

_HEADS = (
    HeadOf(kind="village_income", weight="44.90", division=Division.CAPITAL, is_by_time=True),
    HeadOf(kind="community", weight="21.19"),
    HeadOf(kind="reserve", weight="25.43"),
    HeadOf(kind="managers", weight="8.48", cap=rp(2_000_000)),
)


def adopted(diary: Diary, day: dt.date) -> None:
    """Note the scheme of the statutes."""
    scheme = AdoptScheme(
        name="Pembagian hasil usaha BUM Desa Bersama",
        source="Anggaran Dasar Pasal 31 (contoh)",
        valid_from=dt.date(day.year, 1, 1),
        heads=_HEADS,
        is_percentage=False,
    )
    diary.did(day, TREASURER, lambda work: adopt_scheme(work, scheme))


def year_end(year: int) -> YearEnd:
    """Return how *year* ends: two villages have not fetched their shares yet."""
    unpaid = frozenset(f"Desa {VILLAGES[code]}" for code in (TENGAH, INDAH))
    return YearEnd(
        organ=DeliberationKind.INTER_VILLAGE,
        short_name="MAD",
        director=DIRECTOR,
        treasurer=TREASURER,
        closes_on=(1, 22),
        accepts_on=(3, 18),
        paid={"village_income": "", "managers": "Direktur", fund(year, STAKE): "Direktur CV"},
        unpaid=unpaid,
        cash=BANK,
    )
