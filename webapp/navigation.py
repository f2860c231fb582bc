"""The menu: at most five places, and only those that the actor may enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flask import request, url_for

from bumdes.permissions import Permission, Role
from webapp.sections import section_blueprints

if TYPE_CHECKING:
    from bumdes.permissions import Actor


class Place(NamedTuple):
    """A place in the menu; all pages of its *blueprints* belong to it.

    Attributes:
        roles: whom it is offered to; everybody if none is named.
    """

    label: str
    icon: str
    endpoint: str
    blueprints: tuple[str, ...]
    permission: Permission | None = None
    roles: frozenset[Role] = frozenset()

    def is_for(self, actor: Actor) -> bool:
        """Whether *actor* may enter, and is offered it."""
        if self.roles and actor.role not in self.roles:
            return False
        return self.permission is None or actor.allows(self.permission, unit=actor.unit)


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
        "Modal Desa",
        "sprout",
        "village_capital.show",
        ("village_capital", "village_books"),
        Permission.READ_REPORTS,
        frozenset({Role.VILLAGE_HEAD, Role.VILLAGE_COUNCIL, Role.ADVISOR}),
    ),
    Place(
        "Uji buku",
        "shield",
        "auditing.integrity",
        ("auditing",),
        Permission.VERIFY_BOOKS,
        frozenset({Role.AUDITOR, Role.SUPERVISOR}),
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
        (
            "statements",
            "notes",
            "registers",
            "accountability",
            "issued_reports",
            "paper_check",
            "narratives",
            "self_checks",
            "duties",
            "ranking",
            "cash_flows",
            "jobs",
        ),
        Permission.READ_REPORTS,
    ),
    Place(
        "Lainnya",
        "more",
        "account.show",
        (
            "account",
            "own_account",
            "offices",
            "help",
            "searching",
            "files",
            "cooperation_course",
            "people_data",
            "decisions",
            "share_payments",
            "approval_settings",
            "months",
            "cut_over",
            "cash_custody",
            "bank_matching",
            "tax_records",
            "tax_slip_lists",
            *section_blueprints(),
        ),
    ),
)


def menu(actor: Actor) -> list[MenuItem]:
    """Return the places that *actor* may enter."""
    places = [place for place in PLACES if place.is_for(actor)]
    here = next((place for place in places if request.blueprint in place.blueprints), None)
    return [
        MenuItem(place.label, place.icon, url_for(place.endpoint), is_here=place is here)
        for place in places
    ]
