"""The till: shifts, counts of the drawer, sales and what their receipts say."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Make the tables of the till."""
    op.create_table(
        "till_shifts",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("shift_id", sa.String(length=64), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("cash", sa.String(length=64), nullable=False),
        sa.Column("qris", sa.String(length=64), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("opened_by", sa.String(length=200), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_till_shifts_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "shift_id", name=op.f("pk_till_shifts")),
    )
    op.create_index(
        "ix_till_shifts_unit", "till_shifts", ["book_id", "unit", "opened_on"], unique=False
    )
    op.create_table(
        "till_counts",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("shift_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("counted_minor", sa.BigInteger(), nullable=False),
        sa.Column("counted_at", sa.String(length=27), nullable=False),
        sa.Column("counted_by", sa.String(length=200), nullable=False),
        sa.Column("witness", sa.String(length=200), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("entry_sequence", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "shift_id"],
            ["till_shifts.book_id", "till_shifts.shift_id"],
            name=op.f("fk_till_counts_till_shifts"),
        ),
        sa.PrimaryKeyConstraint("book_id", "shift_id", "kind", name=op.f("pk_till_counts")),
    )
    op.create_table(
        "till_sales",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("sale_id", sa.String(length=64), nullable=False),
        sa.Column("shift_id", sa.String(length=64), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("means", sa.String(length=10), nullable=False),
        sa.Column("received_minor", sa.BigInteger(), nullable=False),
        sa.Column("discount_minor", sa.BigInteger(), nullable=False),
        sa.Column("entry_sequence", sa.BigInteger(), nullable=False),
        sa.Column("request_hash", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("customer", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "shift_id"],
            ["till_shifts.book_id", "till_shifts.shift_id"],
            name=op.f("fk_till_sales_till_shifts"),
        ),
        sa.PrimaryKeyConstraint("book_id", "sale_id", name=op.f("pk_till_sales")),
    )
    op.create_index("ix_till_sales_shift", "till_sales", ["book_id", "shift_id"], unique=False)
    op.create_table(
        "till_lines",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("sale_id", sa.String(length=64), nullable=False),
        sa.Column("line_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("item", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=150), nullable=False),
        sa.Column("quantity_milli", sa.BigInteger(), nullable=False),
        sa.Column("price_minor", sa.BigInteger(), nullable=False),
        sa.Column("measure", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "sale_id"],
            ["till_sales.book_id", "till_sales.sale_id"],
            name=op.f("fk_till_lines_till_sales"),
        ),
        sa.PrimaryKeyConstraint("book_id", "sale_id", "line_no", name=op.f("pk_till_lines")),
    )
