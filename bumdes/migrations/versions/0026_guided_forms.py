"""Guided forms: how somebody wants them shown, and patterns of journal entries."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    op.create_table(
        "preferences",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("shows_accounts", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.person_id"], name=op.f("fk_preferences_people")
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_preferences")),
    )
    op.create_table(
        "journal_templates",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("template_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("description", sa.String(length=500), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_journal_templates_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "template_id", name=op.f("pk_journal_templates")),
        sa.UniqueConstraint("book_id", "name", name=op.f("uq_journal_templates_book_id_name")),
    )
    op.create_table(
        "journal_template_lines",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("template_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("side", sa.String(length=10), nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "template_id"],
            ["journal_templates.book_id", "journal_templates.template_id"],
            name=op.f("fk_journal_template_lines_journal_templates"),
        ),
        sa.PrimaryKeyConstraint(
            "book_id",
            "template_id",
            "position",
            name=op.f("pk_journal_template_lines"),
        ),
    )
