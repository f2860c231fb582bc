"""What the villages export from their own books."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "village_exports",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("village_code", sa.String(length=13), nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("their_code", sa.String(length=40), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("taken_at", sa.String(length=27), nullable=False),
        sa.Column("taken_by", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "village_code"],
            ["villages.book_id", "villages.code"],
            name=op.f("fk_village_exports_villages"),
        ),
        sa.PrimaryKeyConstraint(
            "book_id", "village_code", "year", name=op.f("pk_village_exports")
        ),
    )
    op.create_table(
        "village_movements",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("village_code", sa.String(length=13), nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("line_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("reference", sa.String(length=200), nullable=False),
        sa.Column("description", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "village_code", "year"],
            [
                "village_exports.book_id",
                "village_exports.village_code",
                "village_exports.year",
            ],
            name=op.f("fk_village_movements_village_exports"),
        ),
        sa.PrimaryKeyConstraint(
            "book_id", "village_code", "year", "line_no", name=op.f("pk_village_movements")
        ),
    )
