"""The papers that the village enterprise stands on, and how its village fares."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bumdes.actions.keeping_papers import KeepPaper, keep_paper, keep_village_index
from bumdes.demo.waringin.capital import VILLAGE
from bumdes.governance.legal_paper import PaperKind
from bumdes.governance.village_index import VillageStatus

if TYPE_CHECKING:
    from bumdes.work import Work


def kept(work: Work, year: int) -> None:
    """Keep the papers of the years before *year*, the first of the books."""
    founded, renewed = year - 7, year - 3
    first = keep_paper(
        work,
        KeepPaper(
            kind=PaperKind.VILLAGE_REGULATION,
            title="Pendirian Badan Usaha Milik Desa Karya Waringin",
            number=f"6/{founded}",
            dated_on=dt.date(founded, 8, 20),
        ),
    )
    for paper in _papers(renewed, replaces=first.paper.paper_id):
        keep_paper(work, paper)
    _index(work, year)


def _papers(year: int, *, replaces: str) -> list[KeepPaper]:
    """Return what was renewed when the enterprise became a legal person."""
    day = dt.date(year, 3, 21)
    registered = dt.date(year, 4, 11)
    return [
        KeepPaper(
            kind=PaperKind.VILLAGE_REGULATION,
            title="Badan Usaha Milik Desa Karya Waringin",
            number=f"2/{year}",
            dated_on=day,
            replaces=replaces,
            note="Menyesuaikan dengan PP 11/2021",
        ),
        KeepPaper(
            kind=PaperKind.ARTICLES,
            title="Anggaran Dasar BUM Desa Karya Waringin",
            dated_on=day,
            note=f"Lampiran Peraturan Desa 2/{year}",
        ),
        KeepPaper(
            kind=PaperKind.BYLAWS,
            title="Anggaran Rumah Tangga BUM Desa Karya Waringin",
            dated_on=day + dt.timedelta(days=9),
        ),
        KeepPaper(
            kind=PaperKind.CERTIFICATE,
            title="Sertifikat badan hukum BUM Desa",
            number=f"AHU-00000.AH.01.33.TAHUN {year} (contoh)",
            dated_on=registered,
        ),
        KeepPaper(
            kind=PaperKind.NIB,
            title="Nomor Induk Berusaha",
            number="0000000000000",
            dated_on=registered + dt.timedelta(days=17),
        ),
        KeepPaper(
            kind=PaperKind.NPWP,
            title="Nomor Pokok Wajib Pajak",
            number="00.000.000.0-000.000",
            dated_on=registered + dt.timedelta(days=20),
        ),
    ]


def _index(work: Work, year: int) -> None:
    """Keep what was published of the village; the scheme of a year says how it is scored."""
    for of_year, status, idm, newer in (
        (year - 1, VillageStatus.DEVELOPING, "0,6934", "66,18"),
        (year, VillageStatus.ADVANCED, "0,7215", "71,40"),
    ):
        score = idm if of_year < dt.date(2025, 1, 1).year else newer
        keep_village_index(work, VILLAGE, of_year, status=status, score=score)
