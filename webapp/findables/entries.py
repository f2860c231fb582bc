"""Entries: by words, names, numbers of vouchers and amounts; the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors import RupiahError
from bumdes.permissions import Permission
from bumdes.rupiah import format_plain, parse_rupiah
from ledger.money import to_minor
from ledger.search import EntrySearch, search_entries
from webapp.findable import MOST_OF_A_KIND, Findable, Hit
from webapp.journal_filter import TEXT_TAGS
from webapp.local_time import dated_day
from webapp.readings.entries import entry_rows
from webapp.readings.sight import unit_in_sight, unit_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work


def _find(work: Work, text: str) -> Iterator[Hit]:
    if not work.actor.allows(Permission.READ_BOOKS, unit=work.actor.unit):
        return
    unit = unit_in_sight(work, Permission.READ_BOOKS, None)
    asked = EntrySearch(unit=unit, text=text, minor=_minor(text), text_tags=TEXT_TAGS)
    found = search_entries(work.book, asked, most=MOST_OF_A_KIND + 1)
    for row in entry_rows(work.book, found, unit_names=unit_names(work), unit=unit):
        yield Hit(
            title=row.description,
            hint=f"{dated_day(row.date)} · {row.voucher}",
            icon=row.direction,
            endpoint="vouchers.show",
            values={"year": row.year, "number": row.number},
            figure=format_plain(row.amount),
        )


def _minor(text: str) -> int | None:
    try:
        return abs(to_minor(parse_rupiah(text)))
    except RupiahError:
        return None


ENTRIES = Findable(key="entries", label="Transaksi", rank=40, find=_find)
