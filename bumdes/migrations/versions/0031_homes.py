"""What who looks from outside asks, takes along and finds; the public page."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    op.create_table(
        "access_requests",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("request_id", sa.String(length=32), nullable=False),
        sa.Column("asked_by", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("permission", sa.String(length=60), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("asked_at", sa.String(length=27), nullable=False),
        sa.Column("answered_at", sa.String(length=27), nullable=False),
        sa.Column("answered_by", sa.String(length=200), nullable=False),
        sa.Column("is_granted", sa.Boolean(), nullable=False),
        sa.Column("remark", sa.String(length=500), nullable=False),
        sa.Column("ended_at", sa.String(length=27), nullable=False),
        sa.Column("ended_by", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_access_requests_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "request_id", name=op.f("pk_access_requests")),
    )
    op.create_index(
        "ix_access_requests_asked_by", "access_requests", ["book_id", "asked_by"], unique=False
    )
    op.create_table(
        "taken_copies",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("copy_id", sa.String(length=32), nullable=False),
        sa.Column("taken_by", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("address", sa.String(length=500), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("is_marked", sa.Boolean(), nullable=False),
        sa.Column("taken_at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_taken_copies_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "copy_id", name=op.f("pk_taken_copies")),
    )
    op.create_index(
        "ix_taken_copies_taken_by", "taken_copies", ["book_id", "taken_by"], unique=False
    )
    op.create_table(
        "audit_findings",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("detail", sa.String(length=4000), nullable=False),
        sa.Column("owner", sa.String(length=40), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("written_at", sa.String(length=27), nullable=False),
        sa.Column("written_by", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=True),
        sa.Column("entry_sequence", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_audit_findings_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "number", name=op.f("pk_audit_findings")),
    )
    op.create_table(
        "audit_finding_steps",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("text", sa.String(length=4000), nullable=False),
        sa.Column("written_at", sa.String(length=27), nullable=False),
        sa.Column("written_by", sa.String(length=200), nullable=False),
        sa.Column("entry_sequence", sa.BigInteger(), nullable=True),
        sa.Column("file", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "number"],
            ["audit_findings.book_id", "audit_findings.number"],
            name=op.f("fk_audit_finding_steps_audit_findings"),
        ),
        sa.PrimaryKeyConstraint(
            "book_id", "number", "place", name=op.f("pk_audit_finding_steps")
        ),
    )
    op.create_table(
        "public_pages",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("contact", sa.String(length=500), nullable=False),
        sa.Column("changed_at", sa.String(length=27), nullable=False),
        sa.Column("changed_by", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_public_pages_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", name=op.f("pk_public_pages")),
    )
