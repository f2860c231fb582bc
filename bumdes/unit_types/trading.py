"""Trading: goods bought and sold, such as a village shop."""

from bumdes.unit_type import UnitType

TRADING = UnitType(
    key="trading",
    label="Perdagangan: toko, warung, pangkalan",
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
        "sales": ("4.2.01.91", "4.2.01.00", "4.1.11.01"),
        "stock": ("1.1.05.01",),
        "cost_of_sales": ("5.1.01.01",),
        "sales_discount": ("4.2.01.99",),
    },
    current_account="1.1.99.03",
)
