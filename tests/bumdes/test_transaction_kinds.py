from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bumdes.chart import COMPONENTS, founding_accounts
from bumdes.errors import (
    AccountNotOfferedError,
    MissingAmountError,
    TransactionNotOfferedError,
    UnexpectedAmountError,
)
from bumdes.transaction_kind import Rule
from bumdes.transaction_kinds import TRANSACTION_KINDS
from bumdes.unit_types import UNIT_TYPES
from ledger import Chart, JournalEntry, rp
from ledger.cash import cash_components
from tests.bumdes.village import day

CHART = Chart(founding_accounts())
CHOICES = {
    (unit_type.key, role): unit_type.choices(role, CHART)
    for unit_type in UNIT_TYPES.values()
    for key in unit_type.transactions
    for role in TRANSACTION_KINDS[key].roles({a.name for a in TRANSACTION_KINDS[key].amounts})
}
OFFERED = [
    pytest.param(unit_type, TRANSACTION_KINDS[key], id=f"{unit_type.key}-{key}")
    for unit_type in UNIT_TYPES.values()
    for key in unit_type.transactions
]


def drafted(unit_type, kind, amounts, chosen=None):
    """Return entry and sentence of a transaction with the usual accounts, or those chosen."""
    accounts = {}
    for role in kind.roles(amounts):
        code = (chosen or {}).get(role, "")
        if role == "to_cash" and not code:
            code = "1.1.01.04"
        accounts[role] = unit_type.account(role, CHART, chosen=code)
    money = {name: rp(amount) for name, amount in amounts.items()}
    postings = kind.postings(money, accounts, unit="TOKO")
    entry = JournalEntry(date=day(1), description="x", postings=postings)
    names = {role: unit_type.name_of(role, account) for role, account in accounts.items()}
    return entry, kind.sentence(money, accounts, names | {"unit": "Toko", "party": "Budi"})


def legs(entry):
    return [
        (p.account, p.side.value, int(p.amount.amount), p.component) for p in entry.postings
    ]


@pytest.mark.parametrize(("unit_type", "kind"), OFFERED)
def test_every_type_fills_the_roles_of_what_it_offers(unit_type, kind):
    amounts = [asked.name for asked in unit_type.amounts(kind)]

    assert [role for role in kind.roles(amounts) if not unit_type.choices(role, CHART)] == []


@pytest.mark.parametrize(("unit_type", "kind"), OFFERED)
def test_no_type_leaves_out_an_amount_that_is_needed(unit_type, kind):
    needed = [asked for asked in kind.amounts if not asked.is_optional]

    assert [asked for asked in needed if asked not in unit_type.amounts(kind)] == []


@pytest.mark.parametrize("kind", TRANSACTION_KINDS.values(), ids=lambda kind: kind.key)
def test_the_form_asks_only_for_roles_that_move_money(kind):
    amounts = [asked.name for asked in kind.amounts]

    assert {asked.role for asked in kind.accounts} <= set(kind.roles(amounts))


@pytest.mark.parametrize(("unit_type", "kind"), OFFERED)
def test_the_form_has_four_fields_at_most_at_once(unit_type, kind):
    asked = [amount for amount in unit_type.amounts(kind) if not amount.is_folded]

    assert len(kind.accounts) + len(asked) + bool(kind.party) <= 4


@pytest.mark.parametrize(("unit_type", "kind"), OFFERED)
@given(data=st.data())
def test_every_choice_makes_a_balanced_entry_whose_cash_is_explained(unit_type, kind, data):
    amounts = {
        asked.name: data.draw(st.integers(1, 10**12))
        for asked in unit_type.amounts(kind)
        if not asked.is_optional or data.draw(st.booleans())
    }
    chosen = {
        role: data.draw(st.sampled_from(CHOICES[unit_type.key, role])).code
        for role in kind.roles(amounts)
    }
    if chosen.get("to_cash", "a") == chosen.get("from_cash", "b"):
        return

    entry, sentence = drafted(unit_type, kind, amounts, chosen)

    cash_components(entry, CHART)
    assert "{" not in sentence


@pytest.mark.parametrize("kind", TRANSACTION_KINDS.values(), ids=lambda kind: kind.key)
def test_every_kind_ends_with_a_sentence_that_fits_all(kind):
    assert [s for s in kind.sentences[-1:] if s.role] == []


@pytest.mark.parametrize("kind", TRANSACTION_KINDS.values(), ids=lambda kind: kind.key)
def test_components_are_lines_of_the_cash_flow_statement(kind):
    named = {code for rule in kind.rules for code in rule.components.values()}

    assert named <= {component.code for component in COMPONENTS}


@pytest.mark.parametrize("unit_type", UNIT_TYPES.values(), ids=lambda unit_type: unit_type.key)
def test_every_account_of_a_type_is_in_the_chart(unit_type):
    named = {code for codes in unit_type.accounts.values() for code in codes}
    if unit_type.current_account:
        named.add(unit_type.current_account)

    assert [code for code in named if code not in CHART] == []


def test_no_two_types_share_an_account_between_offices():
    codes = [t.current_account for t in UNIT_TYPES.values() if t.current_account]

    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    ("key", "type_key", "amounts", "chosen", "expected", "sentence"),
    [
        (
            "cash_sale",
            "trading",
            {"total": 150_000},
            {},
            [
                ("1.1.01.01", "debit", 150_000, ""),
                ("4.2.01.91", "credit", 150_000, "OP-IN-2"),
            ],
            "Jual tunai Rp150.000 di Toko, uang masuk ke Kas Tunai",
        ),
        (
            "cash_sale",
            "trading",
            {"total": 150_000, "cost": 120_000},
            {},
            [
                ("1.1.01.01", "debit", 150_000, ""),
                ("4.2.01.91", "credit", 150_000, "OP-IN-2"),
                ("5.1.01.01", "debit", 120_000, ""),
                ("1.1.05.01", "credit", 120_000, ""),
            ],
            "Jual tunai Rp150.000 di Toko, uang masuk ke Kas Tunai",
        ),
        (
            "cash_sale",
            "farming",
            {"total": 90_000},
            {},
            [
                ("1.1.01.01", "debit", 90_000, ""),
                ("4.3.01.91", "credit", 90_000, "OP-IN-3"),
            ],
            "Jual tunai Rp90.000 di Toko, uang masuk ke Kas Tunai",
        ),
        (
            "cash_sale",
            "rental",
            {"total": 50_000},
            {"sales": "4.1.04.04", "cash": "1.1.01.04"},
            [
                ("1.1.01.04", "debit", 50_000, ""),
                ("4.1.04.04", "credit", 50_000, "OP-IN-1"),
            ],
            "Terima Rp50.000 dari Sewa Mobil di Toko, uang masuk ke Kas di Bank BRI",
        ),
        (
            "cash_sale",
            "general",
            {"total": 10_000},
            {"sales": "7.1.01.01"},
            [
                ("1.1.01.01", "debit", 10_000, ""),
                ("7.1.01.01", "credit", 10_000, "OP-IN-5"),
            ],
            "Terima Rp10.000 dari Bunga Bank di Toko, uang masuk ke Kas Tunai",
        ),
        (
            "purchase",
            "trading",
            {"total": 850_000},
            {},
            [
                ("1.1.05.01", "debit", 850_000, "OP-OUT-1"),
                ("1.1.01.01", "credit", 850_000, ""),
            ],
            "Beli barang dagangan Rp850.000 untuk Toko, dibayar dari Kas Tunai",
        ),
        (
            "purchase",
            "trading",
            {"total": 850_000},
            {"payment": "2.1.01.01"},
            [
                ("1.1.05.01", "debit", 850_000, ""),
                ("2.1.01.01", "credit", 850_000, ""),
            ],
            "Beli barang dagangan Rp850.000 dari Budi untuk Toko, belum dibayar",
        ),
        (
            "credit_sale",
            "trading",
            {"total": 850_000, "down_payment": 50_000},
            {},
            [
                ("1.1.03.01", "debit", 850_000, ""),
                ("4.2.01.91", "credit", 850_000, ""),
                ("1.1.01.01", "debit", 50_000, ""),
                ("1.1.03.01", "credit", 50_000, "OP-IN-1"),
            ],
            "Jual Rp850.000 kepada Budi di Toko, dibayar nanti",
        ),
        (
            "payment_of_payable",
            "trading",
            {"total": 850_000},
            {},
            [
                ("2.1.01.01", "debit", 850_000, "OP-OUT-1"),
                ("1.1.01.01", "credit", 850_000, ""),
            ],
            "Bayar utang Rp850.000 kepada Budi untuk Toko, dari Kas Tunai",
        ),
        (
            "staff_advance",
            "rental",
            {"total": 200_000},
            {},
            [
                ("1.1.03.02", "debit", 200_000, "OP-OUT-2"),
                ("1.1.01.01", "credit", 200_000, ""),
            ],
            "Kasbon Rp200.000 kepada Budi di Toko, uang keluar dari Kas Tunai",
        ),
        (
            "expense",
            "trading",
            {"total": 75_000},
            {},
            [
                ("6.1.04.01", "debit", 75_000, "OP-OUT-5"),
                ("1.1.01.01", "credit", 75_000, ""),
            ],
            "Bayar Listrik Rp75.000 untuk Toko, uang keluar dari Kas Tunai",
        ),
        (
            "expense",
            "trading",
            {"total": 900_000},
            {"expense": "6.2.01.01"},
            [
                ("6.2.01.01", "debit", 900_000, "OP-OUT-2"),
                ("1.1.01.01", "credit", 900_000, ""),
            ],
            "Bayar Upah pekerja unit Rp900.000 untuk Toko, uang keluar dari Kas Tunai",
        ),
        (
            "transfer",
            "trading",
            {"total": 3_000_000, "fee": 6_500},
            {},
            [
                ("1.1.01.04", "debit", 3_000_000, ""),
                ("1.1.01.01", "credit", 3_000_000, ""),
                ("7.2.01.01", "debit", 6_500, "OP-OUT-5"),
                ("1.1.01.01", "credit", 6_500, ""),
            ],
            "Pindahkan Rp3.000.000 dari Kas Tunai ke Kas di Bank BRI di Toko",
        ),
        (
            "cash_sale",
            "trading",
            {"total": 95_000, "discount": 5_000},
            {},
            [
                ("1.1.01.01", "debit", 95_000, ""),
                ("4.2.01.91", "credit", 95_000, "OP-IN-2"),
                ("4.2.01.99", "debit", 5_000, ""),
                ("4.2.01.91", "credit", 5_000, ""),
            ],
            "Jual tunai Rp95.000 di Toko, uang masuk ke Kas Tunai",
        ),
        (
            "wages",
            "general",
            {"total": 900_000, "advance": 100_000},
            {},
            [
                ("6.1.01.01", "debit", 900_000, "OP-OUT-2"),
                ("1.1.01.01", "credit", 900_000, ""),
                ("6.1.01.01", "debit", 100_000, ""),
                ("1.1.03.02", "credit", 100_000, ""),
            ],
            (
                "Bayar gaji dan honor pengurus Rp900.000 kepada Budi di Toko,"
                " uang keluar dari Kas Tunai"
            ),
        ),
        (
            "bank_interest",
            "general",
            {"total": 20_000, "tax": 4_000, "fee": 10_000},
            {},
            [
                ("1.1.01.04", "debit", 20_000, ""),
                ("7.1.01.01", "credit", 20_000, "OP-IN-5"),
                ("7.3.01.02", "debit", 4_000, "OP-OUT-3"),
                ("1.1.01.04", "credit", 4_000, ""),
                ("7.2.01.01", "debit", 10_000, "OP-OUT-5"),
                ("1.1.01.04", "credit", 10_000, ""),
            ],
            "Terima bunga Rp20.000 di Kas di Bank BRI untuk Toko",
        ),
        (
            "loan_repayment",
            "general",
            {"total": 1_000_000, "interest": 120_000, "fee": 2_500},
            {"cash": "1.1.01.04"},
            [
                ("2.2.01.01", "debit", 1_000_000, "FI-OUT-3"),
                ("1.1.01.04", "credit", 1_000_000, ""),
                ("7.2.02.01", "debit", 120_000, "OP-OUT-4"),
                ("1.1.01.04", "credit", 120_000, ""),
                ("7.2.01.01", "debit", 2_500, "OP-OUT-5"),
                ("1.1.01.04", "credit", 2_500, ""),
            ],
            (
                "Bayar pokok pinjaman Rp1.000.000 (pinjaman bank), uang keluar dari"
                " Kas di Bank BRI"
            ),
        ),
        (
            "sale_return",
            "trading",
            {"total": 50_000, "cost": 40_000},
            {},
            [
                ("4.2.01.91", "debit", 50_000, "OP-IN-2"),
                ("1.1.01.01", "credit", 50_000, ""),
                ("1.1.05.01", "debit", 40_000, ""),
                ("5.1.01.01", "credit", 40_000, ""),
            ],
            "Kembalikan Rp50.000 kepada pembeli di Toko, uang keluar dari Kas Tunai",
        ),
        (
            "purchase_return",
            "trading",
            {"total": 60_000},
            {},
            [
                ("1.1.01.01", "debit", 60_000, ""),
                ("1.1.05.01", "credit", 60_000, "OP-OUT-1"),
            ],
            (
                "Kembalikan barang dagangan ke pemasok di Toko, uang kembali Rp60.000"
                " masuk ke Kas Tunai"
            ),
        ),
    ],
)
def test_a_transaction_is_what_its_recipe_says(
    key, type_key, amounts, chosen, expected, sentence
):
    entry, said = drafted(UNIT_TYPES[type_key], TRANSACTION_KINDS[key], amounts, chosen)

    assert (legs(entry), said) == (expected, sentence)


def test_costs_are_offered_by_their_everyday_names():
    choices = UNIT_TYPES["trading"].choices("expense", CHART)

    assert choices[0] == ("6.1.04.01", "Listrik")


def test_what_lessens_sales_is_not_offered_as_a_sale():
    offered = {choice.code for choice in UNIT_TYPES["trading"].choices("sales", CHART)}

    assert "4.2.01.99" not in offered


def test_money_does_not_move_from_an_account_to_itself():
    with pytest.raises(AccountNotOfferedError):
        drafted(
            UNIT_TYPES["trading"],
            TRANSACTION_KINDS["transfer"],
            {"total": 1},
            {"to_cash": "1.1.01.01"},
        )


@pytest.mark.parametrize("code", ["4.1.01.01", "1.1.01.00", "tiada"])
def test_an_account_plays_only_the_parts_it_is_offered_for(code):
    with pytest.raises(AccountNotOfferedError):
        UNIT_TYPES["trading"].account("sales", CHART, chosen=code)


def test_a_role_that_nobody_fills_has_no_account():
    with pytest.raises(AccountNotOfferedError):
        UNIT_TYPES["services"].account("stock", CHART)


def test_a_type_offers_only_what_it_offers():
    with pytest.raises(TransactionNotOfferedError):
        UNIT_TYPES["services"].transaction("purchase")


def test_types_without_stock_are_not_asked_what_goods_cost():
    asked = UNIT_TYPES["services"].amounts(TRANSACTION_KINDS["cash_sale"])

    assert [amount.name for amount in asked] == ["total"]


def test_an_amount_that_is_needed_is_demanded():
    with pytest.raises(MissingAmountError):
        TRANSACTION_KINDS["cash_sale"].check_amounts({"cost"})


def test_an_amount_that_is_not_asked_for_is_refused():
    with pytest.raises(UnexpectedAmountError):
        TRANSACTION_KINDS["cash_sale"].check_amounts({"total", "interest"})


def test_a_rule_says_nothing_of_cash_it_does_not_know():
    rule = Rule(debit="a", credit="b", amount="c", components={"4": "OP-IN-1"})

    assert rule.component("3.1.01.01") == ""


def test_the_longest_beginning_of_a_code_counts():
    rule = Rule(debit="a", credit="b", amount="c", components={"6": "x", "6.1.01": "y"})

    assert (rule.component("6.1.01.01"), rule.component("6.1.02.01")) == ("y", "x")


def test_a_sentence_that_names_somebody_waits_until_somebody_is_named():
    amounts = {"total": rp(5)}
    kind, unit_type = TRANSACTION_KINDS["wages"], UNIT_TYPES["general"]
    accounts = {role: unit_type.account(role, CHART) for role in kind.roles(amounts)}
    names = {"wage": "honor", "cash": "Kas", "unit": "Kantor", "party": ""}

    assert kind.sentence(amounts, accounts, names) == (
        "Bayar honor Rp5 di Kantor, uang keluar dari Kas"
    )
