from __future__ import annotations

import pytest

from ledger import credit, debit, rp
from ledger.errors import UnknownAccountError
from tests.builders import CASH, LOAN, PAYABLE, RECEIVABLE, day, entry, thrown_away


@pytest.fixture
def owed(engine):
    """Ten to Bu Tini, seven from Pak Umar, who paid four back in the next month."""
    tini, umar = {"party": "BU-TINI", "unit": "TOKO"}, {"party": "PAK-UMAR"}
    entries = (
        entry(debit(LOAN, rp(10), **tini), credit(CASH, rp(10), unit="TOKO")),
        entry(debit(LOAN, rp(7), **umar), credit(CASH, rp(7))),
        entry(debit(CASH, rp(4)), credit(LOAN, rp(4), **umar), on="2025-04-01"),
    )
    with thrown_away(engine, *entries) as book:
        yield book


def told(rows):
    return [(row.account, row.unit, row.party, row.net) for row in rows]


def test_what_is_outstanding_is_told_apart_by_party(owed):
    assert told(owed.outstanding([LOAN], day("2025-12-31"), by=["party"])) == [
        (LOAN, "", "BU-TINI", 1_000),
        (LOAN, "", "PAK-UMAR", 300),
    ]


def test_what_is_outstanding_is_that_of_a_day(owed):
    rows = owed.outstanding([LOAN], day("2025-03-31"), by=["party"], unit="")

    assert told(rows) == [(LOAN, "", "PAK-UMAR", 700)]


def test_what_is_outstanding_is_told_apart_by_several(owed):
    rows = owed.outstanding([LOAN, CASH], day("2025-12-31"), by=["unit", "party"])

    assert told(rows) == [
        (CASH, "", "", -300),
        (CASH, "TOKO", "", -1_000),
        (LOAN, "", "PAK-UMAR", 300),
        (LOAN, "TOKO", "BU-TINI", 1_000),
    ]


def test_a_heading_is_outstanding_with_all_under_it(owed):
    assert told(owed.outstanding(["1.1.00.00"], day("2025-12-31"), by=[])) == [
        (CASH, "", "", -1_300),
        (LOAN, "", "", 1_300),
    ]


def test_what_never_moved_is_not_outstanding(owed):
    assert owed.outstanding([PAYABLE, RECEIVABLE], day("2025-12-31"), by=["party"]) == []


def test_an_account_that_is_not_there_is_refused(owed):
    with pytest.raises(UnknownAccountError):
        owed.outstanding(["9.9.99.99"], day("2025-12-31"), by=[])
