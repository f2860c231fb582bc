"""Receivables and payables."""

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Make no table yet."""
