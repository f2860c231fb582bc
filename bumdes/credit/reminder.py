"""A reminder to who owes: a text for a message, plain and polite."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.credit.account_statement import open_dues
from bumdes.credit.control import RECEIVABLES
from bumdes.month import day_words
from bumdes.parties.merger import Mergers
from bumdes.party import Party, find_party
from bumdes.rupiah import format_rupiah
from ledger.money import total

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from bumdes.credit.account_statement import OpenDue
    from bumdes.work import Work
    from ledger import Money

MOST_NAMED = 10
"""Documents that a message names one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """What a party is to be reminded of.

    Attributes:
        dues: what is open, what is due first first.
        text: the message itself.
    """

    party: Party
    at: dt.date
    dues: tuple[OpenDue, ...]
    owed: Money
    overdue: Money
    text: str


def read_reminder(work: Work, party: str, at: dt.date, *, unit: str | None = None) -> Reminder:
    """Return what *party* is to be reminded of on day *at*.

    Args:
        unit: only that one's; an empty string for the head office, None for all.

    Raises:
        NotFoundError: there is no such party.
    """
    codes = Mergers.of(work.session, work.book_id).codes(party)
    found = find_party(work.session, work.book_id, codes[0])
    dues = tuple(open_dues(work, RECEIVABLES, codes, at, unit=unit))
    currency = work.book.currency
    owed = total((due.left for due in dues), currency)
    overdue = total((due.left for due in dues if due.days_overdue > 0), currency)
    return Reminder(
        party=found,
        at=at,
        dues=dues,
        owed=owed,
        overdue=overdue,
        text=_text(work, found.name, dues, owed=owed, overdue=overdue, at=at),
    )


def _text(
    work: Work,
    name: str,
    dues: Sequence[OpenDue],
    *,
    owed: Money,
    overdue: Money,
    at: dt.date,
) -> str:
    enterprise = work.enterprise.name if work.enterprise else work.book.name
    if not dues:
        return (
            f"Yth. {name},\n\nMenurut catatan {enterprise} sampai {day_words(at)}, tidak ada"
            " kewajiban yang belum dibayar. Terima kasih.\n"
        )
    lines = [_line(due) for due in dues[:MOST_NAMED]]
    if len(dues) > MOST_NAMED:
        lines.append(f"- dan {len(dues) - MOST_NAMED} nota lain")
    late = (
        f"Yang sudah jatuh tempo: {format_rupiah(overdue)}.\n"
        if overdue
        else "Belum ada yang lewat jatuh tempo.\n"
    )
    return (
        f"Yth. {name},\n\nMenurut catatan {enterprise} sampai {day_words(at)}, sisa yang"
        f" belum dibayar {format_rupiah(owed)}:\n"
        + "\n".join(lines)
        + f"\n{late}\nMohon dibayarkan ke {enterprise}. Bila sudah dibayar atau ada yang tidak"
        " sesuai, kabari kami supaya catatannya dicocokkan. Terima kasih.\n"
    )


def _line(due: OpenDue) -> str:
    document = due.claim.document
    when = f", jatuh tempo {day_words(due.due_on)}" if due.due_on else ""
    late = f" (lewat {due.days_overdue} hari)" if due.days_overdue > 0 else ""
    return f"- {document.code}: {format_rupiah(due.left)}{when}{late}"
