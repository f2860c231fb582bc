from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bumdes.village import Village, founded

if TYPE_CHECKING:
    import sqlalchemy


@pytest.fixture
def village(engine: sqlalchemy.Engine) -> Village:
    """A newly founded enterprise: the test runs once on each kind of database."""
    return founded(engine)


@pytest.fixture
def shop(village: Village) -> Village:
    """An enterprise with a trading unit, TOKO."""
    return village.with_unit("TOKO", "trading")
