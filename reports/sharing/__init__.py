"""Papers about the profit of a year: how it is shared, and who received what."""
