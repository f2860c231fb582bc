"""The last numbers given out: what lets ``verify`` see that a last row is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.tables import counters
from ledger.upsert import Upsert

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

JOURNAL = "journal"
"""The series of journal numbers; the types of voucher are series too."""

PERIOD_EVENTS, REFUSALS = "period", "refusal"
"""The series of the other two chains; they know no years, and are kept under the year 0."""

_KEEP = Upsert(counters, {"last": "excluded.last"})


def keep(connection: Connection, book_id: str, numbers: Mapping[tuple[str, int], int]) -> None:
    """Write the last number of each series and year that *numbers* tells."""
    rows = [(book_id, *series, last) for series, last in sorted(numbers.items())]
    _KEEP.execute(connection, rows)
