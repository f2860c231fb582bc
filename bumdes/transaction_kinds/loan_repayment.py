"""A loan of the enterprise is paid off in part, with its interest."""

from bumdes.transaction_kind import AskedAccount, AskedAmount, Rule, Sentence, TransactionKind

LOAN_REPAYMENT = TransactionKind(
    key="loan_repayment",
    label="Bayar cicilan pinjaman",
    question="Pinjaman yang mana?",
    accounts=(
        AskedAccount("loan", "Pinjaman yang mana?"),
        AskedAccount("cash", "Dibayar dari mana?"),
    ),
    amounts=(
        AskedAmount("total", "Berapa pokok yang dibayar?"),
        AskedAmount("interest", "Berapa bunganya?", is_optional=True, is_usual=True),
        AskedAmount("fee", "Berapa biaya administrasinya?", is_optional=True),
    ),
    rules=(
        Rule(debit="loan", credit="cash", amount="total", components={"2": "FI-OUT-3"}),
        Rule(
            debit="interest_expense",
            credit="cash",
            amount="interest",
            components={"7.2.02": "OP-OUT-4"},
        ),
        Rule(
            debit="bank_charges",
            credit="cash",
            amount="fee",
            components={"7.2": "OP-OUT-5"},
        ),
    ),
    sentences=(Sentence("Bayar pokok pinjaman {total} ({loan}), uang keluar dari {cash}"),),
)
