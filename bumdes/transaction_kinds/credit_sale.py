"""Money earned and not paid yet, or only in part."""

from bumdes.transaction_kind import (
    AskedAccount,
    AskedAmount,
    AskedParty,
    Rule,
    Sentence,
    TransactionKind,
)

CREDIT_SALE = TransactionKind(
    key="credit_sale",
    label="Jual, dibayar nanti",
    question="Siapa yang berutang?",
    accounts=(AskedAccount("sales", "Untuk apa?"),),
    amounts=(
        AskedAmount("total", "Berapa harga semuanya?"),
        AskedAmount("down_payment", "Berapa yang sudah dibayar tunai?", is_optional=True),
        AskedAmount("cost", "Berapa harga beli barang yang terjual?", is_optional=True),
    ),
    rules=(
        Rule(debit="receivable", credit="sales", amount="total"),
        Rule(
            debit="cash",
            credit="receivable",
            amount="down_payment",
            components={"1.1.03": "OP-IN-1"},
        ),
        Rule(debit="cost_of_sales", credit="stock", amount="cost"),
    ),
    sentences=(Sentence("Jual {total} kepada {party} di {unit}, dibayar nanti"),),
    party=AskedParty("Siapa yang berutang?", ("customer", "member", "group")),
    opens=True,
)
