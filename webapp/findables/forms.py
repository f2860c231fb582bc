"""Forms: what can be recorded, by the words that people use for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.permissions import Permission
from bumdes.phrase import phrase, word
from webapp.findable import Findable, Hit
from webapp.tile_choice import found_shortcuts, tile_groups

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work


def _find(work: Work, text: str) -> Iterator[Hit]:
    if not work.actor.allows(Permission.RECORD_TRANSACTION, unit=work.actor.unit):
        return
    for group in tile_groups(work, text):
        for tile in (*group.common, *group.others):
            yield Hit(
                title=word(tile.label),
                hint=phrase("Catat: {hint}", hint=word(tile.hint)),
                icon=tile.icon,
                endpoint=tile.endpoint,
                values=dict(tile.asked),
            )
    for shortcut in found_shortcuts(work, text):
        yield Hit(
            title=phrase(
                "{form}: {what}", form=word(shortcut.tile.label), what=word(shortcut.label)
            ),
            hint=word("Catat langsung"),
            icon=shortcut.icon,
            endpoint=shortcut.tile.endpoint,
            values=shortcut.asked,
        )


FORMS = Findable(key="forms", label="Catat", rank=10, find=_find)
