"""The sections behind "Lainnya": one module a heading.

To add one: its blueprint in ``webapp/pages.py``, and a line in the module of its heading.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from bumdes.catalogue import discover
from webapp.section import SectionGroup

if TYPE_CHECKING:
    from bumdes.permissions import Actor

GROUPS = tuple(
    sorted(
        discover(sys.modules[__name__], SectionGroup).values(), key=lambda group: group.place
    )
)
"""All of them, in their order."""


def sections_for(actor: Actor) -> list[SectionGroup]:
    """Return the sections that *actor* may enter, without empty groups."""
    offered = (
        replace(group, sections=tuple(s for s in group.sections if s.is_for(actor)))
        for group in GROUPS
    )
    return [group for group in offered if group.sections]


def section_blueprints() -> tuple[str, ...]:
    """Return the names of the blueprints that lie behind "Lainnya"."""
    named = (
        section.endpoint.partition(".")[0] for group in GROUPS for section in group.sections
    )
    return tuple(dict.fromkeys(named))
