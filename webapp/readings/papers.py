"""The papers of the enterprise as its pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.enterprise import villages_of
from bumdes.governance.legal_paper import find_paper, papers_of
from bumdes.governance.rural_area import areas_of
from bumdes.permissions import Permission
from bumdes.region import find_region
from bumdes.stored_file import files_named
from webapp.language.saying import t

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Mapping

    from bumdes.governance.legal_paper import Paper, PaperKind
    from bumdes.governance.rural_area import RuralArea
    from bumdes.stored_file import StoredFile
    from bumdes.work import Work

SPARE_ROWS = 2


@dataclass(frozen=True, slots=True)
class AreaShown:
    """An area with the names of its villages."""

    area: RuralArea
    villages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """The page of papers: those in force on its day, and the others."""

    held: list[Paper]
    others: list[Paper]
    areas: list[AreaShown]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperShown:
    """The page of one paper.

    Attributes:
        numbers: the village's name, its number and the day of it.
        replaced: the paper it took the place of, if it did.
    """

    paper: Paper
    numbers: tuple[tuple[str, str, dt.date], ...]
    file: StoredFile | None
    replaced: Paper | None
    is_held: bool


def read_papers(work: Work, on: dt.date) -> Papers:
    """Return all papers, and the areas.

    Raises:
        PermissionDeniedError: the actor may not read the books.
    """
    work.actor.require(Permission.READ_BOOKS, unit=work.actor.unit)
    papers = papers_of(work.session, work.book_id)
    names = village_names(work)
    areas = areas_of(work.session, work.book_id)
    return Papers(
        held=[paper for paper in papers if paper.paper.holds_on(on)],
        others=[paper for paper in papers if not paper.paper.holds_on(on)],
        areas=[
            AreaShown(a.area, tuple(named(c, names) for c in a.village_codes)) for a in areas
        ],
    )


def read_paper(work: Work, paper_id: str, on: dt.date) -> PaperShown:
    """Return one paper.

    Raises:
        PermissionDeniedError: the actor may not read the books.
        NotFoundError: there is no such paper.
    """
    work.actor.require(Permission.READ_BOOKS, unit=work.actor.unit)
    paper = find_paper(work.session, work.book_id, paper_id)
    files = files_named(work.session, work.book_id, [paper.paper.file])
    names, before = village_names(work), paper.paper.replaces
    return PaperShown(
        paper=paper,
        numbers=tuple(
            (named(number.village_code, names), number.number, number.dated_on)
            for number in paper.numbers
        ),
        file=files[0] if files else None,
        replaced=find_paper(work.session, work.book_id, before) if before else None,
        is_held=paper.paper.holds_on(on),
    )


def replaceable(work: Work, kinds: Collection[PaperKind]) -> list[tuple[str, str]]:
    """Return the papers that a new one of *kinds* may replace, as options of a list."""
    return [
        (paper.paper.paper_id, f"{t(paper.kind.label)}: {paper.paper.title}")
        for paper in papers_of(work.session, work.book_id)
        if paper.kind in kinds
    ]


def village_rows(
    work: Work, typed: Mapping[str, str], *, most: int
) -> list[tuple[int, str, str]]:
    """Return the rows of a form about villages: number, code and name.

    The villages that own the enterprise come first; what was typed stands, also where it is
    empty. There are *most* rows at the most.
    """
    owners = [village.code for village in villages_of(work.session, work.book_id)]
    last = max((n for n in range(1, most + 1) if typed.get(f"desa-{n}")), default=0)
    count = min(max(last, len(owners)) + SPARE_ROWS, most)
    names = village_names(work)
    rows = []
    for number in range(1, count + 1):
        owner = owners[number - 1] if number <= len(owners) else ""
        code = typed.get(f"desa-{number}", owner)
        rows.append((number, code, named(code, names) if code else ""))
    return rows


def village_names(work: Work) -> Mapping[str, str]:
    """Return what the villages that own the enterprise are called, by code."""
    return {v.code: v.name for v in villages_of(work.session, work.book_id)}


def named(code: str, names: Mapping[str, str]) -> str:
    """Return what a village is called: by its owner's name, by the table, else by its code."""
    region = find_region(code)
    return names.get(code) or (region.name if region else code)


def file_names(work: Work, digests: Iterable[str]) -> Mapping[str, str]:
    """Return the names of files by digest."""
    return {f.digest: f.name for f in files_named(work.session, work.book_id, digests)}
