"""Keeping papers: what the enterprise stands on, where it works, how its villages fare."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.enterprise import check_village_code, find_village
from bumdes.errors import InvalidFieldError, NotFoundError, TakenError
from bumdes.governance.clause import check_term, check_villages
from bumdes.governance.legal_paper import (
    LegalPaper,
    Paper,
    PaperKind,
    VillageNumber,
    find_paper,
)
from bumdes.governance.village_index import (
    IndexScheme,
    VillageIndex,
    VillageStatus,
    check_score,
    scheme_of,
)
from bumdes.permissions import Permission
from bumdes.record import described, new_id
from bumdes.stored_file import check_file
from ledger.journal import check_day
from ledger.text import check_text

if TYPE_CHECKING:
    from bumdes.work import Work

YEARS = range(2000, 3000)
"""Years of which an index may be kept."""

_ONE_DAY = dt.timedelta(days=1)
_UNNUMBERED = {PaperKind.ARTICLES, PaperKind.BYLAWS, PaperKind.OTHER}
"""Papers that may be known without a number of their own."""


@dataclass(frozen=True, slots=True)
class GivenNumber:
    """The number that one village gives a joint regulation, and the day its head signed."""

    village_code: str
    number: str
    dated_on: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepPaper:
    """A paper to be kept; see ``LegalPaper``.

    Attributes:
        first_day: the day it comes into force; that of the paper unless said.
        village_numbers: of a joint regulation, which has no number of its own.
        replaces: id of the paper of the same kind that ends the day before.
    """

    kind: PaperKind
    title: str
    dated_on: dt.date
    number: str = ""
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    village_numbers: tuple[GivenNumber, ...] = ()
    replaces: str = ""
    file: str = ""
    note: str = ""


def keep_paper(work: Work, command: KeepPaper) -> Paper:
    """Keep a paper, and end the one it replaces; both stay on record.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: no enterprise keeps these books, or there is no such file, or no paper
            that it could replace.
        InvalidFieldError: a number is missing or too many, or it ends before it begins.
        TakenError: a village gives two numbers.
        TextError, InvalidDateError: it cannot be said so.
    """
    work.request = described(
        "keep_paper", kind=command.kind, title=command.title, number=command.number
    )
    work.actor.require(Permission.KEEP_PAPERS)
    _require_enterprise(work)
    paper = _paper(work, command)
    numbers = _village_numbers(command, paper.paper_id, work.book_id)
    if command.replaces:
        _end_replaced(work, command, paper.first_day)
    work.session.add(paper)
    work.session.flush()
    work.session.add_all(numbers)
    work.session.flush()
    return Paper(paper, tuple(numbers))


def end_paper(work: Work, paper_id: str, *, last_day: dt.date) -> LegalPaper:
    """Say until when a paper holds, the day included.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such paper.
        InvalidFieldError: it would end before it begins.
    """
    work.request = described("end_paper", paper_id=paper_id, last_day=last_day)
    work.actor.require(Permission.KEEP_PAPERS)
    paper = find_paper(work.session, work.book_id, paper_id).paper
    check_term(paper.first_day, last_day)
    paper.last_day = last_day
    work.session.flush()
    return paper


def attach_to_paper(work: Work, paper_id: str, file: str) -> LegalPaper:
    """Add the scanned file to a paper that has none yet.

    Args:
        file: digest of a file that the enterprise keeps; see ``store_file``.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such paper or file.
        TakenError: the paper has its file; another content is another paper.
    """
    work.request = described("attach_to_paper", paper_id=paper_id, file=file)
    work.actor.require(Permission.KEEP_PAPERS)
    paper = find_paper(work.session, work.book_id, paper_id).paper
    if paper.file:
        raise TakenError("file", paper.file)
    paper.file = check_file(work.session, work.book_id, file)
    work.session.flush()
    return paper


def keep_village_index(
    work: Work,
    village_code: str,
    year: int,
    *,
    status: VillageStatus,
    score: str = "",
    scheme: IndexScheme | None = None,
) -> VillageIndex:
    """Keep what was published of a village for a year; keeping it again corrects it.

    Args:
        score: as published, with a decimal comma or point; empty where only the status is
            known.
        scheme: the one in force in that year unless said.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: the village does not own the enterprise.
        InvalidFieldError: the code, the year or the score is none.
    """
    work.request = described(
        "keep_village_index", village_code=village_code, year=year, status=status, score=score
    )
    work.actor.require(Permission.KEEP_PAPERS)
    code = check_village_code(village_code)
    find_village(work.session, work.book_id, code)
    if year not in YEARS:
        raise InvalidFieldError("year", year, "year")
    index = VillageIndex(
        book_id=work.book_id,
        village_code=code,
        year=year,
        scheme=(scheme or scheme_of(year)).value,
        status=VillageStatus(status).value,
        score=check_score(score),
    )
    merged = work.session.merge(index)
    work.session.flush()
    return merged


def _require_enterprise(work: Work) -> None:
    if work.enterprise is None:
        raise NotFoundError("enterprise", work.book_id)


def _paper(work: Work, command: KeepPaper) -> LegalPaper:
    kind = PaperKind(command.kind)
    dated_on = check_day(command.dated_on)
    first_day = dated_on if command.first_day is None else check_day(command.first_day)
    check_term(first_day, command.last_day)
    return LegalPaper(
        book_id=work.book_id,
        paper_id=new_id(),
        kind=kind.value,
        title=check_text(command.title, "title", most=300),
        dated_on=dated_on,
        first_day=first_day,
        last_day=command.last_day,
        number=_own_number(kind, command.number),
        replaces=command.replaces,
        file=check_file(work.session, work.book_id, command.file),
        note=check_text(command.note, "note", most=500, blank=True),
        recorded_by=work.actor.name,
    )


def _own_number(kind: PaperKind, number: str) -> str:
    check_text(number, "number", most=100, blank=True)
    if kind is PaperKind.JOINT_REGULATION and number:
        raise InvalidFieldError("number", number, "number_of_each_village")
    if kind not in {*_UNNUMBERED, PaperKind.JOINT_REGULATION} and not number.strip():
        raise InvalidFieldError("number", number, "number_as_printed")
    return number.strip()


def _village_numbers(command: KeepPaper, paper_id: str, book_id: str) -> list[VillageNumber]:
    given = command.village_numbers
    if command.kind != PaperKind.JOINT_REGULATION:
        if given:
            raise InvalidFieldError("number", given[0].number, "number_as_printed")
        return []
    check_villages(number.village_code for number in given)
    numbers = [
        VillageNumber(
            book_id=book_id,
            paper_id=paper_id,
            village_code=check_village_code(number.village_code),
            number=check_text(number.number, "number", most=100).strip(),
            dated_on=check_day(number.dated_on),
        )
        for number in given
    ]
    return sorted(numbers, key=lambda number: number.village_code)


def _end_replaced(work: Work, command: KeepPaper, first_day: dt.date) -> None:
    old = find_paper(work.session, work.book_id, command.replaces).paper
    if old.kind != command.kind:
        raise NotFoundError("paper", command.replaces)
    last_day = first_day - _ONE_DAY
    if old.last_day is None or old.last_day > last_day:
        check_term(old.first_day, last_day)
        old.last_day = last_day
