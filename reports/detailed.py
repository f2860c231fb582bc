"""Statements with the accounts behind each line, which notes and texts take figures from."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from reports.forms import form_for
from reports.statement import Line
from reports.statements import statement_table

if TYPE_CHECKING:
    from ledger import BookView
    from reports.form import Form
    from reports.scope import Scope
    from reports.table import Table


def detailed_table(
    view: BookView, key: str, scope: Scope, *, form: Form | None = None
) -> Table:
    """Return the statement *key* with a row for each account that has a figure.

    The lines, and what they come to, are those of the statement itself: what a note shows
    cannot differ from it.

    Raises:
        UnknownReportError, InvalidScopeError, UnknownUnitError: see ``statement_table``.
        ProofFailedError: two rows that must be equal are not.
    """
    form = form or form_for(view.chart)
    statement = form.statements[key]
    rows = tuple(
        replace(row, detail=True) if isinstance(row, Line) and not row.hidden else row
        for row in statement.rows
    )
    detailed = MappingProxyType({**form.statements, key: replace(statement, rows=rows)})
    return statement_table(view, key, scope, form=replace(form, statements=detailed))
