"""The root of everything that a set of books refuses."""

from __future__ import annotations

from typing import ClassVar


class LedgerError(Exception):
    """A rule of double-entry bookkeeping was broken by what was asked."""

    code: ClassVar[str] = "ledger"

    def __init__(self, message: str, **facts: object) -> None:
        super().__init__(message)
        self.facts = facts
