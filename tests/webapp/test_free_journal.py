"""The journal without a form."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from bumdes.actions.deliberating import RecordDecision, record_decision
from bumdes.actions.registering_parties import RegisterParty, register_party
from bumdes.governance.decision import DecisionKind
from ledger import EntryKind
from tests.webapp.house import TODAY, TREASURER, key, seal, words

ADDRESS = "/catat/jurnal/"


def _typed(**fields):
    given = {
        "kunci": key(),
        "hari": TODAY.isoformat(),
        "keterangan": "Setor kas ke bank",
        "unit": "",
        "jenis": "ordinary",
        "baris": "4",
        "akun-0": "1.1.01.04 Kas di Bank BRI",
        "debit-0": "2.000.000",
        "kredit-0": "",
        "akun-1": "1.1.01.01",
        "debit-1": "",
        "kredit-1": "2.000.000",
    }
    return given | {name.replace("__", "-"): value for name, value in fields.items()}


def _saved(browser, **typed):
    preview = browser.post(ADDRESS, **typed, langkah="periksa")
    return browser.post(ADDRESS, **typed, segel=seal(preview), langkah="simpan")


def test_an_entry_of_many_lines_is_shown_and_recorded(house):
    browser = house.visit(TREASURER)
    typed = _typed(
        kredit__1="1.500.000", akun__2="Utang Lain", kredit__2="", akun__3="2.1.99.99"
    )
    typed |= {"akun-2": "", "kredit-3": "500.000"}

    answer = _saved(browser, **typed)

    entry = house.entries()[1].entry
    assert answer.location == "/transaksi/2026/2?baru=jurnal"
    assert [(p.account, p.debit_minor, p.credit_minor) for p in entry.postings] == [
        ("1.1.01.04", 200_000_000, 0),
        ("1.1.01.01", 0, 150_000_000),
        ("2.1.99.99", 0, 50_000_000),
    ]
    assert entry.description == "Setor kas ke bank"


def owes(house):
    """Let somebody owe the shop on a note, and return its number."""
    asked = RegisterParty(name="Siti", code="SITI")
    house.does(register_party, asked)
    sale = {"kind": "credit_sale", "party": "SITI"}
    posted = house.sells(90_000, **sale)
    (line,) = [p for p in house.entries()[posted.sequence - 1].entry.postings if p.document]
    return line.document


def test_a_line_on_a_control_account_asks_which_note_it_is(house):
    browser = house.visit(TREASURER)
    typed = _typed(unit="TOKO", akun__0="1.1.01.01", akun__1="Piutang Usaha")

    answer = browser.post(ADDRESS, **typed, langkah="periksa")

    assert answer.status_code == 422
    assert "Nota atau orang, baris 2" in words(answer)
    assert "Nota atau orang, baris 1" not in words(answer)


def test_a_line_that_names_its_note_is_recorded_for_who_owes_it(house):
    note = owes(house)
    browser = house.visit(TREASURER)
    typed = _typed(unit="TOKO", akun__0="1.1.01.01", debit__0="40.000", akun__1="1.1.03.01")
    typed |= {"kredit-1": "40.000", "rincian-1": note}

    _saved(browser, **typed)

    paid = house.entries()[-1].entry.postings[1]
    assert (paid.account, paid.party, paid.document) == ("1.1.03.01", "SITI", note)


def test_a_note_that_is_none_is_refused(house):
    browser = house.visit(TREASURER)
    typed = _typed(unit="TOKO", akun__0="1.1.01.01", akun__1="1.1.03.01", rincian__1="N-9")

    answer = browser.post(ADDRESS, **typed, langkah="periksa")

    assert answer.status_code in {404, 422}
    assert "N-9" in words(answer)


def test_an_adjustment_of_a_unit_is_recorded_as_such(house):
    browser = house.visit(TREASURER)
    typed = _typed(unit="TOKO", jenis="adjusting", akun__0="5.1.01.01", akun__1="1.1.05.01")

    _saved(browser, **typed)

    entry = house.entries()[1].entry
    assert entry.kind is EntryKind.ADJUSTING
    assert {p.unit for p in entry.postings} == {"TOKO"}


def test_an_account_may_be_called_by_its_name(house):
    answer = house.visit(TREASURER).post(ADDRESS, **_typed(akun__1="kas tunai"))

    assert answer.status_code == 200
    assert "1.1.01.01" in words(answer)


def test_more_lines_keep_what_was_typed(house):
    answer = house.visit(TREASURER).post(ADDRESS, **_typed(), langkah="tambah")

    assert 'name="baris" value="6"' in answer.text
    assert 'id="akun-5"' in answer.text
    assert 'value="1.1.01.04 Kas di Bank BRI"' in answer.text
    assert 'value="2.000.000"' in answer.text


def test_a_double_tap_posts_once(house):
    browser, typed = house.visit(TREASURER), _typed()

    first, second = _saved(browser, **typed), _saved(browser, **typed)

    assert first.location == second.location
    assert len(house.entries()) == 2


def test_what_was_not_seen_is_shown_instead_of_recorded(house):
    answer = house.visit(TREASURER).post(ADDRESS, **_typed(), langkah="simpan")

    assert seal(answer)
    assert len(house.entries()) == 1


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"kredit-1": "1.500.000"}, "selisihnya Rp500.000"),
        ({"kredit-1": "1.5"}, "1.5"),
        ({"kredit-1": "0"}, "Jumlah harus lebih dari nol"),
        ({"debit-1": "2.000.000"}, "satu sisi: debit atau kredit"),
        ({"kredit-1": ""}, "satu sisi: debit atau kredit"),
        ({"akun-1": ""}, "Pilih akunnya"),
        ({"akun-1": "9.9.99.99 Antah"}, "9.9.99.99"),
        ({"akun-1": "kas bank"}, "Kas di Bank"),
        ({"akun-1": "1.1.01.00 Kas"}, "1.1.01.00"),
        ({"keterangan": ""}, "Tulis apa yang terjadi"),
        ({"hari": "lain", "tanggal": ""}, "Pilih tanggalnya"),
        ({"jenis": "closing"}, "hal perlu dibetulkan"),
        ({"jenis": "opening"}, "hal perlu dibetulkan"),
        ({"unit": "KAPAL"}, "KAPAL"),
        ({"baris": "0"}, "hal perlu dibetulkan"),
        ({"baris": "banyak"}, "hal perlu dibetulkan"),
        ({"kunci": ""}, "Formulir ini tidak lengkap"),
    ],
)
def test_bad_input_is_shown_again_with_what_was_typed_and_writes_nothing(house, changed, says):
    answer = house.visit(TREASURER).post(ADDRESS, **(_typed() | changed), langkah="simpan")

    assert answer.status_code == 422
    assert says in words(answer)
    assert 'value="1.1.01.04 Kas di Bank BRI"' in answer.text
    assert 'value="2.000.000"' in answer.text
    assert len(house.entries()) == 1


def test_several_problems_are_told_at_once(house):
    answer = house.visit(TREASURER).post(
        ADDRESS, **_typed(keterangan="", kredit__1="seratus", hari="")
    )

    assert "3 hal perlu dibetulkan" in words(answer)
    assert '<a href="#kredit-1">' in answer.text


def test_an_entry_can_be_written_again_from_an_earlier_one(house):
    house.sells(1_385_000)

    page = house.visit(TREASURER).get("/catat/jurnal/?tahun=2026&nomor=2").text

    assert 'value="1.1.01.01 Kas Tunai"' in page
    assert 'value="1.385.000"' in page
    assert '<option value="TOKO" selected>' in page


def test_an_entry_that_is_none_cannot_be_written_again(house):
    browser = house.visit(TREASURER)

    assert browser.get("/catat/jurnal/?tahun=2026&nomor=99").status_code == 404


# --- several units in one entry ------------------------------------------------------


def _funding(**fields):
    """Return the fields of an entry by which the head office hands cash to the shop."""
    given = {
        "kunci": key(),
        "hari": TODAY.isoformat(),
        "keterangan": "Modal kerja toko",
        "unit": "",
        "jenis": "ordinary",
        "baris": "4",
        "akun-0": "1.1.99.03",
        "debit-0": "700.000",
        "akun-1": "1.1.01.01",
        "kredit-1": "700.000",
        "akun-2": "1.1.01.01",
        "unit-2": "TOKO",
        "debit-2": "700.000",
        "akun-3": "3.8.01.01",
        "unit-3": "TOKO",
        "kredit-3": "700.000",
    }
    return given | {name.replace("__", "-"): value for name, value in fields.items()}


def _units(house):
    return [p.unit for p in house.entries()[-1].entry.postings]


def test_each_line_may_be_of_its_own_unit(house):
    _saved(house.visit(TREASURER), **_funding())

    assert _units(house) == ["", "", "TOKO", "TOKO"]


def test_in_an_entry_of_a_unit_a_line_may_be_of_the_head_office(house):
    lines = {"unit-0": "pusat", "unit-1": "pusat", "unit-2": "", "unit-3": ""}

    _saved(house.visit(TREASURER), **_funding(unit="TOKO", **lines))

    assert _units(house) == ["", "", "TOKO", "TOKO"]


def test_the_sums_of_each_unit_are_shown(house):
    page = words(house.visit(TREASURER).post(ADDRESS, **_funding()))

    assert "Kantor Pusat 700.000 700.000 Seimbang" in page
    assert "Toko Desa 700.000 700.000 Seimbang" in page


def test_an_entry_of_one_unit_is_not_split_by_unit(house):
    assert "Jumlah tiap unit" not in words(house.visit(TREASURER).post(ADDRESS, **_typed()))


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"kredit-3": "600.000"}, "Toko Desa 700.000 600.000 Kredit 100.000"),
        ({"debit-2": "600.000"}, "Toko Desa 600.000 700.000 Debit 100.000"),
        ({"unit-3": ""}, "Kantor Pusat 700.000 1.400.000 Debit 700.000"),
        ({"kredit-3": "banyak"}, "Toko Desa 700.000 0 Kredit 700.000"),
    ],
)
def test_a_unit_out_of_balance_is_told_with_what_it_lacks(house, changed, says):
    answer = house.visit(TREASURER).post(ADDRESS, **(_funding() | changed), langkah="simpan")

    assert answer.status_code == 422
    assert says in words(answer)
    assert len(house.entries()) == 1


def test_lines_of_a_unit_that_is_none_write_nothing(house):
    answer = house.visit(TREASURER).post(ADDRESS, **_funding(unit__3="KAPAL"))

    assert answer.status_code == 422
    assert "KAPAL" in words(answer)


def test_cash_of_several_units_is_told_apart(house):
    page = words(house.visit(TREASURER).post(ADDRESS, **_funding()))

    assert "Kas Tunai Kantor Pusat menjadi 4.300.000" in page
    assert "Kas Tunai Toko Desa menjadi 700.000" in page


def test_more_lines_keep_the_units_chosen(house):
    page = house.visit(TREASURER).post(ADDRESS, **_funding(), langkah="tambah").text

    assert page.count('<option value="TOKO" selected>') == 2


def test_an_entry_of_several_units_can_be_written_again(house):
    browser = house.visit(TREASURER)
    _saved(browser, **_funding())

    page = browser.get("/catat/jurnal/?tahun=2026&nomor=2")

    assert page.text.count('<option value="TOKO" selected>') == 2
    assert 'value="3.8.01.01 RK Pusat"' in page.text


# --- decisions ---------------------------------------------------------------------------


def _loan(**fields):
    return _typed(akun__1="2.2.01.01", keterangan="Pinjaman bank", **fields)


def _decides(house):
    command = RecordDecision(
        number="03/MD/2026",
        kind=DecisionKind.BORROW,
        decided_on=TODAY,
        about="Pinjaman bank",
    )
    house.does(record_decision, command)


def test_a_loan_without_a_decision_is_refused_before_it_is_recorded(house):
    answer = house.visit(TREASURER).post(ADDRESS, **_loan(), langkah="periksa")

    assert answer.status_code == 422
    assert "hanya boleh dicatat dengan keputusan: Menerima pinjaman" in words(answer)


def test_a_loan_is_recorded_with_its_decision(house):
    _decides(house)

    _saved(house.visit(TREASURER), **_loan(keputusan="03/MD/2026"))

    assert house.entries()[1].entry.decision == "03/MD/2026"


def test_the_decisions_are_offered(house):
    browser = house.visit(TREASURER)
    before = browser.get(ADDRESS).text
    _decides(house)

    assert 'name="keputusan"' not in before
    assert "03/MD/2026: Pinjaman bank" in words(browser.get(ADDRESS))


def test_a_template_fills_the_form_and_is_forgotten(house):
    browser = house.visit(TREASURER)
    _saved(browser, **_typed())
    page = browser.post("/catat/jurnal/contoh/2026/2", nama="Setor bank", jumlah="ya")

    filled = browser.get(page.location)
    template_id = page.location.partition("contoh=")[2]
    browser.post(f"/catat/jurnal/contoh/{template_id}/lupakan")

    assert "Setor bank" in words(filled)
    assert 'value="1.1.01.04 Kas di Bank BRI"' in filled.text
    assert 'value="2.000.000"' in filled.text
    assert "Setor bank" not in words(browser.get(ADDRESS))


def test_a_template_without_a_name_is_asked_for_one(house):
    browser = house.visit(TREASURER)
    _saved(browser, **_typed())

    answer = browser.post("/catat/jurnal/contoh/2026/2", nama=" ")

    assert answer.status_code == 422
    assert "Beri nama" in words(answer)


def test_an_entry_becomes_something_that_recurs(house):
    browser = house.visit(TREASURER)
    _saved(browser, **_typed())

    page = browser.get("/jadwal/rutin/baru?tahun=2026&nomor=2").text

    assert 'value="Setor kas ke bank"' in page
    assert page.count('value="2.000.000"') == 2


def test_a_line_may_name_its_account_by_an_everyday_word(house):
    browser = house.visit(TREASURER)

    _saved(browser, **_typed(akun__0="wifi"))

    assert house.entries()[1].entry.postings[0].account == "6.1.04.02"


def test_a_journal_entry_keeps_its_photo(house):
    browser = house.visit(TREASURER)
    content = BytesIO()
    Image.new("RGB", (30, 20)).save(content, "PNG")
    content.seek(0)
    typed = _typed()

    seen = browser.post(ADDRESS, **typed, bukti=(content, "bukti.png"), langkah="periksa")
    digest = seen.text.split('name="foto" value="')[1].split('"')[0]
    browser.post(ADDRESS, **typed, foto=digest, segel=seal(seen), langkah="simpan")

    assert house.entries()[1].entry.evidence == (digest,)
