"""How assets moved in the days told of: what was there, what came, what went, what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.phrase import word
from ledger import EntryKind
from reports.notes.tables import AmountRow, figures, summed
from reports.origin import LedgerOrigin
from reports.statement import Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reports.bound.block import Figures
    from reports.notes.books import NoteBooks

    Group = tuple[Sequence[str], str]

_HEADINGS = ("Saldo awal", "Penambahan", "Pengurangan", "Saldo akhir")


def moved(
    books: NoteBooks, key: str, groups: Sequence[Group], total: str
) -> tuple[Figures, ...]:
    """Return how the lines of each group moved, and what all come to; none if nothing did.

    Args:
        groups: the rows of the statement of financial position, and what their sum is called;
            the first group grows by debits, the second, what is taken off it, by credits.
        total: what the sum of all is called.
    """
    rows: list[AmountRow] = []
    sums: list[AmountRow] = []
    for place, (keys, label) in enumerate(groups):
        found = _rows(books, keys, grows_by_debit=place == 0)
        if found:
            sums.append(summed(f"sum-{place}", label, found, Style.SUM))
            rows += [*found, sums[-1]]
    if not rows:
        return ()
    rows.append(summed("total", total, sums, Style.GRAND))
    return (figures(books, key, _HEADINGS, rows, ""),)


def _rows(books: NoteBooks, keys: Sequence[str], *, grows_by_debit: bool) -> list[AmountRow]:
    """Return a row for each account that had something, or moved."""
    accounts = [
        account
        for row in books.position.rows
        if row.key in keys and row.style is not Style.DETAIL
        for account in row.accounts
    ]
    names = books.view.chart
    amounts = _amounts(books, accounts, grows_by_debit=grows_by_debit)
    return [
        AmountRow(
            account,
            word(names[account].name),
            amounts[account],
            origins=(LedgerOrigin(account, books.period, books.asked.unit),) * len(_HEADINGS),
        )
        for account in accounts
        if any(amounts[account])
    ]


def _amounts(
    books: NoteBooks, accounts: Iterable[str], *, grows_by_debit: bool
) -> dict[str, tuple[int, int, int, int]]:
    """Return opening, what came, what went and closing of each account, as assets see it."""
    sums = {account: [0, 0, 0] for account in accounts}
    if not sums:
        return {}
    rows = books.view.turnovers(
        first_day=books.period.first_day,
        last_day=books.last_day,
        accounts=sums,
        unit=books.asked.unit,
        components=False,
    )
    for row in rows:
        found = sums[row.account]
        if row.is_before or row.kind == EntryKind.OPENING:
            found[0] += row.debits - row.credits
        else:
            found[1] += row.debits if grows_by_debit else -row.credits
            found[2] += -row.credits if grows_by_debit else row.debits
    return {
        account: (o, came, went, o + came + went) for account, (o, came, went) in sums.items()
    }
