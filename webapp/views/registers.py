"""The ledger of one account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request, url_for

from webapp.periods import period_groups, so_far
from webapp.queries import day_of, period_of
from webapp.readings.register import RegisterQuestion, read_register
from webapp.readings.sight import slug_of, unit_of
from webapp.reports_offered import FILES, OFFERED
from webapp.templating import now
from webapp.work import reading

if TYPE_CHECKING:
    from webapp.readings.register import Register

bp = Blueprint("registers", __name__, url_prefix="/buku-besar")


@bp.get("/<code>")
def show(code: str) -> str:
    """Show a page of the ledger of account *code*."""
    asked = RegisterQuestion(
        code=code,
        period=period_of(request.args.get("masa", "")) or so_far(now().date()),
        unit=unit_of(request.args.get("unit", "")),
        components=tuple(request.args.getlist("komponen")[:40]),
        from_day=day_of(request.args.get("dari", "")),
    )
    with reading() as work:
        register = read_register(work, asked)
    return render_template(
        "register.html",
        register=register,
        asked=asked,
        following=_following(asked, register),
        files=FILES,
        groups=period_groups(register.first_year, now().date(), asked.period),
        meaning=_meaning(request.args.get("baris", "")),
    )


def _meaning(written: str) -> str:
    """Return what the line of a statement means from which one came; nothing from elsewhere."""
    slug, _, line = written.partition(".")
    for report in OFFERED:
        if report.slug == slug:
            return report.meanings.get(line, "")
    return ""


def _following(asked: RegisterQuestion, register: Register) -> str:
    """Return the address of the page that follows; nothing after the last one."""
    if register.next_day is None:
        return ""
    return url_for(
        "registers.show",
        code=asked.code,
        masa=str(asked.period),
        unit=slug_of(asked.unit) or None,
        komponen=list(asked.components) or None,
        dari=str(register.next_day),
    )
