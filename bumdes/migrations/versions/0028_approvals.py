"""What waits for a second person, and what the pengawas looks at."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    op.create_table(
        "approval_settings",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("payment_minor", sa.BigInteger(), nullable=True),
        sa.Column("receipt_minor", sa.BigInteger(), nullable=True),
        sa.Column("transfer_minor", sa.BigInteger(), nullable=True),
        sa.Column("memorial_minor", sa.BigInteger(), nullable=True),
        sa.Column("reversal_minor", sa.BigInteger(), nullable=True),
        sa.Column("is_alone", sa.Boolean(), nullable=False),
        sa.Column("late_after_days", sa.SmallInteger(), nullable=False),
        sa.Column("asks_reason", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_approval_settings_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "valid_from", name=op.f("pk_approval_settings")),
    )
    op.create_table(
        "held_acts",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("held_id", sa.String(length=32), nullable=False),
        sa.Column("act", sa.String(length=100), nullable=False),
        sa.Column("command", sa.Text(), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("sort", sa.String(length=20), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("description", sa.String(length=500), nullable=False),
        sa.Column("entry_date", sa.Date(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=True),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("bound_to", sa.String(length=16), nullable=True),
        sa.Column("asked_at", sa.String(length=27), nullable=False),
        sa.Column("stage", sa.String(length=20), nullable=False),
        sa.Column("answered_by", sa.String(length=200), nullable=False),
        sa.Column("answered_at", sa.String(length=27), nullable=False),
        sa.Column("answer", sa.String(length=500), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("number", sa.BigInteger(), nullable=True),
        sa.Column("typed", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_held_acts_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "held_id", name=op.f("pk_held_acts")),
    )
    op.create_index("ix_held_acts_key", "held_acts", ["book_id", "key"], unique=False)
    op.create_index(
        "ix_held_acts_stage", "held_acts", ["book_id", "stage", "asked_at"], unique=False
    )
    op.create_table(
        "lone_entries",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("sequence", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("sort", sa.String(length=20), nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.Column("is_alone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_lone_entries_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "sequence", name=op.f("pk_lone_entries")),
    )
    op.create_table(
        "seen_entries",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("sequence", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("concern", sa.String(length=20), nullable=False),
        sa.Column("seen_by", sa.String(length=200), nullable=False),
        sa.Column("seen_at", sa.String(length=27), nullable=False),
        sa.Column("remark", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_seen_entries_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "sequence", "concern", name=op.f("pk_seen_entries")),
    )
