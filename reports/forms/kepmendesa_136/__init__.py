"""The statements that Kepmendesa PDTT 136/2022 prescribes, over the standard chart."""

import re
from types import MappingProxyType

from ledger import Account, AccountKind
from reports.coverage import has_place
from reports.form import Form, InterUnit
from reports.forms.kepmendesa_136.cash_flows import CASH_FLOWS
from reports.forms.kepmendesa_136.changes_in_equity import CHANGES_IN_EQUITY
from reports.forms.kepmendesa_136.financial_position import FINANCIAL_POSITION
from reports.forms.kepmendesa_136.income_statement import INCOME_STATEMENT
from reports.statement import find

CODE = re.compile(r"\d\.\d\.\d\d\.\d\d\Z", re.ASCII)
"""Group, sub-group, class and account."""

DRAWINGS = "3.2."

KINDS = {
    "1": AccountKind.ASSET,
    "2": AccountKind.LIABILITY,
    "3": AccountKind.EQUITY,
    "4": AccountKind.REVENUE,
    "5": AccountKind.EXPENSE,
    "6": AccountKind.EXPENSE,
    "7.1": AccountKind.REVENUE,
    "7.2": AccountKind.EXPENSE,
    "7.3": AccountKind.EXPENSE,
}
"""What the groups of codes hold."""


def _path(account: Account, _: InterUnit) -> str:
    """An account stands where its code says."""
    return account.code


def _fits(account: Account) -> bool:
    """Return whether *account* is one of the standard chart, or could be added to it."""
    return (
        CODE.match(account.code) is not None
        and find(KINDS, account.code) == account.kind
        and account.is_drawing == account.code.startswith(DRAWINGS)
        and has_place(KEPMENDESA_136, account)
    )


KEPMENDESA_136 = Form(
    key="kepmendesa_136",
    name="Kepmendesa PDTT 136/2022",
    path=_path,
    fits=_fits,
    due_from="1.1.99",
    due_to="3.8",
    statements=MappingProxyType(
        {
            statement.key: statement
            for statement in (
                INCOME_STATEMENT,
                CHANGES_IN_EQUITY,
                FINANCIAL_POSITION,
                CASH_FLOWS,
            )
        }
    ),
)
