"""Databases that a whole module shares, for tests that must leave them as they were."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from bumdes import database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import sqlalchemy

    from tests.postgres_pool import PostgresPool


@pytest.fixture(scope="module")
def lasting_sqlite_url(_sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A migrated SQLite database of this module's own, in a file."""
    path = tmp_path_factory.mktemp("lasting") / "books.sqlite"
    shutil.copyfile(_sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture(scope="module")
def lasting_postgres_url(_postgres_pool: PostgresPool) -> Iterator[str]:
    """A migrated PostgreSQL database of this module's own."""
    with _postgres_pool.lent() as url:
        yield url


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def lasting_engine(request: pytest.FixtureRequest) -> Iterator[sqlalchemy.Engine]:
    """An engine on a database of this module's own: its tests run once on each kind."""
    engine = database.connect(request.getfixturevalue(f"lasting_{request.param}_url"))
    yield engine
    engine.dispose()
