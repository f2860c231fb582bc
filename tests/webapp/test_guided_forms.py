"""Each guided form, as people fill it in, makes the journal lines that it should."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from bumdes.actions.registering_parties import RegisterParty, register_party
from bumdes.unit_types import UNIT_TYPES
from tests.webapp.house import MANAGER, TODAY, TREASURER, key, seal, words
from webapp.tiles import TILES

CASH, BANK = "1.1.01.01", "1.1.01.04"


def photo(colour="white"):
    """Return a small picture, as a phone would send it."""
    content = BytesIO()
    Image.new("RGB", (60, 40), colour).save(content, "JPEG")
    content.seek(0)
    return content, f"nota-{colour}.jpg"


def typed(unit="TOKO", **fields):
    given = {"kunci": key(), "unit": unit, "hari": TODAY.isoformat()}
    return given | {name.replace("__", "-"): value for name, value in fields.items()}


def saved(browser, slug, **fields):
    address = f"/catat/{slug}"
    seen = seal(browser.post(address, **fields, langkah="periksa"))
    return browser.post(address, **fields, segel=seen, langkah="simpan")


def moved(house):
    """Return what the latest entry moved: by account, debits less credits, in rupiah."""
    sums: dict[str, int] = {}
    for p in house.entries()[-1].entry.postings:
        sums[p.account] = sums.get(p.account, 0) + (p.debit_minor - p.credit_minor) // 100
    return sums


FORMS = [
    (
        "uang-masuk",
        {"jumlah-total": "95.000", "jumlah-discount": "5.000", "akun-sales": "4.2.01.91"},
        {CASH: 95_000, "4.2.01.91": -100_000, "4.2.01.99": 5_000},
    ),
    (
        "jual-dibayar-nanti",
        {"jumlah-total": "800.000", "jumlah-down_payment": "200.000", "orang": "SITI"},
        {"1.1.03.01": 600_000, CASH: 200_000, "4.2.01.91": -800_000},
    ),
    (
        "terima-piutang",
        {"jumlah-total": "40.000", "orang": "SITI", "akun-cash": CASH},
        {CASH: 40_000, "1.1.03.01": -40_000},
    ),
    (
        "beli-barang",
        {"jumlah-total": "850.000", "akun-payment": CASH},
        {"1.1.05.01": 850_000, CASH: -850_000},
    ),
    (
        "beli-barang",
        {"jumlah-total": "850.000", "akun-payment": "2.1.01.01", "orang": "REJEKI"},
        {"1.1.05.01": 850_000, "2.1.01.01": -850_000},
    ),
    (
        "bayar-biaya",
        {"jumlah-total": "102.500", "akun-expense": "6.1.04.01"},
        {"6.1.04.01": 102_500, CASH: -102_500},
    ),
    (
        "bayar-upah",
        {"jumlah-total": "900.000", "jumlah-advance": "100.000", "orang": "BUDI"},
        {"6.2.01.01": 1_000_000, CASH: -900_000, "1.1.03.02": -100_000},
    ),
    (
        "bayar-utang",
        {"jumlah-total": "70.000", "orang": "REJEKI"},
        {"2.1.01.01": 70_000, CASH: -70_000},
    ),
    (
        "pindah-uang",
        {
            "jumlah-total": "1.000.000",
            "jumlah-fee": "6.500",
            "akun-from_cash": CASH,
            "akun-to_cash": BANK,
        },
        {BANK: 1_000_000, "7.2.01.01": 6_500, CASH: -1_006_500},
    ),
    (
        "kasbon",
        {"jumlah-total": "150.000", "orang": "BUDI"},
        {"1.1.03.02": 150_000, CASH: -150_000},
    ),
    (
        "terima-uang-muka",
        {"jumlah-total": "150.000", "orang": "SITI"},
        {CASH: 150_000, "2.1.06.02": -150_000},
    ),
    (
        "bayar-uang-muka",
        {"jumlah-total": "150.000", "orang": "REJEKI"},
        {"1.1.07.05": 150_000, CASH: -150_000},
    ),
    (
        "bunga-bank",
        {"jumlah-total": "20.000", "jumlah-tax": "4.000", "jumlah-fee": "10.000"},
        {"7.1.01.01": -20_000, "7.3.01.02": 4_000, "7.2.01.01": 10_000, BANK: 6_000},
    ),
    (
        "cicilan-pinjaman",
        {
            "unit": "",
            "jumlah-total": "1.000.000",
            "jumlah-interest": "120.000",
            "jumlah-fee": "2.500",
        },
        {"2.2.01.01": 1_000_000, "7.2.02.01": 120_000, "7.2.01.01": 2_500, CASH: -1_122_500},
    ),
    (
        "retur-jual",
        {"jumlah-total": "50.000", "jumlah-cost": "40.000"},
        {"4.2.01.91": 50_000, CASH: -50_000, "1.1.05.01": 40_000, "5.1.01.01": -40_000},
    ),
    (
        "retur-beli",
        {"jumlah-total": "60.000"},
        {CASH: 60_000, "1.1.05.01": -60_000},
    ),
]


def before(house):
    """Let people be known, who owe and are owed."""
    for name, code in (("Siti Aminah", "SITI"), ("UD Rejeki", "REJEKI"), ("Budi", "BUDI")):
        house.does(register_party, RegisterParty(name=name, code=code))
    house.sells(90_000, kind="credit_sale", party="SITI")
    house.sells(300_000, kind="purchase", party="REJEKI", accounts={"payment": "2.1.01.01"})
    house.sells(200_000, kind="staff_advance", party="BUDI")


@pytest.mark.parametrize(("slug", "fields", "lines"), FORMS)
def test_a_form_that_is_saved_makes_its_journal_lines(house, slug, fields, lines):
    before(house)

    answer = saved(house.visit(TREASURER), slug, **(typed() | fields))

    assert answer.status_code == 303
    assert moved(house) == lines


def test_every_guided_form_is_tried():
    assert {slug for slug, *_ in FORMS} == {tile.slug for tile in TILES if tile.kind}


def test_every_tile_leads_to_a_page(house):
    browser = house.visit(TREASURER)
    with house.app.test_request_context():
        addresses = {t.key: house.app.url_for(t.endpoint, **t.asked) for t in TILES}

    found = {name: browser.get(address).status_code for name, address in addresses.items()}

    assert {name: code for name, code in found.items() if code != 200} == {}


def test_tiles_are_those_of_the_units_and_the_office(house):
    page = words(house.visit(MANAGER).get("/catat/"))

    assert "Uang masuk dari usaha" in page
    assert "Kasir toko" in page
    for label in ("Terima modal", "Bayar cicilan pinjaman", "Jurnal manual", "Setor pajak"):
        assert label not in page


def test_every_kind_is_offered_by_some_type_of_unit():
    offered = {key for each in UNIT_TYPES.values() for key in each.transactions}

    assert {tile.key for tile in TILES if tile.kind} == offered


def test_a_search_leads_to_the_form_with_the_account_chosen(house):
    browser = house.visit(TREASURER)

    found = browser.get("/catat/?q=bensin").text
    assert "akun-expense=6.1.99.04" in found
    page = browser.get("/catat/bayar-biaya?akun-expense=6.1.99.04").text
    assert 'value="6.1.99.04" checked' in page


def test_an_account_is_found_by_an_everyday_word(house):
    fields = typed(jumlah__total="50.000", akun__expense="6.1.02.03")

    answer = saved(
        house.visit(TREASURER), "bayar-biaya", **fields, **{"akun-expense-lain": "pulsa"}
    )

    assert answer.status_code == 303
    assert moved(house) == {"6.1.04.02": 50_000, CASH: -50_000}


def test_a_word_for_several_accounts_is_answered_with_choices(house):
    browser = house.visit(TREASURER)
    fields = typed(jumlah__total="50.000") | {"akun-expense-lain": "parkir pakan"}
    assert browser.post("/catat/bayar-biaya", **fields).status_code == 422

    fields["akun-expense-lain"] = "pajak"
    page = browser.post("/catat/bayar-biaya", **fields)
    assert page.status_code == 422
    assert "Ada beberapa yang cocok" in words(page)
    assert 'name="akun-expense-untuk" value="pajak"' in page.text

    chosen = {"akun-expense": "7.3.01.03", "akun-expense-untuk": "pajak"}
    saved(browser, "bayar-biaya", **(fields | chosen))
    assert "7.3.01.03" in moved(house)


def test_a_form_holds_what_the_same_person_chose_the_last_time(house):
    browser = house.visit(TREASURER)
    fields = {"akun-expense": "6.1.02.01", "akun-cash": BANK, "jumlah-total": "10.000"}
    saved(browser, "bayar-biaya", **(typed() | fields))

    mine = browser.get("/catat/bayar-biaya").text
    others = house.visit(MANAGER).get("/catat/bayar-biaya").text

    assert 'name="unit" value="TOKO"' in mine
    assert 'value="6.1.02.01" checked' in mine
    assert f'value="{BANK}" checked' in mine
    assert 'value="6.1.04.01" checked' in others


def test_what_is_recorded_again_and_again_is_a_tap_away(house):
    browser = house.visit(TREASURER)
    assert "Yang sering Anda catat" not in browser.get("/catat/").text

    for _ in range(2):
        fields = typed(jumlah__total="10.000", akun__expense="6.1.04.02")
        saved(browser, "bayar-biaya", **fields)

    page = browser.get("/catat/").text
    assert "Yang sering Anda catat" in page
    assert "akun-expense=6.1.04.02" in page


# --- photos ------------------------------------------------------------------------------


def test_a_photo_is_kept_at_the_first_step_and_proves_the_entry(house):
    browser = house.visit(TREASURER)
    fields = typed(jumlah__total="10.000", akun__expense="6.1.04.01")

    seen = browser.post("/catat/bayar-biaya", **fields, bukti=photo(), langkah="periksa")
    assert "nota-white.jpg" in words(seen)
    digest = seen.text.split('name="foto" value="')[1].split('"')[0]
    answer = browser.post(
        "/catat/bayar-biaya", **fields, foto=digest, segel=seal(seen), langkah="simpan"
    )

    assert answer.status_code == 303
    assert house.entries()[-1].entry.evidence == (digest,)
    assert "Belum ada foto buktinya" not in words(browser.get(answer.location))


def test_a_photo_outlives_a_form_that_is_wrong(house):
    browser = house.visit(TREASURER)

    answer = browser.post("/catat/bayar-biaya", **typed(jumlah__total=""), bukti=photo())

    assert answer.status_code == 422
    assert 'name="foto" value="' in answer.text


def test_a_photo_may_come_with_the_last_step(house):
    browser = house.visit(TREASURER)
    fields = typed(jumlah__total="10.000", akun__expense="6.1.04.01")
    seen = seal(browser.post("/catat/bayar-biaya", **fields, langkah="periksa"))

    browser.post(
        "/catat/bayar-biaya", **fields, segel=seen, bukti=photo("red"), langkah="simpan"
    )

    assert len(house.entries()[-1].entry.evidence) == 1


def test_a_digest_of_nothing_is_refused(house):
    answer = house.visit(TREASURER).post(
        "/catat/bayar-biaya", **typed(jumlah__total="10.000"), foto="0" * 64
    )

    assert answer.status_code == 422
    assert "Pilih fotonya sekali lagi" in words(answer)


def test_what_is_no_picture_is_refused_at_its_field(house):
    content = BytesIO(b"halo"), "halo.exe"

    answer = house.visit(TREASURER).post(
        "/catat/bayar-biaya", **typed(jumlah__total="10.000"), bukti=content
    )

    assert answer.status_code == 422
    assert '<a href="#bukti">' in answer.text


def test_goods_bought_by_article_keep_their_photo_too(house):
    browser = house.visit(TREASURER)
    browser.get("/stok/beli?unit=TOKO")

    answer = browser.post("/stok/beli", unit="TOKO", kunci=key(), bukti=photo())

    assert answer.status_code == 422
    assert 'name="foto" value="' in answer.text


def test_money_for_a_unit_is_proved_by_its_photo(house):
    browser = house.visit(TREASURER)
    browser.get("/unit/serahkan")
    asked = {"jenis": "capital", "dari": "pusat", "ke": "TOKO", "jumlah": "100.000"}
    fields = {"tanggal": TODAY.isoformat(), "akun": CASH, "kunci": key()}

    answer = browser.post("/unit/serahkan", **asked, **fields, bukti=photo())

    assert answer.status_code == 303, words(answer)
    assert len(house.entries()[-1].entry.evidence) == 1


# --- the looks -----------------------------------------------------------------------------


def test_no_form_shows_more_than_four_questions_at_once(house):
    browser = house.visit(TREASURER)
    for tile in TILES:
        if tile.kind is None:
            continue
        page = browser.get(f"/catat/{tile.slug}").text
        asked = page.split("langkah", 1)[1].split('class="field shoot"')[0]
        open_part = "".join(part.split("</details>")[-1] for part in asked.split("<details"))
        assert open_part.count('class="field"') <= 4, tile.slug


def test_the_plain_mode_folds_what_the_accountant_mode_shows(house):
    browser = house.visit(TREASURER)
    fields = typed(jumlah__total="10.000", akun__expense="6.1.04.01")

    plain = browser.post("/catat/bayar-biaya", **fields).text
    browser.post("/lainnya/mode-akuntan", tampil="ya")
    shown = browser.post("/catat/bayar-biaya", **fields).text
    browser.post("/lainnya/mode-akuntan", tampil="")
    again = browser.post("/catat/bayar-biaya", **fields).text

    lines = '<details class="fold" open>\n    <summary>Baris jurnal'
    assert [lines in page for page in (plain, shown, again)] == [False, True, False]
    assert '<small class="num">6.1.04.01</small></span>' in shown


def test_the_page_after_saving_offers_the_proof_and_the_next_one(house):
    browser = house.visit(TREASURER)
    answer = saved(browser, "bayar-biaya", **typed(jumlah__total="10.000"))

    page = browser.get(answer.location)

    assert "data-share-file" in page.text
    assert "/catat/bayar-biaya?unit=TOKO" in page.text
    assert "Bagikan bukti" in words(page)


def test_an_amount_is_said_in_words_by_the_server(house):
    answer = house.visit(TREASURER).post("/catat/bayar-biaya", **typed(jumlah__total="12.500"))

    assert "dua belas ribu lima ratus rupiah" in words(answer)
    assert 'data-terbilang="jumlah-total-ket"' in answer.text


# --- notes that waited on a device ------------------------------------------------------------


def sent(browser, slug, **fields):
    return browser.client.post(
        f"/catat/{slug}",
        data={"csrf_token": browser.token, **fields},
        headers={"Accept": "application/json"},
    )


def test_a_note_from_a_device_is_recorded_once_however_often_it_is_sent(house):
    browser = house.visit(TREASURER)
    browser.get("/lainnya")
    note = typed(jumlah__total="10.000") | {"akun-expense-lain": "pulsa"}

    answers = [sent(browser, "bayar-biaya", **note).get_json() for _ in range(2)]

    assert [answer["recorded"] for answer in answers] == [True, True]
    assert len(house.entries()) == 2
    assert moved(house) == {"6.1.04.02": 10_000, CASH: -10_000}


@pytest.mark.parametrize("slug", ["kasbon", "bayar-upah"])
def test_somebody_new_in_a_note_is_registered_once(house, slug):
    browser = house.visit(TREASURER)
    browser.get("/lainnya")
    new = {"orang": "Pak Wayan", "orang-kode": "baru", "orang-untuk": "Pak Wayan"}
    note = typed(jumlah__total="10.000") | new

    answers = [sent(browser, slug, **note) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert words(browser.get("/orang/?q=wayan")).count("Pak Wayan") == 1
    assert len(house.entries()) == 2


def test_a_note_that_is_wrong_is_told_why(house):
    browser = house.visit(TREASURER)
    browser.get("/lainnya")

    answer = sent(browser, "bayar-biaya", **typed(jumlah__total="0"))

    assert answer.status_code == 422
    assert answer.get_json()["problems"]
    assert len(house.entries()) == 1
