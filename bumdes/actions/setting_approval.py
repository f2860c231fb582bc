"""Setting from which amount on a second person must see an entry, and when one comes late."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bumdes.approval.setting import LATE_AFTER_DAYS, SPLIT_DAYS, ApprovalSetting
from bumdes.approval.sort import EntrySort
from bumdes.errors import InvalidFieldError
from bumdes.permissions import Permission
from bumdes.record import described
from ledger.canonical import stamp
from ledger.journal import check_day
from ledger.money import to_minor
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from bumdes.work import Work
    from ledger import Money

MOST_DAYS_LATE = 366


@dataclass(frozen=True, slots=True, kw_only=True)
class SetApproval:
    """What is to hold from a day on; see ``ApprovalSetting``.

    Attributes:
        valid_from: not before today, so that nobody gets round what held.
        limits: by sort, from which amount on entries wait; what is left out never waits.
    """

    valid_from: dt.date
    limits: Mapping[EntrySort, Money] = field(default_factory=dict)
    is_alone: bool = False
    late_after_days: int = LATE_AFTER_DAYS
    asks_reason: bool = False
    split_days: int = SPLIT_DAYS
    note: str = ""


def set_approval(work: Work, command: SetApproval) -> ApprovalSetting:
    """Keep what holds from a day on; set again for the same day, the last setting holds.

    Raises:
        PermissionDeniedError: the actor may not.
        InvalidFieldError: the day is past, a limit is negative, or the days are no number of
            0 to 366; payments count together within 1 to 366 days.
        TextError: see ``ledger.text``.
    """
    work.request = described(
        "set_approval",
        valid_from=command.valid_from,
        limits={sort.value: str(limit) for sort, limit in command.limits.items()},
        is_alone=command.is_alone,
        late_after_days=command.late_after_days,
        asks_reason=command.asks_reason,
        split_days=command.split_days,
    )
    work.actor.require(Permission.SET_APPROVAL)
    if check_day(command.valid_from) < work.today:
        raise InvalidFieldError("valid_from", command.valid_from, "not_before_today")
    if not 0 <= command.late_after_days <= MOST_DAYS_LATE:
        raise InvalidFieldError("late_after_days", command.late_after_days, "days_of_year")
    if not 1 <= command.split_days <= MOST_DAYS_LATE:
        raise InvalidFieldError("split_days", command.split_days, "days_from_one")
    limits = {sort: to_minor(limit) for sort, limit in command.limits.items()}
    for limit in limits.values():
        if limit < 0:
            raise InvalidFieldError("limit", limit, "not_negative")
    setting = ApprovalSetting(
        book_id=work.book_id,
        valid_from=command.valid_from,
        recorded_by=work.actor.name,
        recorded_at=stamp(work.clock()),
        is_alone=command.is_alone,
        late_after_days=command.late_after_days,
        asks_reason=command.asks_reason,
        split_days=command.split_days,
        note=check_text(command.note, "note", most=300, blank=True),
        **{f"{sort}_minor": limits.get(sort) for sort in EntrySort},
    )
    kept = work.session.merge(setting)
    work.session.flush()
    return kept
