"""What every test may ask for: a real database of its own, and folders nobody else uses."""

from __future__ import annotations

import contextlib
import os
import shutil
from typing import TYPE_CHECKING

import hypothesis
import pytest

from bumdes import database
from tests import postgres
from tests.postgres_pool import PostgresPool
from tests.scale import LONG

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import sqlalchemy

# Daily runs try the same examples each time, so that a red run can be run again; long runs look
# for new ones. Times are no test's business: they are measured in `./run bench`.
SLOW_TOO = [hypothesis.HealthCheck.too_slow]
hypothesis.settings.register_profile(
    "daily", deadline=None, suppress_health_check=SLOW_TOO, derandomize=True
)
hypothesis.settings.register_profile(
    "long", deadline=None, suppress_health_check=SLOW_TOO, print_blob=True
)
hypothesis.settings.load_profile("long" if LONG else "daily")

BOTH = ["sqlite", "postgresql"]


@pytest.fixture(scope="session", autouse=True)
def _no_data_of_people(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep the tests, and the processes they start, away from the data of whoever runs them."""
    os.environ["BUMDES_DATA"] = str(tmp_path_factory.mktemp("data"))
    os.environ.pop("BUMDES_DATABASE", None)


# --- SQLite ---------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def _sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "template.sqlite"
    _migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_url(_sqlite_template: Path, tmp_path: Path) -> str:
    """A migrated SQLite database of this test's own, in a file."""
    path = tmp_path / "books.sqlite"
    shutil.copyfile(_sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture
def sqlite_engine(sqlite_url: str) -> Iterator[sqlalchemy.Engine]:
    """An engine on a migrated SQLite database of this test's own."""
    with _connected(sqlite_url) as engine:
        yield engine


# --- PostgreSQL -----------------------------------------------------------------------------


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.PostgresServer]:
    """A server of this worker's own."""
    with postgres.running_postgres() as server:
        yield server


@pytest.fixture(scope="session")
def _postgres_pool(postgres_server: postgres.PostgresServer) -> PostgresPool:
    template = postgres_server.create()
    _migrate(postgres_server.url(template))
    return PostgresPool.like(postgres_server, template)


@pytest.fixture
def postgres_url(_postgres_pool: PostgresPool) -> Iterator[str]:
    """A migrated PostgreSQL database of this test's own."""
    with _postgres_pool.lent() as url:
        yield url


@pytest.fixture
def postgres_engine(postgres_url: str) -> Iterator[sqlalchemy.Engine]:
    """An engine on a migrated PostgreSQL database of this test's own."""
    with _connected(postgres_url) as engine:
        yield engine


# --- either, in turn ------------------------------------------------------------------------


@pytest.fixture(params=BOTH)
def engine(request: pytest.FixtureRequest) -> sqlalchemy.Engine:
    """An engine on a migrated database: the test runs once on each kind."""
    return request.getfixturevalue(
        {"sqlite": "sqlite_engine", "postgresql": "postgres_engine"}[request.param]
    )


@pytest.fixture(params=BOTH)
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of a migrated database, for processes: the test runs once on each kind."""
    return request.getfixturevalue(
        {"sqlite": "sqlite_url", "postgresql": "postgres_url"}[request.param]
    )


@pytest.fixture(params=BOTH)
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database without tables: the test runs once on each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.sqlite'}"
        return
    with request.getfixturevalue("postgres_server").database() as url:
        yield url


def _migrate(url: str) -> None:
    with _connected(url) as engine:
        database.migrate(engine)


@contextlib.contextmanager
def _connected(url: str) -> Iterator[sqlalchemy.Engine]:
    engine = database.connect(url)
    try:
        yield engine
    finally:
        engine.dispose()
