"""Farming, livestock and fishery: what is grown is sold."""

from bumdes.unit_type import UnitType

FARMING = UnitType(
    key="farming",
    label="Pertanian, peternakan, perikanan",
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
        "sales": ("4.3.01.91", "4.3.01.00", "4.2.01.05"),
        "stock": ("1.1.05.02", "1.1.05.04"),
        "cost_of_sales": ("5.2.01.01",),
        "sales_discount": ("4.3.01.04",),
    },
)
