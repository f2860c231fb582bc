"""Sharing the profit of a year: by which scheme, who gets what and why, and what was paid."""
