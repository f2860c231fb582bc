"""What people changed in registers, before and after; who asked for information."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"


def upgrade() -> None:
    op.create_table(
        "register_changes",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("change_id", sa.String(length=32), nullable=False),
        sa.Column("changed_at", sa.String(length=27), nullable=False),
        sa.Column("changed_by", sa.String(length=200), nullable=False),
        sa.Column("register", sa.String(length=40), nullable=False),
        sa.Column("thing", sa.String(length=150), nullable=False),
        sa.Column("called", sa.String(length=200), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("before", sa.String(length=500), nullable=False),
        sa.Column("after", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_register_changes_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "change_id", name=op.f("pk_register_changes")),
    )
    op.create_index(
        "ix_register_changes_thing", "register_changes", ["book_id", "register", "thing"]
    )
    op.create_table(
        "information_requests",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("asked_by", sa.String(length=150), nullable=False),
        sa.Column("contact", sa.String(length=200), nullable=False),
        sa.Column("wanted", sa.String(length=1000), nullable=False),
        sa.Column("purpose", sa.String(length=500), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("extended_on", sa.Date(), nullable=True),
        sa.Column("extended_because", sa.String(length=500), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("answer", sa.String(length=1000), nullable=False),
        sa.Column("answered_by", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"],
            ["enterprises.book_id"],
            name=op.f("fk_information_requests_enterprises"),
        ),
        sa.PrimaryKeyConstraint(
            "book_id", "year", "number", name=op.f("pk_information_requests")
        ),
    )
