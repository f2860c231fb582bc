"""The list of transactions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request, url_for

from webapp.queries import journal_filter
from webapp.readings.journal import read_journal
from webapp.readings.sight import slug_of
from webapp.work import reading

if TYPE_CHECKING:
    from ledger.search import EntrySearch
    from webapp.readings.journal import JournalPage

bp = Blueprint("transactions", __name__, url_prefix="/transaksi")


@bp.get("/")
def show() -> str:
    """Show a page of the list, as the address asks."""
    asked = journal_filter(request.args)
    with reading() as work:
        page = read_journal(work, asked)
    return render_template(
        "transactions.html", asked=asked, page=page, older=_older(asked, page)
    )


def _older(asked: EntrySearch, page: JournalPage) -> str:
    """Return the address of the page that follows; nothing after the last one."""
    if page.next_before is None:
        return ""
    day, sequence = page.next_before
    return url_for(
        "transactions.show",
        bulan=f"{asked.period.first_day:%Y-%m}" if asked.period else None,
        unit=slug_of(asked.unit) or None,
        q=asked.text or None,
        sebelum=f"{day}.{sequence}",
    )
