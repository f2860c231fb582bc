"""Guards of all that is only ever added; secrets of phones under a key."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    with op.batch_alter_table("second_factors") as table:
        table.alter_column(
            "secret",
            existing_type=sa.String(length=64),
            type_=sa.String(length=200),
            existing_nullable=False,
        )
    if op.get_bind().dialect.name == "postgresql":
        # What kept the log of access stands among all guards now, which are put in place next.
        for name in ("access_events_never", "access_events_no_truncate"):
            op.execute(f"DROP TRIGGER IF EXISTS {name} ON access_events")
        op.execute("DROP FUNCTION IF EXISTS access_events_never()")
