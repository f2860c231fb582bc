"""The lines of the statement of cash flows: which takes a posting, and what is behind each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.chart import COMPONENTS
from ledger import Dimension
from reports.balances import is_elimination
from reports.columns import ask
from reports.computed import Computed
from reports.forms import form_for
from reports.statement import Flow
from reports.statements import paths_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ledger import BookView
    from reports.scope import Scope
    from reports.statement import Statement

CASH_FLOWS = "cash-flows"


@dataclass(frozen=True, slots=True)
class CashLines:
    """The statement of cash flows of a book, asked for its lines."""

    view: BookView
    statement: Statement
    computed: Computed

    @property
    def choices(self) -> Mapping[str, str]:
        """The lines that people may name for a posting: their keys and labels.

        A chart that has no line of the name shows it with all that was named.
        """
        labels = self.labels
        known = {v.code: v.name for v in self.view.known(Dimension.COMPONENT) if v.is_active}
        named = {value.code: value.name for value in COMPONENTS} | known
        return {code: labels.get(code, name) for code, name in named.items()}

    @property
    def labels(self) -> Mapping[str, str]:
        """What each line is called."""
        return {row.key: row.label for row in self.statement.rows if isinstance(row, Flow)}

    def taking(self, component: str, account: str, cash: int) -> str:
        """Return the label of the line that takes what a posting explains.

        Args:
            component: what the posting is marked with.
            cash: in minor units, positive where cash came in.
        """
        return self.labels[self.computed.flow_line(component, account, cash)]


def cash_lines(view: BookView) -> CashLines:
    """Return the lines of the statement of cash flows of a book."""
    form = form_for(view.chart)
    statement = form.statements[CASH_FLOWS]
    return CashLines(view, statement, Computed(statement, paths_of(view, form), []))


def cash_behind(view: BookView, line: str, scope: Scope) -> dict[str, int]:
    """Return the cash that each account explains on a *line* of the statement of cash flows.

    It is in minor units, positive where cash came in; nothing for a row that is no line.
    """
    form = form_for(view.chart)
    statement, paths = form.statements[CASH_FLOWS], paths_of(view, form)
    columns = ask(view, statement, scope, form=form, paths=paths)
    computed = Computed(statement, paths, [balances for _, balances in columns])
    computed.fill()
    return {
        account: amounts[0]
        for account, amounts in computed.accounts.get(line, {}).items()
        if not is_elimination(account)
    }
