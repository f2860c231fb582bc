"""Papers, files, regions, cooperation."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "cooperations",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("cooperation_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("scope", sa.String(length=500), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("is_business", sa.Boolean(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("number", sa.String(length=100), nullable=False),
        sa.Column("value_minor", sa.BigInteger(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ending", sa.String(length=500), nullable=False),
        sa.Column("decision", sa.String(length=100), nullable=False),
        sa.Column("file", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_cooperations_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "cooperation_id", name=op.f("pk_cooperations")),
    )
    op.create_table(
        "legal_papers",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("paper_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("dated_on", sa.Date(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("number", sa.String(length=100), nullable=False),
        sa.Column("replaces", sa.String(length=32), nullable=False),
        sa.Column("file", sa.String(length=64), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_legal_papers_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "paper_id", name=op.f("pk_legal_papers")),
    )
    op.create_table(
        "rural_areas",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("area_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("theme", sa.String(length=200), nullable=False),
        sa.Column("decree", sa.String(length=100), nullable=False),
        sa.Column("decreed_on", sa.Date(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("file", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_rural_areas_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "area_id", name=op.f("pk_rural_areas")),
    )
    op.create_table(
        "status_changes",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("decision", sa.String(length=100), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_status_changes_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "since", name=op.f("pk_status_changes")),
    )
    op.create_table(
        "stored_files",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("kept_at", sa.String(length=27), nullable=False),
        sa.Column("kept_by", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_stored_files_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "digest", name=op.f("pk_stored_files")),
    )
    op.create_table(
        "cooperation_members",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("cooperation_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("village_code", sa.String(length=13), nullable=False),
        sa.Column("number", sa.String(length=100), nullable=False),
        sa.Column("dated_on", sa.Date(), nullable=True),
        sa.Column("contribution", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "cooperation_id"],
            ["cooperations.book_id", "cooperations.cooperation_id"],
            name=op.f("fk_cooperation_members_cooperations"),
        ),
        sa.PrimaryKeyConstraint("book_id", "member_id", name=op.f("pk_cooperation_members")),
    )
    op.create_table(
        "cooperation_notes",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("note_id", sa.String(length=32), nullable=False),
        sa.Column("cooperation_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("file", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "cooperation_id"],
            ["cooperations.book_id", "cooperations.cooperation_id"],
            name=op.f("fk_cooperation_notes_cooperations"),
        ),
        sa.PrimaryKeyConstraint("book_id", "note_id", name=op.f("pk_cooperation_notes")),
    )
    op.create_table(
        "disputes",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("dispute_id", sa.String(length=32), nullable=False),
        sa.Column("cooperation_id", sa.String(length=32), nullable=False),
        sa.Column("raised_on", sa.Date(), nullable=False),
        sa.Column("about", sa.String(length=500), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("settlement", sa.String(length=500), nullable=False),
        sa.Column("settled_by", sa.String(length=200), nullable=False),
        sa.Column("file", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "cooperation_id"],
            ["cooperations.book_id", "cooperations.cooperation_id"],
            name=op.f("fk_disputes_cooperations"),
        ),
        sa.PrimaryKeyConstraint("book_id", "dispute_id", name=op.f("pk_disputes")),
    )
    op.create_table(
        "rural_area_villages",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("area_id", sa.String(length=32), nullable=False),
        sa.Column("village_code", sa.String(length=13), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "area_id"],
            ["rural_areas.book_id", "rural_areas.area_id"],
            name=op.f("fk_rural_area_villages_rural_areas"),
        ),
        sa.PrimaryKeyConstraint(
            "book_id", "area_id", "village_code", name=op.f("pk_rural_area_villages")
        ),
    )
    op.create_table(
        "village_indices",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("village_code", sa.String(length=13), nullable=False),
        sa.Column("year", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("scheme", sa.String(length=20), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("score", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "village_code"],
            ["villages.book_id", "villages.code"],
            name=op.f("fk_village_indices_villages"),
        ),
        sa.PrimaryKeyConstraint(
            "book_id", "village_code", "year", name=op.f("pk_village_indices")
        ),
    )
    op.create_table(
        "village_numbers",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("paper_id", sa.String(length=32), nullable=False),
        sa.Column("village_code", sa.String(length=13), nullable=False),
        sa.Column("number", sa.String(length=100), nullable=False),
        sa.Column("dated_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "paper_id"],
            ["legal_papers.book_id", "legal_papers.paper_id"],
            name=op.f("fk_village_numbers_legal_papers"),
        ),
        sa.PrimaryKeyConstraint(
            "book_id", "paper_id", "village_code", name=op.f("pk_village_numbers")
        ),
    )
    op.create_table(
        "obligations",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("obligation_id", sa.String(length=32), nullable=False),
        sa.Column("cooperation_id", sa.String(length=32), nullable=False),
        sa.Column("about", sa.String(length=300), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("member_id", sa.String(length=32), nullable=True),
        sa.Column("amount_minor", sa.BigInteger(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "cooperation_id"],
            ["cooperations.book_id", "cooperations.cooperation_id"],
            name=op.f("fk_obligations_cooperations"),
        ),
        sa.ForeignKeyConstraint(
            ["book_id", "member_id"],
            ["cooperation_members.book_id", "cooperation_members.member_id"],
            name=op.f("fk_obligations_cooperation_members"),
        ),
        sa.PrimaryKeyConstraint("book_id", "obligation_id", name=op.f("pk_obligations")),
    )
    op.add_column(
        "enterprises",
        sa.Column(
            "legal_status", sa.String(length=20), server_default="unregistered", nullable=False
        ),
    )
    op.add_column("enterprises", sa.Column("legal_on", sa.Date(), nullable=True))
    op.add_column(
        "enterprises",
        sa.Column("kbli", sa.String(length=200), server_default="", nullable=False),
    )
    op.add_column(
        "enterprises",
        sa.Column("region_code", sa.String(length=13), server_default="", nullable=False),
    )
    op.add_column(
        "enterprises",
        sa.Column("postal_code", sa.String(length=5), server_default="", nullable=False),
    )
    op.add_column(
        "enterprises",
        sa.Column("website", sa.String(length=100), server_default="", nullable=False),
    )
    op.add_column(
        "enterprises",
        sa.Column("logo", sa.String(length=64), server_default="", nullable=False),
    )
