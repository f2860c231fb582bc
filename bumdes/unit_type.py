"""Types of unit: lines of business, their transactions, and the accounts they are run with."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from bumdes.errors import AccountNotOfferedError, TransactionNotOfferedError
from bumdes.expense_type import expense_types
from bumdes.phrase import word
from bumdes.transaction_kinds import TRANSACTION_KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bumdes.transaction_kind import AskedAmount, TransactionKind
    from ledger import Account, Chart

_CASH = ("1.1.01.00",)

EVERYWHERE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "cash": _CASH,
        "from_cash": _CASH,
        "to_cash": _CASH,
        "payment": (*_CASH, "2.1.01.01"),
        "expense": tuple(expense.account for expense in expense_types()),
        "bank": ("1.1.01.04", "1.1.01.05", "1.1.01.02", "1.1.01.03", *_CASH),
        "bank_charges": ("7.2.01.01",),
        "bank_interest": ("7.1.01.01",),
        "interest_tax": ("7.3.01.02",),
        "interest_expense": ("7.2.02.01",),
        "loan": ("2.2.01.01", "2.2.02.01", "2.1.05.01", "2.1.05.99", "2.2.99.99"),
        "wage": (
            "6.2.01.01",
            "6.1.01.01",
            "6.2.01.02",
            "6.1.01.02",
            "6.1.01.03",
            "6.1.01.04",
            "6.3.01.01",
        ),
        "receivable": ("1.1.03.01",),
        "staff_receivable": ("1.1.03.02",),
        "payable": ("2.1.01.01",),
        "supplier_advance": ("1.1.07.05",),
        "customer_deposit": ("2.1.06.02",),
    }
)
"""The accounts that fill a role in units of every type."""


_EVERYDAY: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "expense": {expense.account: expense.label for expense in expense_types()},
        "payment": {"2.1.01.01": "Belum dibayar, jadi utang"},
        "wage": {
            "6.1.01.01": "gaji dan honor pengurus",
            "6.1.01.02": "honor lembur",
            "6.1.01.03": "honor narasumber",
            "6.1.01.04": "bonus pengurus",
            "6.2.01.01": "upah pekerja unit",
            "6.2.01.02": "uang makan pekerja",
            "6.3.01.01": "upah pemasaran",
        },
        "loan": {
            "2.1.05.01": "pinjaman jangka pendek",
            "2.1.05.99": "pinjaman jangka pendek lainnya",
            "2.2.01.01": "pinjaman bank",
            "2.2.02.01": "pinjaman pihak lain, jangka panjang",
            "2.2.99.99": "pinjaman jangka panjang lainnya",
        },
        "stock": {
            "1.1.05.01": "barang dagangan",
            "1.1.05.02": "bahan baku",
            "1.1.05.03": "barang setengah jadi",
            "1.1.05.04": "barang jadi",
        },
    }
)
"""What people call accounts where accountants have another word, by role and code."""


class Choice(NamedTuple):
    """An account that may play a role, and what the form calls it."""

    code: str
    label: str

    @property
    def title(self) -> str:
        """The label as it stands by itself; within a sentence it may begin small."""
        return self.label[:1].upper() + self.label[1:]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitType:
    """A line of business, such as trading or savings and loans.

    Attributes:
        key: stable name, stored with every unit of this type.
        label: what people call it.
        transactions: keys of the transaction kinds that it offers, the commonest first.
        accounts: the accounts that may fill a role, the usual one first; a heading stands
            for all accounts under it.
        current_account: where the head office keeps what such a unit owes it (RK Unit).
    """

    key: str
    label: str
    transactions: tuple[str, ...]
    accounts: Mapping[str, tuple[str, ...]]
    current_account: str = ""

    def transaction(self, key: str) -> TransactionKind:
        """Return the kind of transaction with *key*.

        Raises:
            TransactionNotOfferedError: this type does not offer it.
        """
        if key not in self.transactions:
            raise TransactionNotOfferedError(key, unit_type=self.key)
        return TRANSACTION_KINDS[key]

    def fills(self, role: str) -> bool:
        """Whether units of this type have accounts for *role*."""
        return role in self.accounts or role in EVERYWHERE

    def amounts(self, kind: TransactionKind) -> tuple[AskedAmount, ...]:
        """Return the amounts that forms of this type ask for *kind*."""
        return tuple(
            asked
            for asked in kind.amounts
            if all(self.fills(role) for role in kind.roles({asked.name}))
        )

    def choices(self, role: str, chart: Chart) -> list[Choice]:
        """Return the accounts of *chart* that may play *role*, the usual one first."""
        return [
            Choice(account.code, self.name_of(role, account))
            for account in self._accounts(role, chart)
        ]

    def name_of(self, role: str, account: Account) -> str:
        """Return what people call *account* when it plays *role*.

        What is sold is named by itself: "Sewa Gedung", not "Pendapatan Sewa Gedung".
        """
        everyday = _EVERYDAY.get(role, {})
        if role == "sales":
            return word(sold_name(account.name))
        return word(everyday.get(account.code, account.name))

    def account(self, role: str, chart: Chart, *, chosen: str = "") -> Account:
        """Return the account that plays *role*: the *chosen* one, or else the usual one.

        Raises:
            AccountNotOfferedError: it may not, or there is none.
        """
        found = self._accounts(role, chart)
        for account in found:
            if chosen in {"", account.code}:
                return account
        raise AccountNotOfferedError(role, chosen)

    def _accounts(self, role: str, chart: Chart) -> list[Account]:
        codes = self.accounts.get(role) or EVERYWHERE.get(role, ())
        found = {a.code: a for code in codes for a in _gathered(code, chart)}
        return [
            a for a in found.values() if a.is_active and (a.code in codes or not a.is_contra)
        ]


def sold_name(name: str) -> str:
    """Return how an account of revenue with *name* calls what is sold."""
    return name.removeprefix("Pendapatan ").removeprefix("Penjualan ")


def _gathered(code: str, chart: Chart) -> list[Account]:
    """Return the account *code*, or all under it if it is a heading; none if it is neither."""
    if code in chart and chart[code].takes_postings:
        return [chart[code]]
    return chart.under(code)
