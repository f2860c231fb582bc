"""A home: what somebody in an office sees first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from bumdes.permissions import Role
    from bumdes.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """The home of some offices; one module of ``webapp.homes`` each.

    Attributes:
        key: stable name.
        roles: whose home it is; each role has exactly one.
        template: what draws it.
        read: what it shows, by the names that the template has for it; it changes nothing.
    """

    key: str
    roles: frozenset[Role]
    template: str
    read: Callable[[Work, dt.datetime], Mapping[str, Any]]
