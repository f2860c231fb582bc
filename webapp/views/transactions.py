"""The list of transactions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, render_template, request, url_for

from webapp.journal_filter import SHOWN, filter_choices, read_filter
from webapp.readings.journal import read_journal
from webapp.work import reading

if TYPE_CHECKING:
    from webapp.journal_filter import JournalFilter
    from webapp.readings.journal import JournalPage

bp = Blueprint("transactions", __name__, url_prefix="/transaksi")


@bp.get("/")
def show() -> str:
    """Show a page of the list, as the address asks."""
    with reading() as work:
        asked = read_filter(work, request.args)
        page = read_journal(work, asked.search, is_empty=bool(asked.unclear))
        choices = filter_choices(work)
    return render_template(
        "transactions.html",
        asked=asked.search,
        filter=asked,
        said=asked.said,
        page=page,
        choices=choices,
        shown=SHOWN,
        older=_older(asked, page),
    )


def _older(asked: JournalFilter, page: JournalPage) -> str:
    """Return the address of the page that follows; nothing after the last one."""
    if page.next_before is None:
        return ""
    day, sequence = page.next_before
    said: dict[str, Any] = {**asked.said, "sebelum": f"{day}.{sequence}"}
    return url_for("transactions.show", **said)
