"""Every address against who may not come there; the addresses come from the map itself."""

from __future__ import annotations

from http import HTTPStatus

import pytest

from bumdes.database import connect
from tests.webapp.house import (
    BOOK,
    HEAD,
    MANAGER,
    OTHER_BOOK,
    STRANGER,
    TREASURER,
    links,
    sale,
    seal,
    words,
)
from webapp import create_app

OPEN_TO_STRANGERS = {
    "asset",
    "device.manifest",
    "first_run.answer",
    "first_run.ask",
    "device.offline",
    "device.worker",
    "health.show",
    "help.changes",
    "help.manual",
    "help.read",
    "help.words",
    "help.show",
    "public_page.show",
    "invitations.ask",
    "invitations.use",
    "sessions.ask",
    "sessions.ask_code",
    "sessions.log_in",
    "sessions.take_code",
}

SAMPLES = {
    "book": BOOK,
    "finding": "T-2026-01",
    "request_id": "0" * 32,
    "appointment_id": "0" * 32,
    "asset": "A2026-0001",
    "asset_id": "0" * 32,
    "batch": "B2026-0001",
    "allowance_id": "PP2026-01",
    "claims": "piutang",
    "code": "1.1.01.01",
    "document": "N2026-0001",
    "duty": "ranking",
    "job_id": "0" * 32,
    "mark_id": "0" * 32,
    "subject": "2025",
    "template_id": "0" * 32,
    "cooperation_id": "0" * 32,
    "copy": "bumdes-20260101T000000000000Z.sqlite.gz",
    "count_id": "0" * 32,
    "line_id": "0" * 32,
    "match_id": "0" * 32,
    "unit": "pusat",
    "deliberation_id": "0" * 32,
    "digest": "0" * 12,
    "extension": "csv",
    "fund": "M2026-001",
    "handover_id": "0" * 32,
    "held_id": "0" * 32,
    "month": 10,
    "indicator": "procedures",
    "item": "BERAS",
    "key": "services",
    "name": "app.css",
    "number": 1,
    "paper_id": "0" * 32,
    "picture_id": "0" * 32,
    "part": "kewajiban",
    "sale_id": "0" * 32,
    "shift_id": "0" * 32,
    "party": "DESA-33.01.01.2001",
    "proposal_id": "0" * 32,
    "payroll_id": "0" * 32,
    "schedule_id": "0" * 32,
    "recurring_id": "0" * 32,
    "record_id": "0" * 32,
    "sequence": 1,
    "side": "incoming",
    "slot": "receivables",
    "slug": "laba-rugi",
    "topic": "mencatat",
    "username": "sari",
    "village": "33.01.01.2001",
    "year": 2026,
}
"""A value for each part that addresses have; a new part needs one here."""


def _addresses(method):
    app = create_app(connect("sqlite://"), secret_key="x")
    with app.test_request_context():
        return [
            (
                rule.endpoint,
                app.url_for(rule.endpoint, **{a: SAMPLES[a] for a in rule.arguments}),
            )
            for rule in app.url_map.iter_rules()
            if method in rule.methods
        ]


@pytest.mark.parametrize(("endpoint", "address"), _addresses("GET"))
def test_a_stranger_sees_only_what_is_open_to_strangers(house, endpoint, address):
    answer = house.visit().get(address)

    if endpoint in OPEN_TO_STRANGERS:
        # The public page of an enterprise that did not open it is not found.
        assert answer.status_code in {200, 302, 404}
        assert "/masuk" not in (answer.location or "")
    else:
        assert answer.status_code == 302
        assert answer.location.startswith("/masuk")


@pytest.mark.parametrize(("endpoint", "address"), _addresses("POST"))
def test_a_stranger_writes_nothing(house, endpoint, address):
    answer = house.visit().post(address)

    if endpoint in OPEN_TO_STRANGERS:
        # A form that was not seen leads to the beginning; nothing to set up is not found.
        assert answer.status_code in {302, 404, 422}
    else:
        assert answer.status_code == 302
        assert answer.location == "/masuk"
    assert len(house.entries()) == 1


@pytest.mark.parametrize(("endpoint", "address"), _addresses("POST"))
def test_every_write_wants_the_token_of_a_form_that_was_seen(house, endpoint, address):
    browser = house.visit(TREASURER)

    without = browser.client.post(address, data=sale())
    forged = browser.client.post(address, data=sale() | {"csrf_token": "dikarang"})

    assert without.status_code == forged.status_code == 400, endpoint
    assert "Lanjutkan isian" in words(without)
    assert len(house.entries()) == 1


@pytest.mark.parametrize(
    "address",
    [
        "/catat/",
        "/catat/uang-masuk",
        "/catat/jurnal/",
    ],
)
def test_a_village_head_reads_and_does_not_write(house, address):
    browser = house.visit(HEAD)

    assert browser.get(address).status_code == 403
    assert browser.get("/laporan/laba-rugi").status_code == 200
    assert "Modal yang masuk" in words(browser.get("/"))
    assert 'href="/catat/' not in browser.get("/").text


def test_a_village_head_records_nothing_by_force(house):
    browser = house.visit(HEAD)

    answer = browser.post("/catat/uang-masuk", **sale(langkah="simpan"))

    assert answer.status_code in {403, 422}
    assert len(house.entries()) == 1


def test_a_unit_manager_sees_the_own_unit_only(house):
    house.sells(150_000)
    browser = house.visit(MANAGER)

    home, listed = browser.get("/"), browser.get("/transaksi/")

    assert "Uang sekarang · Toko Desa" in words(home)
    assert "150.000" in words(home)
    assert "5.000.000" not in words(home)
    assert "Saldo awal" not in words(listed)
    assert "Semua unit" not in words(listed)


@pytest.mark.parametrize(
    "address",
    [
        "/transaksi/?unit=AIR",
        "/transaksi/?unit=pusat",
        "/laporan/laba-rugi?unit=AIR",
        "/laporan/laba-rugi.csv?unit=pusat",
        "/laporan/laba-rugi/services?unit=AIR",
        "/laporan/buku-besar?unit=AIR",
        "/buku-besar/1.1.01.01?unit=AIR",
        "/catat/uang-masuk?unit=AIR",
        "/catat/jurnal/",
    ],
)
def test_a_unit_manager_is_kept_from_other_units(house, address):
    assert house.visit(MANAGER).get(address).status_code == 403


def test_a_unit_manager_does_not_see_all_units_side_by_side(house):
    house.sells(150_000, unit="AIR", accounts={"sales": "4.1.02.01"})
    browser = house.visit(MANAGER)

    assert "150.000" not in words(browser.get("/laporan/laba-rugi"))
    assert browser.get("/laporan/laba-rugi?unit=per-unit").status_code == 403


def test_a_unit_manager_does_not_see_an_entry_of_another_unit(house):
    browser = house.visit(MANAGER)

    assert browser.get("/transaksi/2026/1").status_code == 404


def test_a_unit_manager_records_for_the_own_unit_only(house):
    browser = house.visit(MANAGER)

    answer = browser.post("/catat/uang-masuk", **sale(unit="AIR", akun__sales="4.1.02.01"))

    assert answer.status_code == 403
    assert len(house.entries()) == 1


def test_a_unit_manager_takes_nothing_back(house):
    house.sells()
    browser = house.visit(MANAGER)

    answer = browser.post(
        "/transaksi/2026/2/betulkan", kunci="k", hari="2026-11-24", alasan="coba-coba"
    )

    assert answer.status_code == 422
    assert len(house.entries()) == 2


# --- other enterprises -------------------------------------------------------------------


def test_an_entry_of_another_enterprise_is_not_found(house):
    house.sells()
    assert house.visit(TREASURER).get("/transaksi/2026/2").status_code == 200

    assert house.visit(STRANGER).get("/transaksi/2026/2").status_code == 404
    assert house.visit(STRANGER).get("/transaksi/2026/2/betulkan").status_code == 404


def test_figures_of_another_enterprise_are_not_shown(house):
    house.sells(987_654)

    browser = house.visit(STRANGER)

    for address in ("/", "/transaksi/", "/laporan/laba-rugi", "/buku-besar/1.1.01.01"):
        assert "987.654" not in browser.get(address).text


def test_a_stranger_records_into_the_own_books(house):
    browser = house.visit(STRANGER)
    typed = sale()

    preview = browser.post("/catat/uang-masuk", **typed, langkah="periksa")
    browser.post("/catat/uang-masuk", **typed, segel=seal(preview), langkah="simpan")

    assert len(house.entries(BOOK)) == 1
    assert len(house.entries(OTHER_BOOK)) == 2


@pytest.mark.parametrize("username", [TREASURER, MANAGER, HEAD])
@pytest.mark.parametrize(
    "address", ["/mulai/", "/mulai/unit", "/tutup-buku/2025", "/aset/", "/persetujuan/"]
)
def test_what_somebody_may_read_leads_to_no_closed_door(house, username, address):
    browser = house.visit(username)
    page = browser.get(address)

    doors = set(links(page, "/")) if page.status_code == HTTPStatus.OK else set()

    assert {door for door in doors if browser.get(door).status_code >= 400} == set()


@pytest.mark.parametrize("username", [TREASURER, MANAGER, HEAD])
def test_every_door_behind_the_others_opens_for_who_sees_it(house, username):
    browser = house.visit(username)
    doors = set(links(browser.get("/lainnya"), "/")) - {"/lainnya"}

    closed = {door for door in doors if browser.get(door).status_code >= 400}

    assert len(doors) > 10
    assert closed == set()
