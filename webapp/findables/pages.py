"""Pages: every place of the menu and of "Lainnya" that the actor may enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.everyday import is_meant
from webapp.findable import Findable, Hit
from webapp.navigation import PLACES
from webapp.sections import sections_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work


def _find(work: Work, text: str) -> Iterator[Hit]:
    for place in PLACES:
        if place.is_for(work.actor) and is_meant(text, place.label):
            yield Hit(
                title=place.label, hint="Menu utama", icon=place.icon, endpoint=place.endpoint
            )
    for group in sections_for(work.actor):
        for section in group.sections:
            if is_meant(text, section.label, section.hint):
                yield Hit(
                    title=section.label,
                    hint=section.hint,
                    icon=section.icon,
                    endpoint=section.endpoint,
                )


PAGES = Findable(key="pages", label="Halaman", rank=20, find=_find)
