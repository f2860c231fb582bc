"""Long work that goes on beside the site."""

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    pass
