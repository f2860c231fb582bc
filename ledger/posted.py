"""What posting answers."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Outcome(StrEnum):
    """Whether posting added an entry, or found it there from an earlier asking."""

    CREATED = "created"
    EXISTS = "exists"


class Posted(NamedTuple):
    """The place of an entry in the journal.

    Attributes:
        key: the caller's key.
        sequence: its place in the chain, from 1.
        number: its number in the journal of its year, from 1.
        voucher: the number of its voucher, ``BKM/2025/0001``.
        hash: its digest, hexadecimal.
    """

    key: str
    sequence: int
    number: int
    voucher: str
    hash: str
    outcome: Outcome
