"""Parties and documents; who brings capital in stands among the parties."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

FROM_CONTRIBUTORS = """
    INSERT INTO parties (book_id, code, kind, name, also, address, rt, rw, phone, nik, npwp,
        photo, note, erased_at, erased_by)
    SELECT book_id, code,
        CASE WHEN kind IN ('village', 'member', 'group', 'lender') THEN kind
            WHEN kind IN ('province', 'regency', 'ministry') THEN 'office'
            ELSE 'other' END,
        name, '', address, '', '', '', '', '', '', '', '', ''
    FROM contributors
"""

FROM_POSTINGS = """
    INSERT INTO parties (book_id, code, kind, name, also, address, rt, rw, phone, nik, npwp,
        photo, note, erased_at, erased_by)
    SELECT v.book_id, v.code, 'other', substr(v.name, 1, 150),
        '', '', '', '', '', '', '', '', '', '', ''
    FROM dimension_values v JOIN enterprises e ON e.book_id = v.book_id
    WHERE v.dimension = 'party' AND NOT EXISTS
        (SELECT 1 FROM parties p WHERE p.book_id = v.book_id AND p.code = v.code)
"""


def upgrade() -> None:
    _documents()
    _parties()
    _mergers()
    op.execute(FROM_CONTRIBUTORS)
    op.execute(FROM_POSTINGS)
    op.drop_column("contributors", "name")
    op.drop_column("contributors", "address")
    op.add_column(
        "stored_files",
        sa.Column("is_personal", sa.Boolean(), server_default=sa.false(), nullable=False),
    )


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("series", sa.String(length=30), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sub_ledger", sa.String(length=30), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("party", sa.String(length=64), nullable=False),
        sa.Column("unit", sa.String(length=64), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("original_minor", sa.BigInteger(), nullable=False),
        sa.Column("description", sa.String(length=300), nullable=False),
        sa.Column("reference", sa.String(length=100), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name="fk_documents_enterprises"
        ),
        sa.PrimaryKeyConstraint("book_id", "code", name="pk_documents"),
        sa.UniqueConstraint(
            "book_id", "series", "number", name="uq_documents_book_id_series_number"
        ),
    )
    op.create_index(
        "ix_documents_party",
        "documents",
        ["book_id", "party", "code", "due_on"],
        unique=False,
    )


def _parties() -> None:
    op.create_table(
        "parties",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=150), nullable=False),
        sa.Column("also", sa.String(length=120), nullable=False),
        sa.Column("address", sa.String(length=200), nullable=False),
        sa.Column("rt", sa.String(length=3), nullable=False),
        sa.Column("rw", sa.String(length=3), nullable=False),
        sa.Column("phone", sa.String(length=30), nullable=False),
        sa.Column("nik", sa.String(length=16), nullable=False),
        sa.Column("npwp", sa.String(length=22), nullable=False),
        sa.Column("photo", sa.String(length=64), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("erased_at", sa.String(length=27), nullable=False),
        sa.Column("erased_by", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["enterprises.book_id"], name="fk_parties_enterprises"
        ),
        sa.PrimaryKeyConstraint("book_id", "code", name="pk_parties"),
    )
    op.create_index("ix_parties_nik", "parties", ["book_id", "nik"], unique=False)
    op.create_index("ix_parties_name", "parties", ["book_id", "name", "code"], unique=False)


def _mergers() -> None:
    op.create_table(
        "party_mergers",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("merger_id", sa.String(length=32), nullable=False),
        sa.Column("merged", sa.String(length=64), nullable=False),
        sa.Column("kept", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("made_at", sa.String(length=27), nullable=False),
        sa.Column("made_by", sa.String(length=200), nullable=False),
        sa.Column("undoes", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(
            ["book_id", "kept"],
            ["parties.book_id", "parties.code"],
            name="fk_party_mergers_kept",
        ),
        sa.ForeignKeyConstraint(
            ["book_id", "merged"],
            ["parties.book_id", "parties.code"],
            name="fk_party_mergers_merged",
        ),
        sa.ForeignKeyConstraint(
            ["book_id", "undoes"],
            ["party_mergers.book_id", "party_mergers.merger_id"],
            name="fk_party_mergers_undoes",
        ),
        sa.PrimaryKeyConstraint("book_id", "merger_id", name="pk_party_mergers"),
        sa.UniqueConstraint("book_id", "undoes", name="uq_party_mergers_book_id_undoes"),
    )
    op.create_table(
        "party_distinctions",
        sa.Column("book_id", sa.String(length=64), nullable=False),
        sa.Column("one", sa.String(length=64), nullable=False),
        sa.Column("other", sa.String(length=64), nullable=False),
        sa.Column("said_at", sa.String(length=27), nullable=False),
        sa.Column("said_by", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id", "one"],
            ["parties.book_id", "parties.code"],
            name="fk_party_distinctions_one",
        ),
        sa.ForeignKeyConstraint(
            ["book_id", "other"],
            ["parties.book_id", "parties.code"],
            name="fk_party_distinctions_other",
        ),
        sa.PrimaryKeyConstraint("book_id", "one", "other", name="pk_party_distinctions"),
    )
