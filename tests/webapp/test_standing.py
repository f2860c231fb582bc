"""The status of the enterprise on the web."""

from __future__ import annotations

import datetime as dt

import pytest

from bumdes.actions.deliberating import RecordDecision, record_decision
from bumdes.errors import EnterpriseStoppedError
from bumdes.governance.decision import DecisionKind
from tests.webapp.chair import as_director
from tests.webapp.house import HEAD, MANAGER, words


@pytest.fixture
def director(house):
    """The director, with a decision to stop."""
    command = RecordDecision(
        number="MD-1",
        kind=DecisionKind.STOP,
        decided_on=dt.date(2026, 11, 1),
        about="Menghentikan usaha",
    )
    house.does(record_decision, command)
    return as_director(house)


def stops(browser, **typed):
    given = {"status": "stopped", "sejak": "2026-11-02", "keputusan": "MD-1", "alasan": "Rugi"}
    return browser.post("/status/ubah", **(given | typed))


def test_an_enterprise_that_never_changed_is_active(director):
    page = words(director.get("/status/"))

    assert "Status usaha: Aktif" in page
    assert "belum pernah berubah" in page


def test_a_stopped_enterprise_shows_why_and_what_is_left(director):
    assert stops(director).status_code == 303

    page = words(director.get("/status/"))
    assert "Dihentikan sejak 2 November 2026" in page
    assert "Keputusan MD-1 · Rugi" in page
    assert "Kas Tunai 5.000.000" in page
    assert "Sisa untuk pemilik modal Rp5.000.000" in page


def test_a_stopped_enterprise_records_nothing_more(house, director):
    stops(director)

    with pytest.raises(EnterpriseStoppedError):
        house.sells()


def test_the_form_offers_the_decisions(director):
    assert "MD-1: Menghentikan usaha" in words(director.get("/status/ubah"))


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("keputusan", "", "Pilih nomor keputusannya"),
        ("status", "active", "sudah demikian keadaannya"),
        ("sejak", "2026-10-01", "baru diambil pada"),
    ],
)
def test_a_change_that_cannot_be_is_refused_in_words(director, field, text, said):
    answer = stops(director, **{field: text})

    assert answer.status_code == 422
    assert said in words(answer)


def test_who_may_not_change_the_status_is_not_offered_it(house):
    browser = house.visit(HEAD)

    assert "Ubah status" not in words(browser.get("/status/"))
    assert browser.get("/status/ubah").status_code == 403


def test_a_unit_manager_does_not_see_what_the_whole_has(house, director):
    stops(director)

    assert "5.000.000" not in words(house.visit(MANAGER).get("/status/"))
