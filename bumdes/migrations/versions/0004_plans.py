"""Work plans, budgets, proposals."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "reviews",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=50), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("organ", sa.String(length=40), nullable=False),
        sa.Column("verdict", sa.String(length=20), nullable=False),
        sa.Column("reviewed_on", sa.Date(), nullable=False),
        sa.Column("signed_by", sa.String(length=200), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_reviews_enterprises")
        ),
        sa.PrimaryKeyConstraint(
            "book_id", "subject", "round", "organ", name=op.f("pk_reviews")
        ),
    )
    op.create_table(
        "work_plans",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("drafted_on", sa.Date(), nullable=False),
        sa.Column("drafted_by", sa.String(length=200), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("submitted_on", sa.Date(), nullable=True),
        sa.Column("decision", sa.String(length=100), nullable=True),
        sa.ForeignKeyConstraint(
            ["book_id", "decision"],
            ["decisions.book_id", "decisions.number"],
            name=op.f("fk_work_plans_decisions"),
        ),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_work_plans_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "year", "version", name=op.f("pk_work_plans")),
        sa.UniqueConstraint("book_id", "decision", name=op.f("uq_work_plans_book_id_decision")),
    )
    op.create_table(
        "budget_lines",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "year", "version"],
            ["work_plans.book_id", "work_plans.year", "work_plans.version"],
            name=op.f("fk_budget_lines_work_plans"),
        ),
        sa.PrimaryKeyConstraint(
            "book_id",
            "year",
            "version",
            "unit",
            "account",
            "month",
            name=op.f("pk_budget_lines"),
        ),
    )
    op.create_table(
        "proposals",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("proposal_id", sa.String(length=32), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("drafted_on", sa.Date(), nullable=False),
        sa.Column("drafted_by", sa.String(length=200), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("submitted_on", sa.Date(), nullable=True),
        sa.Column("decision", sa.String(length=100), nullable=True),
        sa.Column("is_declined", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "decision"],
            ["decisions.book_id", "decisions.number"],
            name=op.f("fk_proposals_decisions"),
        ),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_proposals_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "proposal_id", name=op.f("pk_proposals")),
    )
    op.create_table(
        "cost_lines",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("proposal_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("description", sa.String(length=200), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("quantity_thousandths", sa.BigInteger(), nullable=False),
        sa.Column("measure", sa.String(length=40), nullable=False),
        sa.Column("price_minor", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "proposal_id"],
            ["proposals.book_id", "proposals.proposal_id"],
            name=op.f("fk_cost_lines_proposals"),
        ),
        sa.PrimaryKeyConstraint("book_id", "proposal_id", "number", name=op.f("pk_cost_lines")),
    )
    op.create_table(
        "proposal_funds",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("proposal_id", sa.String(length=32), nullable=False),
        sa.Column("fund", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "proposal_id"],
            ["proposals.book_id", "proposals.proposal_id"],
            name=op.f("fk_proposal_funds_proposals"),
        ),
        sa.PrimaryKeyConstraint(
            "book_id", "proposal_id", "fund", name=op.f("pk_proposal_funds")
        ),
    )
