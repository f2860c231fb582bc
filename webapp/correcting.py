"""Correcting in forms: the form that made an entry is filled again, and asks what was wrong.

A form that corrects carries the entry as ``membetulkan``, year and number. What it offers and
what it shows before saving is read in books in which that entry is taken back already, and
which are then left as they were.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from flask import request
from marshmallow import ValidationError

from bumdes.actions.correcting import (
    CorrectEntry,
    correct_entry,
    correctable,
    take_back,
)
from bumdes.correction import reversal_of
from ledger.errors import EntryNotFoundError, PeriodError
from webapp.work import act, reading, rehearsing

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from bumdes.actions.recording import RecordTransaction
    from bumdes.work import Work
    from ledger import JournalEntry, Posted, PostedEntry

T = TypeVar("T")
E = TypeVar("E", "RecordTransaction", "JournalEntry")

OLD, WHY = "membetulkan", "alasan-betul"
LONGEST_WHY = 300

NO_WHY = "Tulis apa yang salah pada catatan lama, misalnya: jumlahnya kurang satu nol."

_PLACE = re.compile(r"(\d{4})-(\d{1,9})\Z", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correcting:
    """What a form corrects.

    Attributes:
        posted: the entry that is wrong.
        reason: what is wrong with it; empty while nobody said.
        is_taken_back: whether it was taken back before.
        reversed_on: the day on which it is taken back: its own, or None where that is closed.
    """

    posted: PostedEntry
    reason: str
    is_taken_back: bool
    reversed_on: dt.date | None

    @property
    def place(self) -> str:
        """How forms and addresses name the entry."""
        return place_of(self.posted)

    def told(self, entry: RecordTransaction | JournalEntry) -> CorrectEntry:
        """Return what is asked for when *entry* is right.

        Raises:
            ValidationError: nobody said what was wrong.
        """
        if not self.reason:
            raise ValidationError({WHY: [NO_WHY]})
        return CorrectEntry(
            sequence=self.posted.sequence,
            reason=self.reason,
            reversed_on=self.reversed_on or max(entry.date, self.posted.entry.date),
            entry=entry,
        )


def place_of(posted: PostedEntry) -> str:
    """Return how forms and addresses name an entry: ``2026-17``."""
    return f"{posted.entry.date.year}-{posted.number}"


def asked_correction(values: Mapping[str, str] | None = None) -> Correcting | None:
    """Return what the form of this request corrects; None for a form that records anew.

    Raises:
        EntryNotFoundError: there is no such entry.
        PermissionDeniedError, CorrectionError: it is not put right so.
    """
    values = request.values if values is None else values
    said = values.get(OLD, "")
    if not said:
        return None
    found = _PLACE.match(said)
    if found is None:
        raise EntryNotFoundError(said)
    with reading() as work:
        posted = work.book.entry_numbered(int(found[1]), int(found[2]))
        posted = correctable(work, posted.sequence)
        before = reversal_of(work.book, posted.sequence)
        why = " ".join(values.get(WHY, "").split())[:LONGEST_WHY]
        return Correcting(
            posted=posted,
            reason=before.entry.reason if before else why,
            is_taken_back=before is not None,
            reversed_on=_own_day(work, posted),
        )


def _own_day(work: Work, posted: PostedEntry) -> dt.date | None:
    try:
        work.book.periods.state.check(posted.entry.date)
    except PeriodError:
        return None
    return posted.entry.date


def seen(correcting: Correcting | None, do: Callable[[Work], T]) -> T:
    """Return what *do* reads, where the entry that is corrected is taken back already.

    Raises:
        EnterpriseError, LedgerError: it cannot be taken back.
    """
    if correcting is None or correcting.is_taken_back:
        with reading() as work:
            return do(work)

    def after(work: Work) -> T:
        on = correcting.reversed_on or max(work.today, correcting.posted.entry.date)
        sequence, reason = correcting.posted.sequence, correcting.reason or OLD
        no_entry = correcting.posted.entry
        take_back(
            work,
            CorrectEntry(sequence=sequence, reason=reason, reversed_on=on, entry=no_entry),
        )
        return do(work)

    return rehearsing(after)


def standing(correcting: Correcting | None, work: Work, entry: E) -> E:
    """Return *entry* as it is recorded: as it is, or linked to what it corrects.

    Raises:
        ValidationError: nobody said what was wrong.
    """
    if correcting is None:
        return entry
    linked = correcting.told(entry).standing(work.today)
    assert isinstance(linked, type(entry))  # noqa: S101 - one kind goes in and comes out
    return linked


def recorded(
    correcting: Correcting | None, entry: E, record: Callable[[Work, E], Posted]
) -> Posted:
    """Record *entry*, or correct with it; return what was recorded."""
    if correcting is None:
        return act(lambda work: record(work, entry))
    command = correcting.told(entry)
    return act(lambda work: correct_entry(work, command).correction)
