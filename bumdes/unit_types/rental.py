"""Rental: halls, stalls, equipment and vehicles let for use."""

from bumdes.unit_type import UnitType

RENTAL = UnitType(
    key="rental",
    label="Penyewaan: gedung, kios, alat, kendaraan",
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
        "sales": ("4.1.04.03", "4.1.04.00"),
    },
    current_account="1.1.99.04",
)
