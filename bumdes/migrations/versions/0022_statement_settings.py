"""How statements are titled, and cash flows that were named by hand."""

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    pass
