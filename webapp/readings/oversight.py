"""The list of the pengawas, as a page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.approval.oversight import Concern, listed, told
from bumdes.approval.setting import approval_settings
from bumdes.approval.sort import EntrySort
from bumdes.approval.split_payment import PassedLimit
from bumdes.people import person_named
from bumdes.phrase import phrase, word
from ledger import Period
from ledger.canonical import moment
from ledger.money import from_minor
from ledger.search import days_of_entries
from webapp.readings.entries import EntryRow, entry_rows
from webapp.readings.sight import unit_names

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from bumdes.approval.oversight import Concerned
    from bumdes.work import Work
    from ledger import Currency

MOST_SHOWN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernRow:
    """An entry on the list.

    Attributes:
        why: what about it is to be looked at, in a sentence.
        maker, seen_by: names of who recorded it, and of the pengawas who saw it.
        together: the other payments with which it reaches a limit, the first one first.
    """

    concern: Concern
    row: EntryRow
    why: str
    reason: str
    maker: str
    seen_by: str
    seen_at: dt.datetime | None
    remark: str
    together: tuple[EntryRow, ...] = ()


@dataclass(frozen=True, slots=True)
class LimitsSet:
    """That somebody changed from which amount on a second person must see an entry."""

    valid_from: dt.date
    set_by: str
    set_at: dt.datetime
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Oversight:
    """The list of a year.

    Attributes:
        counts: how many wait to be seen, by concern.
        left_out: how many are not shown, for the page is full.
        changes: the limits that were set in the year, the last first.
    """

    rows: tuple[ConcernRow, ...]
    counts: dict[Concern, int]
    left_out: int
    years: tuple[int, ...]
    changes: tuple[LimitsSet, ...]


def read_oversight(work: Work, year: int, *, concern: Concern | None, seen: bool) -> Oversight:
    """Return the list of *year*: what waits to be seen, or what was *seen*.

    Raises:
        PermissionDeniedError: the actor may not read the books.
    """
    lines = listed(work, Period.year(year))
    counts = dict.fromkeys(Concern, 0)
    for one in lines:
        counts[one.concern] += one.seen is None
    asked = [
        one
        for one in lines
        if (one.seen is not None) is seen and concern in {None, one.concern}
    ]
    days = days_of_entries(work.book)
    today = work.today
    first = days.first_day.year if days else today.year
    return Oversight(
        rows=tuple(_rows(work, told(work, asked[:MOST_SHOWN]))),
        counts=counts,
        left_out=max(0, len(asked) - MOST_SHOWN),
        years=tuple(range(today.year, first - 1, -1)),
        changes=tuple(_changes(work, year)),
    )


def _changes(work: Work, year: int) -> Iterator[LimitsSet]:
    for setting in reversed(approval_settings(work.session, work.book_id)):
        at = moment(setting.recorded_at)
        if at.year == year:
            yield LimitsSet(
                setting.valid_from, _name_of(work, setting.recorded_by), at, setting.note
            )


def _name_of(work: Work, username: str) -> str:
    person = person_named(work.session, username) if username else None
    return person.name if person else username


def _rows(work: Work, found: list[Concerned]) -> list[ConcernRow]:
    posted = {one.posted.sequence: one.posted for one in found}
    others = {each for one in found if one.split for each in one.split.sequences}
    posted |= {each.sequence: each for each in work.book.entries_at(sorted(others))}
    names = unit_names(work)
    rows = {
        row.sequence: row
        for row in entry_rows(work.book, posted.values(), unit_names=names, unit=None)
    }
    people: dict[str, str] = {}

    def name(username: str) -> str:
        if username not in people:
            people[username] = _name_of(work, username)
        return people[username]

    return [
        ConcernRow(
            concern=one.concern,
            row=rows[one.posted.sequence],
            why=_why(one, work.book.currency),
            reason=one.reason,
            maker=name(one.posted.posted_by),
            seen_by=name(one.seen.seen_by) if one.seen else "",
            seen_at=moment(one.seen.seen_at) if one.seen else None,
            remark=one.seen.remark if one.seen else "",
            together=tuple(rows[each] for each in one.split.sequences[:-1])
            if one.split
            else (),
        )
        for one in found
    ]


def _why(one: Concerned, currency: Currency) -> str:
    if one.split is not None:
        return phrase(
            _SPLIT[one.split.limit],
            count=len(one.split.sequences),
            days=one.split.days,
            amount=from_minor(one.split.minor, currency),
            limit=from_minor(one.split.limit_minor, currency),
        )
    if one.concern is Concern.LATE:
        return phrase("Dicatat {days} hari sesudah tanggalnya", days=one.days)
    if one.concern is Concern.REOPENED:
        return "Dicatat sesudah masanya pernah ditutup"
    if one.lone is not None and not one.lone.is_alone:
        return phrase(
            "{sort} di atas batas, dari catatan yang tidak menunggu",
            sort=word(EntrySort(one.lone.sort).label),
        )
    return "Di atas batas, dan tidak ada orang kedua"


_SPLIT = {
    PassedLimit.APPROVAL: "{count} pengeluaran sejenis untuk pihak yang sama dalam {days} hari"
    " berjumlah {amount}; mulai {limit} seharusnya menunggu orang kedua",
    PassedLimit.PROOF: "{count} pengeluaran sejenis tanpa bukti untuk pihak yang sama dalam"
    " {days} hari berjumlah {amount}; mulai {limit} seharusnya berbukti",
}
