"""A supplier is paid: the oldest document first, or those that are chosen."""

from bumdes.transaction_kind import (
    AskedAccount,
    AskedAmount,
    AskedParty,
    Rule,
    Sentence,
    TransactionKind,
)

PAYMENT_OF_PAYABLE = TransactionKind(
    key="payment_of_payable",
    label="Bayar utang pemasok",
    question="Bayar utang kepada siapa?",
    accounts=(AskedAccount("cash", "Dibayar dari mana?"),),
    amounts=(AskedAmount("total", "Berapa yang dibayar?"),),
    rules=(
        Rule(debit="payable", credit="cash", amount="total", components={"2.1.01": "OP-OUT-1"}),
    ),
    sentences=(Sentence("Bayar utang {total} kepada {party} untuk {unit}, dari {cash}"),),
    party=AskedParty("Bayar utang kepada siapa?", ("supplier",)),
    settles="payables",
)
