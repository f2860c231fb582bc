"""Mending the chain of an exported file, as somebody would who knows how."""

from __future__ import annotations

from typing import Any

from ledger.canonical import canonical_json, digest, genesis
from ledger.stored import HEADER_COLUMNS, LINE_COLUMNS

_NOTHING = dict.fromkeys(LINE_COLUMNS, "") | {"debit_minor": 0, "credit_minor": 0}


def rechained(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Compute the digest of every entry again, and put the last into the footer."""
    head = genesis(records[0]["identity"])
    for record in records:
        if record["type"] == "entry":
            said = record | {
                name: canonical_json(record[name]) for name in ("tags", "evidence")
            }
            lines = [
                (_NOTHING | line)[name] for line in record["lines"] for name in LINE_COLUMNS
            ]
            header = [said[name] for name in HEADER_COLUMNS]
            head = digest(head, ["entry", *header, len(record["lines"]), *lines])
            record["hash"] = head
    records[-1]["head"] = head
    return records
