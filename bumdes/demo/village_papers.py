"""What people wrote of the money for food, and answered for the ministry's ranking."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bumdes.actions.ranking import answer_indicator
from bumdes.actions.writing_narratives import WriteNarrative, write_narrative
from ledger import Period

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bumdes.demo.diary import Diary
    from bumdes.work import Work

_ANSWERED_ON = (2, 10)
"""Month and day in the year after: the ministry asks every February."""

_ANSWERS = {
    "procedures": (50, "SOP kas dan pembelian ditetapkan, SOP persediaan masih disusun"),
    "semester_report": (100, "Diserahkan kepada Penasihat dan Pengawas pada bulan Juli"),
    "beneficiaries": (100, "23 warga bekerja, 180 keluarga menjadi pelanggan tetap"),
}
"""How far indicators are met, in percent, and what there is; the others wait for an answer."""


@dataclass(frozen=True, slots=True)
class Papers:
    """Who writes in one enterprise, and what of the money for food.

    Attributes:
        food: texts by slot of the report on food security.
    """

    secretary: str
    food: Mapping[str, str]

    def note(self, diary: Diary, year: int) -> None:
        """Note what was written and answered of *year*, early in the next."""
        on = dt.date(year + 1, *_ANSWERED_ON)
        diary.did(on, self.secretary, partial(_write, year=year, texts=self.food))


def _write(work: Work, *, year: int, texts: Mapping[str, str]) -> None:
    for slot, text in texts.items():
        write_narrative(
            work,
            WriteNarrative(
                report="food-security",
                period=Period.year(year),
                slot=slot,
                text=text,
                based_on=0,
            ),
        )
    for indicator, (met, said) in _ANSWERS.items():
        answer_indicator(work, year, indicator, met=met, said=said)


WARINGIN = Papers(
    "sekretaris",
    {
        "business": (
            "Cadangan beras Desa dikelola Toko Desa. Gabah dibeli dari kelompok tani sendiri"
            " pada musim panen, digiling, disimpan di gudang Toko, dan dijual kepada warga"
            " dengan harga di bawah pasar pada musim paceklik."
        ),
        "production": (
            "- Target: selalu ada beras untuk kebutuhan satu bulan bagi 120 keluarga.\n"
            "- Realisasi: beras masuk setiap bulan sejak Juni, dan terjual setiap bulan sejak"
            " Juli.\n"
            "- Susut karena kutu tercatat sekali, kurang dari satu persen."
        ),
    },
)
RANU = Papers(
    "sekretaris-ranu",
    {
        "business": (
            "Keramba Ikan menebar benih nila di tepi ranu bersama kelompok nelayan. Hasilnya"
            " dijual kepada warga lima Desa dan warung di tempat wisata."
        ),
        "production": (
            "- Target: dua kali panen setahun.\n"
            "- Realisasi: panen pertama tercapai; panen kedua mundur karena air surut.\n"
            "- Kematian benih sekitar delapan persen pada bulan pertama."
        ),
    },
)
