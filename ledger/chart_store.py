"""The chart of a book, and the values its postings may name, as the database keeps them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    Boolean,
    Integer,
    bindparam,
    delete,
    insert,
    select,
    type_coerce,
    update,
)

from ledger.account import Account, AccountKind, Chart
from ledger.dimension import Dimension, DimensionValue
from ledger.errors import (
    AccountExistsError,
    DimensionValueExistsError,
    UnknownDimensionValueError,
)
from ledger.tables import accounts, dimension_values

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy import Connection, Row


_ACCOUNTS = select(
    # Flags as they lie in the table: a chart is asked for more often than it is made.
    *(
        type_coerce(c, Integer) if isinstance(c.type, Boolean) else c
        for c in accounts.c
        if c.name != "book_id"
    )
).where(accounts.c.book_id == bindparam("book"))
_SOME_ACCOUNTS = _ACCOUNTS.where(accounts.c.code.in_(bindparam("codes", expanding=True)))
_VALUES = select(dimension_values).where(
    # Not in pairs: SQLite would read every value of the book to compare them.
    dimension_values.c.book_id == bindparam("book"),
    dimension_values.c.dimension.in_(bindparam("dimensions", expanding=True)),
    dimension_values.c.code.in_(bindparam("codes", expanding=True)),
)
_ALL_VALUES = (
    select(dimension_values)
    .where(dimension_values.c.book_id == bindparam("book"))
    .order_by(dimension_values.c.dimension, dimension_values.c.code)
)
_VALUES_OF_DIMENSION = _ALL_VALUES.where(dimension_values.c.dimension == bindparam("dimension"))


def read_chart(connection: Connection, book_id: str) -> Chart:
    """Return every account of the book."""
    rows = connection.execute(_ACCOUNTS, {"book": book_id}).all()
    return _chart(tuple(map(tuple, rows)))


@lru_cache(maxsize=16)
def _chart(rows: tuple[tuple[Any, ...], ...]) -> Chart:
    """Return the chart of *rows*; it never changes, so the same rows give the same one."""
    return Chart(map(_account, rows))


def find_accounts(
    connection: Connection, book_id: str, codes: Collection[str]
) -> list[Account]:
    """Return those of the accounts with *codes* that the book has."""
    found = connection.execute(_SOME_ACCOUNTS, {"book": book_id, "codes": sorted(codes)})
    return [_account(row) for row in found]


def add_accounts(connection: Connection, book_id: str, added: Iterable[Account]) -> None:
    """Add accounts to the chart of the book."""
    rows = [_account_row(book_id, account) for account in added]
    if rows:
        connection.execute(insert(accounts), rows)


def add_account(connection: Connection, book_id: str, account: Account, chart: Chart) -> None:
    """Add one account that *chart* does not have.

    Raises:
        AccountExistsError: it does.
    """
    if account.code in chart:
        raise AccountExistsError(account.code)
    add_accounts(connection, book_id, [account])


def change_account(
    connection: Connection, book_id: str, code: str, **values: str | bool
) -> None:
    """Change what may change of an account: its name, and whether it is used."""
    c = accounts.c
    where = (c.book_id == book_id, c.code == code)
    connection.execute(update(accounts).where(*where).values(**values))


def clear(connection: Connection, book_id: str) -> None:
    """Remove the chart and all known values, of a book that holds no entries."""
    for table in (dimension_values, accounts):
        connection.execute(delete(table).where(table.c.book_id == book_id))


def read_values(
    connection: Connection, book_id: str, dimension: Dimension | None = None
) -> list[DimensionValue]:
    """Return the values the book knows, of one dimension or of all, in code order."""
    if dimension is None:
        found = connection.execute(_ALL_VALUES, {"book": book_id})
    else:
        asked = {"book": book_id, "dimension": dimension.value}
        found = connection.execute(_VALUES_OF_DIMENSION, asked)
    return [_value(row) for row in found]


def find_values(
    connection: Connection, book_id: str, wanted: Collection[tuple[str, str]]
) -> list[DimensionValue]:
    """Return those of the (dimension, code) pairs *wanted* that the book knows."""
    if not wanted:
        return []
    asked = {(str(dimension), code) for dimension, code in wanted}
    dimensions, codes = (sorted(set(part)) for part in zip(*asked, strict=True))
    found = connection.execute(
        _VALUES, {"book": book_id, "dimensions": dimensions, "codes": codes}
    )
    return [_value(row) for row in found if (row.dimension, row.code) in asked]


def add_values(
    connection: Connection, book_id: str, values: Collection[DimensionValue]
) -> None:
    """Let postings name *values*.

    Raises:
        DimensionValueExistsError: the book knows one of them already, or one comes twice.
    """
    if not values:
        return
    wanted: set[tuple[str, str]] = set()
    for value in values:
        if (value.dimension, value.code) in wanted:
            raise DimensionValueExistsError(value.dimension, value.code)
        wanted.add((value.dimension, value.code))
    for known in find_values(connection, book_id, wanted):
        raise DimensionValueExistsError(known.dimension, known.code)
    connection.execute(
        insert(dimension_values),
        [
            {
                "book_id": book_id,
                "dimension": value.dimension.value,
                "code": value.code,
                "name": value.name,
                "is_active": value.is_active,
                "account": value.account,
            }
            for value in values
        ],
    )


def change_value(
    connection: Connection, book_id: str, dimension: Dimension, code: str, **values: str | bool
) -> None:
    """Change the name of a known value, its account, or whether it is used.

    Raises:
        UnknownDimensionValueError: the book does not know it.
    """
    c = dimension_values.c
    where = (c.book_id == book_id, c.dimension == dimension, c.code == code)
    done = connection.execute(update(dimension_values).where(*where).values(**values))
    if done.rowcount == 0:
        raise UnknownDimensionValueError(dimension, code)


def _account_row(book_id: str, account: Account) -> dict[str, Any]:
    return {
        "book_id": book_id,
        "code": account.code,
        "name": account.name,
        "kind": account.kind.value,
        "is_contra": account.is_contra,
        "is_cash": account.is_cash,
        "is_drawing": account.is_drawing,
        "takes_postings": account.takes_postings,
        "is_active": account.is_active,
        "requires": " ".join(account.requires),
    }


def _account(row: Iterable[Any]) -> Account:
    """Return the account of a row, without the book it begins with."""
    code, name, kind, *flags, requires = row
    is_contra, is_cash, is_drawing, takes_postings, is_active = map(bool, flags)
    return Account(
        code=code,
        name=name,
        kind=AccountKind(kind),
        is_contra=is_contra,
        is_cash=is_cash,
        is_drawing=is_drawing,
        takes_postings=takes_postings,
        is_active=is_active,
        requires=tuple(Dimension(name) for name in requires.split()),
    )


def _value(row: Row[Any]) -> DimensionValue:
    return DimensionValue(
        dimension=Dimension(row.dimension),
        code=row.code,
        name=row.name,
        is_active=row.is_active,
        account=row.account,
    )
