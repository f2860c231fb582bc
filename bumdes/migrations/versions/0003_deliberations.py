"""Deliberations, decisions, organs, hand-over."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "deliberations",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("deliberation_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("agenda", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("number", sa.String(length=100), nullable=False),
        sa.Column("chair", sa.String(length=100), nullable=False),
        sa.Column("attendance", sa.Text(), nullable=False),
        sa.Column("attendees", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_deliberations_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "deliberation_id", name=op.f("pk_deliberations")),
    )
    op.create_table(
        "decisions",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.String(length=100), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("about", sa.String(length=500), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("deliberation_id", sa.String(length=32), nullable=True),
        sa.Column("most_minor", sa.BigInteger(), nullable=True),
        sa.Column("file", sa.String(length=64), nullable=False),
        sa.Column("authority", sa.String(length=200), nullable=False),
        sa.Column("revoked_on", sa.Date(), nullable=True),
        sa.Column("revoked_because", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_decisions_enterprises")
        ),
        sa.ForeignKeyConstraint(
            ["book_id", "deliberation_id"],
            ["deliberations.book_id", "deliberations.deliberation_id"],
            name=op.f("fk_decisions_deliberations"),
        ),
        sa.PrimaryKeyConstraint("book_id", "number", name=op.f("pk_decisions")),
    )
