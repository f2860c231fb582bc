"""A customer pays before he is served."""

from bumdes.transaction_kind import (
    AskedAccount,
    AskedAmount,
    AskedParty,
    Rule,
    Sentence,
    TransactionKind,
)

CUSTOMER_DEPOSIT = TransactionKind(
    key="customer_deposit",
    label="Terima uang muka pelanggan",
    question="Siapa yang membayar di muka?",
    accounts=(AskedAccount("cash", "Uangnya masuk ke mana?"),),
    amounts=(AskedAmount("total", "Berapa uang mukanya?"),),
    rules=(Rule(debit="cash", credit="customer_deposit", amount="total"),),
    sentences=(
        Sentence("Terima uang muka {total} dari {party} di {unit}, uang masuk ke {cash}"),
    ),
    party=AskedParty("Siapa yang membayar di muka?", ("customer", "member", "group")),
    opens=True,
)
