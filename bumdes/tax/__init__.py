"""Taxes: which the enterprise owes and why, what they come to, when they are due and paid."""
