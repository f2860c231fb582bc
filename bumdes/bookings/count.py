"""Counts as they are recorded: seen by two people, and once under one key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from bumdes.errors import StockCountUnwitnessedError
from bumdes.stock.count import StockCount
from ledger.errors import KeyReusedError
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work


class Count(Protocol):
    """What every command to count says."""

    @property
    def unit(self) -> str: ...
    @property
    def date(self) -> dt.date: ...
    @property
    def counter(self) -> str: ...
    @property
    def witness(self) -> str: ...
    @property
    def fund(self) -> str: ...
    @property
    def note(self) -> str: ...
    @property
    def key(self) -> str: ...


def check_witnessed(counter: str, witness: str) -> None:
    """Do nothing if two people are named.

    Raises:
        StockCountUnwitnessedError: one is missing, or both are the same.
    """
    names = {" ".join(name.split()).casefold() for name in (counter, witness)}
    if len(names - {""}) < 2:
        raise StockCountUnwitnessedError
    for name in (counter, witness):
        check_text(name, "name", most=150)


def known_count(work: Work, command: Count) -> StockCount | None:
    """Return the count that was recorded under the key of *command*, if it is the same.

    Raises:
        KeyReusedError: that was another count.
    """
    known = work.session.get(StockCount, (work.book_id, command.key))
    if known is None:
        return None
    same = (known.unit, known.fund, known.date) == (command.unit, command.fund, command.date)
    if not same:
        raise KeyReusedError(command.key, "stock_count", stored=known.date, given=command.date)
    return known


def new_count(work: Work, command: Count, *, account: str) -> StockCount:
    """Return the record of a count that posted nothing yet; it is not kept yet.

    Args:
        account: of a count by the month, the account whose goods were counted.

    Raises:
        InvalidTextError, TextTooLongError: the note cannot be kept.
    """
    return StockCount(
        book_id=work.book_id,
        count_id=command.key,
        unit=command.unit,
        fund=command.fund,
        date=command.date,
        counter=command.counter,
        witness=command.witness,
        account=account,
        counted_minor=0,
        booked_minor=0,
        note=check_text(command.note, "note", most=300, blank=True),
        entry_sequence=0,
        recorded_by=work.actor.name,
    )
