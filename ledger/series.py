"""Series of numbers: how far the journal and each kind of voucher are numbered."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from ledger.numbering import JOURNAL
from ledger.tables import counters, entries

if TYPE_CHECKING:
    from ledger.view import BookView


class Series(NamedTuple):
    """The numbers of one series in one year.

    ``given`` is the last number that the book says it gave out; ``first`` and
    ``last`` are the ends of those that entries have, ``numbered`` how many they are.
    """

    series: str
    year: int
    first: int
    last: int
    numbered: int
    given: int

    @property
    def is_whole(self) -> bool:
        """Whether entries have every number from 1 to the last one given out."""
        return self.first == 1 and self.last == self.numbered == self.given


def series_of(view: BookView, first_year: int, last_year: int) -> tuple[Series, ...]:
    """Return the series of the journal (``journal``) and of the vouchers, by year and name."""
    c, k = entries.c, counters.c
    ours = (c.book_id == view.book_id, c.year.between(first_year, last_year))
    given = {
        (row.series, row.year): int(row.last)
        for row in view.connection.execute(
            select(k.series, k.year, k.last).where(k.book_id == view.book_id)
        )
    }
    found = []
    for names, number in (((), c.number), ((c.voucher_type,), c.voucher_number)):
        query = select(func.min(number), func.max(number), func.count(), c.year, *names)
        query = query.where(*ours).group_by(c.year, *names)
        for first, last, count, year, *named in view.connection.execute(query):
            series = named[0] if named else JOURNAL
            kept = given.get((series, year), 0)
            found.append(Series(series, year, int(first), int(last), int(count), kept))
    return tuple(sorted(found, key=lambda each: (each.year, each.series != JOURNAL, each)))
