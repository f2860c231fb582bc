"""The three zones of Indonesia, and which is whose."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bumdes.enterprise import villages_of

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

WESTERN = ZoneInfo("Asia/Jakarta")
_CENTRAL = ZoneInfo("Asia/Makassar")
_EASTERN = ZoneInfo("Asia/Jayapura")

_CENTRAL_PROVINCES = frozenset(
    {"51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"}
)
"""Bali, Nusa Tenggara, South, East and North Kalimantan, Sulawesi."""

_EASTERN_PROVINCES = frozenset({"81", "82", "91", "92", "93", "94", "95", "96"})
"""Maluku and Papua."""


def zone_of(village_code: str) -> ZoneInfo:
    """Return the zone of a village: WIB, WITA or WIT.

    Args:
        village_code: of the ministry of home affairs; it begins with the province.

    Source:
        Keppres 41/1987 on the three zones, with the provinces made since.
    """
    province = village_code[:2]
    if province in _CENTRAL_PROVINCES:
        return _CENTRAL
    return _EASTERN if province in _EASTERN_PROVINCES else WESTERN


def zone_of_books(session: Session, book_id: str) -> ZoneInfo:
    """Return the zone of an enterprise: that of its first village."""
    villages = villages_of(session, book_id)
    return zone_of(villages[0].code if villages else "")


def day_in_books(session: Session, book_id: str, moment: dt.datetime) -> dt.date:
    """Return which day it is where the enterprise is."""
    return moment.astimezone(zone_of_books(session, book_id)).date()
