"""Pages: every place of the menu and of "Lainnya" that the actor may enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.phrase import word
from webapp.findable import Findable, Hit, is_meant_here
from webapp.navigation import PLACES
from webapp.sections import sections_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work


def _find(work: Work, text: str) -> Iterator[Hit]:
    for place in PLACES:
        if place.is_for(work.actor) and is_meant_here(text, place.label):
            yield Hit(
                title=word(place.label),
                hint=word("Menu utama"),
                icon=place.icon,
                endpoint=place.endpoint,
            )
    for group in sections_for(work.actor):
        for section in group.sections:
            if is_meant_here(text, section.label, section.hint):
                yield Hit(
                    title=word(section.label),
                    hint=word(section.hint),
                    icon=section.icon,
                    endpoint=section.endpoint,
                )


PAGES = Findable(key="pages", label="Halaman", rank=20, find=_find)
