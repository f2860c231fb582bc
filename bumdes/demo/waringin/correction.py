"""An error of the first year, found and put right in the second, and a bill paid for it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bumdes.actions.restating import Correction, Restate, restate
from bumdes.demo.transfers import CASH
from bumdes.demo.waringin.office import TREASURER
from ledger import Side, credit, debit, rp

if TYPE_CHECKING:
    from bumdes.demo.diary import Diary

_OWED, _UNIT, _BILL = "2.1.04.01", "TOKO", 215_000
_NATURE = (
    "Tagihan listrik Toko bulan Desember belum dicatat sebagai utang,"
    " sehingga beban tahun lalu kurang."
)


def found(diary: Diary, year: int) -> None:
    """Note the bill of December, which came to light when *year* was closed already."""
    day = dt.date(year + 1, 2, 9)
    command = Restate(
        error_year=year,
        date=day,
        nature=_NATURE,
        corrections=(
            Correction(account=_OWED, side=Side.CREDIT, amount=rp(_BILL), unit=_UNIT),
        ),
        key=f"demo-koreksi-{year}",
    )
    diary.did(day, TREASURER, lambda work: restate(work, command))
    diary.booked(
        day + dt.timedelta(days=1),
        TREASURER,
        "Bayar tagihan listrik Toko bulan Desember",
        postings=[
            debit(_OWED, rp(_BILL), unit=_UNIT, component="OP-OUT-5"),
            credit(CASH, rp(_BILL), unit=_UNIT),
        ],
    )
