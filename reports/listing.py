"""A listing: what is told of the books, and of the records beside them, besides statements."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bumdes.work import Work
from reports.errors import InvalidScopeError

if TYPE_CHECKING:
    from collections.abc import Callable

    from ledger import BookView
    from reports.register import Register
    from reports.scope import Scope
    from reports.table import Table

    Tables = tuple[Table | Register, ...]


class ListingGroup(StrEnum):
    """Under which heading a listing is offered."""

    BOOKS = "books"
    """What the journal says, in another order."""
    RECORDS = "records"
    """What the enterprise has, owes and is owed, thing by thing."""
    CONTROL = "control"
    """What whoever looks over the books asks for."""

    @property
    def label(self) -> str:
        """What it is called on a page."""
        return {
            ListingGroup.BOOKS: "Buku",
            ListingGroup.RECORDS: "Daftar",
            ListingGroup.CONTROL: "Pengawasan catatan",
        }[self]


def _nothing(_view: BookView, _scope: Scope) -> tuple[str, ...]:
    return ()


def _unchecked(_scope: Scope) -> None:
    return


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What is told of the books besides statements.

    Attributes:
        key: stable name, used in addresses and file names.
        read: asks the books; None where these do not know enough.
        read_records: asks the records of the enterprise too; None where the books suffice.
        is_at_day: whether it tells of a day, not of a period.
        is_of_months: whether it tells of whole months only.
        is_of_whole: whether it tells of the whole enterprise only, not of one unit.
        remarks: sentences below it.
        says: asks the books for sentences below these.
        check: does nothing if it shows what a scope asks for, as far as the scope alone tells;
            for who wants to know that, and not what it tells.
    """

    key: str
    title: str
    read: Callable[[BookView, Scope], Tables] | None = None
    read_records: Callable[[Work, Scope], Tables] | None = None
    group: ListingGroup = ListingGroup.BOOKS
    is_at_day: bool = False
    is_of_months: bool = False
    is_of_whole: bool = False
    remarks: tuple[str, ...] = ()
    says: Callable[[BookView, Scope], tuple[str, ...]] = _nothing
    check: Callable[[Scope], None] = _unchecked

    def tables(self, books: BookView | Work, scope: Scope) -> Tables:
        """Return what it tells.

        Raises:
            InvalidScopeError: *scope* asks for what it does not show, or it needs the records
                and is given the books alone.
        """
        if isinstance(books, Work):
            if self.read_records is not None:
                return self.read_records(books, scope)
            books = books.book
        if self.read is None:
            raise InvalidScopeError(self.key, "books alone")
        return self.read(books, scope)
