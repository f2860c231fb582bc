"""Pictures in reports: photographs of what was done, each with what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, Index, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from ledger import Period

MOST_PICTURES = 40
"""Of one report: twenty printed pages."""
LONGEST_CAPTION = 200


class ReportPicture(Record):
    """A picture in the report of a period; its content lies in the file store.

    Attributes:
        report: key of the kind of report.
        period: as ``str(Period)``.
        file: digest of the picture.
        caption: what it shows, also for those who cannot see it.
    """

    __tablename__ = "report_pictures"
    __table_args__ = (
        ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),
        ForeignKeyConstraint(
            ["book_id", "file"], ["stored_files.book_id", "stored_files.digest"]
        ),
        Index("ix_report_pictures_report", "book_id", "report", "period"),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    picture_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    report: Mapped[str] = mapped_column(String(40))
    period: Mapped[str] = mapped_column(String(24))
    file: Mapped[str] = mapped_column(String(64))
    caption: Mapped[str] = mapped_column(String(LONGEST_CAPTION))
    added_by: Mapped[str] = mapped_column(String(200))


def pictures_of(
    session: Session, book_id: str, report: str, period: Period
) -> Sequence[ReportPicture]:
    """Return the pictures of a report, the first one added first."""
    return session.scalars(
        select(ReportPicture)
        .where(
            ReportPicture.book_id == book_id,
            ReportPicture.report == report,
            ReportPicture.period == str(period),
        )
        .order_by(ReportPicture.picture_id)
    ).all()
