"""What the enterprise keeps beside its journal and nobody rewrites: evidence, guarded like it.

Named here and not taken from the records, for the guards are asked at every start, before any
record is needed. A record whose rows some act changes does not belong here.
"""

from __future__ import annotations

from ledger.kept_table import KeptTable

KEPT_TABLES = (
    KeptTable("access_events", ("event_id",)),
    KeptTable("added_proofs", ("book_id", "proof_id")),
    KeptTable("entry_comments", ("book_id", "comment_id")),
    KeptTable("register_changes", ("book_id", "change_id")),
    KeptTable("lone_entries", ("book_id", "sequence")),
    KeptTable("issued_reports", ("book_id", "number")),
    KeptTable("report_signatures", ("book_id", "number", "step")),
    KeptTable("audit_finding_steps", ("book_id", "number", "place")),
    KeptTable("taken_copies", ("book_id", "copy_id")),
)
