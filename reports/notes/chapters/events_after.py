"""What happened after the day of the statements, and readers should know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.credit.instalments import months_later
from bumdes.governance.decision import DecisionKind, decisions_of
from bumdes.phrase import word
from reports.bound.block import Prose
from reports.notes.note import Note, Part
from reports.notes.tables import DAY, TEXT, listing
from reports.origin import RecordKind, RecordOrigin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.bound.block import Block
    from reports.notes.books import NoteBooks

_COLUMNS = (
    ("about", "Perihal", TEXT),
    ("kind", "Jenis", TEXT),
    ("number", "Keputusan", TEXT),
    ("day", "Tanggal", DAY),
)
_MONTHS_TOLD = 6
"""Reports are accepted within half a year; what came later belongs to the next year's."""


def _tell(books: NoteBooks) -> Iterator[Block]:
    if books.work.enterprise is None:
        return
    through = min(books.asked.now.date(), months_later(books.last_day, _MONTHS_TOLD))
    rows = [
        (
            decision.about,
            word(DecisionKind(decision.kind).label),
            decision.number,
            decision.decided_on,
        )
        for decision in decisions_of(books.work.session, books.work.book_id)
        if books.last_day < decision.decided_on <= through and decision.revoked_on is None
    ]
    if not rows:
        yield Prose(
            "Sampai laporan ini disusun, tidak tercatat keputusan sesudah tanggal laporan."
        )
    yield from listing(
        books,
        "events-after",
        "Keputusan sesudah tanggal laporan",
        _COLUMNS,
        rows,
        origins=tuple(RecordOrigin(RecordKind.DECISION, row[3], row[2]) for row in rows),
    )


EVENTS_AFTER = Note(
    key="events_after",
    name="peristiwa_kemudian",
    title="Peristiwa sesudah tanggal laporan",
    part=Part.DISCLOSURES,
    place=5,
    hint="Yang terjadi sesudah tanggal laporan dan penting bagi pembaca.",
    tell=_tell,
)
