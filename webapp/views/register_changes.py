"""The log of changes: what stood in a register before somebody changed it, and after."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from bumdes.changes.registers import REGISTERS
from bumdes.permissions import Permission
from webapp.readings.register_changes import MOST, read_changes
from webapp.work import reading

bp = Blueprint("register_changes", __name__, url_prefix="/riwayat-perubahan")


@bp.get("/")
def show() -> str:
    """Show what was changed, the latest first; sought by register, thing and person."""
    wanted = request.args.get("jenis", "")
    register = wanted if wanted in REGISTERS else ""
    thing = request.args.get("kunci", "").strip()[:150] if register else ""
    username = request.args.get("orang", "").strip().lower()[:40]
    with reading() as work:
        work.actor.require(Permission.READ_ACCESS_LOG)
        found = read_changes(work, register=register, thing=thing, changed_by=username)
    return render_template(
        "register_changes.html",
        changes=found,
        registers=[(key, each.label) for key, each in REGISTERS.items()],
        register=register,
        thing=thing,
        username=username,
        is_full=sum(len(each.fields) for each in found) >= MOST,
        most=MOST,
    )
