"""A debtor pays: the oldest document first, or those that are chosen."""

from bumdes.transaction_kind import (
    AskedAccount,
    AskedAmount,
    AskedParty,
    Rule,
    Sentence,
    TransactionKind,
)

RECEIPT_OF_RECEIVABLE = TransactionKind(
    key="receipt_of_receivable",
    label="Terima bayaran piutang",
    question="Siapa yang membayar?",
    accounts=(AskedAccount("cash", "Uangnya masuk ke mana?"),),
    amounts=(AskedAmount("total", "Berapa uang yang diterima?"),),
    rules=(Rule(debit="cash", credit="receivable", amount="total"),),
    sentences=(
        Sentence("Terima {total} dari {party} untuk utangnya di {unit}, masuk ke {cash}"),
    ),
    party=AskedParty("Siapa yang membayar?", ("customer", "member", "group", "staff")),
    settles="receivables",
)
