"""What vouchers need beside the journal."""

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    pass
