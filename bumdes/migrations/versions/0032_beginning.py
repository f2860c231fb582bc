"""Beginning: what there was before the books."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    op.create_table(
        "cut_overs",
        sa.Column("book_id", sa.String(64), nullable=False),
        sa.Column("begins_on", sa.Date(), nullable=False),
        sa.Column("begun_by", sa.String(200), nullable=False),
        sa.Column("stage", sa.String(20), nullable=False),
        sa.Column("submitted_by", sa.String(200), nullable=False),
        sa.Column("reviewed_by", sa.String(200), nullable=False),
        sa.Column("reviewed_at", sa.String(27), nullable=False),
        sa.Column("review_paper", sa.String(64), nullable=False),
        sa.Column("remark", sa.String(300), nullable=False),
        sa.Column("entry_sequence", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("book_id", name=op.f("pk_cut_overs")),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_cut_overs_book_id_enterprises")
        ),
    )
    op.create_table(
        "cut_over_lines",
        sa.Column("book_id", sa.String(64), nullable=False),
        sa.Column("line_id", sa.String(32), nullable=False),
        sa.Column("part", sa.String(30), nullable=False),
        sa.Column("unit", sa.String(16), nullable=False),
        sa.Column("account", sa.String(64), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("added_by", sa.String(200), nullable=False),
        sa.Column("worn_minor", sa.BigInteger(), nullable=False),
        sa.Column("party", sa.String(64), nullable=False),
        sa.Column("source", sa.String(30), nullable=False),
        sa.Column("asset_class", sa.String(30), nullable=False),
        sa.Column("name", sa.String(150), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("paper", sa.String(100), nullable=False),
        sa.Column("evidence", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("book_id", "line_id", name=op.f("pk_cut_over_lines")),
        sa.ForeignKeyConstraint(
            ["book_id"], ["cut_overs.book_id"], name=op.f("fk_cut_over_lines_book_id_cut_overs")
        ),
    )
