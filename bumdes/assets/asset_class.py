"""Classes of assets: which accounts keep them, and whether they wear out."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from bumdes.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Mapping

FIXED, INTANGIBLE = "1.3.", "1.4."
"""How the accounts of fixed and of intangible assets begin."""

WORN, IMPAIRED = ("1.3.07.", "1.4.02."), ("1.3.07.98", "1.4.02.98")
"""What was taken off their cost: wear, and among it what was lost in value at once."""

CONSTRUCTION = "construction"
"""The class of what is being built; it becomes another when it is finished."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetClass:
    """What things of one kind are to the books.

    Attributes:
        key: stable name.
        label: what Indonesians call it.
        cost: the account of what they cost.
        worn: the account of what wore off; empty where nothing does.
        impaired: the account of what they lost in value at once.
        expense: the account of the wear of a month.
        wears_out: whether their cost is spread over a life.
    """

    key: str
    label: str
    cost: str
    worn: str
    impaired: str
    expense: str
    wears_out: bool

    @property
    def is_intangible(self) -> bool:
        """Whether it can be touched by nobody."""
        return self.cost.startswith(INTANGIBLE)


def is_asset_account(code: str) -> bool:
    """Whether the account *code* is a control account of the asset register."""
    return code.startswith((FIXED, INTANGIBLE))


def is_cost(code: str) -> bool:
    """Whether *code* holds what assets cost."""
    return is_asset_account(code) and not code.startswith(WORN)


def is_impairment(code: str) -> bool:
    """Whether *code* holds what assets lost in value at once."""
    return code in IMPAIRED


@cache
def asset_classes() -> Mapping[str, AssetClass]:
    """Return every class, by key."""
    text = files("bumdes").joinpath("data", "asset_classes.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return MappingProxyType({row["key"]: _class(row) for row in rows})


def find_class(key: str) -> AssetClass:
    """Return the class *key*.

    Raises:
        NotFoundError: there is none.
    """
    if key not in asset_classes():
        raise NotFoundError("asset_class", key)
    return asset_classes()[key]


def class_of_account(code: str) -> AssetClass:
    """Return the usual class of what is kept on account *code*.

    Raises:
        NotFoundError: no class is kept there.
    """
    for found in asset_classes().values():
        if found.cost == code:
            return found
    raise NotFoundError("asset_class", code)


def _class(row: Mapping[str, str]) -> AssetClass:
    return AssetClass(
        key=row["key"],
        label=row["label"],
        cost=row["cost"],
        worn=row["worn"],
        impaired=row["impaired"],
        expense=row["expense"],
        wears_out=row["wears_out"] == "true",
    )
