"""What periodic reports need beside their texts: more of minutes, the ranking."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    for name, of_type in (
        ("hours", sa.String(length=60)),
        ("note_taker", sa.String(length=100)),
        ("proceedings", sa.Text()),
    ):
        op.add_column(
            "deliberations", sa.Column(name, of_type, server_default="", nullable=False)
        )
    op.create_table(
        "ranking_weights",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("aspect", sa.String(length=40), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_ranking_weights_enterprises")
        ),
        sa.PrimaryKeyConstraint(
            "book_id", "valid_from", "aspect", name=op.f("pk_ranking_weights")
        ),
    )
    op.create_table(
        "ranking_answers",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("indicator", sa.String(length=40), nullable=False),
        sa.Column("met", sa.Integer(), nullable=False),
        sa.Column("said", sa.String(length=300), nullable=False),
        sa.Column("answered_by", sa.String(length=200), nullable=False),
        sa.Column("answered_at", sa.String(length=27), nullable=False),
        sa.Column("file", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_ranking_answers_enterprises")
        ),
        sa.PrimaryKeyConstraint(
            "book_id", "year", "indicator", name=op.f("pk_ranking_answers")
        ),
    )
    op.create_table(
        "report_pictures",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("picture_id", sa.String(length=32), nullable=False),
        sa.Column("report", sa.String(length=40), nullable=False),
        sa.Column("period", sa.String(length=24), nullable=False),
        sa.Column("file", sa.String(length=64), nullable=False),
        sa.Column("caption", sa.String(length=200), nullable=False),
        sa.Column("added_by", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_report_pictures_enterprises")
        ),
        sa.ForeignKeyConstraint(
            ["book_id", "file"],
            ["stored_files.book_id", "stored_files.digest"],
            name=op.f("fk_report_pictures_stored_files"),
        ),
        sa.PrimaryKeyConstraint("book_id", "picture_id", name=op.f("pk_report_pictures")),
    )
    op.create_index(
        "ix_report_pictures_report", "report_pictures", ["book_id", "report", "period"]
    )
