"""A cost of the day, paid at once."""

from bumdes.transaction_kind import AskedAccount, AskedAmount, Rule, Sentence, TransactionKind

EXPENSE = TransactionKind(
    key="expense",
    label="Bayar biaya",
    question="Bayar apa?",
    accounts=(
        AskedAccount("expense", "Bayar apa?"),
        AskedAccount("cash", "Dibayar dari mana?"),
    ),
    amounts=(AskedAmount("total", "Berapa yang dibayar?"),),
    rules=(
        Rule(
            debit="expense",
            credit="cash",
            amount="total",
            components={
                "6": "OP-OUT-5",
                "6.1.01": "OP-OUT-2",
                "6.2.01": "OP-OUT-2",
                "6.3.01": "OP-OUT-2",
                "7.2": "OP-OUT-5",
                "7.2.02": "OP-OUT-4",
                "7.3": "OP-OUT-3",
            },
        ),
    ),
    sentences=(Sentence("Bayar {expense} {total} untuk {unit}, uang keluar dari {cash}"),),
)
