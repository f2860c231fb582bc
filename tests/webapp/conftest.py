from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from bumdes import database
from tests.webapp.desk import CHROMIUM, Desk
from tests.webapp.house import furnish, open_house
from tests.webapp.serving import served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import sqlalchemy
    from playwright.sync_api import Browser

    from tests.webapp.house import House


@pytest.fixture(scope="session")
def _furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("web") / "furnished.sqlite"
    engine = database.connect(f"sqlite:///{path}")
    database.migrate(engine)
    furnish(engine)
    engine.dispose()
    return path


@pytest.fixture
def house(_furnished: Path, tmp_path: Path) -> Iterator[House]:
    """An installation of this test's own, with two enterprises, on SQLite."""
    path = tmp_path / "web.sqlite"
    shutil.copyfile(_furnished, path)
    engine = database.connect(f"sqlite:///{path}")
    yield open_house(engine)
    engine.dispose()


@pytest.fixture
def either_house(engine: sqlalchemy.Engine) -> House:
    """A newly furnished installation: the test runs once on each kind of database."""
    furnish(engine)
    return open_house(engine)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def desk(house: House, chromium: Browser) -> Iterator[Desk]:
    """The house, served to a browser that must complain of nothing."""
    with served(house.app) as (host, port):
        desk = Desk(house, f"http://{host}:{port}", chromium)
        yield desk
        for context in chromium.contexts:
            context.close()
    assert desk.complaints == []
