"""Taxes: what the enterprise is to the tax office, what it owes, pays, files and corrects."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    _what_holds()
    _what_is_owed_and_paid()
    _what_is_shown()


def _what_holds() -> None:
    op.create_table(
        "tax_settings",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("registered_on", sa.Date(), nullable=True),
        sa.Column("opted_general", sa.Boolean(), nullable=False),
        sa.Column("is_dealer", sa.Boolean(), nullable=False),
        sa.Column("dealer_number", sa.String(length=60), nullable=False),
        sa.Column("certificate", sa.String(length=60), nullable=False),
        sa.Column("turnover_minor", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name="fk_tax_settings_enterprises"
        ),
        sa.PrimaryKeyConstraint("book_id", "valid_from", name="pk_tax_settings"),
    )
    op.create_table(
        "local_taxes",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("percent", sa.String(length=20), nullable=False),
        sa.Column("regulation", sa.String(length=200), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name="fk_local_taxes_enterprises"
        ),
        sa.PrimaryKeyConstraint("book_id", "unit", "kind", "valid_from", name="pk_local_taxes"),
    )


def _what_is_owed_and_paid() -> None:
    op.create_table(
        "tax_accruals",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("accrual_id", sa.String(length=32), nullable=False),
        sa.Column("tax", sa.String(length=30), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("tax_minor", sa.BigInteger(), nullable=False),
        sa.Column("entry_sequence", sa.BigInteger(), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("base_minor", sa.BigInteger(), nullable=False),
        sa.Column("percent", sa.String(length=20), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name="fk_tax_accruals_enterprises"
        ),
        sa.PrimaryKeyConstraint("book_id", "accrual_id", name="pk_tax_accruals"),
    )
    op.create_table(
        "tax_deposits",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("deposit_id", sa.String(length=32), nullable=False),
        sa.Column("tax", sa.String(length=30), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("ntpn", sa.String(length=40), nullable=False),
        sa.Column("cash", sa.String(length=64), nullable=False),
        sa.Column("entry_sequence", sa.BigInteger(), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("billing_code", sa.String(length=15), nullable=False),
        sa.Column("penalty_minor", sa.BigInteger(), nullable=False),
        sa.Column("file", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name="fk_tax_deposits_enterprises"
        ),
        sa.PrimaryKeyConstraint("book_id", "deposit_id", name="pk_tax_deposits"),
    )
    op.create_table(
        "tax_filings",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("tax", sa.String(length=30), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("revision", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("filed_on", sa.Date(), nullable=False),
        sa.Column("receipt", sa.String(length=100), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("file", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name="fk_tax_filings_enterprises"
        ),
        sa.PrimaryKeyConstraint("book_id", "tax", "month", "revision", name="pk_tax_filings"),
    )


def _what_is_shown() -> None:
    op.create_table(
        "tax_slips",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("slip_id", sa.String(length=32), nullable=False),
        sa.Column("side", sa.String(length=20), nullable=False),
        sa.Column("tax_object", sa.String(length=40), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("party", sa.String(length=64), nullable=False),
        sa.Column("counterparty", sa.String(length=200), nullable=False),
        sa.Column("base_minor", sa.BigInteger(), nullable=False),
        sa.Column("percent", sa.String(length=20), nullable=False),
        sa.Column("tax_minor", sa.BigInteger(), nullable=False),
        sa.Column("entry_sequence", sa.BigInteger(), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("file", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name="fk_tax_slips_enterprises"
        ),
        sa.PrimaryKeyConstraint("book_id", "slip_id", name="pk_tax_slips"),
    )
    op.create_table(
        "tax_corrections",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("correction_id", sa.String(length=32), nullable=False),
        sa.Column("year", sa.SmallInteger(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name="fk_tax_corrections_enterprises"
        ),
        sa.PrimaryKeyConstraint("book_id", "correction_id", name="pk_tax_corrections"),
    )
