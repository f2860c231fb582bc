"""Schedules and payroll."""

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Make no table yet."""
