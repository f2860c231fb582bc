"""The menu: at most five places, and only those that the actor may enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flask import request, url_for

from bumdes.permissions import Permission
from webapp.sections import section_blueprints

if TYPE_CHECKING:
    from bumdes.permissions import Actor


class Place(NamedTuple):
    """A place in the menu; all pages of its *blueprints* belong to it."""

    label: str
    icon: str
    endpoint: str
    blueprints: tuple[str, ...]
    permission: Permission | None = None


class MenuItem(NamedTuple):
    """A place as the page shows it."""

    label: str
    icon: str
    url: str
    is_here: bool


PLACES = (
    Place("Beranda", "home", "home.show", ("home",)),
    Place(
        "Catat",
        "write",
        "recording.choose",
        ("recording", "free_journal"),
        Permission.RECORD_TRANSACTION,
    ),
    Place(
        "Transaksi",
        "list",
        "transactions.show",
        ("transactions", "vouchers"),
        Permission.READ_BOOKS,
    ),
    Place(
        "Laporan",
        "report",
        "statements.choose",
        ("statements", "registers"),
        Permission.READ_REPORTS,
    ),
    Place(
        "Lainnya",
        "more",
        "account.show",
        ("account", "offices", "help", *section_blueprints()),
    ),
)


def menu(actor: Actor) -> list[MenuItem]:
    """Return the places that *actor* may enter."""
    return [
        MenuItem(
            place.label,
            place.icon,
            url_for(place.endpoint),
            is_here=request.blueprint in place.blueprints,
        )
        for place in PLACES
        if place.permission is None or actor.allows(place.permission, unit=actor.unit)
    ]
