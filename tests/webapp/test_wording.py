"""One thing has one name, wherever somebody reads it."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("ledger", "bumdes", "reports", "webapp")
READ = {".py", ".html", ".md", ".js"}

READS_WHAT_OTHERS_WRITE = {"reports/casecheck/fresh.py"}


def test_the_head_office_is_spelt_the_same_everywhere():
    others = [
        (name, found)
        for name, text in _texts()
        for found in re.findall("kantor pusat", text, re.IGNORECASE)
        if found != "Kantor Pusat" and name not in READS_WHAT_OTHERS_WRITE
    ]

    assert others == []


def _texts():
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*"):
            if path.suffix in READ:
                yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
