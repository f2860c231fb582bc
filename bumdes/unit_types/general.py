"""General: the head office, and what fits no other type."""

from bumdes.unit_type import UnitType

GENERAL = UnitType(
    key="general",
    label="Umum",
    transactions=("cash_sale", "purchase", "expense", "transfer"),
    accounts={
        "sales": ("4.1.05.99", "4.0.00.00", "7.1.00.00"),
        "stock": ("1.1.05.00",),
    },
)
