"""Deliberations, decisions, organs, hand-over."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "deliberations",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("deliberation_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("agenda", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("number", sa.String(length=100), nullable=False),
        sa.Column("chair", sa.String(length=100), nullable=False),
        sa.Column("attendance", sa.Text(), nullable=False),
        sa.Column("attendees", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_deliberations_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "deliberation_id", name=op.f("pk_deliberations")),
    )
    op.create_table(
        "decisions",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.String(length=100), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("about", sa.String(length=500), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("deliberation_id", sa.String(length=32), nullable=True),
        sa.Column("most_minor", sa.BigInteger(), nullable=True),
        sa.Column("file", sa.String(length=64), nullable=False),
        sa.Column("authority", sa.String(length=200), nullable=False),
        sa.Column("revoked_on", sa.Date(), nullable=True),
        sa.Column("revoked_because", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_decisions_enterprises")
        ),
        sa.ForeignKeyConstraint(
            ["book_id", "deliberation_id"],
            ["deliberations.book_id", "deliberations.deliberation_id"],
            name=op.f("fk_decisions_deliberations"),
        ),
        sa.PrimaryKeyConstraint("book_id", "number", name=op.f("pk_decisions")),
    )
    for name, length in (("title", 100), ("ended_by", 100), ("ended_because", 200)):
        column = sa.Column(name, sa.String(length), server_default="", nullable=False)
        op.add_column("appointments", column)
    op.create_table(
        "terms_of_office",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("years", sa.Integer(), nullable=True),
        sa.Column("most_reappointments", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_terms_of_office_enterprises")
        ),
        sa.PrimaryKeyConstraint(
            "book_id", "role", "valid_from", name=op.f("pk_terms_of_office")
        ),
    )
    _hand_overs()


def _hand_overs() -> None:
    op.create_table(
        "handovers",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("handover_id", sa.String(length=32), nullable=False),
        sa.Column("appointment_id", sa.String(length=32), nullable=False),
        sa.Column("incoming_id", sa.String(length=32), nullable=False),
        sa.Column("cut_off", sa.Date(), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("prepared_by", sa.String(length=200), nullable=False),
        sa.Column("decision", sa.String(length=100), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("figures", sa.String(length=64), nullable=False),
        sa.Column("outgoing_signed_at", sa.String(length=27), nullable=False),
        sa.Column("outgoing_signed_by", sa.String(length=200), nullable=False),
        sa.Column("incoming_signed_at", sa.String(length=27), nullable=False),
        sa.Column("incoming_signed_by", sa.String(length=200), nullable=False),
        sa.Column("paper", sa.String(length=64), nullable=False),
        sa.Column("called_off_because", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "appointment_id"],
            ["appointments.book_id", "appointments.appointment_id"],
            name=op.f("fk_handovers_appointments"),
        ),
        sa.ForeignKeyConstraint(
            ["incoming_id"], ["people.person_id"], name=op.f("fk_handovers_people")
        ),
        sa.PrimaryKeyConstraint("book_id", "handover_id", name=op.f("pk_handovers")),
    )
    op.create_table(
        "handover_counts",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("handover_id", sa.String(length=32), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("unit", sa.String(length=64), nullable=False),
        sa.Column("identity", sa.String(length=130), nullable=False),
        sa.Column("found_minor", sa.BigInteger(), nullable=False),
        sa.Column("counted_by", sa.String(length=200), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "handover_id"],
            ["handovers.book_id", "handovers.handover_id"],
            name=op.f("fk_handover_counts_handovers"),
        ),
        sa.PrimaryKeyConstraint(
            "book_id",
            "handover_id",
            "account",
            "unit",
            "identity",
            name=op.f("pk_handover_counts"),
        ),
    )
    op.create_table(
        "handover_contracts",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("handover_id", sa.String(length=32), nullable=False),
        sa.Column("contract_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("partner", sa.String(length=200), nullable=False),
        sa.Column("about", sa.String(length=300), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("amount_minor", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["book_id", "handover_id"],
            ["handovers.book_id", "handovers.handover_id"],
            name=op.f("fk_handover_contracts_handovers"),
        ),
        sa.PrimaryKeyConstraint(
            "book_id", "handover_id", "contract_no", name=op.f("pk_handover_contracts")
        ),
    )
