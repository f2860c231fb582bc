"""The same four statements for any chart, by the kind of each account and its flags."""

from types import MappingProxyType

from ledger import Account, AccountKind
from reports.form import Form, InterUnit
from reports.forms.generic.cash_flows import CASH_FLOWS
from reports.forms.generic.changes_in_equity import CHANGES_IN_EQUITY
from reports.forms.generic.financial_position import FINANCIAL_POSITION
from reports.forms.generic.income_statement import INCOME_STATEMENT
from reports.forms.generic.paths import CAPITAL, CASH, DRAWINGS, DUE_FROM, DUE_TO


def _path(account: Account, inter_unit: InterUnit) -> str:
    """An account stands where its kind and flags say."""
    if account.code in inter_unit.due_from:
        return DUE_FROM
    if account.code in inter_unit.due_to:
        return DUE_TO
    if account.is_cash:
        return CASH
    if account.kind is AccountKind.EQUITY:
        return DRAWINGS if account.is_drawing else CAPITAL
    return str(account.kind)


def _fits(_: Account) -> bool:
    return True


GENERIC = Form(
    key="generic",
    name="Bentuk umum menurut jenis akun",
    path=_path,
    fits=_fits,
    due_from=DUE_FROM,
    due_to=DUE_TO,
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
