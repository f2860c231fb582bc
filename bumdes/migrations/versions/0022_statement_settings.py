"""How statements are titled, and cash flows that were named by hand."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    op.create_table(
        "framework_choices",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("first_year", sa.Integer(), nullable=False),
        sa.Column("framework", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("chosen_at", sa.String(length=27), nullable=False),
        sa.Column("chosen_by", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"],
            ["enterprises.book_id"],
            name=op.f("fk_framework_choices_enterprises"),
        ),
        sa.PrimaryKeyConstraint("book_id", "number", name=op.f("pk_framework_choices")),
    )
    op.create_table(
        "cash_flow_namings",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("entry_sequence", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("line_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("component", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("named_at", sa.String(length=27), nullable=False),
        sa.Column("named_by", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["books.book_id"], name=op.f("fk_cash_flow_namings_books")
        ),
        sa.PrimaryKeyConstraint(
            "book_id",
            "entry_sequence",
            "line_no",
            "version",
            name=op.f("pk_cash_flow_namings"),
        ),
    )
