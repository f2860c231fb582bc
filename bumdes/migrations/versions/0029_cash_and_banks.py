"""Cash and banks: who holds it, how it was counted, and what the bank says."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    op.create_table(
        "bank_matches",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("match_id", sa.String(length=32), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("matched_at", sa.String(length=27), nullable=False),
        sa.Column("matched_by", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_bank_matches_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "match_id", name=op.f("pk_bank_matches")),
    )
    op.create_index(
        "ix_bank_matches_account", "bank_matches", ["book_id", "account"], unique=False
    )
    op.create_table(
        "bank_statements",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("statement_id", sa.String(length=32), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("opening_minor", sa.BigInteger(), nullable=False),
        sa.Column("closing_minor", sa.BigInteger(), nullable=False),
        sa.Column("form", sa.String(length=20), nullable=False),
        sa.Column("columns", sa.String(length=2000), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("taken_in_at", sa.String(length=27), nullable=False),
        sa.Column("taken_in_by", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_bank_statements_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "statement_id", name=op.f("pk_bank_statements")),
    )
    op.create_index(
        "ix_bank_statements_account",
        "bank_statements",
        ["book_id", "account", "last_day"],
        unique=False,
    )
    op.create_table(
        "cash_places",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("label", sa.String(length=100), nullable=False),
        sa.Column("bank", sa.String(length=100), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("in_name_of", sa.String(length=150), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("is_closed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_cash_places_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "account", "unit", name=op.f("pk_cash_places")),
    )
    op.create_table(
        "cash_rules",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("basis", sa.String(length=200), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_cash_rules_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "key", "valid_from", name=op.f("pk_cash_rules")),
    )
    op.create_table(
        "bank_lines",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("line_id", sa.String(length=32), nullable=False),
        sa.Column("statement_id", sa.String(length=32), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("booked_on", sa.Date(), nullable=False),
        sa.Column("description", sa.String(length=500), nullable=False),
        sa.Column("reference", sa.String(length=100), nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "statement_id"],
            ["bank_statements.book_id", "bank_statements.statement_id"],
            name=op.f("fk_bank_lines_bank_statements"),
        ),
        sa.PrimaryKeyConstraint("book_id", "line_id", name=op.f("pk_bank_lines")),
        sa.UniqueConstraint("book_id", "account", "content", name="uq_bank_lines_content"),
    )
    op.create_index(
        "ix_bank_lines_day", "bank_lines", ["book_id", "account", "booked_on"], unique=False
    )
    op.create_table(
        "bank_matched_entries",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("match_id", sa.String(length=32), nullable=False),
        sa.Column("entry_sequence", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "match_id"],
            ["bank_matches.book_id", "bank_matches.match_id"],
            name=op.f("fk_bank_matched_entries_bank_matches"),
        ),
        sa.PrimaryKeyConstraint(
            "book_id", "match_id", "entry_sequence", name=op.f("pk_bank_matched_entries")
        ),
        sa.UniqueConstraint(
            "book_id", "account", "entry_sequence", name="uq_bank_matched_entries_entry"
        ),
    )
    op.create_table(
        "cash_count_pieces",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("count_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("face", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("pieces", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "count_id"],
            ["cash_counts.book_id", "cash_counts.count_id"],
            name=op.f("fk_cash_count_pieces_cash_counts"),
        ),
        sa.PrimaryKeyConstraint(
            "book_id", "count_id", "kind", "face", name=op.f("pk_cash_count_pieces")
        ),
    )
    op.create_table(
        "cash_keepers",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("party", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "account", "unit"],
            ["cash_places.book_id", "cash_places.account", "cash_places.unit"],
            name=op.f("fk_cash_keepers_cash_places"),
        ),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_cash_keepers_enterprises")
        ),
        sa.PrimaryKeyConstraint(
            "book_id", "account", "unit", "since", name=op.f("pk_cash_keepers")
        ),
    )
    op.create_table(
        "bank_matched_lines",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("line_id", sa.String(length=32), nullable=False),
        sa.Column("match_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "line_id"],
            ["bank_lines.book_id", "bank_lines.line_id"],
            name=op.f("fk_bank_matched_lines_bank_lines"),
        ),
        sa.ForeignKeyConstraint(
            ["book_id", "match_id"],
            ["bank_matches.book_id", "bank_matches.match_id"],
            name=op.f("fk_bank_matched_lines_bank_matches"),
        ),
        sa.PrimaryKeyConstraint("book_id", "line_id", name=op.f("pk_bank_matched_lines")),
    )
    op.create_index(
        "ix_bank_matched_lines_match",
        "bank_matched_lines",
        ["book_id", "match_id"],
        unique=False,
    )
    op.add_column("cash_counts", sa.Column("booked_minor", sa.BigInteger(), nullable=True))
    op.add_column(
        "cash_counts",
        sa.Column("counted_at", sa.String(length=27), server_default="", nullable=False),
    )
    op.add_column(
        "cash_counts",
        sa.Column("is_surprise", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.add_column(
        "cash_counts",
        sa.Column("confirmed_by", sa.String(length=200), server_default="", nullable=False),
    )
    op.add_column(
        "cash_counts",
        sa.Column("confirmed_at", sa.String(length=27), server_default="", nullable=False),
    )
    op.add_column(
        "cash_counts",
        sa.Column("paper", sa.String(length=64), server_default="", nullable=False),
    )
    op.add_column(
        "cash_counts",
        sa.Column("reason", sa.String(length=500), server_default="", nullable=False),
    )
    op.add_column(
        "cash_counts",
        sa.Column("entry_sequence", sa.BigInteger(), server_default="0", nullable=False),
    )
