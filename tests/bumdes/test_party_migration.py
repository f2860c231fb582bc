"""Who brought capital in before there was a register of parties stands in it afterwards."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from bumdes import database
from bumdes.capital.contributor import contributors_of
from bumdes.party import PartyKind, parties_of
from bumdes.work import begin_session

BOOK = "maju-jaya"


@pytest.fixture
def older(empty_database_url):
    """A database of the version before, with a contributor and another party."""
    engine = database.connect(empty_database_url)
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", "bumdes:migrations")
        config.attributes["connection"] = connection
        command.upgrade(config, "0009")
        _fill(connection)
    yield engine
    engine.dispose()


def _fill(connection):
    found = sa.MetaData()
    found.reflect(connection)

    def insert(table, **row):
        columns = found.tables[table].columns
        blank = {
            column.name: column.type.python_type()
            for column in columns
            if not column.nullable and column.name not in row
            if not isinstance(column.type, sa.Date)
        }
        connection.execute(found.tables[table].insert(), {**blank, **row})

    insert("books", book_id=BOOK, currency="IDR")
    insert("enterprises", book_id=BOOK, name="BUM Desa", kind="bum_desa")
    insert(
        "contributors",
        book_id=BOOK,
        code="PIHAK-1",
        kind="member",
        name="Bu Sari",
        address="Dusun",
    )
    for code, name in (("PIHAK-1", "Bu Sari"), ("BAGI-SOCIAL", "Dana sosial")):
        insert(
            "dimension_values",
            book_id=BOOK,
            dimension="party",
            code=code,
            name=name,
            is_active=True,
        )


def test_contributors_and_named_parties_are_registered(older):
    database.migrate(older)

    with begin_session(older, read_only=True) as session:
        assert [(p.code, p.name, p.of_kind, p.address) for p in parties_of(session, BOOK)] == [
            ("PIHAK-1", "Bu Sari", PartyKind.MEMBER, "Dusun"),
            ("BAGI-SOCIAL", "Dana sosial", PartyKind.OTHER, ""),
        ]


def test_contributors_keep_their_names(older):
    database.migrate(older)

    with begin_session(older, read_only=True) as session:
        assert [c.name for c in contributors_of(session, BOOK)] == ["Bu Sari"]
