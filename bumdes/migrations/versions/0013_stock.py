"""Stock."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.create_table(
        "stock_counts",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("count_id", sa.String(length=200), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("fund", sa.String(length=64), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("counter", sa.String(length=150), nullable=False),
        sa.Column("witness", sa.String(length=150), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("counted_minor", sa.BigInteger(), nullable=False),
        sa.Column("booked_minor", sa.BigInteger(), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("entry_sequence", sa.BigInteger(), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_stock_counts_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "count_id", name=op.f("pk_stock_counts")),
    )
    op.create_table(
        "stock_items",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("cost_account", sa.String(length=64), nullable=False),
        sa.Column("smallest", sa.String(length=20), nullable=False),
        sa.Column("revenue_account", sa.String(length=64), nullable=False),
        sa.Column("minimum", sa.BigInteger(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("owner", sa.String(length=64), nullable=False),
        sa.Column("commission", sa.String(length=40), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_stock_items_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "code", name=op.f("pk_stock_items")),
    )
    op.create_table(
        "stock_settings",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("method", sa.String(length=20), nullable=False),
        sa.Column("below_zero", sa.String(length=20), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("set_by", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_stock_settings_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "unit", name=op.f("pk_stock_settings")),
    )
    op.create_table(
        "consignment_movements",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("movement_id", sa.String(length=32), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("item", sa.String(length=64), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "item"],
            ["stock_items.book_id", "stock_items.code"],
            name=op.f("fk_consignment_movements_stock_items"),
        ),
        sa.PrimaryKeyConstraint(
            "book_id", "movement_id", name=op.f("pk_consignment_movements")
        ),
    )
    op.create_index(
        "ix_consignment_movements_item",
        "consignment_movements",
        ["book_id", "item", "unit"],
        unique=False,
    )
    op.create_table(
        "production_batches",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("fund", sa.String(length=64), nullable=False),
        sa.Column("product", sa.String(length=64), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("started_by", sa.String(length=200), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("finished_on", sa.Date(), nullable=True),
        sa.Column("finished_sequence", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "code"],
            ["stock_items.book_id", "stock_items.code"],
            name=op.f("fk_production_batches_stock_items"),
        ),
        sa.ForeignKeyConstraint(
            ["book_id", "product"],
            ["stock_items.book_id", "stock_items.code"],
            name="fk_production_batches_product",
        ),
        sa.PrimaryKeyConstraint("book_id", "code", name=op.f("pk_production_batches")),
    )
    op.create_table(
        "stock_count_lines",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("count_id", sa.String(length=200), nullable=False),
        sa.Column("line_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("item", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("measure", sa.String(length=20), nullable=False),
        sa.Column("counted", sa.BigInteger(), nullable=False),
        sa.Column("booked", sa.BigInteger(), nullable=False),
        sa.Column("value_minor", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "count_id"],
            ["stock_counts.book_id", "stock_counts.count_id"],
            name=op.f("fk_stock_count_lines_stock_counts"),
        ),
        sa.PrimaryKeyConstraint(
            "book_id", "count_id", "line_no", name=op.f("pk_stock_count_lines")
        ),
    )
    op.create_table(
        "stock_measures",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("item", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.Column("numerator", sa.BigInteger(), nullable=False),
        sa.Column("denominator", sa.BigInteger(), nullable=False),
        sa.Column("barcode", sa.String(length=40), nullable=False),
        sa.Column("buying_minor", sa.BigInteger(), nullable=False),
        sa.Column("selling_minor", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "item"],
            ["stock_items.book_id", "stock_items.code"],
            name=op.f("fk_stock_measures_stock_items"),
        ),
        sa.PrimaryKeyConstraint("book_id", "item", "name", name=op.f("pk_stock_measures")),
    )
    op.create_index(
        "ix_stock_measures_barcode", "stock_measures", ["book_id", "barcode"], unique=False
    )
    op.create_table(
        "stock_movements",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("entry_sequence", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("line_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("fund", sa.String(length=64), nullable=False),
        sa.Column("item", sa.String(length=64), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("cost_minor", sa.BigInteger(), nullable=False),
        sa.Column("layer_sequence", sa.BigInteger(), nullable=False),
        sa.Column("layer_line", sa.Integer(), nullable=False),
        sa.Column("origin", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "item"],
            ["stock_items.book_id", "stock_items.code"],
            name=op.f("fk_stock_movements_stock_items"),
        ),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_stock_movements_enterprises")
        ),
        sa.PrimaryKeyConstraint(
            "book_id", "entry_sequence", "line_no", name=op.f("pk_stock_movements")
        ),
    )
    op.create_index(
        "ix_stock_movements_item",
        "stock_movements",
        ["book_id", "item", "unit", "fund", "date"],
        unique=False,
    )
    op.create_index(
        "ix_stock_movements_layer",
        "stock_movements",
        [
            "book_id",
            "item",
            "unit",
            "fund",
            "layer_sequence",
            "layer_line",
            "entry_sequence",
            "quantity",
            "cost_minor",
        ],
        unique=False,
    )
    op.create_index(
        "ix_stock_movements_origin", "stock_movements", ["book_id", "origin"], unique=False
    )
