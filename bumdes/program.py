"""The program: its version, and since when a database has been used with which."""

from __future__ import annotations

import datetime as dt
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from sqlalchemy import column, insert, select, table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

UNKNOWN = "0"
"""The version of a program that was copied somewhere and never installed."""

_PREFIX = "program "

# The table of bumdes.installation, without the mapper that start-up does not need.
_FACTS = table("installation", column("name"), column("value"))


@cache
def program_version() -> str:
    """Return the version of this program."""
    try:
        return version("bumdes")
    except PackageNotFoundError:
        return UNKNOWN


def is_remembered(connection: Connection) -> bool:
    """Whether the database knows that it is used with this version."""
    name = f"{_PREFIX}{program_version()}"
    return connection.scalar(select(_FACTS.c.value).where(_FACTS.c.name == name)) is not None


def remember(connection: Connection) -> None:
    """Keep that the database is used with this version from now on, if it is the first time.

    What was printed can be asked later whether it was printed with that version.
    """
    if not is_remembered(connection):
        name, since = f"{_PREFIX}{program_version()}", dt.datetime.now(dt.UTC).isoformat()
        connection.execute(insert(_FACTS).values(name=name, value=since))


def versions_used(session: Session) -> Mapping[str, dt.datetime]:
    """Return with which versions the database was used, and since when each, the first first.

    It tells of no version before the first one that remembers.
    """
    query = select(_FACTS).where(_FACTS.c.name.startswith(_PREFIX))
    found = {
        name.removeprefix(_PREFIX): dt.datetime.fromisoformat(value)
        for name, value in session.execute(query)
    }
    return dict(sorted(found.items(), key=lambda pair: pair[1]))
