"""Receivables and payables on the web: ageing, statements, payments, notes and allowances."""

from __future__ import annotations

import datetime as dt

import pytest

from bumdes.actions.deliberating import RecordDecision, record_decision
from bumdes.actions.recording import RecordTransaction, record_transaction
from bumdes.actions.registering_parties import RegisterParty, register_party
from bumdes.credit.claim import open_claims
from bumdes.document import NewDocument, open_document
from bumdes.governance.decision import DecisionKind
from ledger import rp
from tests.webapp.chair import as_director
from tests.webapp.house import HEAD, MANAGER, TODAY, TREASURER, words

N1 = "N2026-0001"
CASH, BANK = "1.1.01.01", "1.1.01.04"


@pytest.fixture
def budi(house):
    return house.does(register_party, RegisterParty(name="Budi", phone="+6281200000000")).code


@pytest.fixture
def owing(house, budi):
    """A house whose shop sold goods to Budi that he has not paid."""
    command = RecordTransaction(
        kind="credit_sale",
        unit="TOKO",
        date=TODAY - dt.timedelta(days=40),
        due_on=TODAY - dt.timedelta(days=10),
        amounts={"total": rp(100_000)},
        party=budi,
        reference="A-17",
    )
    house.does(record_transaction, command)
    return house


@pytest.fixture
def place(budi):
    return f"/tagihan/piutang/{budi}/"


def left(house, party):
    with house.reading() as work:
        claims = open_claims(work, "receivables", parties=[party])
        return {claim.document.code: claim.minor // 100 for claim in claims}


def money(*rows, **fields):
    """Return the fields of a payment through the cash accounts of *rows*."""
    given = {"tanggal": TODAY.isoformat(), "kunci": "bayar-1", **fields}
    for number, (account, amount) in enumerate(rows, start=1):
        given |= {f"kas-{number}": account, f"uang-{number}": amount}
    return given


# --- reading -------------------------------------------------------------------------


def test_who_owes_is_shown_by_age(owing):
    page = words(owing.visit(TREASURER).get("/tagihan/piutang/"))

    assert "Budi" in page
    assert "Lewat 1-30 hari 100.000" in page


def test_on_an_earlier_day_he_owed_nothing(owing):
    day = (TODAY - dt.timedelta(days=60)).isoformat()

    page = words(owing.visit(TREASURER).get(f"/tagihan/piutang/?per={day}"))

    assert "Tidak ada yang terbuka" in page


@pytest.mark.parametrize(
    "address", ["/tagihan/piutang", "/tagihan/utang", "/tagihan/uang-muka-pemasok/"]
)
def test_every_book_has_its_page(house, address):
    answer = house.visit(TREASURER).get(address, follow_redirects=True)

    assert answer.status_code == 200


@pytest.mark.parametrize("extension", ["pdf", "xlsx", "csv"])
@pytest.mark.parametrize("what", ["umur", "{budi}/rekening"])
def test_lists_and_statements_come_as_files(owing, budi, what, extension):
    address = f"/tagihan/piutang/{what.format(budi=budi)}.{extension}"

    answer = owing.visit(TREASURER).get(address)

    assert answer.status_code == 200
    assert len(answer.data) > 100


def test_another_kind_of_file_is_not_there(owing):
    assert owing.visit(TREASURER).get("/tagihan/piutang/umur.exe").status_code == 404


def test_a_statement_of_account_names_each_voucher(owing, place):
    page = words(owing.visit(TREASURER).get(place))

    assert N1 in page
    assert "lewat 10 hari" in page


def test_a_reminder_is_ready_to_be_sent(owing, place):
    answer = owing.visit(TREASURER).get(f"{place}pengingat")

    assert "Yth. Budi" in words(answer)
    assert "https://wa.me/6281200000000?text=" in answer.text


def test_a_confirmation_slip_is_printed(owing, place):
    page = words(owing.visit(TREASURER).get(f"{place}konfirmasi?nota={N1}"))

    assert "nomor A-17" in page
    assert "seratus ribu rupiah" in page.lower()


def test_who_confirms_reads_indonesian_whoever_printed_it(owing, place):
    browser = owing.visit(TREASURER)
    before = browser.get(f"{place}konfirmasi").text.partition("<article")[2]

    browser.post("/bahasa", ke="en")
    page = browser.get(f"{place}konfirmasi").text

    assert page.partition("<article")[2].partition("</article>")[0] in before
    assert "Print" in page


def test_a_confirmation_slip_comes_as_a_pdf(owing, place):
    answer = owing.visit(TREASURER).get(f"{place}konfirmasi.pdf")

    assert answer.data.startswith(b"%PDF")


def test_a_note_shows_its_lines_in_the_books(owing):
    page = words(owing.visit(TREASURER).get(f"/nota/{N1}"))

    assert "1 catatan menyebut nota ini" in page


def test_a_note_that_is_none_is_not_found(house):
    assert house.visit(TREASURER).get("/nota/N2026-0099").status_code == 404


def test_who_is_bound_to_a_unit_sees_what_is_owed_to_it(owing):
    page = words(owing.visit(MANAGER).get("/tagihan/piutang/?unit=TOKO"))

    assert "Budi" in page


# --- paying --------------------------------------------------------------------------


def test_one_receipt_goes_through_two_cash_accounts(owing, budi, place):
    answer = owing.visit(TREASURER).post(
        f"{place}bayar", **money((CASH, "30.000"), (BANK, "20.000"))
    )

    assert answer.status_code == 303
    assert left(owing, budi) == {N1: 50_000}


def test_a_payment_too_large_is_refused_and_what_was_typed_stays(owing, budi, place):
    answer = owing.visit(TREASURER).post(f"{place}bayar", **money((CASH, "150.000")))

    assert answer.status_code == 422
    assert "hanya Rp100.000" in words(answer)
    assert 'value="150.000"' in answer.text
    assert left(owing, budi) == {N1: 100_000}


def test_what_is_paid_too_much_can_be_kept(owing, budi, place):
    owing.visit(TREASURER).post(f"{place}bayar", **money((CASH, "150.000"), simpan="ya"))

    assert left(owing, budi) == {}


def test_the_chosen_note_is_paid(owing, budi, place):
    chosen = {"nota-1": N1, "bayar-1": "40.000"}

    owing.visit(TREASURER).post(f"{place}bayar", **money((CASH, "40.000"), **chosen))

    assert left(owing, budi) == {N1: 60_000}


def test_paying_the_same_form_twice_pays_once(owing, budi, place):
    browser = owing.visit(TREASURER)

    for _ in range(2):
        browser.post(f"{place}bayar", **money((CASH, "40.000")))

    assert left(owing, budi) == {N1: 60_000}


def test_an_advance_is_accounted_for_with_receipts(house, budi):
    command = RecordTransaction(
        kind="staff_advance", unit="TOKO", date=TODAY, amounts={"total": rp(50_000)}, party=budi
    )
    house.does(record_transaction, command)
    spent = {"untuk-1": "6.1.99.04", "habis-1": "50.000"}

    house.visit(TREASURER).post(f"/tagihan/piutang/{budi}/bayar", **money(**spent))

    assert left(house, budi) == {}


def test_a_village_head_takes_no_payment(owing, place):
    assert owing.visit(HEAD).get(f"{place}bayar").status_code == 403


# --- what is agreed about a note -----------------------------------------------------


def test_instalments_are_agreed_and_shown(owing):
    browser = owing.visit(TREASURER)

    browser.post(f"/nota/{N1}/angsuran", kali="4", bulan="1", mulai="2026-12-01")

    assert "4 kali" in words(browser.get(f"/nota/{N1}"))


def test_no_instalments_are_none(owing):
    answer = owing.visit(TREASURER).post(
        f"/nota/{N1}/angsuran", kali="0", bulan="1", mulai="2026-12-01"
    )

    assert answer.status_code == 422


def test_a_credit_note_lessens_what_is_owed(owing, budi):
    owing.visit(TREASURER).post(
        f"/nota/{N1}/nota-kredit",
        jumlah="25.000",
        akun="4.2.01.91",
        alasan="rusak",
        tanggal=TODAY.isoformat(),
        kunci="nk-1",
    )

    assert left(owing, budi) == {N1: 75_000}


def test_a_receivable_is_written_off_with_a_decision(owing, budi):
    command = RecordDecision(
        number="MD-9", kind=DecisionKind.WRITE_OFF, decided_on=TODAY, about="Penghapusan"
    )
    owing.does(record_decision, command)

    owing.visit(TREASURER).post(
        f"/nota/{N1}/hapus-buku",
        jumlah="100.000",
        keputusan="MD-9",
        alasan="pindah",
        tanggal=TODAY.isoformat(),
        kunci="hapus-1",
    )

    assert left(owing, budi) == {}


def test_without_a_decision_nothing_is_written_off(owing, budi):
    answer = owing.visit(TREASURER).post(
        f"/nota/{N1}/hapus-buku",
        jumlah="100.000",
        alasan="pindah",
        tanggal=TODAY.isoformat(),
        kunci="hapus-1",
    )

    assert answer.status_code == 422
    assert left(owing, budi) == {N1: 100_000}


# --- settings and allowances ---------------------------------------------------------


def test_who_passes_his_limit_is_marked(owing, budi, place):
    browser = owing.visit(TREASURER)

    browser.post(f"/piutang/batas/{budi}", batas="60.000", tempo="14", sejak="2026-01-01")

    assert "melewati batas Rp60.000 sebesar Rp40.000" in words(browser.get(place))


def test_bands_are_set_with_their_reason(owing):
    browser = owing.visit(TREASURER)
    rows = {"mulai-1": "0", "persen-1": "0", "mulai-2": "1", "persen-2": "2,5"}

    browser.post("/piutang/kelompok-umur", sejak="2026-01-01", dasar="Musdes 2/2026", **rows)

    assert "Dasar: Musdes 2/2026" in words(browser.get("/tagihan/piutang/"))


def test_bands_that_do_not_grow_are_refused(owing):
    rows = {"mulai-1": "5", "persen-1": "0"}

    answer = owing.visit(TREASURER).post(
        "/piutang/kelompok-umur", sejak="2026-01-01", dasar="Musdes", **rows
    )

    assert answer.status_code == 422


def test_an_allowance_is_proposed_agreed_with_and_posted(owing):
    browser = owing.visit(TREASURER)
    browser.post("/piutang/penyisihan/baru", tanggal=TODAY.isoformat(), cara="bands")
    place = "/piutang/penyisihan/PP2026-01"

    as_director(owing).post(f"{place}/setujui")
    answer = browser.post(f"{place}/catat")

    assert answer.status_code == 303
    assert "Sekarang disisihkan Rp5.000" in words(browser.get(place))


def test_who_proposed_an_allowance_does_not_agree_with_it(owing):
    browser = owing.visit(TREASURER)
    browser.post("/piutang/penyisihan/baru", tanggal=TODAY.isoformat(), cara="bands")

    answer = browser.post("/piutang/penyisihan/PP2026-01/setujui")

    assert answer.status_code == 422
    assert "harus orang lain" in words(answer)


@pytest.mark.parametrize(
    "address", ["/piutang/penyisihan/baru", "/piutang/kelompok-umur", f"/nota/{N1}/hapus-buku"]
)
def test_a_manager_of_a_unit_changes_no_settings(owing, address):
    assert owing.visit(MANAGER).get(address).status_code == 403


def test_a_document_of_another_register_has_no_note(house):
    new = NewDocument(sub_ledger="taxes", kind="tax", prefix="X", issued_on=TODAY)
    code = house.does(open_document, new).code

    assert house.visit(TREASURER).get(f"/nota/{code}").status_code == 404
