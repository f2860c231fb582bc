"""Inserting rows that may be there already: one statement for each kind of database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy.dialects import postgresql, sqlite

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy import Table


def statements(table: Table, change: Callable[[Any, Any], Mapping[str, Any]]) -> dict[str, Any]:
    """Return, by dialect, the insert into *table* that changes the row if it is there.

    Args:
        change: what to set, from the columns that stand and those that are given.
    """
    made: dict[str, Any] = {}
    for name, insert in (
        ("sqlite", sqlite.insert(table)),
        ("postgresql", postgresql.insert(table)),
    ):
        made[name] = insert.on_conflict_do_update(
            index_elements=list(table.primary_key), set_=dict(change(table.c, insert.excluded))
        )
    return made
