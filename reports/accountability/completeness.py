"""Whether an accountability report tells all that the law asks for, before it is final.

Source: PP 11/2021 Art. 58(6), letters a to f; Art. 58(5): reviewed by penasihat and pengawas.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.phrase import phrase, word
from bumdes.reporting.narrative import narratives_of
from bumdes.year_end.accepted_year import year_standing
from reports.accountability.slots import (
    ACTIVITIES,
    ADVICE,
    CHANGES,
    FOLLOW_UP,
    MANAGEMENT,
    OVERVIEW,
    POLICIES,
    PROBLEMS,
    UNIT_ANALYSIS,
)
from reports.accountability.telling import LPJ_KEY, SUPERVISOR_KEY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bumdes.work import Work
    from ledger import Period
    from reports.kind import Asked, Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """One of the things that the law asks for.

    Attributes:
        letter: of Art. 58(6).
        says: what is asked for.
        chapters: where the report tells it.
        missing: what is not there yet, in sentences; empty where nothing lacks.
    """

    letter: str
    says: str
    chapters: str
    missing: tuple[str, ...]

    @property
    def is_met(self) -> bool:
        """Whether nothing lacks."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the law asks for, where it is told, and which texts tell it."""

    letter: str
    says: str
    chapters: str
    slots: tuple[Slot, ...]


_ASKED = (
    _Asked(
        "a",
        "Laporan posisi keuangan akhir tahun dan laba rugi, serta penjelasannya",
        "BAB V",
        (POLICIES,),
    ),
    _Asked("b", "Laporan posisi keuangan dan laba rugi konsolidasi unit usaha", "BAB V", ()),
    _Asked(
        "c",
        "Keadaan dan jalannya BUM Desa serta hasil yang dicapai",
        "BAB II dan BAB IV",
        (OVERVIEW, UNIT_ANALYSIS),
    ),
    _Asked(
        "d",
        "Kegiatan utama dan perubahan selama tahun buku",
        "BAB III",
        (ACTIVITIES, CHANGES),
    ),
    _Asked(
        "e",
        "Masalah yang timbul dan memengaruhi kegiatan usaha",
        "BAB VII",
        (PROBLEMS, FOLLOW_UP),
    ),
    _Asked(
        "f",
        "Laporan tugas pelaksana operasional, pengawas, dan penasihat",
        "BAB VIII",
        (MANAGEMENT, ADVICE),
    ),
)


def completeness(work: Work, period: Period) -> tuple[Requirement, ...]:
    """Return what the law asks of the report of *period*, and what of it is not there yet."""
    written = _written(work, period, LPJ_KEY)
    beyond = {"a": _year_missing(work, period), "f": _supervision_missing(work, period)}
    return tuple(
        Requirement(
            letter=asked.letter,
            says=asked.says,
            chapters=asked.chapters,
            missing=(*_texts_missing(asked, written), *beyond.get(asked.letter, ())),
        )
        for asked in _ASKED
    )


def lacking(work: Work, asked: Asked) -> tuple[str, ...]:
    """Return what lacks beside the texts of the LPJ, which are looked for by themselves."""
    period = asked.period
    return (*_year_missing(work, period), *_supervision_missing(work, period))


def all_lacking(work: Work, asked: Asked) -> tuple[str, ...]:
    """Return all that lacks, the texts of the LPJ too: for reports that take their texts."""
    found = completeness(work, asked.period)
    return tuple(
        dict.fromkeys(sentence for requirement in found for sentence in requirement.missing)
    )


def _written(work: Work, period: Period, report: str) -> Mapping[str, str]:
    found = narratives_of(work.session, work.book_id, report, period)
    return {key: narrative.text for key, narrative in found.items() if narrative.text}


def _texts_missing(asked: _Asked, written: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(
        phrase("“{title}” belum ditulis.", title=word(slot.title))
        for slot in asked.slots
        if slot.is_needed and slot.key not in written
    )


def _year_missing(work: Work, period: Period) -> tuple[str, ...]:
    year = period.last_day.year
    if year_standing(work, year).is_closed:
        return ()
    return (
        phrase("Tahun buku {year} belum ditutup, sehingga angkanya dapat berubah.", year=year),
    )


def _supervision_missing(work: Work, period: Period) -> tuple[str, ...]:
    if _written(work, period, SUPERVISOR_KEY):
        return ()
    return ("Laporan pengawasan belum ditulis oleh pengawas.",)
