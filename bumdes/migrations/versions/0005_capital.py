"""The capital register and its funds."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "borrowed_assets",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("asset_id", sa.String(length=32), nullable=False),
        sa.Column("village", sa.String(length=13), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=150), nullable=False),
        sa.Column("agreement", sa.String(length=100), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("location", sa.String(length=200), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("payment_minor", sa.BigInteger(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("terms", sa.String(length=500), nullable=False),
        sa.Column("returned_on", sa.Date(), nullable=True),
        sa.Column("file", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "village"],
            ["villages.book_id", "villages.code"],
            name=op.f("fk_borrowed_assets_villages"),
        ),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_borrowed_assets_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "asset_id", name=op.f("pk_borrowed_assets")),
    )
    op.create_table(
        "contributors",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=150), nullable=False),
        sa.Column("village", sa.String(length=13), nullable=True),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("address", sa.String(length=200), nullable=False),
        sa.Column("cooperation_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "village"],
            ["villages.book_id", "villages.code"],
            name=op.f("fk_contributors_villages"),
        ),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_contributors_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "code", name=op.f("pk_contributors")),
    )
    op.create_table(
        "contributions",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("fund", sa.String(length=64), nullable=False),
        sa.Column("contributor", sa.String(length=64), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("treatment", sa.String(length=20), nullable=False),
        sa.Column("form", sa.String(length=20), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("into", sa.String(length=64), nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("decision", sa.String(length=100), nullable=False),
        sa.Column("entry_sequence", sa.BigInteger(), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("apbdes_code", sa.String(length=40), nullable=False),
        sa.Column("paper", sa.String(length=100), nullable=False),
        sa.Column("paper_date", sa.Date(), nullable=True),
        sa.Column("bank_slip", sa.String(length=100), nullable=False),
        sa.Column("handover", sa.String(length=100), nullable=False),
        sa.Column("purpose", sa.String(length=300), nullable=False),
        sa.Column("earmark", sa.String(length=40), nullable=False),
        sa.Column("is_ring_fenced", sa.Boolean(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("share", sa.String(length=40), nullable=False),
        sa.Column("cooperation_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "contributor"],
            ["contributors.book_id", "contributors.code"],
            name=op.f("fk_contributions_contributors"),
        ),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_contributions_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "fund", name=op.f("pk_contributions")),
    )
    op.create_index(
        "ix_contributions_contributor",
        "contributions",
        ["book_id", "contributor"],
        unique=False,
    )
    op.create_table(
        "capital_changes",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("change_id", sa.String(length=32), nullable=False),
        sa.Column("fund", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("from_party", sa.String(length=64), nullable=False),
        sa.Column("from_account", sa.String(length=64), nullable=False),
        sa.Column("decision", sa.String(length=100), nullable=False),
        sa.Column("entry_sequence", sa.BigInteger(), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("to_party", sa.String(length=64), nullable=True),
        sa.Column("to_account", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "from_party"],
            ["contributors.book_id", "contributors.code"],
            name="fk_capital_changes_from_party",
        ),
        sa.ForeignKeyConstraint(
            ["book_id", "fund"],
            ["contributions.book_id", "contributions.fund"],
            name=op.f("fk_capital_changes_contributions"),
        ),
        sa.ForeignKeyConstraint(
            ["book_id", "to_party"],
            ["contributors.book_id", "contributors.code"],
            name="fk_capital_changes_to_party",
        ),
        sa.PrimaryKeyConstraint("book_id", "change_id", name=op.f("pk_capital_changes")),
    )
    op.create_table(
        "planned_uses",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("fund", sa.String(length=64), nullable=False),
        sa.Column("line_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("description", sa.String(length=200), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=True),
        sa.ForeignKeyConstraint(
            ["book_id", "fund"],
            ["contributions.book_id", "contributions.fund"],
            name=op.f("fk_planned_uses_contributions"),
        ),
        sa.PrimaryKeyConstraint("book_id", "fund", "line_no", name=op.f("pk_planned_uses")),
    )
