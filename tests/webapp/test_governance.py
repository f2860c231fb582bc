"""Deliberations, decisions, offices and hand-overs on the web."""

from __future__ import annotations

import datetime as dt
import io
import re

import pytest

from bumdes.governance.decision import find_decision
from bumdes.governance.deliberation import deliberations_of
from bumdes.governance.handover import handovers_of
from bumdes.governance.organ import seats_of
from bumdes.governance.term import terms_of, terms_on
from bumdes.permissions import Role
from ledger import credit, debit, rp
from tests.bumdes.paper_files import PDF
from tests.webapp.house import BOOK, DIRECTOR, HEAD, MANAGER, TREASURER, words


def visit_director(house):
    """Return the browser of the director, in the first of two offices."""
    browser = house.visit(DIRECTOR)
    offered = re.findall(r'name="jabatan" value="([^"]+)"', browser.get("/usaha").text)
    browser.post("/usaha", jabatan=offered[0])
    return browser


@pytest.fixture
def director(house):
    return visit_director(house)


def paper():
    return io.BytesIO(PDF), "berita-acara.pdf"


def meeting(**typed):
    given = {
        "jenis": "musdes",
        "tanggal": "2026-11-20",
        "tempat": "Balai Desa",
        "acara": "Laporan\nModal tahap II",
        "hadir": "Wulan, BPD\nBagas, direktur",
        "jumlah__hadir": "27",
    }
    return given | typed


def resolution(**typed):
    given = {
        "nomor": "03/MD/2026",
        "jenis": "borrow",
        "tanggal": "2026-11-20",
        "tentang": "Pinjaman bank untuk toko",
        "batas": "1.000.000",
    }
    return given | typed


def read(house, do):
    with house.reading() as work:
        return do(work)


def meetings(house):
    return read(house, lambda work: deliberations_of(work.session, BOOK))


def seats(house):
    return read(house, lambda work: seats_of(work.session, BOOK))


def decision(house, number="03/MD/2026"):
    return read(house, lambda work: find_decision(work.session, BOOK, number))


# --- deliberations and decisions ---------------------------------------------------------


def test_a_meeting_is_recorded_with_its_minutes(house, director):
    answer = director.post("/musyawarah/baru", **meeting(berkas=paper()))

    (kept,) = meetings(house)
    assert answer.location == f"/musyawarah/{kept.deliberation_id}"
    assert (kept.attendees, len(kept.minutes)) == (27, 64)


def test_a_meeting_is_shown_line_by_line(house, director):
    director.post("/musyawarah/baru", **meeting())

    page = words(director.get(f"/musyawarah/{meetings(house)[0].deliberation_id}"))

    assert "Musyawarah Desa" in page
    assert "Laporan Modal tahap II" in page
    assert "Bagas, direktur" in page


def test_what_is_missing_of_a_meeting_is_said(house, director):
    answer = director.post("/musyawarah/baru", **meeting(tempat="", acara=""))

    assert answer.status_code == 422
    assert "2 hal perlu dibetulkan" in words(answer)
    assert meetings(house) == []


def test_minutes_are_corrected_and_their_file_stays(house, director):
    director.post("/musyawarah/baru", **meeting(berkas=paper()))
    which = meetings(house)[0].deliberation_id

    form = director.get(f"/musyawarah/{which}/ubah")
    director.post(f"/musyawarah/{which}/ubah", **meeting(tempat="Kantor BUM Desa"))

    (kept,) = meetings(house)
    assert "Balai Desa" in form.text
    assert (kept.place, bool(kept.minutes)) == ("Kantor BUM Desa", True)


def test_a_decision_is_recorded_for_its_meeting(house, director):
    director.post("/musyawarah/baru", **meeting())
    which = meetings(house)[0].deliberation_id

    form = director.get(f"/keputusan/baru?musyawarah={which}")
    director.post("/keputusan/baru", **resolution(musyawarah=which))

    kept = decision(house)
    assert f'value="{which}" selected' in form.text
    assert (kept.deliberation_id, kept.most) == (which, rp(1_000_000))


def test_a_decision_shows_what_came_of_it(house, director):
    director.post("/keputusan/baru", **resolution())
    loan = (debit("1.1.01.01", rp(400_000)), credit("2.2.01.01", rp(400_000)))
    house.posts(*loan, decision="03/MD/2026", description="Pinjaman BRI")

    page = words(director.get("/keputusan/?nomor=03/MD/2026"))

    assert "Pinjaman BRI" in page
    assert "Sisa Rp600.000" in page


def test_meetings_and_decisions_are_listed(director):
    director.post("/musyawarah/baru", **meeting())
    director.post("/keputusan/baru", **resolution())

    page = words(director.get("/musyawarah/"))

    assert "03/MD/2026" in page
    assert "Tanpa berita acara" in page


def test_the_paper_of_a_decision_comes_later(house, director):
    director.post("/keputusan/baru", **resolution())

    director.post("/keputusan/berkas?nomor=03/MD/2026", berkas=paper())

    assert len(decision(house).file) == 64


def test_without_a_file_none_is_kept(director):
    director.post("/keputusan/baru", **resolution())

    answer = director.post("/keputusan/berkas?nomor=03/MD/2026")

    assert answer.status_code == 422
    assert "Pilih berkas keputusannya" in words(answer)


def test_a_decision_is_revoked(house, director):
    director.post("/keputusan/baru", **resolution())

    director.post("/keputusan/cabut?nomor=03/MD/2026", sejak="2026-12-01", alasan="Diganti")

    assert decision(house).revoked_on == dt.date(2026, 12, 1)
    assert "Dicabut" in words(director.get("/keputusan/?nomor=03/MD/2026"))


def test_a_decision_is_not_revoked_without_a_reason(house, director):
    director.post("/keputusan/baru", **resolution())

    answer = director.post("/keputusan/cabut?nomor=03/MD/2026", sejak="2026-12-01")

    assert "Tulis alasannya" in words(answer)
    assert decision(house).revoked_on is None


def test_a_decision_that_is_none_is_not_found(director):
    assert director.get("/keputusan/?nomor=99").status_code == 404


@pytest.mark.parametrize("address", ["/musyawarah/baru", "/keputusan/baru"])
def test_who_may_not_decide_is_not_let_in(house, address):
    assert house.visit(TREASURER).get(address).status_code == 403


def test_who_may_not_decide_is_not_offered_it(house):
    page = words(house.visit(HEAD).get("/musyawarah/"))

    assert "Catat keputusan" not in page


def test_who_may_not_decide_decides_nothing_by_force(house):
    answer = house.visit(TREASURER).post("/keputusan/baru", **resolution())

    assert answer.status_code in {403, 422}
    assert "03/MD/2026" not in words(visit_director(house).get("/musyawarah/"))


def test_a_loan_without_its_decision_is_refused_in_words(house):
    loan = (debit("1.1.01.01", rp(1)), credit("2.2.01.01", rp(1)))
    with pytest.raises(Exception, match="decision"):
        house.posts(*loan)


# --- offices -----------------------------------------------------------------------------


def test_the_organs_are_shown_with_what_is_missing(director):
    page = words(director.get("/pengurus/"))

    assert "Bagas" in page
    assert "Belum ada yang menjabat" in page


def test_somebody_new_is_appointed_by_name(house, director):
    director.post(
        "/pengurus/baru", jabatan="supervisor", nama="Lastri", sk="SK 1", mulai="2026-01-01"
    )

    found = [s for s in seats(house) if s.role is Role.SUPERVISOR]
    assert [(s.name, s.decree, s.logs_in) for s in found] == [("Lastri", "SK 1", False)]


def test_somebody_known_gets_another_office(house, director):
    director.post(
        "/pengurus/baru",
        jabatan="secretary",
        orang=TREASURER,
        mulai="2026-01-01",
        sebutan="Carik",
    )

    assert "Carik" in [s.office for s in seats(house)]


@pytest.mark.parametrize("who", [{}, {"orang": TREASURER, "nama": "Lastri"}])
def test_one_person_is_chosen(director, who):
    answer = director.post("/pengurus/baru", jabatan="secretary", mulai="2026-01-01", **who)

    assert "Pilih orangnya, atau tulis nama" in words(answer)


def test_a_unit_manager_is_appointed_to_a_unit(director):
    answer = director.post(
        "/pengurus/baru", jabatan="unit_manager", nama="Eko", mulai="2026-01-01"
    )

    assert answer.status_code == 422
    assert "Pilih unitnya" in words(answer)


def test_an_office_ends(house, director):
    which = next(s for s in seats(house) if s.role is Role.TREASURER).appointment_id

    form = director.get(f"/pengurus/{which}/akhiri")
    director.post(f"/pengurus/{which}/akhiri", sampai="2026-12-31", alasan="Masa berakhir")

    ended = next(s for s in seats(house) if s.appointment_id == which)
    assert "Akhiri jabatan Ratna" in words(form)
    assert (ended.last_day, ended.ended_because) == (dt.date(2026, 12, 31), "Masa berakhir")


def test_an_office_that_is_none_does_not_end(director):
    assert director.get("/pengurus/tiada/akhiri").status_code == 404


def test_the_statutes_set_a_term(house, director):
    answer = director.post(
        "/pengurus/masa-jabatan",
        jabatan="supervisor",
        tahun="3",
        dasar="AD Pasal 20",
        berlaku="2026-01-01",
    )

    terms = read(house, lambda work: terms_of(work.session, BOOK))
    assert answer.status_code == 303
    assert terms_on(terms, dt.date(2026, 2, 1))[Role.SUPERVISOR].years == 3
    assert "AD Pasal 20" in words(director.get("/pengurus/masa-jabatan"))


def test_who_may_not_appoint_is_not_offered_it(house):
    page = words(house.visit(HEAD).get("/pengurus/"))

    assert "Angkat pengurus" not in page


@pytest.mark.parametrize("username", [HEAD, TREASURER])
def test_who_may_not_appoint_is_not_let_in(house, username):
    assert house.visit(username).get("/pengurus/baru").status_code == 403


# --- hand-overs --------------------------------------------------------------------------


def handover(house, browser, username=TREASURER, role=Role.TREASURER):
    which = next(s for s in seats(house) if s.role is role).appointment_id
    browser.post(
        "/serah-terima/baru", jabatan=which, penerima=username, per="2026-11-23", tempat="Balai"
    )
    made = read(house, lambda work: handovers_of(work.session, BOOK))
    return f"/serah-terima/{made[0].handover_id}" if made else ""


@pytest.fixture
def passing(house, director):
    """The address of the hand-over of the treasurer's office to the director."""
    return handover(house, director, DIRECTOR)


def kept_handover(house):
    return read(house, lambda work: handovers_of(work.session, BOOK)[0])


def test_a_hand_over_shows_what_the_books_have(director, passing):
    page = words(director.get(passing))

    assert "Ratna kepada Bagas" in page
    assert "5.000.000" in page


def test_what_was_counted_is_kept(director, passing):
    director.post(f"{passing}/hitung", **{"hitung-0": "4.900.000", "jelas-0": "Uang receh"})

    page = director.get(passing)
    assert 'value="4.900.000"' in page.text
    assert "100.000" in words(page)


def test_a_count_that_cannot_be_read_is_said(director, passing):
    answer = director.post(f"{passing}/hitung", **{"hitung-0": "banyak"})

    assert answer.status_code == 422
    assert 'href="#hitung-0"' in answer.text


def test_a_contract_is_added(director, passing):
    director.post(f"{passing}/kontrak", pihak="Bu Tini", tentang="Titip jual", jumlah="50.000")

    assert "Bu Tini: Titip jual" in words(director.get(passing))


def test_uncounted_cash_is_not_signed_for(house, director, passing):
    answer = director.post(f"{passing}/tanda-tangan/incoming")

    assert answer.status_code == 422
    assert "Belum dapat ditandatangani" in words(answer)
    assert not kept_handover(house).is_begun


def test_both_sides_sign_and_the_books_are_locked(house, director, passing):
    director.post(f"{passing}/hitung", **{"hitung-0": "5.000.000"})

    director.post(f"{passing}/tanda-tangan/incoming")
    house.visit(TREASURER).post(f"{passing}/tanda-tangan/outgoing")

    state = read(house, lambda work: work.book.periods.state)
    assert kept_handover(house).is_done
    assert state.locked_through == dt.date(2026, 11, 23)


def test_a_signature_on_paper_needs_the_paper(house, director, passing):
    director.post(f"{passing}/hitung", **{"hitung-0": "5.000.000"})

    refused = director.post(f"{passing}/tanda-tangan/outgoing")
    director.post(f"{passing}/tanda-tangan/outgoing", berkas=paper())

    assert "harus Ratna sendiri" in words(refused)
    assert kept_handover(house).outgoing_signed_by == DIRECTOR


def test_a_hand_over_is_called_off(director, passing):
    director.post(f"{passing}/batal", alasan="Salah tanggal")

    assert "Salah tanggal" in words(director.get(passing))
    assert "Dibatalkan" in words(director.get("/serah-terima/"))


def test_a_hand_over_that_cannot_be_is_asked_again(house, director):
    assert handover(house, director, username="") == ""


def test_hand_overs_are_begun_by_who_may(house):
    assert house.visit(MANAGER).get("/serah-terima/baru").status_code == 403


def test_who_only_reads_is_offered_nothing(house, passing):
    page = words(house.visit(HEAD).get(passing))

    assert "Simpan hasil hitungan" not in page
    assert "Tandatangani" not in page


def test_a_side_that_is_none_is_not_found(director, passing):
    assert director.post(f"{passing}/tanda-tangan/tengah").status_code in {404, 422}
