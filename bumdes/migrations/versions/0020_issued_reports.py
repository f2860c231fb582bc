"""Reports that were issued, and who signed them."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    op.create_table(
        "issued_reports",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report", sa.String(length=40), nullable=False),
        sa.Column("period", sa.String(length=24), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=True),
        sa.Column("subject", sa.String(length=100), nullable=False),
        sa.Column("paper", sa.String(length=10), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("period_words", sa.String(length=200), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("head", sa.String(length=64), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("file", sa.String(length=64), nullable=False),
        sa.Column("printed_at", sa.String(length=40), nullable=False),
        sa.Column("issued_at", sa.String(length=27), nullable=False),
        sa.Column("issued_by", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "file"],
            ["stored_files.book_id", "stored_files.digest"],
            name=op.f("fk_issued_reports_stored_files"),
        ),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_issued_reports_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "number", name=op.f("pk_issued_reports")),
    )
    op.create_index(
        "ix_issued_reports_fingerprint", "issued_reports", ["book_id", "fingerprint"]
    )
    op.create_table(
        "report_signatures",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("step", sa.String(length=20), nullable=False),
        sa.Column("signed_at", sa.String(length=27), nullable=False),
        sa.Column("signed_by", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("office", sa.String(length=100), nullable=False),
        sa.Column("decision", sa.String(length=100), nullable=True),
        sa.ForeignKeyConstraint(
            ["book_id", "decision"],
            ["decisions.book_id", "decisions.number"],
            name=op.f("fk_report_signatures_decisions"),
        ),
        sa.ForeignKeyConstraint(
            ["book_id", "number"],
            ["issued_reports.book_id", "issued_reports.number"],
            name=op.f("fk_report_signatures_issued_reports"),
        ),
        sa.PrimaryKeyConstraint("book_id", "number", "step", name=op.f("pk_report_signatures")),
    )
