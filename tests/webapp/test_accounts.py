"""The chart of accounts on the web: what is offered, and accounts of one's own."""

from __future__ import annotations

import pytest

from tests.webapp.house import HEAD, TREASURER, words


@pytest.fixture
def treasurer(house):
    return house.visit(TREASURER)


def added(treasurer, **typed):
    given = {"kelompok": "1.1.01.00", "nama": "Kas Toko Cabang"} | typed
    return treasurer.post("/akun/baru", **given)


def account(house, code):
    with house.reading() as work:
        return work.book.chart[code]


def test_the_chart_is_shown_by_its_groups(treasurer):
    page = words(treasurer.get("/akun/"))

    assert "1.1.01.01" in page
    assert "Tambah akun" in page


def test_who_may_not_add_accounts_is_not_offered_it(house):
    assert "Tambah akun" not in words(house.visit(HEAD).get("/akun/"))


def test_who_may_not_add_accounts_is_not_let_in(house):
    assert house.visit(HEAD).get("/akun/baru").status_code == 403


def test_a_local_account_gets_the_next_free_code(house, treasurer):
    added(treasurer)

    assert account(house, "1.1.01.50").name == "Kas Toko Cabang"


def test_a_local_account_is_what_its_heading_is(house, treasurer):
    added(treasurer)

    assert account(house, "1.1.01.50").is_cash


def test_a_second_local_account_gets_the_code_after(house, treasurer):
    added(treasurer)
    added(treasurer, nama="Kas Keliling")

    assert account(house, "1.1.01.51").name == "Kas Keliling"


def test_a_heading_that_is_none_is_refused_in_words(treasurer):
    answer = added(treasurer, kelompok="8.8.88.00")

    assert answer.status_code == 422
    assert "tidak dapat ditambahkan" in words(answer)
    assert "Kas Toko Cabang" in answer.text


def test_a_name_is_asked_for(treasurer):
    assert "Tulis nama akunnya" in words(added(treasurer, nama=" "))


def test_an_account_can_be_renamed_and_put_out_of_use(house, treasurer):
    treasurer.post("/akun/1.1.01.02", nama="Kas Bendahara")

    changed = account(house, "1.1.01.02")
    assert (changed.name, changed.is_active) == ("Kas Bendahara", False)


def test_an_account_that_is_none_is_not_found(treasurer):
    assert treasurer.get("/akun/9.9.99.99").status_code == 404
