"""A listing: what is told of the books besides statements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from ledger import BookView
    from reports.register import Register
    from reports.scope import Scope
    from reports.table import Table


def _nothing(_view: BookView, _scope: Scope) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What is told of the books besides statements.

    Attributes:
        key: stable name, used in addresses and file names.
        read: asks the books.
        is_at_day: whether it tells of a day, not of a period.
        is_of_months: whether it tells of whole months only.
        remarks: sentences below it.
        says: asks the books for sentences below these.
    """

    key: str
    title: str
    read: Callable[[BookView, Scope], tuple[Table | Register, ...]]
    is_at_day: bool = False
    is_of_months: bool = False
    remarks: tuple[str, ...] = ()
    says: Callable[[BookView, Scope], tuple[str, ...]] = _nothing
