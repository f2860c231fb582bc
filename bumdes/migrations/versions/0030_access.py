"""Access."""

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    """Nothing yet."""
