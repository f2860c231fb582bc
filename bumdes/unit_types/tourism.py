"""Tourism: tickets, rides, parking, food and lodging for visitors."""

from bumdes.unit_type import UnitType

TOURISM = UnitType(
    key="tourism",
    label="Wisata",
    transactions=(
        "cash_sale",
        "credit_sale",
        "receipt_of_receivable",
        "customer_deposit",
        "purchase",
        "expense",
        "payment_of_payable",
        "supplier_advance",
        "wages",
        "staff_advance",
        "sale_return",
        "purchase_return",
        "bank_interest",
        "transfer",
    ),
    accounts={
        "sales": ("4.1.01.00", "4.1.07.00", "4.1.10.00", "4.3.01.01", "4.3.01.02", "4.2.01.03"),
        "stock": ("1.1.05.01", "1.1.05.02"),
    },
    current_account="1.1.99.01",
)
