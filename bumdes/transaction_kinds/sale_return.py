"""Money given back to a customer for what was brought back, or not delivered."""

from bumdes.earned import EARNED
from bumdes.transaction_kind import AskedAccount, AskedAmount, Rule, Sentence, TransactionKind

SALE_RETURN = TransactionKind(
    key="sale_return",
    label="Retur dari pembeli",
    question="Apa yang dikembalikan pembeli?",
    accounts=(
        AskedAccount("sales", "Apa yang dikembalikan pembeli?"),
        AskedAccount("cash", "Uangnya dikembalikan dari mana?"),
    ),
    amounts=(
        AskedAmount("total", "Berapa uang yang dikembalikan?"),
        AskedAmount("cost", "Berapa harga beli barang yang kembali?", is_optional=True),
    ),
    rules=(
        Rule(
            debit="sales",
            credit="cash",
            amount="total",
            components=EARNED,
        ),
        Rule(debit="stock", credit="cost_of_sales", amount="cost"),
    ),
    sentences=(
        Sentence("Kembalikan {total} kepada pembeli di {unit}, uang keluar dari {cash}"),
    ),
)
