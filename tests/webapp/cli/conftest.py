"""The command line, on a data folder of each test's own."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from tests.webapp.cli.calling import SALE, Answer, post
from webapp.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def bumdes(tmp_path, monkeypatch, capfd) -> Callable[..., Answer]:
    """The command line, on a data folder of the test's own."""
    monkeypatch.setenv("BUMDES_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("BUMDES_DATABASE", raising=False)

    def call(*words: str, given: str | bytes = "") -> Answer:
        data = given.encode() if isinstance(given, str) else given
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        code = main(list(words))
        out, err = capfd.readouterr()
        return Answer(code, out, err)

    return call


@pytest.fixture
def books(bumdes) -> Callable[..., Answer]:
    """The command line, with the empty books ``maju``."""
    assert bumdes("init", "--book", "maju", "--name", "BUM Desa Maju").code == 0
    return bumdes


@pytest.fixture
def traded(books) -> Callable[..., Answer]:
    """Books with two sales: in January by the shop, in March by the head office."""
    sale = {key: value for key, value in SALE.items() if key != "unit"}
    post(books, SALE, {**sale, "key": "nota-2", "date": "2025-03-05"})
    return books
