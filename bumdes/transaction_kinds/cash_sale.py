"""Money earned and paid at once; where goods are sold, their cost may leave stock with it."""

from bumdes.earned import EARNED
from bumdes.transaction_kind import AskedAccount, AskedAmount, Rule, Sentence, TransactionKind

CASH_SALE = TransactionKind(
    key="cash_sale",
    label="Uang masuk dari usaha",
    question="Uang dari apa?",
    accounts=(
        AskedAccount("sales", "Uang dari apa?"),
        AskedAccount("cash", "Uangnya masuk ke mana?"),
    ),
    amounts=(
        AskedAmount("total", "Berapa uang yang diterima?"),
        AskedAmount("discount", "Berapa potongan harganya?", is_optional=True),
        AskedAmount("cost", "Berapa harga beli barang yang terjual?", is_optional=True),
    ),
    rules=(
        Rule(
            debit="cash",
            credit="sales",
            amount="total",
            components=EARNED,
        ),
        Rule(debit="sales_discount", credit="sales", amount="discount"),
        Rule(debit="cost_of_sales", credit="stock", amount="cost"),
    ),
    sentences=(
        Sentence(
            "Jual tunai {total} di {unit}, uang masuk ke {cash}", role="sales", prefix="4.2"
        ),
        Sentence(
            "Jual tunai {total} di {unit}, uang masuk ke {cash}", role="sales", prefix="4.3"
        ),
        Sentence("Terima {total} dari {sales} di {unit}, uang masuk ke {cash}"),
    ),
)
