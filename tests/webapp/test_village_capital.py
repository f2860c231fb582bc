"""Modal Desa kita: what the village head reads of the village's capital."""

from __future__ import annotations

import datetime as dt

import pytest

from bumdes.actions.contributing import ContributeCapital, contribute_capital
from bumdes.actions.deliberating import (
    RecordDecision,
    RecordDeliberation,
    record_decision,
    record_deliberation,
)
from bumdes.actions.recording import RecordTransaction, record_transaction
from bumdes.governance.decision import DecisionKind
from bumdes.governance.deliberation import DeliberationKind
from ledger import rp
from tests.webapp.house import HEAD, TREASURER, seal, words

VILLAGE, FUND, CASH = "33.01.01.2001", "DD-2026", "1.1.01.04"
DAY = dt.date(2026, 3, 2)


@pytest.fixture
def granted(house):
    """Twenty million of Dana Desa came in, and five were spent on electricity."""
    meeting = house.does(
        record_deliberation,
        RecordDeliberation(
            kind=DeliberationKind.VILLAGE, held_on=DAY, place="Balai Desa", agenda="Modal"
        ),
    )
    house.does(
        record_decision,
        RecordDecision(
            number="MD-1/2026",
            kind=DecisionKind.TAKE_CAPITAL,
            decided_on=DAY,
            about="Menerima Dana Desa",
            deliberation_id=meeting.deliberation_id,
        ),
    )
    house.does(
        contribute_capital,
        ContributeCapital(
            source="dana_desa",
            contributor=VILLAGE,
            date=DAY,
            amount=rp(20_000_000),
            into=CASH,
            decision="MD-1/2026",
            paper="Perdes 2/2026",
            purpose="Lumbung pangan",
            fund=FUND,
        ),
    )
    house.does(
        record_transaction,
        RecordTransaction(
            kind="expense",
            unit="",
            date=DAY,
            amounts={"total": rp(5_000_000)},
            accounts={"payment": CASH},
            fund=FUND,
        ),
    )
    return house


def page(house, who=HEAD, query=""):
    return words(house.visit(who).get(f"/modal-desa/{query}"))


def test_each_contribution_is_shown_with_its_paper(granted):
    shown = page(granted)

    assert "Lumbung pangan" in shown
    assert "Perdes 2/2026" in shown


def test_it_says_what_became_of_the_money(granted):
    shown = page(granted)

    assert "Kas dan bank 75,0%" in shown
    assert "Susut dan terpakai 25,0%" in shown


def test_it_says_how_much_is_still_there(granted):
    assert "Masih berwujud Rp 15.000.000" in page(granted)


def test_it_says_that_the_register_agrees_with_the_accounts(granted):
    assert "Buku modal cocok dengan akun modal" in page(granted)


def test_a_guided_form_offers_the_fund_while_it_has_money(granted):
    form = words(granted.visit(TREASURER).get("/catat/bayar-biaya?unit=pusat"))

    assert "Uang usaha sendiri" in form
    assert "sisa Rp15.000.000" in form


def test_a_guided_form_of_a_unit_without_funds_does_not_ask(granted):
    form = words(granted.visit(TREASURER).get("/catat/bayar-biaya?unit=TOKO"))

    assert "Uang dari mana?" not in form


def test_what_is_paid_from_a_fund_is_told_with_it(granted):
    treasurer = granted.visit(TREASURER)
    typed = {
        "kunci": "a" * 32,
        "unit": "",
        "hari": "2026-11-24",
        "jumlah-total": "1.000.000",
        "akun-expense": "6.1.04.01",
        "akun-payment": CASH,
        "dana": FUND,
    }
    seen = seal(treasurer.post("/catat/bayar-biaya", **typed))
    treasurer.post("/catat/bayar-biaya", **typed, segel=seen, langkah="simpan")

    assert "Kas dan bank 70,0%" in page(granted)


def test_a_village_without_contributions_is_told_so(house):
    assert "Belum ada penyertaan modal" in page(house)


def test_the_village_head_finds_it_in_the_menu(house):
    assert 'href="/modal-desa/"' in house.visit(HEAD).get("/").text


def test_who_records_finds_it_behind_lainnya(house):
    treasurer = house.visit(TREASURER)

    assert 'href="/modal-desa/"' not in treasurer.get("/").text
    assert 'href="/modal-desa/"' in treasurer.get("/lainnya").text


def test_a_village_that_owns_no_part_is_not_found(house):
    assert house.visit(HEAD).get("/modal-desa/?desa=99.99.99.2001").status_code == 404
