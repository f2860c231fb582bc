"""The journal of ledger, the command line's eldest; ``ledger --pedantic`` accepts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.exchange.amount import plain
from ledger.exchange.plain_text import write_plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TextIO

    from ledger.money import Currency
    from ledger.view import BookView


def write(view: BookView, out: TextIO, progress: Callable[[int], object] | None = None) -> None:
    """Write all of *view* for ledger; see ``ExportFormat``."""
    write_plain_text(view, out, progress, _directives)


def _directives(currency: Currency, accounts: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield f"commodity {currency.code}"
    yield f"    format {plain(1000 * currency.sub_unit, currency)} {currency.code}"
    for name, comment in accounts:
        yield f"account {name}"
        yield f"    note {comment}"
