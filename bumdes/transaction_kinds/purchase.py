"""Goods or materials bought, paid at once or owed to the supplier."""

from bumdes.transaction_kind import (
    AskedAccount,
    AskedAmount,
    AskedParty,
    Rule,
    Sentence,
    TransactionKind,
)

PURCHASE = TransactionKind(
    key="purchase",
    label="Beli barang dagangan atau bahan",
    question="Beli apa?",
    accounts=(
        AskedAccount("stock", "Beli apa?"),
        AskedAccount("payment", "Sudah dibayar? Dari mana uangnya?"),
    ),
    amounts=(AskedAmount("total", "Berapa harga semuanya?"),),
    rules=(
        Rule(debit="stock", credit="payment", amount="total", components={"1": "OP-OUT-1"}),
    ),
    sentences=(
        Sentence(
            "Beli {stock} {total} dari {party} untuk {unit}, belum dibayar",
            role="payment",
            prefix="2",
        ),
        Sentence("Beli {stock} {total} untuk {unit}, dibayar dari {payment}"),
    ),
    party=AskedParty("Beli dari siapa?", ("supplier",), is_optional=True),
    opens=True,
)
