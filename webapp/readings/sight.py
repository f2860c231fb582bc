"""How far somebody sees: the whole enterprise, or one unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.unit import HEAD_OFFICE, HEAD_OFFICE_NAME, units_of
from webapp.language.saying import t

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bumdes.permissions import Permission
    from bumdes.work import Work


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that a form or a row of tabs offers."""

    value: str
    label: str


HEAD_OFFICE_SLUG = "pusat"
"""How an address names the head office, whose code is empty."""


def unit_in_sight(work: Work, permission: Permission, asked: str | None) -> str | None:
    """Return the unit to show: the one asked for, or all that the actor may see.

    Args:
        asked: code of a unit, an empty string for the head office; None if none is named.

    Returns:
        None for the whole enterprise.

    Raises:
        PermissionDeniedError: the actor does not see so far.
    """
    unit = work.actor.unit if asked is None else asked
    work.actor.require(permission, unit=unit)
    return unit


def unit_names(work: Work) -> Mapping[str, str]:
    """Return the names of the units by code, the head office with them."""
    names = {unit.code: unit.name for unit in units_of(work.session, work.book_id)}
    return {**names, HEAD_OFFICE: t(HEAD_OFFICE_NAME)}


def unit_choices(work: Work, names: Mapping[str, str]) -> tuple[Choice, ...]:
    """Return the units that the actor may choose to look at; none if there is no choice."""
    if work.actor.unit is not None or len(names) == 1:
        return ()
    chosen = [Choice(slug_of(code), name) for code, name in names.items()]
    return (Choice("", t("Semua unit")), *chosen)


def slug_of(unit: str | None) -> str:
    """Return how an address names *unit*; nothing for the whole."""
    if unit is None:
        return ""
    return unit or HEAD_OFFICE_SLUG


def unit_of(slug: str) -> str | None:
    """Return the unit that an address names by *slug*."""
    if not slug:
        return None
    return HEAD_OFFICE if slug == HEAD_OFFICE_SLUG else slug
