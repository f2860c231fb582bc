"""Kinds of tax: what the enterprise owes or has paid ahead, and where the books keep it."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from bumdes.dated_table import dated_rows
from bumdes.errors import NotFoundError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

PAYABLE, PREPAID = "payable", "prepaid"
"""Sides of a kind: owed to the state, or paid to it ahead."""


class TaxKind(NamedTuple):
    """One kind of tax.

    Attributes:
        account: where the books keep it, by its document of a month.
        side: whether it is owed (``PAYABLE``) or was paid ahead (``PREPAID``).
        prefix: how the codes of its documents begin.
        expense_account: what it is to the enterprise when it bears it itself.
    """

    key: str
    label: str
    account: str
    side: str
    prefix: str
    expense_account: str

    @property
    def is_owed(self) -> bool:
        """Whether it is owed to the state."""
        return self.side == PAYABLE


class PaymentCode(NamedTuple):
    """The codes a deposit is made under: of the account (KAP), and of the kind (KJS)."""

    code: str
    label: str
    source: str
    certainty: str


@cache
def tax_kinds() -> Mapping[str, TaxKind]:
    """Return every kind of tax by its key, those that are owed first."""
    text = files("bumdes").joinpath("data", "tax_kinds.csv").read_text(encoding="utf-8")
    kinds = (TaxKind(**row) for row in csv.DictReader(text.splitlines()))
    return MappingProxyType({kind.key: kind for kind in kinds})


def tax_kind(key: str) -> TaxKind:
    """Return the kind of tax with *key*.

    Raises:
        NotFoundError: there is none.
    """
    try:
        return tax_kinds()[key]
    except KeyError:
        raise NotFoundError("tax", key) from None


def payment_code(key: str, on: dt.date) -> PaymentCode | None:
    """Return under which codes a tax is deposited on a day, if that is known."""
    for row in dated_rows("tax_payment_codes"):
        if row.values["tax"] == key and row.holds_on(on):
            said = row.values
            return PaymentCode(said["value"], said["label"], row.source, row.certainty)
    return None
