"""The year of a loss that is set off."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    op.add_column("tax_corrections", sa.Column("loss_year", sa.SmallInteger(), nullable=True))
