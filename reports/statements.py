"""The four statements, asked of a book and computed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from ledger import Dimension
from reports.balances import Paths
from reports.columns import ELIMINATION_KEY, ask, of_key
from reports.compute import compute
from reports.errors import UnknownReportError
from reports.form import InterUnit
from reports.forms import form_for
from reports.forms.generic import GENERIC

if TYPE_CHECKING:
    from ledger import BookView
    from reports.form import Form
    from reports.scope import Scope
    from reports.table import Table

T = TypeVar("T")

STATEMENTS = tuple(GENERIC.statements)
"""The keys of the statements, in the order in which they are presented."""


def statement_table(
    view: BookView, key: str, scope: Scope, *, form: Form | None = None
) -> Table:
    """Return the statement *key* of the book, for what *scope* asks.

    Args:
        form: the form it takes; without one, the form that the chart fits.

    Raises:
        UnknownReportError: there is no such statement.
        InvalidScopeError, UnknownUnitError: *scope* asks for what cannot be.
        ProofFailedError: two rows that must be equal are not.
    """
    form = form or form_for(view.chart)
    statement = form.statements.get(key)
    if statement is None:
        raise UnknownReportError(key, tuple(form.statements))
    paths = paths_of(view, form)
    columns = ask(view, statement, scope, form=form, paths=paths)
    table = compute(
        statement,
        columns,
        paths=paths,
        currency=view.currency,
        zero_rows=scope.zero_rows,
    )
    return _without_idle_elimination(table)


def paths_of(view: BookView, form: Form) -> Paths:
    """Return where the accounts of the book stand among the lines of *form*."""
    return Paths(form, view.chart, inter_unit(view) if form is GENERIC else InterUnit())


def _without_idle_elimination(table: Table) -> Table:
    """Return *table* without the columns of what cancels in which nothing does."""
    for place in reversed(range(len(table.columns))):
        if of_key(table.columns[place].key, ELIMINATION_KEY) and not any(
            row.figures[place] for row in table.rows
        ):
            table = _without_column(table, place)
    return table


def _without_column(table: Table, place: int) -> Table:
    return replace(
        table,
        columns=_without(table.columns, place),
        rows=tuple(replace(row, figures=_without(row.figures, place)) for row in table.rows),
    )


def _without(things: tuple[T, ...], place: int) -> tuple[T, ...]:
    return things[:place] + things[place + 1 :]


def inter_unit(view: BookView) -> InterUnit:
    """Return the accounts that carry what moves between units and head office."""
    settings = view.settings()
    own = [value.account for value in view.known(Dimension.UNIT)]
    return InterUnit(
        due_from=frozenset(filter(None, (settings.unit_current_account, *own))),
        due_to=frozenset(filter(None, (settings.head_office_account,))),
    )
