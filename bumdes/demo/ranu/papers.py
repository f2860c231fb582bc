"""The papers that the joint enterprise stands on, its area, and how its villages fare."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bumdes.actions.keeping_areas import KeepRuralArea, keep_rural_area
from bumdes.actions.keeping_papers import (
    GivenNumber,
    KeepPaper,
    keep_paper,
    keep_village_index,
)
from bumdes.demo.ranu.villages import ASRI, VILLAGES
from bumdes.governance.legal_paper import PaperKind
from bumdes.governance.village_index import VillageStatus

if TYPE_CHECKING:
    from bumdes.work import Work

_IDM = ("0,7488", "0,7102", "0,6890", "0,6745", "0,6402")
_NEWER = ("78,32", "73,05", "70,91", "66,48", "61,77")
"""Scores of the villages in the order of their codes, by the older and the newer scheme."""


def kept(work: Work, year: int) -> None:
    """Keep the papers with which the enterprise begins in *year*."""
    signed = dt.date(year, 1, 2)
    numbers = tuple(
        GivenNumber(code, f"{place}/{year}", signed + dt.timedelta(days=place % 3))
        for place, code in enumerate(VILLAGES, start=1)
    )
    for paper in _papers(signed, numbers):
        keep_paper(work, paper)
    keep_rural_area(
        work,
        KeepRuralArea(
            name="Kawasan Perdesaan Lima Ranu",
            theme="Wisata alam dan perikanan",
            decree=f"SK Bupati Contoh 188/45/{year - 1}",
            decreed_on=dt.date(year - 1, 6, 10),
            village_codes=tuple(VILLAGES),
            first_day=dt.date(year - 1, 7, 1),
            last_day=dt.date(year + 4, 6, 30),
        ),
    )
    _indices(work, year)


def _papers(signed: dt.date, numbers: tuple[GivenNumber, ...]) -> list[KeepPaper]:
    registered = dt.date(signed.year, 2, 17)
    return [
        KeepPaper(
            kind=PaperKind.JOINT_REGULATION,
            title="Pendirian Badan Usaha Milik Desa Bersama Lima Ranu LKD",
            dated_on=signed,
            village_numbers=numbers,
            note="Termasuk pengalihan dana bergulir eks PNPM menurut Permendesa 15/2021",
        ),
        KeepPaper(
            kind=PaperKind.ARTICLES,
            title="Anggaran Dasar BUM Desa Bersama Lima Ranu LKD",
            dated_on=signed,
        ),
        KeepPaper(
            kind=PaperKind.BYLAWS,
            title="Anggaran Rumah Tangga BUM Desa Bersama Lima Ranu LKD",
            dated_on=signed,
        ),
        KeepPaper(
            kind=PaperKind.CERTIFICATE,
            title="Sertifikat badan hukum BUM Desa Bersama",
            number=f"AHU-00001.AH.01.33.TAHUN {signed.year} (contoh)",
            dated_on=registered,
        ),
        KeepPaper(
            kind=PaperKind.LICENCE,
            title="Surat izin pengambilan air mata air",
            number=f"503/12/{signed.year}",
            dated_on=registered,
            last_day=registered.replace(year=signed.year + 2),
        ),
    ]


def _indices(work: Work, year: int) -> None:
    """Keep what was published of the villages; the scheme of a year says how it is scored."""
    for of_year in (year - 1, year):
        scores = _IDM if of_year < dt.date(2025, 1, 1).year else _NEWER
        for code, score in zip(VILLAGES, scores, strict=True):
            status = VillageStatus.ADVANCED if code == ASRI else VillageStatus.DEVELOPING
            keep_village_index(work, code, of_year, status=status, score=score)
