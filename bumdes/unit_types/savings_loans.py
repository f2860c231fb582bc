"""Savings and loans of villagers."""

from bumdes.unit_type import UnitType

SAVINGS_LOANS = UnitType(
    key="savings_loans",
    label="Simpan pinjam",
    transactions=(
        "cash_sale",
        "receipt_of_receivable",
        "expense",
        "wages",
        "staff_advance",
        "bank_interest",
        "transfer",
    ),
    accounts={
        "sales": ("4.1.08.01", "7.1.03.01"),
        "loans": ("1.1.03.03",),
        "savings": ("2.1.08.01",),
    },
    current_account="1.1.99.05",
)
