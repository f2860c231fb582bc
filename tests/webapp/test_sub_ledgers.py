"""The proofs of sub-ledgers on the web."""

from __future__ import annotations

import datetime as dt

import pytest

from bumdes.actions.registering_parties import RegisterParty, register_party
from bumdes.party import PartyKind
from bumdes.sub_ledgers import SUB_LEDGERS
from ledger import EntryKind, JournalEntry, credit, debit, rp
from tests.webapp.chair import as_director
from tests.webapp.house import ADMIN, HEAD, TREASURER, key, words


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


class TestNamingOldLines:
    """Books from before the sub-ledgers: what names nobody is named on a page."""

    @pytest.fixture
    def old(self, house):
        entry = JournalEntry(
            date=dt.date(2026, 1, 1),
            description="Saldo lama",
            postings=(debit("3.3.01.01", rp(500_000)), credit("2.1.03.01", rp(500_000))),
            kind=EntryKind.OPENING,
        )
        house.does(lambda work: work.book.post(entry, by=ADMIN.name))
        staff = RegisterParty(kind=PartyKind.STAFF, name="Wati", code="wati")
        house.does(register_party, staff)
        return house

    @staticmethod
    def sends(house, **fields):
        said = {
            "kunci": key(),
            "tempat": "2.1.03.01||",
            "kode": "wati",
            "jumlah": "500.000",
            "tanggal": "2026-01-01",
        }
        return as_director(house).post(
            "/buku-pembantu/wages/beri-nama", follow=True, **(said | fields)
        )

    def test_a_name_explains_the_balance(self, old):
        assert "Sama sampai sen" in words(self.sends(old))

    def test_a_book_that_names_everything_asks_nothing(self, old):
        self.sends(old)
        answer = as_director(old).get("/buku-pembantu/wages/beri-nama")
        assert "Semua saldo di buku ini sudah menyebut" in words(answer)

    def test_too_much_is_refused_and_nothing_typed_is_lost(self, old):
        answer = self.sends(old, jumlah="500.001")
        assert answer.status_code == 422
        assert 'value="500.001"' in answer.text

    def test_the_village_head_is_not_asked(self, old):
        answer = old.visit(HEAD).get("/buku-pembantu/wages/beri-nama")
        assert answer.status_code == 403
