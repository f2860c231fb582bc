"""Exchange: entries from and to other programs, and whole books in the formats of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.exchange import beancount, hledger, jsonl, ledger_cli
from ledger.exchange.entry_json import entry_from_dict, entry_to_dict, read_entries
from ledger.exchange.export_format import ExportFormat
from ledger.exchange.jsonl_import import ImportResult, import_jsonl

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "EXPORTS",
    "ExportFormat",
    "ImportResult",
    "entry_from_dict",
    "entry_to_dict",
    "import_jsonl",
    "read_entries",
]

EXPORTS: Mapping[str, ExportFormat] = {
    made.key: made
    for made in (
        ExportFormat(key="hledger", label="hledger", extension=".journal", write=hledger.write),
        ExportFormat(
            key="beancount", label="Beancount", extension=".beancount", write=beancount.write
        ),
        ExportFormat(key="ledger", label="Ledger", extension=".ledger", write=ledger_cli.write),
        ExportFormat(key="jsonl", label="JSON lines", extension=".jsonl", write=jsonl.write),
    )
}
"""The formats by key; only JSON lines can be taken in again."""
