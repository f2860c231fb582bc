"""Lines are found by their document, and things of anybody may be used."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"

NAMED = ["book_id", "account", "party", "document", "unit", "date", "debit_minor"]


def upgrade() -> None:
    op.create_index(
        "ix_postings_document",
        "postings",
        [*NAMED, "credit_minor"],
        unique=False,
        sqlite_where=sa.text("document <> ''"),
        postgresql_where=sa.text("document <> ''"),
    )
    with op.batch_alter_table("borrowed_assets") as table:
        table.alter_column("village", existing_type=sa.String(length=13), nullable=True)
