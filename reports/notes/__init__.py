"""Notes to the financial statements (CALK): what the figures are made of, and why."""
