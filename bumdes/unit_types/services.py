"""Services: bill payments, training, transport, parking."""

from bumdes.unit_type import UnitType

SERVICES = UnitType(
    key="services",
    label="Jasa: pembayaran (PPOB), pelatihan, angkutan, parkir",
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
        "sales": (
            "4.1.05.99",
            "4.1.05.00",
            "4.1.11.00",
            "4.1.06.00",
            "4.1.07.00",
            "4.1.09.00",
            "7.1.01.02",
        ),
    },
)
