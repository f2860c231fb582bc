"""Duties: what is to be done for whom by when, and whether it was done."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bumdes.permissions import Permission, Role

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from bumdes.work import Work
    from ledger import Money, Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One time that a duty falls due.

    Attributes:
        subject: what it is done for: a period, as ``str(Period)``, or the key of a thing.
        about: the same in words.
        due_on: the last day for it.
        source, certainty: where that is laid down; C confirmed, S secondary, K unconfirmed,
            empty for what the enterprise laid down itself.
        is_done: whether the records tell that it was done.
        done_on: the day of that, as far as it is known.
        done_by: what tells so, in words.
        missing: what is still to be done for it, in sentences.
        amount: what it is about; None where it is about no money.
    """

    subject: str
    about: str
    due_on: dt.date
    source: str
    certainty: str = ""
    is_done: bool = False
    done_on: dt.date | None = None
    done_by: str = ""
    missing: tuple[str, ...] = ()
    amount: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """A duty; one module of ``bumdes.duties`` each.

    Attributes:
        key: stable name.
        label: what is done, in Indonesian.
        recipient: for whom it is done, in Indonesian.
        roles: who does it, the first one mostly.
        find: each time it falls due within some days, or near them, as far as the enterprise
            was there; what lies outside is left out by who asks.
        place: key of the page where it is done; empty for none.
        reports: keys of the kinds of report that it hands over, the usual one first.
        is_dated: whether the enterprise may lay down by when; the table ``duty_dates`` says
            what is usual.
        is_marked: whether somebody may say that it was done; of others the records tell.
        permission: what saying so asks for.
    """

    key: str
    label: str
    recipient: str
    roles: tuple[Role, ...]
    find: Callable[[Work, Period], Iterable[Due]]
    place: str = ""
    reports: tuple[str, ...] = ()
    is_dated: bool = True
    is_marked: bool = True
    permission: Permission = Permission.WRITE_REPORTS


class DutyState(StrEnum):
    """How a duty stands on a day."""

    LATE = "late"
    SOON = "soon"
    LATER = "later"
    DONE = "done"

    @property
    def label(self) -> str:
        """What it is called on a page."""
        return {
            DutyState.LATE: "Terlambat",
            DutyState.SOON: "Segera",
            DutyState.LATER: "Nanti",
            DutyState.DONE: "Selesai",
        }[self]
