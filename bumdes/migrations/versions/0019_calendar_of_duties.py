"""What is due to whom, what cash was counted, and which findings are answered for."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.create_table(
        "cash_counts",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("count_id", sa.String(length=32), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=True),
        sa.Column("counted_on", sa.Date(), nullable=False),
        sa.Column("found_minor", sa.BigInteger(), nullable=False),
        sa.Column("counter", sa.String(length=150), nullable=False),
        sa.Column("witness", sa.String(length=150), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_cash_counts_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "count_id", name=op.f("pk_cash_counts")),
    )
    op.create_index(
        "ix_cash_counts_day", "cash_counts", ["book_id", "counted_on"], unique=False
    )
    op.create_table(
        "check_answers",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("check_key", sa.String(length=60), nullable=False),
        sa.Column("period", sa.String(length=24), nullable=False),
        sa.Column("finding", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("answered_at", sa.String(length=27), nullable=False),
        sa.Column("answered_by", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_check_answers_enterprises")
        ),
        sa.PrimaryKeyConstraint(
            "book_id", "check_key", "period", "finding", name=op.f("pk_check_answers")
        ),
    )
    op.create_table(
        "duty_dates",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("duty", sa.String(length=60), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("months_after", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("is_off", sa.Boolean(), nullable=False),
        sa.Column("basis", sa.String(length=200), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_duty_dates_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "duty", "valid_from", name=op.f("pk_duty_dates")),
    )
    op.create_table(
        "duty_marks",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("mark_id", sa.String(length=32), nullable=False),
        sa.Column("duty", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("receipt", sa.String(length=200), nullable=False),
        sa.Column("marked_at", sa.String(length=27), nullable=False),
        sa.Column("marked_by", sa.String(length=200), nullable=False),
        sa.Column("paper", sa.String(length=64), nullable=False),
        sa.Column("withdrawn_because", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_duty_marks_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "mark_id", name=op.f("pk_duty_marks")),
    )
    op.create_index(
        "ix_duty_marks_duty", "duty_marks", ["book_id", "duty", "subject"], unique=False
    )
