"""What the enterprise has bound itself to, and what may still come of the past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.planning.proposal import proposals_of
from bumdes.planning.stage import Stage
from bumdes.planning.time_line import proposal_story
from ledger.money import to_minor
from reports.bound.block import Prose
from reports.notes.note import Note, Part
from reports.notes.tables import AMOUNT, TEXT, listing
from reports.origin import RecordKind, RecordOrigin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.bound.block import Block
    from reports.notes.books import NoteBooks

_COLUMNS = (
    ("about", "Pekerjaan", TEXT),
    ("decision", "Keputusan", TEXT),
    ("planned", "Rencana biaya", AMOUNT),
    ("spent", "Sudah dipakai", AMOUNT),
    ("left", "Sisa", AMOUNT),
)


def _tell(books: NoteBooks) -> Iterator[Block]:
    if books.work.enterprise is None:
        return
    found = list(_open_work(books))
    rows = [row for _, row in found]
    if not rows:
        yield Prose(
            "Menurut catatan, tidak ada pekerjaan yang sudah disetujui dan belum selesai."
        )
    yield from listing(
        books,
        "commitments",
        "Pekerjaan yang disetujui dan belum selesai",
        _COLUMNS,
        rows,
        totals=("planned", "spent", "left"),
        reckoned=("left",),
        origins=tuple(
            RecordOrigin(RecordKind.PROPOSAL, books.last_day, key) for key, _ in found
        ),
    )


def _open_work(books: NoteBooks) -> Iterator[tuple[str, tuple[str, str, int, int, int]]]:
    """Yield what was approved and is not done, each with the key of its proposal."""
    session, view = books.work.session, books.view
    for proposal in proposals_of(session, books.work.book_id):
        story = proposal_story(session, view, proposal)
        if story.stage is not Stage.APPROVED or proposal.drafted_on > books.last_day:
            continue
        planned, spent = to_minor(story.planned), to_minor(story.realised)
        if spent < planned:
            left = planned - spent
            row = (proposal.title, proposal.decision or "", planned, spent, left)
            yield proposal.proposal_id, row


COMMITMENTS = Note(
    key="commitments",
    name="komitmen",
    title="Komitmen dan kontinjensi",
    part=Part.DISCLOSURES,
    place=3,
    hint="Kontrak yang belum selesai, jaminan yang diberikan, perkara, tuntutan.",
    tell=_tell,
)
