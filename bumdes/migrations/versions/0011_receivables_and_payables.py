"""Receivables and payables."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    _settings()
    op.create_table(
        "instalments",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "document"],
            ["documents.book_id", "documents.code"],
            name="fk_instalments_documents",
        ),
        sa.PrimaryKeyConstraint("book_id", "document", "number", name="pk_instalments"),
    )
    _allowances()


def _settings() -> None:
    op.create_table(
        "ageing_bands",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("first_day", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("hundredths", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("set_by", sa.String(length=200), nullable=False),
        sa.Column("set_at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name="fk_ageing_bands_enterprises"
        ),
        sa.PrimaryKeyConstraint("book_id", "valid_from", "first_day", name="pk_ageing_bands"),
    )
    op.create_table(
        "credit_limits",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("party", sa.String(length=64), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("limit_minor", sa.BigInteger(), nullable=True),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("set_by", sa.String(length=200), nullable=False),
        sa.Column("set_at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "party"],
            ["parties.book_id", "parties.code"],
            name="fk_credit_limits_parties",
        ),
        sa.PrimaryKeyConstraint("book_id", "party", "valid_from", name="pk_credit_limits"),
    )


def _allowances() -> None:
    op.create_table(
        "allowances",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("allowance_id", sa.String(length=20), nullable=False),
        sa.Column("at", sa.Date(), nullable=False),
        sa.Column("method", sa.String(length=20), nullable=False),
        sa.Column("stage", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("proposed_by", sa.String(length=200), nullable=False),
        sa.Column("proposed_at", sa.String(length=27), nullable=False),
        sa.Column("reviewed_by", sa.String(length=200), nullable=False),
        sa.Column("reviewed_at", sa.String(length=27), nullable=False),
        sa.Column("posted_by", sa.String(length=200), nullable=False),
        sa.Column("entry_sequence", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name="fk_allowances_enterprises"
        ),
        sa.PrimaryKeyConstraint("book_id", "allowance_id", name="pk_allowances"),
    )
    op.create_table(
        "allowance_lines",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("allowance_id", sa.String(length=20), nullable=False),
        sa.Column("line_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("unit", sa.String(length=64), nullable=False),
        sa.Column("party", sa.String(length=64), nullable=False),
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("first_day", sa.Integer(), nullable=False),
        sa.Column("open_minor", sa.BigInteger(), nullable=False),
        sa.Column("hundredths", sa.Integer(), nullable=False),
        sa.Column("doubted_minor", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "allowance_id"],
            ["allowances.book_id", "allowances.allowance_id"],
            name="fk_allowance_lines_allowances",
        ),
        sa.PrimaryKeyConstraint(
            "book_id", "allowance_id", "line_no", name="pk_allowance_lines"
        ),
    )
