"""General: the head office, and what fits no other type."""

from bumdes.unit_type import UnitType

GENERAL = UnitType(
    key="general",
    label="Umum",
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
        "loan_repayment",
        "transfer",
    ),
    accounts={
        "sales": ("4.1.05.99", "4.0.00.00", "7.1.00.00"),
        "stock": ("1.1.05.00",),
        "wage": ("6.1.01.01", "6.1.01.02", "6.1.01.03", "6.1.01.04", "6.2.01.01", "6.2.01.02"),
    },
)
