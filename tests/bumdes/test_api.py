"""The library in one place: every act, and nothing that is none."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import bumdes
from bumdes import api

ACTIONS = Path(bumdes.__file__).parent / "actions"


def defined(path):
    """Return the public functions and classes that a module defines."""
    return {
        node.name
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    }


@pytest.mark.parametrize("path", sorted(ACTIONS.glob("*.py")), ids=lambda path: path.stem)
def test_every_act_can_be_had_from_one_place(path):
    assert defined(path) - set(api.__all__) == set()


def test_every_name_that_is_promised_is_there():
    assert [name for name in api.__all__ if not hasattr(api, name)] == []
