"""Fixed assets: the register, its plans and movements, counts, and things only used."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.create_table(
        "asset_counts",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("count_id", sa.String(length=32), nullable=False),
        sa.Column("counted_on", sa.Date(), nullable=False),
        sa.Column("counter", sa.String(length=150), nullable=False),
        sa.Column("witness", sa.String(length=150), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=True),
        sa.Column("minutes", sa.String(length=100), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_asset_counts_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "count_id", name=op.f("pk_asset_counts")),
    )
    op.create_table(
        "asset_policies",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("value", sa.String(length=40), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_asset_policies_enterprises")
        ),
        sa.PrimaryKeyConstraint(
            "book_id", "rule", "valid_from", name=op.f("pk_asset_policies")
        ),
    )
    op.create_table(
        "assets",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=150), nullable=False),
        sa.Column("acquired_on", sa.Date(), nullable=False),
        sa.Column("in_use_on", sa.Date(), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("serial", sa.String(length=60), nullable=False),
        sa.Column("detail", sa.String(length=200), nullable=False),
        sa.Column("supplier", sa.String(length=150), nullable=False),
        sa.Column("paper", sa.String(length=100), nullable=False),
        sa.Column("photo", sa.String(length=64), nullable=False),
        sa.Column("insurer", sa.String(length=100), nullable=False),
        sa.Column("policy", sa.String(length=60), nullable=False),
        sa.Column("insured_until", sa.Date(), nullable=True),
        sa.Column("insured_minor", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_assets_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "code", name=op.f("pk_assets")),
    )
    op.create_table(
        "asset_disposals",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("entry_sequence", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("asset", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("cost_minor", sa.BigInteger(), nullable=False),
        sa.Column("worn_minor", sa.BigInteger(), nullable=False),
        sa.Column("impaired_minor", sa.BigInteger(), nullable=False),
        sa.Column("proceeds_minor", sa.BigInteger(), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("taker", sa.String(length=150), nullable=False),
        sa.Column("paper", sa.String(length=100), nullable=False),
        sa.Column("decision", sa.String(length=100), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "asset"],
            ["assets.book_id", "assets.code"],
            name=op.f("fk_asset_disposals_assets"),
        ),
        sa.PrimaryKeyConstraint("book_id", "entry_sequence", name=op.f("pk_asset_disposals")),
    )
    op.create_index(
        "ix_asset_disposals_asset", "asset_disposals", ["book_id", "asset"], unique=False
    )
    op.create_table(
        "asset_movements",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("entry_sequence", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("asset", sa.String(length=64), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "asset"],
            ["assets.book_id", "assets.code"],
            name=op.f("fk_asset_movements_assets"),
        ),
        sa.PrimaryKeyConstraint(
            "book_id", "entry_sequence", "asset", "account", name=op.f("pk_asset_movements")
        ),
    )
    op.create_index(
        "ix_asset_movements_asset",
        "asset_movements",
        ["book_id", "asset", "entry_sequence"],
        unique=False,
    )
    op.create_table(
        "asset_plans",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("asset", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("asset_class", sa.String(length=20), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("method", sa.String(length=20), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("life", sa.Integer(), nullable=False),
        sa.Column("base_minor", sa.BigInteger(), nullable=False),
        sa.Column("residual_minor", sa.BigInteger(), nullable=False),
        sa.Column("worn_minor", sa.BigInteger(), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("entry_sequence", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "asset"],
            ["assets.book_id", "assets.code"],
            name=op.f("fk_asset_plans_assets"),
        ),
        sa.PrimaryKeyConstraint("book_id", "asset", "number", name=op.f("pk_asset_plans")),
    )
    op.create_table(
        "asset_whereabouts",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("asset", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("condition", sa.String(length=20), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("custodian", sa.String(length=150), nullable=False),
        sa.Column("place", sa.String(length=150), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "asset"],
            ["assets.book_id", "assets.code"],
            name=op.f("fk_asset_whereabouts_assets"),
        ),
        sa.PrimaryKeyConstraint(
            "book_id", "asset", "number", name=op.f("pk_asset_whereabouts")
        ),
    )
    op.create_table(
        "counted_assets",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("count_id", sa.String(length=32), nullable=False),
        sa.Column("asset", sa.String(length=64), nullable=False),
        sa.Column("is_found", sa.Boolean(), nullable=False),
        sa.Column("condition", sa.String(length=20), nullable=False),
        sa.Column("place", sa.String(length=150), nullable=False),
        sa.Column("was_at", sa.String(length=150), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "asset"],
            ["assets.book_id", "assets.code"],
            name=op.f("fk_counted_assets_assets"),
        ),
        sa.ForeignKeyConstraint(
            ["book_id", "count_id"],
            ["asset_counts.book_id", "asset_counts.count_id"],
            name=op.f("fk_counted_assets_asset_counts"),
        ),
        sa.PrimaryKeyConstraint("book_id", "count_id", "asset", name=op.f("pk_counted_assets")),
    )
    op.create_table(
        "found_things",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("count_id", sa.String(length=32), nullable=False),
        sa.Column("line_no", sa.Integer(), nullable=False),
        sa.Column("description", sa.String(length=200), nullable=False),
        sa.Column("place", sa.String(length=150), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "count_id"],
            ["asset_counts.book_id", "asset_counts.count_id"],
            name=op.f("fk_found_things_asset_counts"),
        ),
        sa.PrimaryKeyConstraint("book_id", "count_id", "line_no", name=op.f("pk_found_things")),
    )
    op.add_column(
        "borrowed_assets",
        sa.Column("owner", sa.String(length=150), server_default="", nullable=False),
    )
    op.add_column(
        "borrowed_assets",
        sa.Column("payment_months", sa.Integer(), server_default="12", nullable=False),
    )
    op.add_column(
        "borrowed_assets",
        sa.Column("custodian", sa.String(length=150), server_default="", nullable=False),
    )
    op.add_column(
        "borrowed_assets",
        sa.Column("condition", sa.String(length=100), server_default="", nullable=False),
    )
    op.add_column(
        "borrowed_assets",
        sa.Column("value_minor", sa.BigInteger(), server_default="0", nullable=False),
    )
