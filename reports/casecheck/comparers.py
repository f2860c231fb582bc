"""Which blocks of a case are compared, and by what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reports.casecheck import (
    ageing,
    alternatives,
    assets,
    begun,
    closings,
    loans,
    parts,
    reconciling,
    refused,
    running,
    series,
    sharing,
    soundness,
    splits,
    statements,
    stock_cards,
    subsidiary,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from reports.casecheck.context import Context

    Comparer = Callable[[Context, str, Any], None]

_ASSETS = r"(fixed_)?assets?_(register|list|schedule)|depreciations?(_schedules?)?"
_MONTH_ENDS = (
    r"month_?ends?(_(cash|balances?|saldo|kas))?|(cash|kas|balances?)(_at)?_month_?ends?"
    r"|monthly_(cash|balances?)|cash_(monthly|by_month)"
)
_STOCK_CARDS = (
    r"(stock|inventory)_(cards?|ledgers?|valuation|movements?)|kartu_(stok|persediaan)"
    r"|fifo(_\w+)?|(weighted_|moving_)?average(_cost\w*)?|perpetual_inventory"
)
_SUB_LEDGERS = (
    r"(sub_?|subsidiary_)ledgers?|(accounts_)?(receivables?|payables?)|inventory|stocks?"
)
_TRIAL_BALANCE = statements.compare_trial_balance

COMPARERS: tuple[tuple[str, Comparer], ...] = (
    (r"trial_balance_after_clos\w+|post_?clos\w+_trial_balance", closings.compare_closed),
    (r"((un)?adjusted_)?trial_balance|trial_balance_(un)?adjusted", _TRIAL_BALANCE),
    (r"worksheet|neraca_lajur", statements.compare_worksheet),
    (r"income_statement|profit_and_loss", statements.compare_statement),
    (r"balance_sheet|financial_position", statements.compare_statement),
    (r"equity_changes|changes_in_equity", statements.compare_statement),
    (r"cash_flows?", statements.compare_cash_flow),
    (r"account_balances", statements.compare_balances),
    (r"by_(unit|entity|branch|segment)", series.compare_units),
    (r"by_(year|month|quarter|semester|period)|periods", series.compare_periods),
    (r"running_(cash|balance)", running.compare_running),
    (_MONTH_ENDS, series.compare_month_ends),
    (r"cash_book", running.compare_cash_book),
    (r"cash_ledger_lines", series.compare_cash_lines),
    (r"close_example", closings.compare_close_example),
    (r"next_year_openings?", closings.compare_next_openings),
    (r"profit_distribution|undistributed_liability", sharing.compare_sharing),
    (r"refusals", refused.compare_refusals),
    (r"(rejected|refused|invalid)_entries", series.compare_rejected),
    (r"(entry|entries|transaction)_count", series.compare_entry_count),
    (r"dividend_(splits?|shares?)", splits.compare_splits),
    (r"profit_sharing", splits.compare_contracts),
    (r"allocation_example", splits.compare_allocation),
    (_STOCK_CARDS, stock_cards.compare_stock_cards),
    (_SUB_LEDGERS, subsidiary.compare_sub_ledgers),
    (r"(\w+_)?(age?ing|umur)(_\w+)?", ageing.compare_ageing),
    (_ASSETS, assets.compare_assets),
    (r"loans?_(books?|schedules?|plans?)|schedule_rules", loans.compare_loans),
    (r"loan_quality|kolektibilitas|collectability", soundness.compare_loan_quality),
    (r"capital_adequacy|car", soundness.compare_capital_adequacy),
    (r"(\w+_)?ratios", soundness.compare_ratios),
    (r"(\w+_)?reconciliations?", reconciling.compare_reconciliation),
    (r"closing", reconciling.compare_closing),
    (r"rows_with_difference|difference_count", reconciling.compare_difference_count),
    (r"net_difference(_\w+)?", reconciling.compare_net_difference),
    (r"first_difference(_\w+)?", reconciling.compare_first_difference),
    (r"opening(_balance_totals)?", begun.compare_opening),
    (r"(alternative_)?accruals?|deferrals?", alternatives.compare_accrual),
    (r"alternative_unit_costs?", alternatives.compare_unit_costs),
    (r"\w+_split", parts.compare_parts),
    (r"loans?_outstanding", loans.compare_outstanding),
)
"""By the whole name of a block, what compares it."""
