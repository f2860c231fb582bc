"""What periodic reports need beside their texts."""

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    pass
