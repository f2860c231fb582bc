"""What a case says must be refused, in words: done, where we know how, to see that it is."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete
from sqlalchemy.exc import DBAPIError

from ledger import Book, JournalEntry, credit, debit
from ledger.errors import DatabaseGuardError
from ledger.money import from_minor
from ledger.period import last_day_of_month
from ledger.tables import entries
from reports.casecheck.entry import entry_of
from reports.casecheck.fresh import ACTOR, tried
from reports.casecheck.result import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reports.casecheck.context import Context

NOT_OURS = "belum dihitung di sini, atau kalimatnya tidak dikenali"
REFUSED, TAKEN = "ditolak", "diterima"

_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")


def compare_refusals(context: Context, block: str, expected: Any) -> None:
    """Try each act that can be tried, and name the others."""
    for number, row in enumerate(expected if isinstance(expected, list) else [expected], 1):
        said = row if isinstance(row, dict) else {"case": row}
        words = str(said.get("case") or said.get("description") or f"#{number}")
        act = _act(context, said, words)
        if act is None:
            context.notes.leave_out(f"{block}: {words}", words, NOT_OURS)
            continue
        error = tried(context.book, act)
        why = str(said.get("expected") or "refused")
        context.notes.refusals.append(Refused(words, why, error.code if error else "", error))
        context.notes.compare(f"{block}: {words}", REFUSED, REFUSED if error else TAKEN)


def _act(context: Context, said: Mapping[str, Any], words: str) -> Callable[[], object] | None:
    """Return what does what *words* say, or posts the entry that *said* brings."""
    book, day = context.book, _day(words, context.case.period.last_day)
    given = said if isinstance(said.get("lines"), list) else said.get("entry")
    if isinstance(given, dict):
        written = entry_of(given, 1)
        return lambda: _post_written(book, written, is_closed=bool(_CLOSED.search(words)))
    if len([a for a in book.chart if a.takes_postings]) < 2 or _LATER.search(words):
        return None
    for pattern, act in _ACTS:
        if pattern.search(words):
            return lambda: act(book, day)
    return None


def _post_written(book: Book, written: Any, *, is_closed: bool) -> None:
    draft = written.draft(book.currency.code)
    if is_closed:
        _close_month(book, draft.date)
    book.post(draft, by=ACTOR)


def _post_into_closed_month(book: Book, day: dt.date) -> None:
    _close_month(book, day)
    book.post(_sample(book, day), by=ACTOR)


def _close_month(book: Book, day: dt.date) -> None:
    book.periods.close(last_day_of_month(day.year, day.month), by=ACTOR)


def _close_twice(book: Book, day: dt.date) -> None:
    _close_month(book, day)
    _close_month(book, day)


def _reverse_twice(book: Book, day: dt.date) -> None:
    posted = book.post(_sample(book, day), by=ACTOR)
    for _ in range(2):
        book.reverse(posted.sequence, on=day, reason="uji", by=ACTOR)


def _use_key_again(book: Book, day: dt.date) -> None:
    for minor in (100, 200):
        book.post(_sample(book, day, debited=minor, credited=minor), by=ACTOR)


def _delete_posted(book: Book, day: dt.date) -> None:
    posted = book.post(_sample(book, day), by=ACTOR)
    ours = (entries.c.book_id == book.book_id, entries.c.sequence == posted.sequence)
    try:
        book.connection.execute(delete(entries).where(*ours))
    except DBAPIError as error:
        raise DatabaseGuardError(str(error.orig)) from error


def _post(**changes: Any) -> Callable[[Book, dt.date], object]:
    """Return what posts a sample entry that is wrong in one way."""
    return lambda book, day: book.post(_sample(book, day, **changes), by=ACTOR)


def _sample(
    book: Book,
    day: dt.date,
    *,
    debited: int = 100,
    credited: int = 100,
    account: str = "",
) -> JournalEntry:
    first, second, *_ = [found.code for found in book.chart if found.takes_postings]
    legs = (
        debit(account or first, from_minor(debited, book.currency)),
        credit(second, from_minor(credited, book.currency)),
    )
    return JournalEntry(
        date=day, description="Uji penolakan", postings=legs, key="uji penolakan"
    )


def _day(words: str, otherwise: dt.date) -> dt.date:
    found = _DAY.search(words)
    try:
        return dt.date.fromisoformat(found.group()) if found else otherwise
    except ValueError:
        return otherwise


def _means(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_LATER = _means("draft", "draf", "alloc", "alokasi", "loan", "pinjaman", "approv", "setuju")
"""What later work will know how to do."""

_CLOSED = _means("closed", "locked", "ditutup", "dikunci", "clos.*before")

_ACTS: tuple[tuple[re.Pattern[str], Callable[[Book, dt.date], object]], ...] = (
    (_means("clos.*(twice|again)", "(tutup|menutup).*(dua kali|lagi)"), _close_twice),
    (_CLOSED, _post_into_closed_month),
    (_means("unbalanc", "not balanc", "out of balance", "tidak seimbang"), _post(credited=200)),
    (_means("unknown account", "akun (tidak|tak) (ada|dikenal)"), _post(account="~TIDAK ADA")),
    (_means("negative", "negatif", "minus"), _post(debited=-100, credited=-100)),
    (_means("zero amount", "jumlah nol"), _post(debited=0, credited=0)),
    (_means("revers.*(twice|again)", "batal.*(dua kali|lagi)"), _reverse_twice),
    (
        _means("same (key|id|number)", "duplicate (key|id|number)", "kunci.*sama"),
        _use_key_again,
    ),
    (_means("delete|deleting|edit|alter|overwrit", "hapus|mengubah"), _delete_posted),
)
"""What is done for words like these; the first that fits."""
