"""What a bank adds for interest, and takes off for tax and administration."""

from bumdes.transaction_kind import AskedAccount, AskedAmount, Rule, Sentence, TransactionKind

BANK_INTEREST = TransactionKind(
    key="bank_interest",
    label="Bunga dan pajak bank",
    question="Di rekening mana?",
    accounts=(AskedAccount("bank", "Di rekening mana?"),),
    amounts=(
        AskedAmount("total", "Berapa bunganya?"),
        AskedAmount("tax", "Berapa pajak bunganya?", is_optional=True, is_usual=True),
        AskedAmount("fee", "Berapa biaya administrasinya?", is_optional=True, is_usual=True),
    ),
    rules=(
        Rule(
            debit="bank",
            credit="bank_interest",
            amount="total",
            components={"7.1.01": "OP-IN-5"},
        ),
        Rule(
            debit="interest_tax",
            credit="bank",
            amount="tax",
            components={"7.3": "OP-OUT-3"},
        ),
        Rule(
            debit="bank_charges",
            credit="bank",
            amount="fee",
            components={"7.2": "OP-OUT-5"},
        ),
    ),
    sentences=(Sentence("Terima bunga {total} di {bank} untuk {unit}"),),
)
