"""Units, transfers between them, closings and corrections."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    for name in ("opening_decision", "closing_decision"):
        op.add_column(
            "units", sa.Column(name, sa.String(length=100), server_default="", nullable=False)
        )
    op.add_column(
        "units",
        sa.Column("retains_result", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.create_table(
        "dealings",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("dealing_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("from_unit", sa.String(length=16), nullable=False),
        sa.Column("to_unit", sa.String(length=16), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("about", sa.String(length=500), nullable=False),
        sa.Column("entry_sequence", sa.BigInteger(), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("cost_account", sa.String(length=64), nullable=False),
        sa.Column("fund", sa.String(length=64), nullable=False),
        sa.Column("decision", sa.String(length=100), nullable=False),
        sa.Column("proposal_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_dealings_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "dealing_id", name=op.f("pk_dealings")),
    )
    op.create_index("ix_dealings_entry", "dealings", ["book_id", "entry_sequence"])
    op.create_table(
        "accepted_years",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("decision", sa.String(length=100), nullable=False),
        sa.Column("accepted_on", sa.Date(), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_accepted_years_enterprises")
        ),
        sa.ForeignKeyConstraint(
            ["book_id", "decision"],
            ["decisions.book_id", "decisions.number"],
            name=op.f("fk_accepted_years_decisions"),
        ),
        sa.PrimaryKeyConstraint("book_id", "year", name=op.f("pk_accepted_years")),
    )
    op.create_table(
        "restatements",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("restatement_id", sa.String(length=32), nullable=False),
        sa.Column("error_year", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("nature", sa.Text(), nullable=False),
        sa.Column("entry_sequence", sa.BigInteger(), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("impracticable", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_restatements_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "restatement_id", name=op.f("pk_restatements")),
    )
    op.create_table(
        "investees",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("investee_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("legal_form", sa.String(length=20), nullable=False),
        sa.Column("method", sa.String(length=20), nullable=False),
        sa.Column("share", sa.String(length=40), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("decision", sa.String(length=100), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_investees_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "investee_id", name=op.f("pk_investees")),
    )
    op.create_table(
        "investee_movements",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("movement_id", sa.String(length=32), nullable=False),
        sa.Column("investee_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("entry_sequence", sa.BigInteger(), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "investee_id"],
            ["investees.book_id", "investees.investee_id"],
            name=op.f("fk_investee_movements_investees"),
        ),
        sa.PrimaryKeyConstraint("book_id", "movement_id", name=op.f("pk_investee_movements")),
    )
