"""What is due to whom, and which checks are answered for."""

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    pass
