"""What can be printed: a document of its own, or a report of many chapters."""

from __future__ import annotations

from reports.bound.data import data_of_report
from reports.bound.report import Report
from reports.document import Document
from reports.fingerprint import Data, data_of, with_verification

Printable = Document | Report


def data_of_printable(printable: Printable) -> Data:
    """Return what *printable* says, as plain data."""
    return data_of(printable) if isinstance(printable, Document) else data_of_report(printable)


def json_of(printable: Printable) -> bytes:
    """Return *printable* as JSON: what it says, and what that can be verified with."""
    return with_verification(
        data_of_printable(printable), printable.verification, printable.asked
    )
