"""Vouchers in print: the slips of a month, their proofs, and receipts."""
