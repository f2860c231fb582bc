"""Money moved from one cash or bank account to another of the same unit."""

from bumdes.transaction_kind import AskedAccount, AskedAmount, Rule, Sentence, TransactionKind

TRANSFER = TransactionKind(
    key="transfer",
    label="Pindah uang",
    question="Uang dipindah dari mana?",
    accounts=(
        AskedAccount("from_cash", "Dari mana?"),
        AskedAccount("to_cash", "Ke mana?"),
    ),
    amounts=(
        AskedAmount("total", "Berapa yang dipindah?"),
        AskedAmount("fee", "Berapa biaya administrasinya?", is_optional=True),
    ),
    rules=(
        Rule(debit="to_cash", credit="from_cash", amount="total"),
        Rule(
            debit="bank_charges",
            credit="from_cash",
            amount="fee",
            components={"7.2": "OP-OUT-5"},
        ),
    ),
    sentences=(Sentence("Pindahkan {total} dari {from_cash} ke {to_cash} di {unit}"),),
)
