"""The log of access: who came in, who was refused, whose powers changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request

from bumdes.access.access_event import AccessGroup, access_seen
from bumdes.permissions import Permission
from webapp.templating import local
from webapp.work import reading

if TYPE_CHECKING:
    from bumdes.access.access_event import AccessSeen

bp = Blueprint("access_log", __name__, url_prefix="/catatan-akses")

MOST = 200


@bp.get("/")
def show() -> str:
    """Show what happened, the latest first; sought by kind and by person."""
    wanted = request.args.get("jenis", "")
    group = AccessGroup(wanted) if wanted in set(AccessGroup) else None
    username = request.args.get("orang", "").strip().lower()[:40]
    with reading() as work:
        work.actor.require(Permission.READ_ACCESS_LOG)
        is_keeper = work.actor.allows(Permission.FOUND_ENTERPRISE)
        book_id = None if is_keeper else work.book_id
        found: list[AccessSeen] = access_seen(
            work.session, book_id, group=group, username=username, most=MOST
        )
    return render_template(
        "access_log.html",
        events=found,
        groups=list(AccessGroup),
        group=group,
        username=username,
        local=local,
        most=MOST,
        is_keeper=is_keeper,
    )
