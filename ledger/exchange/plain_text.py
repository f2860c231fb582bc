"""Plain-text accounting: what hledger and ledger read alike.

Accounts are called by their kind and code, ``Assets:1.1.01.01``; what such a name may not have
is percent-encoded, as in addresses of the web. Debits are positive and credits negative. What
an entry or a line says besides stands in tags below it; a comma, colon, semicolon or bracket in
there, which would end a tag or begin another thing, is percent-encoded too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from ledger.chart_store import read_chart
from ledger.exchange.amount import plain
from ledger.exchange.exported import (
    ENTRY_FACTS,
    LINE_FACTS,
    ROOTS,
    Exported,
    exported,
    line_facts,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TextIO

    from ledger.account import Account
    from ledger.money import Currency
    from ledger.view import BookView

    Directives = Callable[[Currency, Iterable[tuple[str, str]]], Iterator[str]]
    """Gives the lines that declare a currency, and accounts by name, each with its comment."""

_SPECIAL = re.compile(r"[%,:;\[\]]")


def account_name(account: Account) -> str:
    """Return what hledger and ledger call *account*."""
    return f"{ROOTS[account.kind]}:{quote(account.code, safe='')}"


def write_plain_text(
    view: BookView,
    out: TextIO,
    progress: Callable[[int], object] | None,
    directives: Directives,
) -> None:
    """Write *view* as plain text, which begins with *directives*."""
    book = view.settings()
    chart = list(read_chart(view.connection, view.book_id))
    names = {account.code: account_name(account) for account in chart if account.takes_postings}
    out.write(f"; {_value(book.name)}, identity {view.identity}, head {book.head}\n\n")
    declared = ((names[a.code], _value(a.name)) for a in chart if a.takes_postings)
    out.writelines(f"{line}\n" for line in directives(view.currency, declared))
    out.writelines(f"tag {name}\n" for name in (*ENTRY_FACTS, *LINE_FACTS))
    for entry in exported(view, progress, through=book.last_sequence):
        out.writelines(_entry(entry, names, view.currency))


def _entry(entry: Exported, names: dict[str, str], currency: Currency) -> Iterator[str]:
    header = entry.header
    yield f"\n{header.date} * ({entry.voucher}) {_description(header.description)}\n"
    for name, text in entry.facts():
        yield f"    ; {name}: {_value(text)}\n"
    for line in entry.lines:
        amount = plain(line.debit_minor - line.credit_minor, currency)
        yield f"    {names[line.account]}  {amount} {currency.code}\n"
        for name, text in line_facts(line):
            yield f"    ; {name}: {_value(text)}\n"


def _description(text: str) -> str:
    """Return *text* without what would begin a comment; the full-width sign reads the same."""
    return text.replace(";", "\N{FULLWIDTH SEMICOLON}")


def _value(text: str) -> str:
    return _SPECIAL.sub(lambda found: f"%{ord(found[0]):02X}", text)
