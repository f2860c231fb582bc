"""Clean water, piped to households."""

from bumdes.unit_type import UnitType

WATER = UnitType(
    key="water",
    label="Air bersih",
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
        "sales": ("4.1.02.01",),
        "stock": ("1.1.05.02",),
    },
    current_account="1.1.99.06",
)
