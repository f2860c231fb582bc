"""A journal entry without a form."""

from bumdes.permissions import Permission
from webapp.readings.entries import Direction
from webapp.tile import Tile

TILE = Tile(
    key="free_journal",
    label="Jurnal manual",
    direction=Direction.NONE,
    rank=50,
    icon="write",
    hint="Untuk yang paham debit dan kredit",
    endpoint="free_journal.ask",
    permission=Permission.RECORD_ENTRY,
)
