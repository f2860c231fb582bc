"""Reports that were issued, and who signed them."""

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    pass
