"""Adding pictures to reports, and taking them out again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.errors import InvalidFieldError, NotFoundError
from bumdes.permissions import Permission
from bumdes.record import described, new_id
from bumdes.reporting.picture import (
    LONGEST_CAPTION,
    MOST_PICTURES,
    ReportPicture,
    pictures_of,
)
from bumdes.stored_file import find_file
from ledger.text import check_text

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class AddPicture:
    """A picture for a report.

    Attributes:
        report: key of the kind of report.
        file: digest of a picture that the enterprise keeps.
    """

    report: str
    period: Period
    file: str
    caption: str


def add_picture(work: Work, command: AddPicture) -> ReportPicture:
    """Add a picture to a report, after those that are there.

    Raises:
        PermissionDeniedError: the actor may not write reports.
        NotFoundError: the enterprise keeps no such file.
        InvalidFieldError: it is no picture, or the report has as many as it may.
        InvalidTextError, BlankTextError, TextTooLongError: it cannot be described so.
    """
    work.request = described("add_picture", report=command.report, file=command.file)
    work.actor.require(Permission.WRITE_REPORTS)
    caption = check_text(command.caption, "caption", most=LONGEST_CAPTION)
    if not find_file(work.session, work.book_id, command.file).type.is_picture:
        raise InvalidFieldError("file", command.file, "picture")
    there = pictures_of(work.session, work.book_id, command.report, command.period)
    if len(there) >= MOST_PICTURES:
        raise InvalidFieldError("file", command.file, "few_pictures")
    picture = ReportPicture(
        book_id=work.book_id,
        picture_id=new_id(),
        report=command.report,
        period=str(command.period),
        file=command.file,
        caption=caption,
        added_by=work.actor.name,
    )
    work.session.add(picture)
    work.session.flush()
    return picture


def remove_picture(work: Work, picture_id: str) -> None:
    """Take a picture out of its report; the file stays with the enterprise.

    Raises:
        PermissionDeniedError: the actor may not write reports.
        NotFoundError: there is no such picture.
    """
    work.request = described("remove_picture", picture_id=picture_id)
    work.actor.require(Permission.WRITE_REPORTS)
    picture = work.session.get(ReportPicture, (work.book_id, picture_id))
    if picture is None:
        raise NotFoundError("report_picture", picture_id)
    work.session.delete(picture)
    work.session.flush()
