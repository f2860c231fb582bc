"""Money that staff take ahead: owed until it is accounted for or taken off their wage."""

from bumdes.transaction_kind import (
    AskedAccount,
    AskedAmount,
    AskedParty,
    Rule,
    Sentence,
    TransactionKind,
)

STAFF_ADVANCE = TransactionKind(
    key="staff_advance",
    label="Kasbon pegawai",
    question="Siapa yang mengambil kasbon?",
    accounts=(AskedAccount("cash", "Uangnya dari mana?"),),
    amounts=(AskedAmount("total", "Berapa kasbonnya?"),),
    rules=(
        Rule(
            debit="staff_receivable",
            credit="cash",
            amount="total",
            components={"1.1.03.02": "OP-OUT-2"},
        ),
    ),
    sentences=(Sentence("Kasbon {total} kepada {party} di {unit}, uang keluar dari {cash}"),),
    party=AskedParty("Siapa yang mengambil kasbon?", ("staff",)),
    opens=True,
)
