"""A supplier is paid before he delivers."""

from bumdes.transaction_kind import (
    AskedAccount,
    AskedAmount,
    AskedParty,
    Rule,
    Sentence,
    TransactionKind,
)

SUPPLIER_ADVANCE = TransactionKind(
    key="supplier_advance",
    label="Uang muka kepada pemasok",
    question="Kepada siapa uang mukanya?",
    accounts=(AskedAccount("cash", "Dibayar dari mana?"),),
    amounts=(AskedAmount("total", "Berapa uang mukanya?"),),
    rules=(
        Rule(
            debit="supplier_advance",
            credit="cash",
            amount="total",
            components={"1.1.07.05": "OP-OUT-1"},
        ),
    ),
    sentences=(
        Sentence("Uang muka {total} kepada {party} untuk {unit}, uang keluar dari {cash}"),
    ),
    party=AskedParty("Kepada siapa uang mukanya?", ("supplier",)),
    opens=True,
)
