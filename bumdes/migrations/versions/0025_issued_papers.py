"""Jobs that issue the report they make."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    op.add_column(
        "jobs", sa.Column("issues", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.add_column("jobs", sa.Column("issued", sa.Integer(), server_default="0", nullable=False))
