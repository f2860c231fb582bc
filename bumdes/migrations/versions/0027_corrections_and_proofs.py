"""Corrections and proofs."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    op.create_table(
        "added_proofs",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("proof_id", sa.String(length=32), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("file", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("added_at", sa.String(length=27), nullable=False),
        sa.Column("added_by", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_added_proofs_enterprises")
        ),
        sa.ForeignKeyConstraint(
            ["book_id", "file"],
            ["stored_files.book_id", "stored_files.digest"],
            name=op.f("fk_added_proofs_stored_files"),
        ),
        sa.PrimaryKeyConstraint("book_id", "proof_id", name=op.f("pk_added_proofs")),
    )
    op.create_index("ix_added_proofs_sequence", "added_proofs", ["book_id", "sequence"])
    op.create_table(
        "proof_settings",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("least_minor", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_proof_settings_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "valid_from", name=op.f("pk_proof_settings")),
    )
    op.create_table(
        "entry_comments",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("comment_id", sa.String(length=32), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=1000), nullable=False),
        sa.Column("written_at", sa.String(length=27), nullable=False),
        sa.Column("written_by", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_entry_comments_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "comment_id", name=op.f("pk_entry_comments")),
    )
    op.create_index("ix_entry_comments_sequence", "entry_comments", ["book_id", "sequence"])
