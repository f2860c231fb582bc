"""Receivables and payables by document: who owes what, since when, and when it is due."""
