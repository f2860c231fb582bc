"""Brokerage: a fee for bringing sellers and buyers together, what passes is not its own."""

from bumdes.unit_type import UnitType

BROKERAGE = UnitType(
    key="brokerage",
    label="Perantara: pemasaran hasil warga, keagenan",
    transactions=(
        "cash_sale",
        "credit_sale",
        "receipt_of_receivable",
        "customer_deposit",
        "expense",
        "wages",
        "staff_advance",
        "sale_return",
        "bank_interest",
        "transfer",
    ),
    accounts={
        "sales": ("4.1.11.01", "4.1.05.99", "4.1.05.00"),
    },
)
