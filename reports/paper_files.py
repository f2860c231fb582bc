"""The files of the folder ``paper``: templates, style, type and drawings of this package."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

PAPER_URL = "file:///paper/"
"""What the page calls the folder of its style and type when it is printed. The printer answers
for this address itself: it names no file."""


@cache
def resource(name: str) -> bytes:
    """Return the file *name* of the folder ``paper``."""
    return files("reports").joinpath("paper", *name.split("/")).read_bytes()
