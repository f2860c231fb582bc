"""Money that a supplier gives back for goods that went back."""

from bumdes.transaction_kind import AskedAccount, AskedAmount, Rule, Sentence, TransactionKind

PURCHASE_RETURN = TransactionKind(
    key="purchase_return",
    label="Retur ke pemasok",
    question="Apa yang dikembalikan ke pemasok?",
    accounts=(
        AskedAccount("stock", "Apa yang dikembalikan ke pemasok?"),
        AskedAccount("cash", "Uangnya masuk ke mana?"),
    ),
    amounts=(AskedAmount("total", "Berapa uang yang kembali?"),),
    rules=(Rule(debit="cash", credit="stock", amount="total", components={"1": "OP-OUT-1"}),),
    sentences=(
        Sentence(
            "Kembalikan {stock} ke pemasok di {unit}, uang kembali {total} masuk ke {cash}"
        ),
    ),
)
