"""From which amount on a second person must see a note, and since when that holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, render_template, url_for

from bumdes.actions.setting_approval import set_approval
from bumdes.approval.setting import LATE_AFTER_DAYS, SPLIT_DAYS, approval_settings
from bumdes.approval.sort import EntrySort
from bumdes.approval.unwaited import Unwaited
from bumdes.permissions import Permission
from bumdes.rupiah import format_plain
from ledger.money import currency
from webapp.answering import answered
from webapp.forms.approvals import ApprovalForm, approval_command
from webapp.login import fresh
from webapp.readings.approvals import approvers
from webapp.templating import now
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from werkzeug.wrappers import Response

    from bumdes.approval.setting import ApprovalSetting
    from bumdes.work import Work
    from webapp.problems import Problem

RUPIAH = currency("IDR")

bp = Blueprint("approval_settings", __name__, url_prefix="/persetujuan/aturan")


@bp.get("/")
def show() -> str:
    """Show what holds, what held before, and the form that changes it."""
    return _page(None, ())


@bp.post("/")
@fresh
def change() -> Response | tuple[str, int]:
    """Keep what is to hold."""

    def do(work: Work, said: dict[str, Any]) -> ApprovalSetting:
        return set_approval(work, approval_command(said))

    return answered(
        ApprovalForm(), do, onward=lambda _: url_for("approval_settings.show"), again=_page
    )


def _page(values: Mapping[str, str] | None, found: Sequence[Problem]) -> str:
    today = now().date()
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS)
        settings = approval_settings(work.session, work.book_id)
        names = approvers(work)
    holding = next((s for s in reversed(settings) if s.valid_from <= today), None)
    return render_template(
        "approval_settings.html",
        holding=holding,
        settings=settings[::-1],
        sorts=list(EntrySort),
        unwaited=list(Unwaited),
        rupiah=RUPIAH,
        approvers=names,
        split_days=holding.split_days if holding else SPLIT_DAYS,
        late_after=holding.late_after_days if holding else LATE_AFTER_DAYS,
        values=_values(holding) if values is None else values,
        found=found,
        today=today,
    )


def _values(holding: ApprovalSetting | None) -> dict[str, str]:
    """Return the form as it would keep what holds."""
    values = {
        "sejak": now().date().isoformat(),
        "terlambat": str(LATE_AFTER_DAYS),
        "terpecah": str(SPLIT_DAYS),
    }
    if holding is None:
        return values
    for sort in EntrySort:
        limit = holding.limit(sort, RUPIAH)
        values[f"batas-{sort}"] = "" if limit is None else format_plain(limit)
    values["terlambat"] = str(holding.late_after_days)
    values["terpecah"] = str(holding.split_days)
    values |= {"sendiri": "ya"} if holding.is_alone else {}
    return values | ({"wajib-alasan": "ya"} if holding.asks_reason else {})
