"""Access: the password again, second factors, codes on paper, and a log of all that."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"

NEVER = "the log of access is never changed or removed"


def upgrade() -> None:
    op.add_column("logins", sa.Column("confirmed_at", sa.String(length=27), nullable=True))
    op.add_column(
        "logins", sa.Column("address", sa.String(length=64), server_default="", nullable=False)
    )
    op.add_column(
        "logins",
        sa.Column("awaits_code", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.add_column(
        "people",
        sa.Column(
            "must_change_password", sa.Boolean(), server_default=sa.false(), nullable=False
        ),
    )
    op.create_table(
        "second_factors",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("secret", sa.String(length=64), nullable=False),
        sa.Column("confirmed_at", sa.String(length=27), nullable=True),
        sa.Column("last_step", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.person_id"], name=op.f("fk_second_factors_people")
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_second_factors")),
    )
    op.create_table(
        "recovery_codes",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("code_digest", sa.String(length=64), nullable=False),
        sa.Column("used_at", sa.String(length=27), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.person_id"], name=op.f("fk_recovery_codes_people")
        ),
        sa.PrimaryKeyConstraint("person_id", "code_digest", name=op.f("pk_recovery_codes")),
    )
    op.create_table(
        "entry_codes",
        sa.Column("code_digest", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("made_by", sa.String(length=60), nullable=False),
        sa.Column("made_at", sa.String(length=27), nullable=False),
        sa.Column("expires_at", sa.String(length=27), nullable=False),
        sa.Column("ended_at", sa.String(length=27), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.person_id"], name=op.f("fk_entry_codes_people")
        ),
        sa.PrimaryKeyConstraint("code_digest", name=op.f("pk_entry_codes")),
    )
    op.create_index("ix_entry_codes_person", "entry_codes", ["person_id"])
    op.create_table(
        "factor_rules",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("is_required", sa.Boolean(), nullable=False),
        sa.Column("decided_by", sa.String(length=60), nullable=False),
        sa.Column("decided_at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_factor_rules_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "valid_from", name=op.f("pk_factor_rules")),
    )
    op.create_table(
        "access_events",
        sa.Column("event_id", sa.String(length=32), nullable=False),
        sa.Column("occurred_at", sa.String(length=27), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("username", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.String(length=60), nullable=False),
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("address", sa.String(length=64), nullable=False),
        sa.Column("detail", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_access_events")),
    )
    op.create_index("ix_access_events_book", "access_events", ["book_id", "event_id"])
    op.create_index("ix_access_events_username", "access_events", ["username", "event_id"])
    if op.get_bind().dialect.name == "sqlite":
        _guard_sqlite()
    else:
        _guard_postgresql()


def _guard_sqlite() -> None:
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER access_events_no_{verb.lower()} BEFORE {verb} ON access_events"
            f" BEGIN SELECT RAISE(ABORT, 'ledger: {NEVER}'); END"
        )


def _guard_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION access_events_never() RETURNS trigger LANGUAGE plpgsql AS $$"
        f" BEGIN RAISE EXCEPTION 'ledger: {NEVER}' USING ERRCODE = 'restrict_violation';"
        " END $$"
    )
    op.execute(
        "CREATE TRIGGER access_events_never BEFORE UPDATE OR DELETE ON access_events"
        " FOR EACH ROW EXECUTE FUNCTION access_events_never()"
    )
    op.execute(
        "CREATE TRIGGER access_events_no_truncate BEFORE TRUNCATE ON access_events"
        " FOR EACH STATEMENT EXECUTE FUNCTION access_events_never()"
    )
