"""Split payments: each below a limit, but together they reach it.

Whoever pays in parts needs nobody else to see it, and no proof. Parts may be honest, such as
wages by the day; so they stop nobody, and the pengawas is shown them.
"""

from __future__ import annotations

import datetime as dt
from collections import deque
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bumdes.approval.setting import approval_settings
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

SPLIT_DAYS = 7
"""Payments to the same within so many days, the first and last included, count together."""


class PassedLimit(StrEnum):
    """Which limit payments pass together."""

    APPROVAL = "approval"
    PROOF = "proof"


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitPayment:
    """Payments of one unit to the same, for the same, that together pass a limit.

    Attributes:
        sequences: their places, the last being the one with which they pass it.
        minor, limit_minor: what they come to, and the limit, in sen.
        party: code of who was paid; empty where no line says it.
    """

    sequences: tuple[int, ...]
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
    looked_at = Period(period.first_day - dt.timedelta(days=SPLIT_DAYS - 1), period.last_day)
    found = [*_unseen(work, looked_at), *_unproved(work, looked_at)]
    return [split for split, last_day in found if last_day in period]


def _unseen(work: Work, period: Period) -> Iterator[tuple[SplitPayment, dt.date]]:
    """Yield what passes the limit from which a second person must see a payment."""
    limits = [
        (setting.valid_from, setting.limit_minor(EntrySort.PAYMENT))
        for setting in approval_settings(work.session, work.book_id)
    ]

    def limit_of(line: PaidLine) -> int | None:
        return None if line.is_approved else _held_on(limits, line.posted_at.date())

    yield from _split(work, period, limits, limit_of, PassedLimit.APPROVAL)


def _unproved(work: Work, period: Period) -> Iterator[tuple[SplitPayment, dt.date]]:
    """Yield what passes the limit from which a payment needs a proof."""
    limits = [
        (setting.valid_from, setting.least_minor)
        for setting in proof_settings(work.session, work.book_id)
    ]
    proved = proved_later(work.session, work.book_id) if limits else frozenset()

    def limit_of(line: PaidLine) -> int | None:
        is_proved = line.is_proved or line.sequence in proved
        return None if is_proved else _held_on(limits, line.date)

    yield from _split(work, period, limits, limit_of, PassedLimit.PROOF)


def _held_on(limits: Iterable[tuple[dt.date, int | None]], on: dt.date) -> int | None:
    held = [limit for since, limit in limits if since <= on]
    return held[-1] if held else None


def _split(
    work: Work,
    period: Period,
    limits: Iterable[tuple[dt.date, int | None]],
    limit_of: Callable[[PaidLine], int | None],
    passed: PassedLimit,
) -> Iterator[tuple[SplitPayment, dt.date]]:
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
        for window, limit in _passing(group, limit_of):
            yield _told(window, limit, passed), window[-1].date


def _paid_to(line: PaidLine) -> tuple[object, ...]:
    """Return by what payments are the same."""
    who = line.party or " ".join(line.tags.get(COUNTERPARTY_TAG, "").casefold().split())
    same: tuple[object, ...] = (who,) if who else (line.date, line.posted_by)
    return line.unit, line.account, *same


def _passing(
    group: Sequence[PaidLine], limit_of: Callable[[PaidLine], int | None]
) -> Iterator[tuple[list[PaidLine], int]]:
    """Yield the payments of some days with the one of them that passes the limit last."""
    window: deque[PaidLine] = deque()
    before = 0
    for line in group:
        since = line.date - dt.timedelta(days=SPLIT_DAYS - 1)
        while window and window[0].date < since:
            before -= window.popleft().minor
        window.append(line)
        limit, together = limit_of(line), before + line.minor
        if limit is not None and before < limit <= together and _are_several(window):
            yield list(window), limit
        before = together


def _are_several(window: Iterable[PaidLine]) -> bool:
    return len({line.sequence for line in window}) > 1


def _told(window: Sequence[PaidLine], limit: int, passed: PassedLimit) -> SplitPayment:
    last = window[-1]
    return SplitPayment(
        sequences=tuple(dict.fromkeys(line.sequence for line in window)),
        minor=sum(line.minor for line in window),
        limit_minor=limit,
        limit=passed,
        unit=last.unit,
        account=last.account,
        party=last.party,
    )
