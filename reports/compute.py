"""From a statement and its columns to a table: arithmetic, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.money import from_minor
from reports.columns import BUDGET_KEY
from reports.computed import Computed
from reports.errors import ProofFailedError
from reports.rows import rows_of
from reports.scope import ZeroRows
from reports.table import CHANGE_HEADING, VARIANCE_HEADING, Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ledger.money import Currency
    from reports.balances import Balances, Paths
    from reports.computed import Amounts
    from reports.statement import Statement
    from reports.table import Column


def compute(
    statement: Statement,
    asked: Sequence[tuple[Column, Balances]],
    *,
    paths: Paths,
    currency: Currency,
    zero_rows: ZeroRows = ZeroRows.AS_FORM,
) -> Table:
    """Return *statement* filled in, one figure a row and column.

    Args:
        zero_rows: which rows of nothing are printed.

    Raises:
        ProofFailedError: two rows that the statement calls equal are not.
    """
    columns = tuple(column for column, _ in asked)
    computed = Computed(statement, paths, [balances for _, balances in asked])
    computed.fill()
    computed.add_up()
    _prove(statement, computed.amounts, columns, currency)
    has_budget = len(columns) == 2 and columns[1].key == BUDGET_KEY
    shows_change = has_budget or (statement.shows_change and _are_two_periods(columns))
    return Table(
        key=statement.key,
        title=statement.title,
        columns=columns,
        rows=rows_of(computed, currency, shows_change=shows_change, zero_rows=zero_rows),
        currency=currency,
        shows_change=shows_change,
        change_heading=VARIANCE_HEADING if has_budget else CHANGE_HEADING,
    )


def _are_two_periods(columns: tuple[Column, ...]) -> bool:
    return len(columns) == 2 and columns[0].period != columns[1].period


def _prove(
    statement: Statement,
    amounts: Mapping[str, Amounts],
    columns: tuple[Column, ...],
    currency: Currency,
) -> None:
    for proof in statement.proofs:
        pairs = zip(columns, amounts[proof.left], amounts[proof.right], strict=True)
        for column, left, right in pairs:
            if left != right:
                raise ProofFailedError(
                    statement.key,
                    proof.left,
                    proof.right,
                    column=column.key,
                    amounts=(from_minor(left, currency), from_minor(right, currency)),
                )
