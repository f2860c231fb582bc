"""What forms hold before anybody typed, and what was understood of what was typed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from uuid import uuid4

from bumdes.errors import RupiahError
from bumdes.rupiah import parse_rupiah
from bumdes.words import rupiah_in_words
from webapp.problems import is_used_up
from webapp.templating import now

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def blank_values() -> dict[str, str]:
    """Return the fields of a form that nobody filled in yet."""
    return {"kunci": uuid4().hex, "hari": now().date().isoformat()}


def renewed(values: Mapping[str, str], error: Exception) -> Mapping[str, str]:
    """Return *values*, with another key if the one they have is used up."""
    return {**values, "kunci": uuid4().hex} if is_used_up(error) else values


def days() -> dict[str, dt.date]:
    """Return the days that every form offers."""
    today = now().date()
    return {"today": today, "yesterday": today - dt.timedelta(days=1)}


def spoken_amounts(values: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    """Return what was understood of the amounts typed, in words; nothing of what is unclear."""
    spoken = {}
    for name in names:
        try:
            spoken[name] = rupiah_in_words(parse_rupiah(values.get(name, "")))
        except RupiahError:
            spoken[name] = ""
    return spoken
