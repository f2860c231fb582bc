"""Minutes of deliberations, with the list that those who came sign."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bumdes.governance.deliberation import DeliberationKind, find_deliberation
from bumdes.month import day_words, weekday_words
from reports.bound.report import Chapter, Look
from reports.composing import report_of
from reports.deliberations.minutes import (
    attendance_list,
    meetings,
    minutes_blocks,
    signatures,
)
from reports.kind import Group, ReportKind, Span
from reports.subjects import chosen

if TYPE_CHECKING:
    from bumdes.work import Work
    from reports.bound.report import Report
    from reports.kind import Asked

_LABEL = "Berita acara musyawarah"


def _compose(work: Work, asked: Asked) -> Report:
    topic = chosen(_LABEL, meetings(work, asked.period), asked)
    meeting = find_deliberation(work.session, work.book_id, topic.key)
    chapters = (
        Chapter(
            key="minutes",
            title="",
            blocks=(*minutes_blocks(work, meeting), *signatures(work, meeting)),
            is_listed=False,
            begins_page=False,
        ),
        Chapter(
            key="attendance",
            title="Daftar hadir",
            blocks=(attendance_list(work, meeting),),
        ),
    )
    kind = DeliberationKind(meeting.kind)
    report = report_of(
        work, asked, key="minutes", title=f"Berita Acara {kind.label}", chapters=chapters
    )
    missing = () if meeting.proceedings else ("Jalannya musyawarah belum ditulis.",)
    return replace(
        report,
        period_words=f"{weekday_words(meeting.held_on)}, {day_words(meeting.held_on)}",
        look=Look.LETTER,
        draft=missing,
    )


MINUTES = ReportKind(
    key="minutes",
    slug="berita-acara",
    label=_LABEL,
    hint="Musdes, MAD, dan rapat pengurus: acara, keputusan, yang dibukukan, daftar hadir",
    group=Group.DELIBERATION,
    span=Span.ANY,
    compose=_compose,
    subjects=meetings,
    formats=("pdf", "docx", "html", "json"),
    is_checked=False,
)
