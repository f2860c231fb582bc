"""A second language: which one a person reads."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    with op.batch_alter_table("preferences") as preferences:
        preferences.add_column(
            sa.Column("language", sa.String(2), nullable=False, server_default="")
        )
    with op.batch_alter_table("preferences") as preferences:
        preferences.alter_column("language", server_default=None)
