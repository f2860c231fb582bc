"""Which doors a page shows: links and buttons, to whoever may go through them.

Templates ask here, and name the permission that stands in the act behind the door::

    {% if may(Permission.DECIDE, is_whole=true) %}<a href="...">Catat keputusan</a>{% endif %}

What depends on the thing itself as well (its stage, who wrote it, all units of an entry) is
told by its reading. That no page shows a shut door, a walk through all of them proves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from webapp.login import visitor

if TYPE_CHECKING:
    from types import EllipsisType

    from bumdes.permissions import Permission


def may(
    act: Permission, *, unit: str | EllipsisType | None = ..., is_whole: bool = False
) -> bool:
    """Whether who reads may do *act*; a door to it is shown to nobody else.

    Args:
        unit: the unit that it concerns, an empty string for the head office; the own one
            unless told, and for whoever is bound to none the whole.
        is_whole: whether it concerns the whole, which nobody bound to a unit may.
    """
    here = visitor()
    if here is None or here.office is None:
        return False
    actor = here.actor
    if is_whole:
        return actor.allows(act)
    return actor.allows(act, unit=actor.unit if unit is ... else unit)
