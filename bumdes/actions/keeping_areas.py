"""Keeping areas: the rural areas (kawasan perdesaan) that the enterprise works in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.errors import InvalidFieldError, NotFoundError
from bumdes.governance.clause import check_villages
from bumdes.governance.rural_area import Area, RuralArea, RuralAreaVillage
from bumdes.permissions import Permission
from bumdes.record import described, new_id
from bumdes.stored_file import check_file
from ledger.journal import check_day
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepRuralArea:
    """An area to be kept; see ``RuralArea``."""

    name: str
    theme: str
    decree: str
    decreed_on: dt.date
    village_codes: tuple[str, ...]
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    file: str = ""


def keep_rural_area(work: Work, command: KeepRuralArea) -> Area:
    """Keep an area of several villages, with the decree that set it.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: no enterprise keeps these books, or no such file.
        InvalidFieldError: a code is none, the villages are too few, or its plan would end
            before it begins.
        TakenError: a village comes twice.
        TextError, InvalidDateError: it cannot be said so.
    """
    work.request = described("keep_rural_area", name=command.name, decree=command.decree)
    work.actor.require(Permission.KEEP_PAPERS)
    if work.enterprise is None:
        raise NotFoundError("enterprise", work.book_id)
    codes = check_villages(command.village_codes)
    area = _area(work, command)
    work.session.add(area)
    work.session.flush()
    work.session.add_all(
        RuralAreaVillage(book_id=work.book_id, area_id=area.area_id, village_code=code)
        for code in codes
    )
    work.session.flush()
    return Area(area, codes)


def _area(work: Work, command: KeepRuralArea) -> RuralArea:
    days = [day for day in (command.first_day, command.last_day) if day is not None]
    for day in days:
        check_day(day)
    if days != sorted(days):
        raise InvalidFieldError("last_day", command.last_day, "not_before_first_day")
    return RuralArea(
        book_id=work.book_id,
        area_id=new_id(),
        name=check_text(command.name, "name", most=200),
        theme=check_text(command.theme, "theme", most=200),
        decree=check_text(command.decree, "decree", most=100),
        decreed_on=check_day(command.decreed_on),
        first_day=command.first_day,
        last_day=command.last_day,
        file=check_file(work.session, work.book_id, command.file),
    )
