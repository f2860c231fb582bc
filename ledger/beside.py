"""What registers beside the journal may join to their own tables: entries, postings, accounts.

The tables of the journal are the ledger's alone. A register that must follow the journal in one
query, such as the goods that moved with each entry, joins these instead: they have the columns
that are told here, and no other. A database merges them into the query around them.
"""

from __future__ import annotations

from sqlalchemy import select

from ledger import tables

_E, _P, _A = tables.entries.c, tables.postings.c, tables.accounts.c

ENTRY_DAYS = select(_E.book_id, _E.sequence, _E.date, _E.reverses).subquery("entry_days")
"""The day of each entry, and which one it takes back; None for one that takes none back."""

POSTED_LINES = select(
    _P.book_id,
    _P.sequence,
    _P.line_no,
    _P.date,
    _P.account,
    _P.unit,
    _P.fund,
    _P.component,
    _P.debit_minor,
    _P.credit_minor,
).subquery("posted_lines")
"""Each line of each entry, with its day, in minor units."""

ACCOUNT_KINDS = select(_A.book_id, _A.code, _A.kind).subquery("account_kinds")
"""What each account is: an asset, revenue, …"""
