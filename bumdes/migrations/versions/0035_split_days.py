"""Within how many days payments to the same count together: set beside the limits."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"


def upgrade() -> None:
    op.add_column(
        "approval_settings",
        sa.Column("split_days", sa.SmallInteger(), nullable=False, server_default="7"),
    )
