"""The journal of beancount; ``bean-check`` accepts it.

Accounts are called by their kind and code, ``Assets:1-1-01-01``: a point becomes a hyphen, and
whatever else such a name may not have becomes ``Z``, its code point in hexadecimal, and ``Z``
again. Two codes never get one name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ledger.chart_store import read_chart
from ledger.exchange.amount import plain
from ledger.exchange.exported import ROOTS, Exported, exported, line_facts
from ledger.period import FIRST_DAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TextIO

    from ledger.account import Account
    from ledger.money import Currency
    from ledger.view import BookView

_NOT_FIRST = re.compile(r"\A[^A-Y0-9]")
_NOT_LATER = re.compile(r"[^A-Ya-z0-9.]")


def account_name(account: Account) -> str:
    """Return what beancount calls *account*."""
    first = _NOT_FIRST.sub(_coded, account.code[:1])
    rest = _NOT_LATER.sub(_coded, account.code[1:]).replace(".", "-")
    return f"{ROOTS[account.kind]}:{first}{rest}"


def write(view: BookView, out: TextIO, progress: Callable[[int], object] | None = None) -> None:
    """Write all of *view* for beancount; see ``ExportFormat``."""
    book = view.settings()
    out.write(f"; identity {view.identity}, head {book.head}\n")
    out.write(f'option "title" {_text(book.name)}\n')
    out.write(f'option "operating_currency" "{view.currency.code}"\n\n')
    names: dict[str, str] = {}
    for account in read_chart(view.connection, view.book_id):
        if account.takes_postings:
            names[account.code] = account_name(account)
            out.writelines(_opening(account, view.currency))
    for entry in exported(view, progress, through=book.last_sequence):
        out.writelines(_entry(entry, names, view.currency))


def _opening(account: Account, currency: Currency) -> Iterator[str]:
    yield f"{FIRST_DAY} open {account_name(account)} {currency.code}\n"
    yield f"  code: {_text(account.code)}\n"
    yield f"  name: {_text(account.name)}\n"


def _entry(entry: Exported, names: dict[str, str], currency: Currency) -> Iterator[str]:
    yield f"\n{entry.header.date} * {_text(entry.header.description)}\n"
    yield f'  voucher: "{entry.voucher}"\n'
    for name, text in entry.facts():
        yield f"  {name}: {_text(text)}\n"
    for line in entry.lines:
        amount = plain(line.debit_minor - line.credit_minor, currency)
        yield f"  {names[line.account]}  {amount} {currency.code}\n"
        for name, text in line_facts(line):
            yield f"    {name}: {_text(text)}\n"


def _text(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _coded(found: re.Match[str]) -> str:
    return f"Z{ord(found[0]):x}Z"
