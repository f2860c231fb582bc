"""What waits for a second person in the demonstration, and what was sent back."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

from bumdes.actions.approving import reject_held
from bumdes.actions.recording import RecordTransaction, record_transaction
from bumdes.actions.setting_approval import SetApproval, set_approval
from bumdes.approval.held_act import held_with_key
from bumdes.approval.sort import EntrySort
from bumdes.permissions import Actor, Role
from bumdes.work import HeldError, Work
from ledger import rp

_HALLS = Actor("gedung", Role.UNIT_MANAGER, "GEDUNG")
_TREASURER = Actor("bendahara", Role.TREASURER)
_DIRECTOR = Actor("direktur", Role.DIRECTOR)

_COSTS = (
    (_HALLS, "GEDUNG", rp(7_250_000), "Perbaikan atap gedung serbaguna", "atap"),
    (_TREASURER, "", rp(5_400_000), "Konsumsi dan sewa tenda musyawarah", "tenda"),
)


def begin_approvals(work: Work) -> None:
    """Set limits from today on, and let two payments reach them."""
    today = work.today
    limits = {
        EntrySort.PAYMENT: rp(5_000_000),
        EntrySort.TRANSFER: rp(10_000_000),
        EntrySort.REVERSAL: rp(5_000_000),
    }
    command = SetApproval(
        valid_from=today,
        limits=limits,
        asks_reason=True,
        note="SOP keuangan, disepakati rapat pengurus",
    )
    set_approval(_as(work, _DIRECTOR), command)
    if (late := today - dt.timedelta(days=16)).year == today.year:
        record_transaction(_as(work, _HALLS), _late(late))
    for actor, unit, amount, said, key in _COSTS:
        cost = RecordTransaction(
            kind="expense",
            unit=unit,
            date=today,
            amounts={"total": amount},
            accounts={"expense": "6.1.03.01" if unit else "6.1.02.03", "cash": "1.1.01.01"},
            description=said,
            key=f"demo-{key}",
        )
        with suppress(HeldError):
            record_transaction(_as(work, actor), cost)
    held = held_with_key(work.session, work.book_id, "demo-tenda")
    if held is not None:
        reason = "Sewa tendanya Rp4.500.000 menurut nota. Lampirkan foto notanya."
        reject_held(_as(work, _DIRECTOR), held.held_id, reason=reason)


def _late(day: dt.date) -> RecordTransaction:
    return RecordTransaction(
        kind="expense",
        unit="GEDUNG",
        date=day,
        amounts={"total": rp(185_000)},
        accounts={"expense": "6.1.03.01", "cash": "1.1.01.01"},
        description="Ganti kunci pintu samping",
        late_reason="Notanya baru diantar tukang hari ini.",
        key="demo-kunci",
    )


def _as(work: Work, actor: Actor) -> Work:
    return Work(actor, work.session, work.book, work.clock)
