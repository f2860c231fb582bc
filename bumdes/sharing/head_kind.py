"""Kinds of heads that a profit is shared among, and what each becomes in the books.

Source: PP 11/2021 names no shares; they are those of the enterprise's own statutes (AD/ART).
Accounts: Kepmendesa PDTT 136/2022, and the payables that practice needs beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Use(StrEnum):
    """What becomes of a share."""

    OWED = "owed"
    """A payable, until it is paid."""
    RESERVED = "reserved"
    """Retained earnings set apart for a purpose."""
    CAPITAL = "capital"
    """Contributed capital: it goes through the capital register."""
    KEPT = "kept"
    """Retained earnings, as they are."""
    PASSED_ON = "passed_on"
    """What a unit leaves to the enterprise, which shares it by its own scheme."""


class Division(StrEnum):
    """How a head is divided among those it stands for."""

    WHOLE = "whole"
    """One recipient gets it all."""
    RATIO = "ratio"
    """By the ratio that the statutes or the villages agreed on."""
    CAPITAL = "capital"
    """By what each has contributed."""

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return {
            Division.WHOLE: "satu penerima",
            Division.RATIO: "menurut perbandingan yang disepakati",
            Division.CAPITAL: "menurut penyertaan modal",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadKind:
    """One kind of head.

    Attributes:
        key: stable name.
        label: what Indonesians call it.
        use: what becomes of the share.
        divisions: the ways it may be divided, the usual one first.
        drawn_from: the account that is debited; empty for the one that takes the result of
            a year.
        accounts: where the share may stand, the usual one first.
        capital: for a division by capital, the heading of the contributors' accounts.
        source: for added capital, the source that the capital register has it from.
        of_units: whether only units have such a head.
    """

    key: str
    label: str
    use: Use = Use.OWED
    divisions: tuple[Division, ...] = (Division.WHOLE, Division.RATIO)
    drawn_from: str = ""
    accounts: tuple[str, ...] = ()
    capital: str = ""
    source: str = ""
    of_units: bool = False
