"""Sharing a profit on the web: schemes, the calculation line by line, payments, receipts."""

from __future__ import annotations

import datetime as dt
import io
import re
from html import unescape

import pytest

from bumdes.actions.closing import close_year
from bumdes.actions.deliberating import RecordDecision, record_decision
from bumdes.governance.decision import DecisionKind
from bumdes.sharing.register import read_sharing, read_sharings
from bumdes.sharing.scheme import heads_of, schemes_of
from ledger import rp
from tests.bumdes.paper_files import PDF
from tests.webapp.desk import SIZES
from tests.webapp.house import BOOK, HEAD, MANAGER, TREASURER, key, words
from tests.webapp.test_accessibility import wrong

DECISION = "Musdes 2/2027"
SHARED_ON = dt.date(2027, 3, 12)

SCHEME = {
    "nama": "Skema AD",
    "dasar": "AD Pasal 25",
    "mulai": "2020-01-01",
    "cara": "persen",
    "rugi": "ya",
    "jenis__1": "village_income",
    "bobot__1": "40",
    "jenis__2": "managers",
    "bobot__2": "20",
    "sebutan__2": "Pengurus",
    "batas_atas__2": "15.000",
    "jenis__3": "retained",
    "bobot__3": "40",
}


@pytest.fixture
def earned(house):
    """An installation whose enterprise earned Rp100.000 in 2026 and closed that year."""
    house.sells(100_000)
    house.does(close_year, 2026)
    house.clock.passes(days=108)
    return house


@pytest.fixture
def treasurer(earned):
    browser = earned.visit(TREASURER)
    browser.post("/bagi-hasil/skema/baru", **SCHEME)
    return browser


def decided(house):
    command = RecordDecision(
        number=DECISION,
        kind=DecisionKind.SHARE_PROFIT,
        decided_on=SHARED_ON,
        about="Membagi laba 2026",
    )
    house.does(record_decision, command)


def share(house, browser, **typed):
    decided(house)
    fields = {"keputusan": DECISION, "tanggal": "2027-03-12", "kunci": key(), **typed}
    return browser.post("/bagi-hasil/tahun/2026", **fields)


def pay(browser, number=1, **typed):
    fields = {
        "jumlah": "30.000",
        "tanggal": "2027-03-12",
        "kas": "1.1.01.01",
        "penerima": "Bendahara Desa",
        "kuitansi": "KW-1",
        "kunci": key(),
        **typed,
    }
    return browser.post(f"/bagi-hasil/BH-2026/bayar/{number}", **fields)


def standing(house):
    with house.reading() as work:
        return read_sharing(work, "BH-2026")


# --- schemes ----------------------------------------------------------------------------------


def test_a_scheme_is_kept_as_it_was_typed(earned):
    earned.visit(TREASURER).post("/bagi-hasil/skema/baru", **SCHEME)

    with earned.reading() as work:
        (scheme,) = schemes_of(work.session, BOOK)
        heads = heads_of(work.session, scheme)

    assert (scheme.name, scheme.source, scheme.losses_first) == (
        "Skema AD",
        "AD Pasal 25",
        True,
    )
    assert [(h.key, h.name, h.weight, h.cap_minor) for h in heads] == [
        ("village_income", "Bagian Desa (PADes)", "40", None),
        ("managers", "Pengurus", "20", 1_500_000),
        ("retained", "Saldo laba (tidak dibagi)", "40", None),
    ]


def test_a_scheme_is_shown_head_by_head(earned, treasurer):
    with earned.reading() as work:
        (scheme,) = schemes_of(work.session, BOOK)

    page = words(treasurer.get(f"/bagi-hasil/skema/{scheme.scheme_id}"))
    assert "Pengurus" in page
    assert "paling banyak 15.000" in page
    assert "Skema AD" in words(treasurer.get("/bagi-hasil/skema/"))


def test_what_is_wrong_with_a_scheme_is_said_and_nothing_typed_is_lost(earned):
    browser = earned.visit(TREASURER)

    answer = browser.post("/bagi-hasil/skema/baru", **(SCHEME | {"bobot__3": "39"}))

    assert answer.status_code == 422
    assert "berjumlah 99, seharusnya 100" in words(answer)
    assert 'value="Pengurus"' in answer.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"bobot__2": ""}, "tulis bobotnya"),
        ({"jenis__2": ""}, "Pilih jenis bagian"),
        ({"jenis__2": "bonus"}, "Pilih salah satu dari daftar"),
        ({"rincian__2": "DIREKTUR 40", "dibagi__2": "ratio"}, "Tulis tiap penerima"),
        ({"nama": ""}, "Beri nama"),
    ],
)
def test_each_mistake_in_a_scheme_is_named(earned, typed, said):
    answer = earned.visit(TREASURER).post("/bagi-hasil/skema/baru", **(SCHEME | typed))

    assert answer.status_code == 422
    assert said in words(answer)


def test_a_scheme_without_heads_is_asked_for_them(earned):
    bare = {name: value for name, value in SCHEME.items() if "__" not in name}

    answer = earned.visit(TREASURER).post("/bagi-hasil/skema/baru", **bare)

    assert "Isi sedikitnya satu bagian" in words(answer)


def test_recipients_by_ratio_are_typed_a_line_each(earned):
    typed = {"dibagi__2": "ratio", "rincian__2": "DIREKTUR; Direktur = 60\nSEKRETARIS = 1/3"}

    earned.visit(TREASURER).post("/bagi-hasil/skema/baru", **(SCHEME | typed))

    with earned.reading() as work:
        (scheme,) = schemes_of(work.session, BOOK)
    page = words(earned.visit(HEAD).get(f"/bagi-hasil/skema/{scheme.scheme_id}"))
    assert "Direktur: 60" in page
    assert "SEKRETARIS: 1/3" in page


def test_two_heads_of_one_kind_are_told_apart(earned):
    typed = {"jenis__2": "other", "sebutan__2": "Masjid", "jenis__3": "other"}

    earned.visit(TREASURER).post("/bagi-hasil/skema/baru", **(SCHEME | typed))

    with earned.reading() as work:
        (scheme,) = schemes_of(work.session, BOOK)
        assert [h.key for h in heads_of(work.session, scheme)][1:] == ["other", "other_2"]


def test_a_scheme_is_ended_so_that_another_can_follow(earned, treasurer):
    with earned.reading() as work:
        (scheme,) = schemes_of(work.session, BOOK)
    address = f"/bagi-hasil/skema/{scheme.scheme_id}/akhiri"

    assert treasurer.post(address, sampai="").status_code == 422
    treasurer.post(address, sampai="2026-12-31")

    with earned.reading() as work:
        assert schemes_of(work.session, BOOK)[0].valid_to == dt.date(2026, 12, 31)
    assert "sudah berakhir" in words(treasurer.get("/bagi-hasil/skema/"))


# --- sharing ----------------------------------------------------------------------------------


def test_a_closed_year_with_a_profit_is_offered(treasurer):
    assert "Laba tahun 2026" in words(treasurer.get("/bagi-hasil/"))


def test_the_calculation_is_shown_line_by_line(earned, treasurer):
    decided(earned)

    page = words(treasurer.get("/bagi-hasil/tahun/2026"))
    assert "Laba tahun 2026" in page
    assert "ditahan batas tertinggi" in page
    assert "15.000" in page
    assert "Musdes 2/2027" in page


def test_without_a_decision_the_page_says_what_is_missing(treasurer):
    assert "Catat dahulu keputusannya" in words(treasurer.get("/bagi-hasil/tahun/2026"))


def test_an_open_year_is_not_calculated(treasurer):
    assert "Tahun 2027 belum ditutup" in words(treasurer.get("/bagi-hasil/tahun/2027"))


def test_a_profit_is_shared_with_its_decision(earned, treasurer):
    answer = share(earned, treasurer)

    assert answer.status_code == 303
    assert answer.location == "/bagi-hasil/BH-2026"
    assert [s.amount for s in standing(earned).shares] == [
        rp(42_500),
        rp(15_000),
        rp(42_500),
    ]
    page = words(treasurer.get("/bagi-hasil/BH-2026"))
    assert "Desa Sumberarum" in page
    assert "Perhitungannya" in page


def test_sending_the_form_twice_shares_once(earned, treasurer):
    same = key()
    share(earned, treasurer, kunci=same)
    fields = {"keputusan": DECISION, "tanggal": "2027-03-12", "kunci": same}

    again = treasurer.post("/bagi-hasil/tahun/2026", **fields)

    assert again.status_code == 303
    with earned.reading() as work:
        assert len(read_sharings(work)) == 1


def test_a_profit_shared_already_is_refused_in_words(earned, treasurer):
    share(earned, treasurer)
    fields = {"keputusan": DECISION, "tanggal": "2027-03-12", "kunci": key()}

    answer = treasurer.post("/bagi-hasil/tahun/2026", **fields)

    assert answer.status_code == 422
    assert "sudah dibagi dengan keputusan Musdes 2/2027" in words(answer)


def test_a_sharing_is_taken_back_for_a_reason(earned, treasurer):
    share(earned, treasurer)
    address = "/bagi-hasil/BH-2026/batalkan"

    assert treasurer.post(address, tanggal="2027-03-12").status_code == 422
    treasurer.post(address, tanggal="2027-03-12", alasan="Salah skema")

    assert not standing(earned).is_standing
    page = words(treasurer.get("/bagi-hasil/BH-2026"))
    assert "Dibatalkan pada 12 Maret 2027: Salah skema" in page
    assert "dibatalkan" in words(treasurer.get("/bagi-hasil/"))


# --- paying -----------------------------------------------------------------------------------


def test_a_share_is_paid_with_a_receipt(earned, treasurer):
    share(earned, treasurer)

    answer = pay(treasurer)

    assert answer.location == "/bagi-hasil/pembayaran/BH-2026-001"
    page = words(treasurer.get(answer.location))
    assert "tiga puluh ribu rupiah" in page.casefold()
    assert "KW-1" in page
    assert "Bendahara Desa" in page
    assert standing(earned).shares[0].owed == rp(12_500)


def test_the_receipt_is_printed_from_its_payment(earned, treasurer):
    share(earned, treasurer)
    page = treasurer.get(pay(treasurer).location).text
    address = re.search(r'href="(/pertanggungjawaban/kuitansi-bagi-hasil\.pdf[^"]+)"', page)[1]

    receipt = treasurer.get(unescape(address).replace(".pdf", ".html")).text

    assert "tiga puluh ribu rupiah" in receipt


def test_the_form_offers_all_that_is_owed(earned, treasurer):
    share(earned, treasurer)

    assert 'value="42.500"' in treasurer.get("/bagi-hasil/BH-2026/bayar/1").text


def test_a_photo_of_the_receipt_proves_the_payment(earned, treasurer):
    share(earned, treasurer)
    photo = (io.BytesIO(PDF), "kuitansi.pdf")

    pay(treasurer, bukti=photo)

    (payment,) = standing(earned).shares[0].payments
    assert len(payment.evidence) == 1


def test_sending_the_payment_twice_pays_once(earned, treasurer):
    share(earned, treasurer)
    same = key()
    pay(treasurer, kunci=same)
    pay(treasurer, kunci=same)

    assert standing(earned).shares[0].paid == rp(30_000)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"jumlah": "50.000"}, "tinggal Rp42.500"),
        ({"jumlah": ""}, "Isi jumlah yang dibayar"),
        ({"kas": ""}, "Pilih kas atau rekening banknya"),
        ({"penerima": ""}, "Tulis siapa yang menerima"),
    ],
)
def test_a_payment_that_cannot_be_is_refused_in_words(earned, treasurer, typed, said):
    share(earned, treasurer)

    answer = pay(treasurer, **typed)

    assert answer.status_code == 422
    assert said in words(answer)


def test_a_payment_is_taken_back_for_a_reason(earned, treasurer):
    share(earned, treasurer)
    pay(treasurer)
    address = "/bagi-hasil/pembayaran/BH-2026-001/batalkan"

    assert treasurer.post(address, tanggal="2027-03-12").status_code == 422
    treasurer.post(address, tanggal="2027-03-12", alasan="Keliru")

    assert "dibatalkan pada 12 Maret 2027" in words(
        treasurer.get("/bagi-hasil/pembayaran/BH-2026-001")
    )
    assert standing(earned).shares[0].owed == rp(42_500)


def test_what_there_is_not_is_not_found(earned, treasurer):
    share(earned, treasurer)

    for address in ("BH-1999", "BH-2026/bayar/9", "pembayaran/x", "skema/x"):
        assert treasurer.get(f"/bagi-hasil/{address}").status_code == 404


# --- who may what -----------------------------------------------------------------------------


def test_the_village_head_sees_what_was_shared_and_changes_nothing(earned, treasurer):
    share(earned, treasurer)
    head = earned.visit(HEAD)

    page = head.get("/bagi-hasil/BH-2026")
    assert "Desa Sumberarum" in words(page)
    assert "Batalkan pembagian" not in words(page)
    assert "/bayar/" not in page.text
    assert head.get("/bagi-hasil/tahun/2026").status_code == 403
    assert head.get("/bagi-hasil/skema/baru").status_code == 403
    assert head.get("/bagi-hasil/BH-2026/bayar/1").status_code == 403
    assert pay(head).status_code in {403, 422}
    assert standing(earned).paid == rp(0)


def test_a_unit_manager_sees_what_was_shared(earned, treasurer):
    share(earned, treasurer)

    assert earned.visit(MANAGER).get("/bagi-hasil/").status_code == 200


# --- in a browser -----------------------------------------------------------------------------


def shared(desk):
    """Let a profit be shared and partly paid; return the addresses of all its pages."""
    house = desk.house
    house.sells(100_000)
    house.does(close_year, 2026)
    house.clock.passes(days=108)
    browser = house.visit(TREASURER)
    browser.post("/bagi-hasil/skema/baru", **SCHEME)
    share(house, browser)
    pay(browser)
    with house.reading() as work:
        (scheme,) = schemes_of(work.session, BOOK)
    return (
        "/bagi-hasil/",
        "/bagi-hasil/BH-2026",
        "/bagi-hasil/tahun/2026",
        "/bagi-hasil/BH-2026/bayar/1",
        "/bagi-hasil/pembayaran/BH-2026-001",
        "/bagi-hasil/skema/",
        "/bagi-hasil/skema/baru",
        f"/bagi-hasil/skema/{scheme.scheme_id}",
    )


@pytest.mark.parametrize("size", SIZES)
def test_every_page_fits_and_needs_no_script(desk, size):
    addresses = shared(desk)
    page = desk.logged_in(size=size, script=False)
    too_wide = []
    for address in addresses:
        page.goto(address)
        if page.evaluate("document.documentElement.scrollWidth") > SIZES[size][0]:
            too_wide.append(address)

    assert too_wide == []


@pytest.mark.parametrize(("size", "scheme"), [("phone", "light"), ("laptop", "dark")])
def test_no_page_of_a_sharing_shuts_anybody_out(desk, size, scheme):
    addresses = shared(desk)
    page = desk.logged_in(size=size, scheme=scheme)
    found = []
    for address in addresses:
        page.goto(address)
        found += wrong(page)

    assert found == []
