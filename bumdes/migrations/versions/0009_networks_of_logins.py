"""Attempts to log in are found by their network."""

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_index(
        "ix_login_attempts_address", "login_attempts", ["address", "attempted_at"], unique=False
    )
