"""Dimensions: what a posting can say besides its account and amount."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ledger.errors import InvalidTextError
from ledger.text import check_code, check_text


class Dimension(StrEnum):
    """What a posting can name; each value must be known to the book."""

    UNIT = "unit"
    """The unit of business; each unit balances by itself. None is the head office."""
    FUND = "fund"
    """Which capital paid for it."""
    PARTY = "party"
    """Who owes or is owed."""
    DOCUMENT = "document"
    """Which invoice or contract."""
    ASSET = "asset"
    """Which fixed asset."""
    ITEM = "item"
    """Which article of stock."""
    COMPONENT = "component"
    """Which line of the statement of cash flows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionValue:
    """A unit, fund, party, ... that the book knows.

    Attributes:
        dimension: what it is a value of.
        code: what postings name it by.
        name: what documents call it.
        is_active: false for values that take no more postings.
        account: for a unit, the account in which the head office keeps what the unit owes
            it; empty if the book's own is to be used.

    Raises:
        InvalidTextError, BlankTextError, TextTooLongError: it cannot be called so; codes of
            components that begin with ``@`` are the ledger's own (``ledger.cash``).
    """

    dimension: Dimension
    code: str
    name: str
    is_active: bool = True
    account: str = ""

    def __post_init__(self) -> None:
        check_code(self.code, str(self.dimension))
        if self.dimension is Dimension.COMPONENT and self.code.startswith("@"):
            raise InvalidTextError(self.dimension)
        check_text(self.name, "name", most=200)
