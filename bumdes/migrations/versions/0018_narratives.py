"""What people write in reports, every version of it."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.create_table(
        "narratives",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("report", sa.String(length=40), nullable=False),
        sa.Column("period", sa.String(length=24), nullable=False),
        sa.Column("slot", sa.String(length=60), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", sa.String(length=27), nullable=False),
        sa.Column("written_by", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"],
            ["enterprises.book_id"],
            name=op.f("fk_narratives_enterprises"),
        ),
        sa.PrimaryKeyConstraint(
            "book_id", "report", "period", "slot", "version", name=op.f("pk_narratives")
        ),
    )
