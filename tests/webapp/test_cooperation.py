"""The cooperation register on the web."""

from __future__ import annotations

import io

import pytest

from bumdes.actions.deliberating import RecordDecision, record_decision
from bumdes.governance.decision import DecisionKind
from tests.bumdes.paper_files import PDF
from tests.webapp.chair import as_director
from tests.webapp.house import HEAD, TODAY, TREASURER, words


@pytest.fixture
def director(house):
    return as_director(house)


@pytest.fixture
def place(director):
    """The address of a cooperation with one partner."""
    return registers(director).location


def scan():
    return (io.BytesIO(PDF), "pks.pdf")


def registers(browser, **typed):
    given = {
        "judul": "Pemasaran jagung",
        "lingkup": "Pembelian hasil panen",
        "nomor": "12/PKS/2026",
        "tanggal": "2026-02-01",
        "nilai": "25.000.000",
        "usaha": "ya",
        "mitra__1": "PT Mitra Tani",
        "andil__1": "Bibit",
    }
    return browser.post("/kerja-sama/pihak-ketiga", **(given | typed))


def linked(browser, place, part):
    """Return the address that the page of a cooperation gives for a record."""
    page = browser.get(place).text
    start = f'href="{place}/{part}/'
    return f"{place}/{part}/" + page.partition(start)[2].partition('"')[0]


def test_without_cooperation_it_is_said(director):
    assert "Belum ada kerja sama" in words(director.get("/kerja-sama/"))


def test_a_cooperation_with_a_partner_is_shown(director):
    answer = registers(director, berkas=scan(), sampai="2027-01-31")

    page = words(director.get(answer.location))
    assert "12/PKS/2026" in page
    assert "Rp25.000.000" in page
    assert "PT Mitra Tani" in page
    assert "pks.pdf" in page
    assert "Berjalan" in words(director.get("/kerja-sama/"))


def test_a_cooperation_names_its_decision(house, director):
    command = RecordDecision(
        number="MD-1", kind=DecisionKind.OTHER, decided_on=TODAY, about="Kerja sama"
    )
    house.does(record_decision, command)

    assert "MD-1: Kerja sama" in words(director.get("/kerja-sama/pihak-ketiga"))
    assert "MD-1" in words(director.get(registers(director, keputusan="MD-1").location))


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("judul", "", "Tulis nama kerja samanya"),
        ("nomor", "", "seperti yang tercetak"),
        ("mitra__1", "", "Tulis nama mitranya"),
        ("nilai", "banyak", "tidak dapat dibaca"),
    ],
)
def test_a_cooperation_that_cannot_be_is_refused_in_words(director, field, text, said):
    answer = registers(director, **{field: text})

    assert answer.status_code == 422
    assert said in words(answer)


def test_a_cooperation_of_villages_shows_their_numbers(director):
    answer = director.post(
        "/kerja-sama/antar-desa",
        judul="Pasar bersama",
        lingkup="Pasar",
        tanggal="2026-02-01",
        desa__1="33.01.01.2001",
        nomor__1="7/2026",
        desa__2="3301012002",
        nomor__2="4/2026",
        tanggal__2="2026-02-02",
    )

    page = words(director.get(answer.location))
    assert "7/2026; 4/2026" in page or "4/2026; 7/2026" in page
    assert "difasilitasi Camat" in page


def test_the_form_of_villages_begins_with_ours(director):
    assert 'value="33.01.01.2001"' in director.get("/kerja-sama/antar-desa").text


def test_what_is_due_is_followed_until_it_is_done(director, place):
    director.post(
        f"{place}/kewajiban",
        kewajiban="Bayar sewa",
        jatuh__tempo="2026-11-01",
        jumlah="500.000",
    )
    assert "Bayar sewa" in words(director.get("/kerja-sama/"))
    assert "Lewat" in words(director.get(place))

    address = linked(director, place, "kewajiban")
    assert "Kewajiban selesai" in words(director.get(address))
    director.post(address, selesai="2026-11-24", keterangan="Transfer")

    assert "Selesai 24 November 2026" in words(director.get(place))
    assert "Segera jatuh tempo" not in words(director.get("/kerja-sama/"))


def test_a_day_is_asked_for_what_is_due(director, place):
    answer = director.post(f"{place}/kewajiban", kewajiban="Bayar sewa")

    assert answer.status_code == 422
    assert "Pilih tanggal jatuh temponya" in words(answer)
    assert 'value="Bayar sewa"' in answer.text


def test_what_was_found_is_noted(director, place):
    assert "Jenis catatan" in words(director.get(f"{place}/catatan"))
    director.post(
        f"{place}/catatan",
        jenis="evaluation",
        tanggal="2026-06-30",
        catatan="Baik.\r\nLanjutkan.",
        berkas=scan(),
    )

    page = words(director.get(place))
    assert "Evaluasi, 30 Juni 2026" in page
    assert "Lanjutkan." in page


def test_a_dispute_is_followed_until_it_is_settled(director, place):
    director.post(f"{place}/perselisihan", tanggal="2026-07-01", pokok="Harga beli")
    assert "Belum selesai" in words(director.get(place))

    address = linked(director, place, "perselisihan")
    assert "Bagaimana diselesaikan" in words(director.get(address))
    director.post(address, tanggal="2026-07-20", penyelesaian="Harga pasar", penengah="Camat")

    assert "Harga pasar, ditengahi Camat" in words(director.get(place))


def test_a_dispute_is_not_settled_before_it_began(director, place):
    director.post(f"{place}/perselisihan", tanggal="2026-07-01", pokok="Harga beli")

    answer = director.post(
        linked(director, place, "perselisihan"), tanggal="2026-06-01", penyelesaian="Damai"
    )

    assert "tidak boleh mendahului perselisihannya" in words(answer)


def test_a_cooperation_can_be_ended_early(director, place):
    assert "Hari terakhir" in words(director.get(f"{place}/akhiri"))
    director.post(f"{place}/akhiri", terakhir="2026-10-31", alasan="Ingkar janji")

    page = words(director.get(place))
    assert "Ingkar janji" in page
    assert "Akhiri lebih awal" not in page
    assert "Diakhiri" in words(director.get("/kerja-sama/"))


@pytest.mark.parametrize("username", [HEAD, TREASURER])
def test_who_only_reads_adds_nothing(house, place, username):
    browser = house.visit(username)

    assert "Tambah" not in words(browser.get(place)).partition("Pihak")[2]
    for address in ("/kerja-sama/pihak-ketiga", "/kerja-sama/antar-desa", f"{place}/kewajiban"):
        assert browser.get(address).status_code == 403


def test_a_cooperation_that_is_none_is_not_found(director):
    assert director.get("/kerja-sama/" + "0" * 32).status_code == 404


def test_a_form_that_is_none_is_not_found(director, place):
    assert director.get(f"{place}/apa-saja").status_code == 404
