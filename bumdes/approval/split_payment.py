"""Split payments: each below a limit, but together they reach it.

Whoever pays in parts needs nobody else to see it, and no proof. Parts may be honest, such as
wages by the day; so they stop nobody, and the pengawas is shown them.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from typing import TYPE_CHECKING

from bumdes.approval.setting import SPLIT_DAYS, approval_settings
from bumdes.approval.sort import EntrySort
from bumdes.entry_tags import COUNTERPARTY_TAG
from bumdes.proofs.added_proof import proved_later
from bumdes.proofs.setting import proof_settings
from ledger import Period
from ledger.small_payments import small_payments

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from bumdes.work import Work
    from ledger.small_payments import PaidLine

    Limits = Callable[[PaidLine], int | None]
    Days = Callable[[PaidLine], int]


class PassedLimit(StrEnum):
    """Which limit payments pass together."""

    APPROVAL = "approval"
    PROOF = "proof"


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitPayment:
    """Payments of one unit to the same, for the same, that together pass a limit.

    Attributes:
        sequences: their places, the last being the one with which they pass it.
        days: within how many days they count together.
        minor, limit_minor: what they come to, and the limit, in sen.
        party: code of who was paid; empty where no line says it.
    """

    sequences: tuple[int, ...]
    days: int
    minor: int
    limit_minor: int
    limit: PassedLimit
    unit: str
    account: str
    party: str

    @property
    def last(self) -> int:
        """The place of the payment with which they pass the limit."""
        return self.sequences[-1]


def split_payments(work: Work, period: Period) -> list[SplitPayment]:
    """Return payments that pass a limit together, the last one of them in *period*.

    The same is paid who has the same code, or the same name on the voucher. Where nobody
    says who was paid, only what the same person recorded for one day counts as the same.
    Those that a second person has seen are left out, and for the limit of proofs those that
    are proved.
    """
    settings = approval_settings(work.session, work.book_id)
    spans = [(setting.valid_from, setting.split_days) for setting in settings]
    most = max([SPLIT_DAYS, *(days for _, days in spans)])
    looked_at = Period(period.first_day - dt.timedelta(days=most - 1), period.last_day)

    def days_of(line: PaidLine) -> int:
        return _held_on(spans, _recorded_on(work, line)) or SPLIT_DAYS

    found = [*_unseen(work, looked_at, days_of), *_unproved(work, looked_at, days_of)]
    return [split for split, last_day in found if last_day in period]


def _recorded_on(work: Work, line: PaidLine) -> dt.date:
    """Return which day it was where the enterprise is, when *line* was recorded."""
    return line.posted_at.astimezone(work.zone).date()


def _unseen(
    work: Work, period: Period, days_of: Days
) -> Iterator[tuple[SplitPayment, dt.date]]:
    """Yield what passes the limit from which a second person must see a payment."""
    limits = [
        (setting.valid_from, setting.limit_minor(EntrySort.PAYMENT))
        for setting in approval_settings(work.session, work.book_id)
    ]

    def limit_of(line: PaidLine) -> int | None:
        return None if line.is_approved else _held_on(limits, _recorded_on(work, line))

    for window, limit in _split(work, period, limits, limit_of, days_of):
        yield _told(window, limit, days_of(window[-1]), PassedLimit.APPROVAL), window[-1].date


def _unproved(
    work: Work, period: Period, days_of: Days
) -> Iterator[tuple[SplitPayment, dt.date]]:
    """Yield what passes the limit from which a payment needs a proof."""
    limits = [
        (setting.valid_from, setting.least_minor)
        for setting in proof_settings(work.session, work.book_id)
    ]
    proved = proved_later(work.session, work.book_id) if limits else frozenset()

    def limit_of(line: PaidLine) -> int | None:
        is_proved = line.is_proved or line.sequence in proved
        return None if is_proved else _held_on(limits, line.date)

    for window, limit in _split(work, period, limits, limit_of, days_of):
        yield _told(window, limit, days_of(window[-1]), PassedLimit.PROOF), window[-1].date


def _held_on(limits: Iterable[tuple[dt.date, int | None]], on: dt.date) -> int | None:
    held = [limit for since, limit in limits if since <= on]
    return held[-1] if held else None


def _split(
    work: Work,
    period: Period,
    limits: Iterable[tuple[dt.date, int | None]],
    limit_of: Limits,
    days_of: Days,
) -> Iterator[tuple[list[PaidLine], int]]:
    """Yield the payments of some days, and the limit that they pass together."""
    amounts = [limit for _, limit in limits if limit]
    if not amounts:
        return
    lines = small_payments(work.book, period, below=max(amounts), together=min(amounts))
    alike: dict[tuple[object, ...], list[PaidLine]] = {}
    for line in lines:
        limit = limit_of(line)
        if limit is not None and line.minor < limit:
            alike.setdefault(_paid_to(line), []).append(line)
    for group in alike.values():
        yield from _passing(group, limit_of, days_of)


def _paid_to(line: PaidLine) -> tuple[object, ...]:
    """Return by what payments are the same."""
    who = line.party or " ".join(line.tags.get(COUNTERPARTY_TAG, "").casefold().split())
    same: tuple[object, ...] = (who,) if who else (line.date, line.posted_by)
    return line.unit, line.account, *same


def _passing(
    group: Sequence[PaidLine], limit_of: Limits, days_of: Days
) -> Iterator[tuple[list[PaidLine], int]]:
    """Yield the payments of some days with the one of them that passes the limit last."""
    dates = [line.date for line in group]
    sums = list(accumulate((line.minor for line in group), initial=0))
    for place, line in enumerate(group):
        since = line.date - dt.timedelta(days=days_of(line) - 1)
        first = bisect_left(dates, since, hi=place)
        before, together = sums[place] - sums[first], sums[place + 1] - sums[first]
        limit, window = limit_of(line), group[first : place + 1]
        if limit is not None and before < limit <= together and _are_several(window):
            yield list(window), limit


def _are_several(window: Iterable[PaidLine]) -> bool:
    return len({line.sequence for line in window}) > 1


def _told(
    window: Sequence[PaidLine], limit: int, days: int, passed: PassedLimit
) -> SplitPayment:
    last = window[-1]
    return SplitPayment(
        sequences=tuple(dict.fromkeys(line.sequence for line in window)),
        days=days,
        minor=sum(line.minor for line in window),
        limit_minor=limit,
        limit=passed,
        unit=last.unit,
        account=last.account,
        party=last.party,
    )
