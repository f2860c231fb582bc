"""BAB I: why there is a report, on what it stands, and what for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.accountability.completeness import completeness
from reports.accountability.slots import BACKGROUND, LEGAL_BASIS, PURPOSE
from reports.bound.block import Heading, Prose
from reports.bound.listed import label, listed, text
from reports.bound.report import Chapter

if TYPE_CHECKING:
    from reports.accountability.telling import Telling
    from reports.bound.block import Block


def introduction(telling: Telling) -> Chapter:
    """Return the chapter."""
    blocks = [
        block for slot in (BACKGROUND, LEGAL_BASIS, PURPOSE) for block in telling.topic(slot)
    ]
    blocks += contents_of_law(telling)
    return Chapter(key="pendahuluan", title="Pendahuluan", blocks=tuple(blocks))


def contents_of_law(telling: Telling) -> tuple[Block, ...]:
    """Return where the report tells what the law asks for."""
    rows = (
        (
            found.letter,
            found.says,
            found.chapters,
            "lengkap" if found.is_met else "belum lengkap",
        )
        for found in completeness(telling.work, telling.period)
    )
    columns = (
        text("letter", "Huruf"),
        label("says", "Isi menurut peraturan"),
        text("chapters", "Dimuat pada"),
        text("state", "Keadaan"),
    )
    title = "Isi laporan tahunan menurut Pasal 58 ayat (6) PP 11/2021"
    return (
        Heading("Susunan laporan"),
        Prose("Isi yang diminta peraturan dimuat pada bab-bab berikut."),
        listed("contents-of-law", title, columns, rows, currency=telling.currency),
    )
