"""The schema runs on one machine and on a cluster: the id of the books leads every key."""

from __future__ import annotations

import sqlalchemy as sa

from bumdes.record import Record
from bumdes.records import GLOBAL, OF_BOOKS, metadata

BOOK_ID = "book_id"
GLOBAL_TABLES = {record.__tablename__ for record in GLOBAL}
TABLES_OF_BOOKS = [t for t in metadata.sorted_tables if t.name not in GLOBAL_TABLES]


def leads(columns):
    return [column.name for column in columns][:1] == [BOOK_ID]


def test_every_record_says_whether_it_belongs_to_books():
    mapped = {mapper.class_ for mapper in Record.registry.mappers}

    assert mapped == {*GLOBAL, *OF_BOOKS}


def test_the_books_id_leads_every_primary_key():
    assert [t.name for t in TABLES_OF_BOOKS if not leads(t.primary_key.columns)] == []


def test_the_books_id_leads_every_unique_key():
    assert [
        f"{table.name}: {key.name}"
        for table in TABLES_OF_BOOKS
        for key in table.constraints
        if isinstance(key, sa.UniqueConstraint) and not leads(key.columns)
    ] == []


def test_the_books_id_leads_every_foreign_key_between_tables_of_books():
    assert [
        f"{table.name}: {key.name}"
        for table in TABLES_OF_BOOKS
        for key in table.foreign_key_constraints
        if key.referred_table.name not in GLOBAL_TABLES
        if not leads(key.columns) or key.elements[0].column.name != BOOK_ID
    ] == []


def test_the_books_id_leads_every_index():
    assert [
        f"{table.name}: {index.name}"
        for table in TABLES_OF_BOOKS
        for index in table.indexes
        if not leads(index.columns)
    ] == []


def test_what_belongs_to_no_books_refers_to_no_table_of_books():
    assert [
        f"{table.name}: {key.name}"
        for table in metadata.sorted_tables
        if table.name in GLOBAL_TABLES
        for key in table.foreign_key_constraints
        if key.referred_table.name not in GLOBAL_TABLES
    ] == []


def test_no_column_is_an_enum():
    assert [
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, sa.Enum)
    ] == []


def test_no_amount_is_a_float():
    assert [
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, sa.Numeric)
    ] == []


def test_no_id_is_made_by_the_database():
    assert [
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.primary_key.columns
        if (isinstance(column.type, sa.Integer) and table.autoincrement_column is column)
        or column.server_default is not None
    ] == []


def test_no_key_column_may_be_null():
    assert [
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.primary_key.columns
        if column.nullable
    ] == []


def test_every_constraint_has_a_name():
    assert [
        table.name
        for table in metadata.sorted_tables
        for constraint in table.constraints
        if constraint.name is None
    ] == []
