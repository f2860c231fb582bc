"""What those who examine do on screen, and what those who are examined answer."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import zipfile

import pytest
from pypdf import PdfReader

from bumdes.actions.proving import AddProof, add_proof
from bumdes.actions.publishing import set_public_page
from bumdes.actions.staffing import add_person, appoint
from bumdes.auditing.taken_copy import copies_of
from bumdes.permissions import Role
from bumdes.stored_file import StoredFile
from bumdes.work import begin_session, begin_work
from ledger import credit, debit, rp
from ledger.canonical import stamp
from tests.webapp.house import (
    ADMIN,
    BOOK,
    HEAD,
    NOW,
    OTHER_BOOK,
    PASSWORD,
    STRANGER,
    TREASURER,
    Clock,
    words,
)

AUDITOR, DIRECTOR = "indra", "putri"


@pytest.fixture
def examined(house):
    """The house with an auditor, Indra, a director of no other enterprise, and entries."""
    for username, role in ((AUDITOR, Role.AUDITOR), (DIRECTOR, Role.DIRECTOR)):
        with begin_session(house.engine) as session:
            add_person(
                session,
                username,
                username.title(),
                password=PASSWORD,
                actor=ADMIN,
                clock=Clock(),
            )
        with begin_work(house.engine, actor=ADMIN, book_id=BOOK, clock=Clock()) as work:
            appoint(work, username, role, first_day=dt.date(2025, 1, 1))
    house.sells(150_000, description="Jual beras")
    house.posts(
        debit("6.1.04.01", rp(85_000)), credit("1.1.01.01", rp(85_000)), description="Listrik"
    )
    return house


def copies(house):
    with house.reading() as work:
        return copies_of(work.session, work.book_id)


# --- tests and samples -------------------------------------------------------------------


def test_the_books_are_read_again_when_it_is_asked(examined):
    browser = examined.visit(AUDITOR)

    before = words(browser.get("/pemeriksaan/keutuhan"))
    after = words(browser.get("/pemeriksaan/keutuhan?jalankan=1"))

    assert "Rantai catatan utuh" not in before
    assert "Rantai catatan utuh 3 catatan dan 6 baris dihitung ulang sidiknya" in after
    assert "Ada yang salah" not in after


def test_large_books_are_read_again_beside_the_site(examined, monkeypatch):
    monkeypatch.setattr("webapp.readings.integrity.LARGE_BOOKS", 2)
    browser = examined.visit(AUDITOR)

    page = browser.get("/pemeriksaan/keutuhan?jalankan=1&masa=2026")
    asked = browser.post("/pekerjaan/minta/uji-keutuhan", bentuk="pdf", masa="2026")

    assert "Rantai catatan utuh" not in words(page)
    assert 'action="/pekerjaan/minta/uji-keutuhan"' in page.text
    assert "Menunggu giliran" in words(browser.get(asked.location))


@pytest.mark.parametrize("method", ["nilai", "acak", "tak-biasa"])
def test_a_sample_can_be_taken_again(examined, method):
    browser = examined.visit(AUDITOR)
    address = f"/pemeriksaan/sampel?masa=2026&cara={method}&benih=abc"

    first, second = words(browser.get(address)), words(browser.get(address))

    assert first == second
    assert "Benih abc" in first or "Tidak ada catatan yang terpilih" in first


def test_a_sample_is_a_file_too(examined):
    answer = examined.visit(AUDITOR).get("/pemeriksaan/sampel?masa=2026&berkas=csv")

    assert answer.mimetype == "text/csv"
    assert "Jual beras" in answer.text


def test_who_may_not_verify_the_books_takes_no_samples(examined):
    assert examined.visit(HEAD).get("/pemeriksaan/sampel").status_code == 403


# --- copies ------------------------------------------------------------------------------


def test_an_auditors_pdf_bears_a_mark_and_every_file_is_kept(examined):
    browser = examined.visit(AUDITOR)

    pdf = browser.get("/laporan/neraca-saldo.pdf?masa=2026")
    browser.get("/laporan/neraca-saldo.xlsx?masa=2026")

    assert len(PdfReader(io.BytesIO(pdf.data)).pages) >= 1
    found = copies(examined)
    assert [(copy.name, copy.is_marked) for copy in found] == [
        ("neraca-saldo-2026.xlsx", True),
        ("neraca-saldo-2026.pdf", True),
    ]
    assert found[1].size == len(pdf.data)
    assert "neraca-saldo-2026.pdf" in words(browser.get("/pemeriksaan/salinan"))


@pytest.mark.parametrize("extension", ["csv", "xlsx"])
def test_lists_and_spreadsheets_bear_the_name_too(examined, extension):
    browser = examined.visit(AUDITOR)

    marked = browser.get(f"/laporan/jurnal.{extension}?masa=2026")
    plain = examined.visit(TREASURER).get(f"/laporan/jurnal.{extension}?masa=2026")

    (copy,) = copies(examined)
    assert copy.is_marked
    assert copy.digest == hashlib.sha256(marked.data).hexdigest()
    assert "Salinan untuk Indra" in _said(marked.data, extension)
    assert "Salinan untuk" not in _said(plain.data, extension)


def _said(content, extension):
    if extension == "csv":
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return packed.read("docProps/core.xml").decode()


def test_a_proof_that_came_later_counts_in_a_sample(examined):
    browser = examined.visit(AUDITOR)
    address = "/pemeriksaan/sampel?masa=2026&cara=acak&berkas=csv"
    before = browser.get(address).text

    examined.does(_proves_later)

    assert "tidak ada" in before
    assert browser.get(address).text.count("tidak ada") == before.count("tidak ada") - 1


def _proves_later(work):
    posted = work.book.latest(1)[0]
    work.session.add(
        StoredFile(
            book_id=work.book_id,
            digest="a" * 64,
            name="nota.jpg",
            media_type="image/jpeg",
            size=1,
            kept_at=stamp(NOW),
            kept_by="penguji",
        )
    )
    work.session.flush()
    add_proof(work, AddProof(sequence=posted.sequence, file="a" * 64, reason="nota baru tiba"))


def test_who_keeps_the_books_leaves_no_trace_of_downloads(examined):
    examined.visit(TREASURER).get("/laporan/neraca-saldo.xlsx?masa=2026")

    assert list(copies(examined)) == []


def test_one_sees_the_own_downloads_and_the_director_sees_all(examined):
    examined.visit(AUDITOR).get("/laporan/neraca-saldo.csv?masa=2026")

    assert "neraca-saldo" not in words(examined.visit(HEAD).get("/pemeriksaan/salinan"))
    assert "neraca-saldo" in words(examined.visit(DIRECTOR).get("/pemeriksaan/salinan"))


# --- findings ----------------------------------------------------------------------------

FINDING = {
    "judul": "Uang kas kurang",
    "uraian": "Kurang saat dihitung.",
    "petugas": "treasurer",
    "batas": "2027-01-20",
    "jumlah": "35.000",
}


def test_a_finding_is_written_answered_and_closed(examined):
    auditor, treasurer = examined.visit(AUDITOR), examined.visit(TREASURER)

    written = auditor.post("/temuan/baru", **FINDING)
    assert written.location.endswith("/temuan/T-2026-01")
    answered = treasurer.post(
        "/temuan/T-2026-01/jawab", jawaban="Sudah dibukukan.", nomor="2026/3"
    )
    assert answered.status_code == 303
    auditor.post("/temuan/T-2026-01/nilai", putusan="cukup", catatan="Sesuai bukti.")

    page = words(treasurer.get("/temuan/T-2026-01"))
    assert "Selesai" in page
    assert "Dibetulkan dengan BKK/2026/0001" in page
    assert "Rp35.000" in page


def test_who_is_examined_cannot_close_a_finding(examined):
    examined.visit(AUDITOR).post("/temuan/baru", **FINDING)
    treasurer = examined.visit(TREASURER)
    treasurer.post("/temuan/T-2026-01/jawab", jawaban="Sudah.")

    answer = treasurer.post("/temuan/T-2026-01/nilai", putusan="cukup", catatan="Beres.")

    assert answer.status_code == 422
    assert "Menunggu pemeriksa" in words(treasurer.get("/temuan/"))


def test_an_answer_names_an_entry_that_there_is(examined):
    examined.visit(AUDITOR).post("/temuan/baru", **FINDING)

    answer = examined.visit(TREASURER).post(
        "/temuan/T-2026-01/jawab", jawaban="Sudah.", nomor="BKK/2026/9999"
    )

    assert answer.status_code == 422
    assert "Tulis nomornya seperti pada catatan" in words(answer)


def test_a_finding_of_another_enterprise_is_not_found(examined):
    examined.visit(AUDITOR).post("/temuan/baru", **FINDING)

    assert examined.visit(STRANGER).get("/temuan/T-2026-01").status_code == 404


# --- access for a time -------------------------------------------------------------------


def test_what_is_granted_opens_a_page_and_ends(examined):
    auditor, director = examined.visit(AUDITOR), examined.visit(DIRECTOR)
    assert auditor.get("/gaji/").status_code == 403

    auditor.post(
        "/izin-lihat/minta", izin="read personal data", sampai="2026-12-01", alasan="Uji gaji"
    )
    page = director.get("/izin-lihat/")
    [request] = {
        part.partition("/jawab")[0]
        for part in page.text.split("/izin-lihat/")
        if "/jawab" in part
    }
    director.post(f"/izin-lihat/{request}/jawab", jawaban="ya", catatan="")
    assert auditor.get("/gaji/").status_code == 200

    director.post(f"/izin-lihat/{request}/akhiri")
    assert auditor.get("/gaji/").status_code == 403


def test_an_auditor_grants_nothing(examined):
    auditor = examined.visit(AUDITOR)

    answer = auditor.post(f"/izin-lihat/{'0' * 32}/jawab", jawaban="ya")

    assert answer.status_code == 422
    assert "wewenang" in words(answer) or "tidak boleh" in words(answer)


# --- the page for everybody --------------------------------------------------------------


def test_the_public_page_is_not_found_until_it_is_opened(examined):
    closed = examined.visit().get(f"/terbuka/{BOOK}")
    unknown = examined.visit().get("/terbuka/tidak-ada")

    assert closed.status_code == unknown.status_code == 404
    assert closed.data == unknown.data


def test_the_public_page_tells_strangers_whom_to_ask(examined):
    director = examined.visit(DIRECTOR)
    director.post("/halaman-umum", dibuka="ya", kontak="Kantor BUM Desa, Senin sampai Jumat")

    answer = examined.visit().get(f"/terbuka/{BOOK}")

    assert answer.status_code == 200
    assert "Kantor BUM Desa, Senin sampai Jumat" in words(answer)
    assert "Belum ada laporan yang diterbitkan" in words(answer)
    assert "public" in answer.headers["Cache-Control"]
    assert "Set-Cookie" not in answer.headers
    assert examined.visit().get(f"/terbuka/{OTHER_BOOK}").status_code == 404


def test_the_public_page_need_not_be_sent_twice(examined):
    examined.does(set_public_page, is_open=True, contact="Kantor")
    etag = examined.visit().get(f"/terbuka/{BOOK}").headers["ETag"]

    again = examined.visit().get(f"/terbuka/{BOOK}", headers={"If-None-Match": etag})

    assert again.status_code == 304


def test_only_who_may_opens_the_public_page(examined):
    assert examined.visit(TREASURER).get("/halaman-umum").status_code == 403


def test_the_pack_is_asked_for_from_the_download_centre(examined):
    auditor = examined.visit(AUDITOR)

    answer = auditor.post("/pekerjaan/minta/paket-pemeriksaan", masa="2026", bentuk="zip")

    assert answer.status_code == 303
    assert answer.location.startswith("/pekerjaan/")
    assert "/pekerjaan/minta/paket-pemeriksaan" in auditor.get("/").text
