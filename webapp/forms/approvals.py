"""The form of what a second person must see."""

from __future__ import annotations

from typing import Any

from bumdes.actions.setting_approval import SetApproval
from bumdes.approval.setting import LATE_AFTER_DAYS, SPLIT_DAYS
from bumdes.approval.sort import EntrySort
from webapp.forms.fields import Amount, Day, Line, PlainForm, Whole, Yes


class ApprovalForm(PlainForm):
    """From which amount on what waits, and when a note comes late."""

    valid_from = Day("sejak", missing="Pilih tanggal mulai berlakunya.")
    payment = Amount("batas-payment")
    receipt = Amount("batas-receipt")
    transfer = Amount("batas-transfer")
    memorial = Amount("batas-memorial")
    reversal = Amount("batas-reversal")
    is_alone = Yes("sendiri")
    late_after_days = Whole("terlambat", most=366)
    split_days = Whole("terpecah", most=366)
    asks_reason = Yes("wajib-alasan")
    note = Line("catatan", most=300)


def approval_command(said: dict[str, Any]) -> SetApproval:
    """Return what the form asks to set; a limit that is left empty is none."""
    days, split_days = said["late_after_days"], said["split_days"]
    return SetApproval(
        valid_from=said["valid_from"],
        limits={sort: said[sort.value] for sort in EntrySort if said[sort.value] is not None},
        is_alone=said["is_alone"],
        late_after_days=LATE_AFTER_DAYS if days is None else days,
        asks_reason=said["asks_reason"],
        split_days=SPLIT_DAYS if split_days is None else split_days,
        note=said["note"],
    )
