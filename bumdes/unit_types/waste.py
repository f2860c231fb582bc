"""Waste: collected from households, sorted, and sold where it can be used again."""

from bumdes.unit_type import UnitType

WASTE = UnitType(
    key="waste",
    label="Pengelolaan sampah",
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
        "sales": ("4.1.03.01", "4.2.01.91"),
        "stock": ("1.1.05.01", "1.1.05.02"),
        "cost_of_sales": ("5.1.01.01",),
    },
    current_account="1.1.99.07",
)
