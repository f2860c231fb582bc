"""The standard chart of accounts of a village-owned enterprise, as data.

Source: Kepmendesa PDTT 136/2022, chapter III. What practice needs beside it lies in a table of
its own and stays within the structure of the codes, ``A.B.CC.DD``.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from ledger import Account, AccountKind, Dimension, DimensionValue, Side

if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS: Mapping[str, AccountKind] = MappingProxyType(
    {
        "asset": AccountKind.ASSET,
        "liability": AccountKind.LIABILITY,
        "equity": AccountKind.EQUITY,
        "revenue": AccountKind.REVENUE,
        "other_income": AccountKind.REVENUE,
        "cogs": AccountKind.EXPENSE,
        "expense": AccountKind.EXPENSE,
        "other_expense": AccountKind.EXPENSE,
        "tax_expense": AccountKind.EXPENSE,
    }
)
"""What the types of the decree are in double entry."""

CASH = ("1.1.01.", "1.1.02.")
"""Cash and cash equivalents, whose movements the statement of cash flows explains."""

DRAWINGS = ("3.2.",)
"""Profit shared out to the owners in the year; closed with the year."""


class ClosingCodes(NamedTuple):
    """The accounts that closing a year needs; see ``Book.set_closing_accounts``."""

    result: str
    head_office: str
    unit_current: str


STANDARD_CLOSING = ClosingCodes("3.3.01.01", "3.8.01.01", "1.1.99.99")
"""Unappropriated retained earnings, RK Pusat, and the RK Unit of units without their own."""


@cache
def standard_accounts() -> tuple[Account, ...]:
    """Return the 309 accounts and headings of the decree, in code order."""
    return _read("chart_of_accounts.csv")


@cache
def extension_accounts() -> tuple[Account, ...]:
    """Return the accounts that practice needs beside the decree's, in code order."""
    return _read("extension_accounts.csv")


def founding_accounts() -> tuple[Account, ...]:
    """Return the chart of a new enterprise: the decree's, and what practice needs."""
    return (*standard_accounts(), *extension_accounts())


@cache
def components() -> tuple[DimensionValue, ...]:
    """Return the lines of the statement of cash flows, which postings may name.

    Source: Kepmendesa PDTT 136/2022, statement of cash flows by the direct method.
    """
    return tuple(
        DimensionValue(dimension=Dimension.COMPONENT, code=row["code"], name=row["name"])
        for row in _rows("cash_flow_components.csv")
    )


def _read(name: str) -> tuple[Account, ...]:
    return tuple(_account(row) for row in _rows(name))


def _account(row: Mapping[str, str]) -> Account:
    code, kind = row["code"], KINDS[row["type"]]
    is_drawing = code.startswith(DRAWINGS)
    return Account(
        code=code,
        name=row["name_id"],
        kind=kind,
        is_contra=not is_drawing and Side(row["normal_balance"]) is not kind.normal_side,
        is_cash=code.startswith(CASH),
        is_drawing=is_drawing,
        takes_postings=row["is_postable"] == "true",
    )


def _rows(name: str) -> list[dict[str, str]]:
    text = files("bumdes").joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


COMPONENTS = components()
