"""The proofs of sub-ledgers on the web."""

from __future__ import annotations

import pytest

from bumdes.sub_ledgers import SUB_LEDGERS
from tests.webapp.house import TREASURER, words


def test_each_sub_ledger_is_listed_with_its_proof(house):
    page = words(house.visit(TREASURER).get("/buku-pembantu/"))

    assert page.count("Sama") >= len(SUB_LEDGERS)


@pytest.mark.parametrize("key", SUB_LEDGERS)
def test_a_sub_ledger_says_whether_it_holds(house, key):
    page = words(house.visit(TREASURER).get(f"/buku-pembantu/{key}"))

    assert "Sama sampai sen" in page


def test_a_sub_ledger_that_is_none_is_not_found(house):
    assert house.visit(TREASURER).get("/buku-pembantu/lain").status_code == 404


def test_a_day_that_is_none_is_refused(house):
    assert house.visit(TREASURER).get("/buku-pembantu/?per=kapan").status_code == 422
