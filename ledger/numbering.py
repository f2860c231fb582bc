"""The last numbers given out: what lets ``verify`` see that a last row is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger import upsert
from ledger.tables import counters

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

JOURNAL = "journal"
"""The series of journal numbers; the types of voucher are series too."""

PERIOD_EVENTS, REFUSALS = "period", "refusal"
"""The series of the other two chains; they know no years, and are kept under the year 0."""

_KEEP = upsert.statements(counters, lambda _, given: {"last": given.last})


def keep(connection: Connection, book_id: str, numbers: Mapping[tuple[str, int], int]) -> None:
    """Write the last number of each series and year that *numbers* tells."""
    rows = [
        {"book_id": book_id, "series": series, "year": year, "last": last}
        for (series, year), last in sorted(numbers.items())
    ]
    connection.execute(_KEEP[connection.dialect.name], rows)
