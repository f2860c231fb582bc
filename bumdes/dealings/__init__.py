"""What units and head office deal with one another: money, assets, sales, and who owes whom."""
