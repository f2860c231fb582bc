"""Access: the password again, second factors, codes on paper, and a log of all that."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    op.add_column("logins", sa.Column("confirmed_at", sa.String(length=27), nullable=True))
