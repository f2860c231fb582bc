"""Where accounts of any chart stand: kind first, then what is special about them."""

ASSETS, LIABILITIES, EQUITY = "asset", "liability", "equity"
REVENUE, EXPENSE = "revenue", "expense"
CASH, DUE_FROM = "asset.cash", "asset.due_from"
CAPITAL, DRAWINGS, DUE_TO = "equity.capital", "equity.drawings", "equity.due_to"
RESULT = (REVENUE, EXPENSE)
