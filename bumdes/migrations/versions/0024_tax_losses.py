"""The year of a loss that is set off."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    op.add_column("tax_corrections", sa.Column("loss_year", sa.SmallInteger(), nullable=True))
