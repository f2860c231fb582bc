"""demo: the books to look at and practise in."""

from __future__ import annotations

import json

from tests.webapp.cli.calling import SALE


def test_the_demonstration_is_built_once_and_prints_its_logins(bumdes):
    first, again = bumdes("demo"), bumdes("demo", "--json")

    assert (first.code, again.code) == (0, 0)
    assert "bendahara" in first.out
    assert {login["username"] for login in again.json} >= {"bendahara", "kepaladesa"}
    assert bumdes("verify", "--book", again.json[0]["book"]).code == 0
    book = again.json[0]["book"]
    unknown = bumdes(
        *("post", "--book", book, "-"), given=json.dumps({**SALE, "unit": "TIDAK-ADA"})
    )
    assert "unknown_dimension_value" in unknown.err

    reset = bumdes("demo", "--reset")

    assert reset.code == 0
    assert bumdes("verify", "--book", book).code == 0


def test_the_demonstration_is_not_reset_over_other_books(books):
    answer = books("demo", "--reset")

    assert answer.code == 1
    assert "Ditolak (not_empty)" in answer.err


def test_a_reset_needs_nothing_to_be_there(bumdes):
    assert bumdes("demo", "--reset").code == 0
