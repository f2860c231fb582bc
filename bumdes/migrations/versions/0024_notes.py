"""What the notes to the statements need beside their texts."""

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    pass
