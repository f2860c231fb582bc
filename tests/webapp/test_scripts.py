"""What the scripts may not do: they write text, and never markup."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

WEBAPP = Path(__file__).parents[2] / "webapp"
SCRIPTS = sorted((WEBAPP / "static").glob("*.js"))

MARKUP = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|__proto__"
    r"|setTimeout\(\s*[\"'`]|javascript:"
)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_write_text_and_no_markup(script):
    assert MARKUP.findall(script.read_text(encoding="utf-8")) == []


def test_a_script_that_writes_markup_would_be_found():
    assert MARKUP.search("place.innerHTML = typed")


def test_no_page_forbids_pasting():
    found = [
        path.name
        for path in (*SCRIPTS, *(WEBAPP / "templates").rglob("*.html"))
        if re.search(r"onpaste|[\"']paste[\"']", path.read_text(encoding="utf-8"))
    ]

    assert found == []
