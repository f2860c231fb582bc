"""Parts of a cut-over: classes of what there was, each asked in its own words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from ledger import Account, Side


class Nature(StrEnum):
    """What tells a part's lines apart, beside their account."""

    PLAIN = "plain"
    CLAIM = "claim"
    """Who owes or is owed, since when, until when."""
    STOCK = "stock"
    ASSET = "asset"
    """The thing: its class, its day, its wear."""
    CAPITAL = "capital"
    """Who brought it in, and from which source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CutOverPart:
    """One class of what there was; one module of ``bumdes.cut_over.parts`` each.

    Attributes:
        key: stable name, stored with every line.
        place: its place among the others, the lowest first.
        label: what people call it.
        question: what is asked first.
        proof: what proves it, in words.
        side: on which side of the balance sheet its lines stand.
        offers: whether an account may take its lines; nothing for assets and capital, whose
            class and source name it.
    """

    key: str
    place: int
    label: str
    question: str
    proof: str
    side: Side
    nature: Nature = Nature.PLAIN
    offers: Callable[[Account], bool] = lambda _: False

    @property
    def is_of_units(self) -> bool:
        """Whether its lines belong to a unit; capital stands at the head office."""
        return self.nature is not Nature.CAPITAL
