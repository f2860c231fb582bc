"""The accounts that documents explain, and what kinds of document stand on them."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from ledger import Dimension, Side

if TYPE_CHECKING:
    from collections.abc import Mapping

RECEIVABLES, PAYABLES = "receivables", "payables"
SUPPLIER_ADVANCES, CUSTOMER_DEPOSITS = "supplier_advances", "customer_deposits"

NAMED = (Dimension.PARTY, Dimension.DOCUMENT)
"""What each line on these accounts names."""


@dataclass(frozen=True, slots=True)
class Control:
    """The control accounts of one sub-ledger of documents.

    Attributes:
        label: what people call the sub-ledger.
        accounts: its control accounts; a heading stands for all under it.
        grows: the side on which what is owed grows.
        against: the sub-ledger that takes what was paid too much, and that may pay instead
            of cash; empty where there is none.
    """

    key: str
    label: str
    accounts: tuple[str, ...]
    grows: Side
    against: str = ""

    @property
    def stems(self) -> tuple[str, ...]:
        """How the codes of its accounts begin."""
        return tuple(code.removesuffix("00") for code in self.accounts)


CONTROLS: Mapping[str, Control] = MappingProxyType(
    {
        control.key: control
        for control in (
            Control(
                RECEIVABLES, "Piutang", ("1.1.03.00",), Side.DEBIT, against=CUSTOMER_DEPOSITS
            ),
            Control(
                PAYABLES, "Utang usaha", ("2.1.01.00",), Side.CREDIT, against=SUPPLIER_ADVANCES
            ),
            Control(SUPPLIER_ADVANCES, "Uang muka pembelian", ("1.1.07.05",), Side.DEBIT),
            Control(CUSTOMER_DEPOSITS, "Uang muka pelanggan", ("2.1.06.02",), Side.CREDIT),
        )
    }
)
"""The sub-ledgers whose lines name a party and a document, by key."""


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A kind of document: what people call it, and how its numbers begin.

    Attributes:
        cash_line: the line of the statement of cash flows that its payments stand on, unless
            what was sold says another.
    """

    key: str
    label: str
    prefix: str
    cash_line: str


_PAPERS = (
    ("1.1.03.01", PaperKind("credit_sale", "Nota penjualan", "N", "OP-IN-1")),
    ("1.1.03.02", PaperKind("staff_advance", "Kasbon pegawai", "K", "OP-IN-9")),
    ("1.1.03.99", PaperKind("other_receivable", "Piutang lain", "PL", "OP-IN-9")),
    ("1.1.03.", PaperKind("loan", "Pinjaman", "PJ", "SP-IN-1")),
    ("2.1.01.", PaperKind("credit_purchase", "Nota pembelian", "B", "OP-OUT-1")),
    ("1.1.07.05", PaperKind("supplier_advance", "Uang muka kepada pemasok", "UM", "OP-OUT-1")),
    ("2.1.06.02", PaperKind("customer_deposit", "Uang muka dari pelanggan", "T", "OP-IN-1")),
)
"""The kind of document that stands on an account, by how its code begins."""

OPENING = PaperKind("opening", "Saldo awal", "SA", "")
"""What was owed before the books began."""

CONSIGNMENT = PaperKind("consignment", "Titipan terjual", "KT", "OP-OUT-1")
"""What is owed to the owners of goods that were sold for them."""

PAPERS: Mapping[str, PaperKind] = MappingProxyType(
    {kind.key: kind for kind in (*(kind for _, kind in _PAPERS), OPENING, CONSIGNMENT)}
)


def control_of(account: str) -> Control | None:
    """Return the sub-ledger of documents that explains *account*; None if none does."""
    for control in CONTROLS.values():
        if account.startswith(control.stems):
            return control
    return None


def paper_on(account: str) -> PaperKind:
    """Return the kind of document that stands on *account*, which documents explain."""
    return next(kind for beginning, kind in _PAPERS if account.startswith(beginning))
