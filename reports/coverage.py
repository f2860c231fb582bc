"""Whether every account has its place: on exactly one line of each statement that needs it.

A statement's own index lets no two lines claim one path, so an account is on one line at most;
here is asked whether it is on one at least.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reports.form import InterUnit
from reports.statement import find, is_under

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ledger import Account
    from reports.form import Form
    from reports.statement import Statement

INFLOW, OUTFLOW = "inflow", "outflow"


class Place(NamedTuple):
    """The line that takes a part of an account: ``None`` if no line does.

    Attributes:
        part: of its turnover; or inflow, or outflow, of cash that it explains.
    """

    statement: str
    account: str
    part: str
    line: str | None


def places(
    form: Form, accounts: Iterable[Account], inter_unit: InterUnit | None = None
) -> Iterator[Place]:
    """Yield where each account stands in each statement of *form* that needs it."""
    known = inter_unit or InterUnit()
    for account in accounts:
        if account.takes_postings:
            path = form.path(account, known)
            for statement in form.statements.values():
                yield from _places(statement, account, path)


def has_place(form: Form, account: Account) -> bool:
    """Return whether *account* is on a line of each statement of *form* that needs it."""
    return all(place.line is not None for place in places(form, [account]))


def _places(statement: Statement, account: Account, path: str) -> Iterator[Place]:
    for stem, parts in statement.covers.items():
        if not stem or is_under(path, (stem,)):
            for part in parts:
                line = find(statement.lines[part], path)
                yield Place(statement.key, account.code, part, line)
    if statement.components and not account.is_cash:
        for name, index in ((INFLOW, statement.inflows), (OUTFLOW, statement.outflows)):
            yield Place(statement.key, account.code, name, find(index, path))
