from __future__ import annotations

import importlib
import sys
from dataclasses import dataclass

import pytest

from bumdes.catalogue import discover


@dataclass(frozen=True)
class Thing:
    key: str


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Return a function that makes a package of modules, each with the text given."""
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setitem(sys.modules, "things_of_the_test", sys.modules[__name__])

    def make(**modules):
        package = tmp_path / "many_things"
        package.mkdir()
        (package / "__init__.py").write_text("")
        for name, text in modules.items():
            head = "from things_of_the_test import Thing\n"
            (package / f"{name}.py").write_text(head + text)
        importlib.invalidate_caches()
        return importlib.import_module("many_things")

    yield make
    for name in [name for name in sys.modules if name.startswith("many_things")]:
        del sys.modules[name]


def test_a_catalogue_has_the_thing_of_each_module(folder):
    package = folder(b="B = Thing('second')", a="A = Thing('first')")

    assert discover(package, Thing) == {"first": Thing("first"), "second": Thing("second")}


def test_a_catalogue_lists_modules_by_name(folder):
    package = folder(b="B = Thing('first')", a="A = Thing('second')")

    assert list(discover(package, Thing)) == ["second", "first"]


@pytest.mark.parametrize("text", ["", "A = Thing('a')\nB = Thing('b')"])
def test_a_module_has_one_thing(folder, text):
    package = folder(a=text)

    with pytest.raises(RuntimeError, match="must define one Thing"):
        discover(package, Thing)


def test_no_two_things_share_a_key(folder):
    package = folder(a="A = Thing('a')", b="B = Thing('a')")

    with pytest.raises(RuntimeError, match="share the key"):
        discover(package, Thing)


def test_a_catalogue_does_not_change(folder):
    catalogue = discover(folder(a="A = Thing('a')"), Thing)

    with pytest.raises(TypeError):
        catalogue["b"] = Thing("b")
