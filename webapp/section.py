"""Sections: what the enterprise keeps beside its daily transactions, behind "Lainnya"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from bumdes.permissions import Permission

if TYPE_CHECKING:
    from bumdes.permissions import Actor


class Section(NamedTuple):
    """A section, for those who may enter it; ``is_whole`` if not for one unit alone."""

    label: str
    hint: str
    icon: str
    endpoint: str
    permission: Permission = Permission.READ_BOOKS
    is_whole: bool = False

    def is_for(self, actor: Actor) -> bool:
        """Whether *actor* may enter."""
        unit = None if self.is_whole else actor.unit
        return actor.allows(self.permission, unit=unit)


@dataclass(frozen=True, slots=True)
class SectionGroup:
    """Sections under one heading; one module of ``webapp.sections`` each.

    Attributes:
        place: its place among the others, the lowest first.
    """

    key: str
    place: int
    title: str
    sections: tuple[Section, ...]
