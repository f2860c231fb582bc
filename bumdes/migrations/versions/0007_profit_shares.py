"""Schemes of sharing, shares and their payment."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "sharing_schemes",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("is_percentage", sa.Boolean(), nullable=False),
        sa.Column("losses_first", sa.Boolean(), nullable=False),
        sa.Column("decision", sa.String(length=100), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_sharing_schemes_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "scheme_id", name=op.f("pk_sharing_schemes")),
    )
    op.create_index(
        "ix_sharing_schemes_unit",
        "sharing_schemes",
        ["book_id", "unit", "valid_from"],
        unique=False,
    )
    op.create_table(
        "sharing_heads",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("kind_key", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("weight", sa.String(length=80), nullable=False),
        sa.Column("floor_minor", sa.BigInteger(), nullable=True),
        sa.Column("cap_minor", sa.BigInteger(), nullable=True),
        sa.Column("division", sa.String(length=20), nullable=False),
        sa.Column("is_by_time", sa.Boolean(), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("party", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "scheme_id"],
            ["sharing_schemes.book_id", "sharing_schemes.scheme_id"],
            name=op.f("fk_sharing_heads_sharing_schemes"),
        ),
        sa.PrimaryKeyConstraint(
            "book_id", "scheme_id", "position", name=op.f("pk_sharing_heads")
        ),
    )
    op.create_table(
        "sharing_recipients",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("head_position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("weight", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "scheme_id", "head_position"],
            ["sharing_heads.book_id", "sharing_heads.scheme_id", "sharing_heads.position"],
            name=op.f("fk_sharing_recipients_sharing_heads"),
        ),
        sa.PrimaryKeyConstraint(
            "book_id",
            "scheme_id",
            "head_position",
            "position",
            name=op.f("pk_sharing_recipients"),
        ),
    )
    op.create_table(
        "profit_sharings",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("sharing_id", sa.String(length=32), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("scheme_id", sa.String(length=32), nullable=False),
        sa.Column("decision", sa.String(length=100), nullable=False),
        sa.Column("shared_on", sa.Date(), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("entry_sequence", sa.BigInteger(), nullable=True),
        sa.Column("undone_on", sa.Date(), nullable=True),
        sa.Column("undone_because", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "decision"],
            ["decisions.book_id", "decisions.number"],
            name=op.f("fk_profit_sharings_decisions"),
        ),
        sa.ForeignKeyConstraint(
            ["book_id", "scheme_id"],
            ["sharing_schemes.book_id", "sharing_schemes.scheme_id"],
            name=op.f("fk_profit_sharings_sharing_schemes"),
        ),
        sa.PrimaryKeyConstraint("book_id", "sharing_id", name=op.f("pk_profit_sharings")),
        sa.UniqueConstraint("book_id", "year", "attempt", name="uq_profit_sharings_year"),
    )
    op.create_table(
        "profit_shares",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("sharing_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("head_key", sa.String(length=40), nullable=False),
        sa.Column("head", sa.String(length=200), nullable=False),
        sa.Column("use", sa.String(length=20), nullable=False),
        sa.Column("recipient", sa.String(length=200), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("party", sa.String(length=64), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("fund", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "sharing_id"],
            ["profit_sharings.book_id", "profit_sharings.sharing_id"],
            name=op.f("fk_profit_shares_profit_sharings"),
        ),
        sa.PrimaryKeyConstraint(
            "book_id", "sharing_id", "position", name=op.f("pk_profit_shares")
        ),
    )
    op.create_index(
        "ix_profit_shares_party", "profit_shares", ["book_id", "party"], unique=False
    )
    op.create_table(
        "share_payments",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("payment_id", sa.String(length=32), nullable=False),
        sa.Column("sharing_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("cash", sa.String(length=64), nullable=False),
        sa.Column("entry_sequence", sa.BigInteger(), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("receipt", sa.String(length=100), nullable=False),
        sa.Column("received_by", sa.String(length=200), nullable=False),
        sa.Column("file", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "sharing_id", "position"],
            ["profit_shares.book_id", "profit_shares.sharing_id", "profit_shares.position"],
            name=op.f("fk_share_payments_profit_shares"),
        ),
        sa.PrimaryKeyConstraint("book_id", "payment_id", name=op.f("pk_share_payments")),
    )
    op.create_index(
        "ix_share_payments_share",
        "share_payments",
        ["book_id", "sharing_id", "position"],
        unique=False,
    )
