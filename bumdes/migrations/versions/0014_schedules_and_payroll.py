"""Schedules and payroll."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.create_table(
        "payrolls",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("payroll_id", sa.String(length=32), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("pay_day", sa.Date(), nullable=False),
        sa.Column("kept_stage", sa.String(length=20), nullable=False),
        sa.Column("drafted_by", sa.String(length=200), nullable=False),
        sa.Column("reviewed_by", sa.String(length=200), nullable=False),
        sa.Column("posted_by", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_payrolls_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "payroll_id", name=op.f("pk_payrolls")),
    )
    op.create_index("ix_payrolls_month", "payrolls", ["book_id", "month"])
    op.create_table(
        "recurring_entries",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("recurring_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("first_month", sa.Date(), nullable=False),
        sa.Column("is_automatic", sa.Boolean(), nullable=False),
        sa.Column("is_reversing", sa.Boolean(), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("last_month", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_recurring_entries_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "recurring_id", name=op.f("pk_recurring_entries")),
    )
    op.create_table(
        "schedules",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("schedule_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("description", sa.String(length=200), nullable=False),
        sa.Column("held_account", sa.String(length=64), nullable=False),
        sa.Column("result_account", sa.String(length=64), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("spreading", sa.String(length=10), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("party", sa.String(length=64), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("fund", sa.String(length=64), nullable=False),
        sa.Column("entry_sequence", sa.BigInteger(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("end_sequence", sa.BigInteger(), nullable=True),
        sa.Column("end_minor", sa.BigInteger(), nullable=False),
        sa.Column("ended_because", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_schedules_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "schedule_id", name=op.f("pk_schedules")),
    )
    op.create_index("ix_schedules_document", "schedules", ["book_id", "document"])
    op.create_table(
        "payroll_entries",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("payroll_id", sa.String(length=32), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("entry_sequence", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "payroll_id"],
            ["payrolls.book_id", "payrolls.payroll_id"],
            name=op.f("fk_payroll_entries_payrolls"),
        ),
        sa.PrimaryKeyConstraint(
            "book_id", "payroll_id", "unit", name=op.f("pk_payroll_entries")
        ),
    )
    op.create_index(
        "ix_payroll_entries_entry", "payroll_entries", ["book_id", "entry_sequence"]
    )
    op.create_table(
        "recurring_lines",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("recurring_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("side", sa.String(length=10), nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("fund", sa.String(length=64), nullable=False),
        sa.Column("party", sa.String(length=64), nullable=False),
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "recurring_id"],
            ["recurring_entries.book_id", "recurring_entries.recurring_id"],
            name=op.f("fk_recurring_lines_recurring_entries"),
        ),
        sa.PrimaryKeyConstraint(
            "book_id", "recurring_id", "position", name=op.f("pk_recurring_lines")
        ),
    )
    op.create_table(
        "recurring_months",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("recurring_id", sa.String(length=32), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("turn", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("entry_sequence", sa.BigInteger(), nullable=True),
        sa.Column("undone_sequence", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "recurring_id"],
            ["recurring_entries.book_id", "recurring_entries.recurring_id"],
            name=op.f("fk_recurring_months_recurring_entries"),
        ),
        sa.PrimaryKeyConstraint(
            "book_id", "recurring_id", "month", "turn", name=op.f("pk_recurring_months")
        ),
    )
    op.create_table(
        "schedule_months",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("schedule_id", sa.String(length=32), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("turn", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.Column("entry_sequence", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "schedule_id"],
            ["schedules.book_id", "schedules.schedule_id"],
            name=op.f("fk_schedule_months_schedules"),
        ),
        sa.PrimaryKeyConstraint(
            "book_id", "schedule_id", "month", "turn", name=op.f("pk_schedule_months")
        ),
    )
    op.create_table(
        "staff",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("party", sa.String(length=64), nullable=False),
        sa.Column("position", sa.String(length=100), nullable=False),
        sa.Column("pay_kind", sa.String(length=10), nullable=False),
        sa.Column("cost_place", sa.String(length=20), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("bank", sa.String(length=60), nullable=False),
        sa.Column("bank_account", sa.String(length=40), nullable=False),
        sa.Column("earlier_year", sa.Integer(), nullable=False),
        sa.Column("earlier_gross_minor", sa.BigInteger(), nullable=False),
        sa.Column("earlier_deducted_minor", sa.BigInteger(), nullable=False),
        sa.Column("earlier_tax_minor", sa.BigInteger(), nullable=False),
        sa.Column("earlier_months", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "party"],
            ["parties.book_id", "parties.code"],
            name=op.f("fk_staff_parties"),
        ),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name=op.f("fk_staff_enterprises")
        ),
        sa.PrimaryKeyConstraint("book_id", "party", name=op.f("pk_staff")),
    )
    op.create_table(
        "pay_slips",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("payroll_id", sa.String(length=32), nullable=False),
        sa.Column("party", sa.String(length=64), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("pay_kind", sa.String(length=10), nullable=False),
        sa.Column("cost_place", sa.String(length=20), nullable=False),
        sa.Column("tax_status", sa.String(length=10), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("taxed_minor", sa.BigInteger(), nullable=False),
        sa.Column("deducted_minor", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "party"],
            ["staff.book_id", "staff.party"],
            name=op.f("fk_pay_slips_staff"),
        ),
        sa.ForeignKeyConstraint(
            ["book_id", "payroll_id"],
            ["payrolls.book_id", "payrolls.payroll_id"],
            name=op.f("fk_pay_slips_payrolls"),
        ),
        sa.PrimaryKeyConstraint("book_id", "payroll_id", "party", name=op.f("pk_pay_slips")),
    )
    op.create_index("ix_pay_slips_party", "pay_slips", ["book_id", "party"])
    op.create_table(
        "pay_terms",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("party", sa.String(length=64), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("wage_minor", sa.BigInteger(), nullable=False),
        sa.Column("allowance_minor", sa.BigInteger(), nullable=False),
        sa.Column("tax_status", sa.String(length=10), nullable=False),
        sa.Column("programmes", sa.String(length=60), nullable=False),
        sa.Column("risk", sa.String(length=20), nullable=False),
        sa.Column("set_by", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "party"],
            ["staff.book_id", "staff.party"],
            name=op.f("fk_pay_terms_staff"),
        ),
        sa.PrimaryKeyConstraint("book_id", "party", "valid_from", name=op.f("pk_pay_terms")),
    )
    op.create_table(
        "pay_lines",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("payroll_id", sa.String(length=32), nullable=False),
        sa.Column("party", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("label", sa.String(length=100), nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.Column("programme", sa.String(length=20), nullable=False),
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("basis", sa.String(length=300), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("certainty", sa.String(length=1), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "payroll_id", "party"],
            ["pay_slips.book_id", "pay_slips.payroll_id", "pay_slips.party"],
            name=op.f("fk_pay_lines_pay_slips"),
        ),
        sa.PrimaryKeyConstraint(
            "book_id", "payroll_id", "party", "position", name=op.f("pk_pay_lines")
        ),
    )
