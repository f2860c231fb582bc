"""Wages and honoraria paid at once; what was taken ahead may be held back."""

from bumdes.transaction_kind import (
    AskedAccount,
    AskedAmount,
    AskedParty,
    Rule,
    Sentence,
    TransactionKind,
)

WAGES = TransactionKind(
    key="wages",
    label="Bayar upah atau honor",
    question="Upah untuk apa?",
    accounts=(
        AskedAccount("wage", "Upah untuk apa?"),
        AskedAccount("cash", "Dibayar dari mana?"),
    ),
    amounts=(
        AskedAmount("total", "Berapa yang dibayarkan?"),
        AskedAmount("advance", "Berapa yang dipotong untuk kasbon?", is_optional=True),
    ),
    rules=(
        Rule(debit="wage", credit="cash", amount="total", components={"6": "OP-OUT-2"}),
        Rule(debit="wage", credit="staff_receivable", amount="advance"),
    ),
    sentences=(
        Sentence(
            "Bayar {wage} {total} kepada {party} di {unit}, uang keluar dari {cash}",
            names=("party",),
        ),
        Sentence("Bayar {wage} {total} di {unit}, uang keluar dari {cash}"),
    ),
    party=AskedParty("Siapa yang dibayar?", ("staff",), is_optional=True),
    settles="receivables",
)
