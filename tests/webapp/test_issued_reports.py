"""Issued reports: frozen, signed step by step, held against the books later; and the check."""

from __future__ import annotations

import io

import pytest
from flask_wtf.csrf import CSRFError

from bumdes.actions.issuing_reports import sign_report
from bumdes.actions.publishing import set_public_page
from bumdes.actions.staffing import add_person, appoint
from bumdes.errors import SignedTwiceError
from bumdes.file_store import LARGEST_MADE_BYTES
from bumdes.people import officers
from bumdes.permissions import Role
from bumdes.reporting.job import take_next
from bumdes.reporting.signing import Step
from bumdes.work import begin_session
from reports import composing, issuing
from tests.webapp.chair import as_director
from tests.webapp.house import ADMIN, BOOK, HEAD, MANAGER, PASSWORD, TODAY, TREASURER, words
from webapp.making import make, results_of
from webapp.uploads import files_beside
from webapp.views import issued_reports

HUB = "/pertanggungjawaban"
SUPERVISOR = "lastri"


@pytest.fixture
def ready(house, monkeypatch):
    """A house whose statements are no draft, with somebody who supervises."""
    say_draft(monkeypatch)
    house.sells(150_000)
    with begin_session(house.engine) as session:
        add_person(session, SUPERVISOR, "Lastri", password=PASSWORD, actor=ADMIN)
    house.does(appoint, SUPERVISOR, Role.SUPERVISOR, first_day=TODAY)
    return house


def say_draft(monkeypatch, *why):
    """Let reports be drafts because of *why*; without that, let them be none."""
    for place in (composing, issued_reports):
        monkeypatch.setattr(place, "why_draft", lambda *_: why)


@pytest.fixture
def unprinted(monkeypatch):
    """What is issued is not typeset: who looks at its signatures does not read it."""
    monkeypatch.setattr(issuing, "bind", lambda *_: b"%PDF-1.7")


def issued(house, browser=None):
    """Issue the statements of 2026, and return the address of the issue."""
    browser = browser or house.visit(TREASURER)
    answer = browser.post(f"{HUB}/laporan-keuangan/terbit", masa="2026")
    assert answer.status_code == 303, words(answer)
    assert "lalu membuka terbitannya" in words(browser.get(answer.location))
    make_next(house)
    return browser.get(answer.location).location


def make_next(house):
    """Make the job that waits longest, here and now."""
    with begin_session(house.engine) as session:
        job = take_next(session, house.clock())
    files = files_beside(house.engine)
    make(house.engine, job, files=files, results=results_of(files), clock=house.clock)


def sign(browser, address, step, **fields):
    return browser.post(f"{address}/tanda-tangan", tahap=step, **fields)


def checked(browser, pdf):
    return browser.post("/periksa/", berkas=(io.BytesIO(pdf), "laporan.pdf"))


@pytest.mark.usefixtures("unprinted")
def test_an_issued_report_is_listed_and_numbered(ready):
    assert issued(ready) == f"{HUB}/terbitan/1"
    assert issued(ready) == f"{HUB}/terbitan/2"

    page = words(ready.visit(HEAD).get(f"{HUB}/terbitan/"))

    assert "Nomor 1" in page
    assert "Nomor 2" in page


def test_a_draft_is_not_issued(ready, monkeypatch):
    say_draft(monkeypatch, "Kas belum dihitung.")

    answer = ready.visit(TREASURER).post(f"{HUB}/laporan-keuangan/terbit", masa="2026")

    assert answer.status_code == 409
    assert "masih konsep" in words(answer)
    assert "Kas belum dihitung." in words(answer)


def test_who_may_not_write_reports_issues_none(ready):
    answer = ready.visit(HEAD).post(f"{HUB}/laporan-keuangan/terbit", masa="2026")

    assert answer.status_code == 403
    assert "Terbitkan" not in words(ready.visit(HEAD).get(f"{HUB}/laporan-keuangan?masa=2026"))


@pytest.mark.usefixtures("unprinted")
def test_a_unit_manager_does_not_see_what_was_issued_of_the_whole(ready):
    address = issued(ready)

    assert ready.visit(MANAGER).get(address).status_code == 403
    assert ready.visit(MANAGER).get(f"{address}.pdf").status_code == 403


def test_an_issued_report_comes_out_as_it_went_in(ready):
    address = issued(ready)
    before = ready.visit(HEAD).get(f"{address}.pdf").data
    ready.sells(70_000)
    ready.clock.passes(days=30)

    assert ready.visit(HEAD).get(f"{address}.pdf").data == before


@pytest.mark.usefixtures("unprinted")
def test_a_report_is_signed_step_by_step(ready):
    address = issued(ready)

    for username, step in (
        (TREASURER, "prepared"),
        (SUPERVISOR, "reviewed"),
        (None, "approved"),
        (HEAD, "accepted"),
    ):
        browser = ready.visit(username) if username else as_director(ready)
        assert "Tanda tangani" in words(browser.get(address))
        assert sign(browser, address, step).status_code == 303

    page = words(ready.visit(HEAD).get(address))
    assert "Lastri, Pengawas" in page
    assert "Semua tahap sudah ditandatangani" in page


@pytest.mark.parametrize(
    ("username", "step", "said"),
    [
        (HEAD, "prepared", "Disusun ditandatangani oleh Bendahara"),
        (SUPERVISOR, "reviewed", "menunggu tahap Disusun"),
    ],
)
@pytest.mark.usefixtures("unprinted")
def test_a_signature_out_of_place_is_refused(ready, username, step, said):
    answer = sign(ready.visit(username), issued(ready), step)

    assert answer.status_code == 422
    assert said in words(answer)


@pytest.mark.usefixtures("unprinted")
def test_a_step_is_signed_once(ready):
    address = issued(ready)
    browser = ready.visit(TREASURER)
    sign(browser, address, "prepared")

    answer = sign(browser, address, "prepared")

    assert "sudah ditandatangani" in words(answer)


@pytest.mark.usefixtures("unprinted")
def test_nobody_signs_two_steps(ready):
    address = issued(ready)
    sign(ready.visit(TREASURER), address, "prepared")
    sign(ready.visit(SUPERVISOR), address, "reviewed")
    sign(as_director(ready), address, "approved")
    ready.does(appoint, SUPERVISOR, Role.ADVISOR, first_day=TODAY)
    with ready.reading() as work:
        work.actor = next(
            a.actor(p)
            for a, p in officers(work.session, work.book_id, TODAY)
            if p.username == SUPERVISOR and a.role == Role.ADVISOR
        )
        with pytest.raises(SignedTwiceError):
            sign_report(work, 1, Step.ACCEPTED, on=TODAY)


@pytest.mark.usefixtures("unprinted")
def test_a_decision_that_is_none_accepts_nothing(ready):
    address = issued(ready)
    sign(ready.visit(TREASURER), address, "prepared")
    sign(ready.visit(SUPERVISOR), address, "reviewed")
    sign(as_director(ready), address, "approved")

    answer = sign(ready.visit(HEAD), address, "accepted", keputusan="99/TIDAK-ADA")

    assert answer.status_code == 422


def test_a_later_change_of_the_books_shows_as_a_difference(ready):
    address = issued(ready)
    assert "tidak ada catatan baru" in words(ready.visit(HEAD).get(address))
    assert "masih sama" in words(ready.visit(HEAD).get(f"{address}?banding=1"))

    ready.sells(70_000)

    page = words(ready.visit(HEAD).get(f"{address}?banding=1"))
    assert "ada 1 catatan baru" in page
    assert "150.000" in page
    assert "220.000" in page


# --- checking papers ------------------------------------------------------------------------


def test_a_paper_is_genuine_until_the_books_move_on(ready):
    pdf = ready.visit(TREASURER).get(f"{HUB}/laporan-keuangan.pdf?masa=2026").data
    assert "ASLI: isinya sama" in words(checked(ready.visit(HEAD), pdf))

    ready.sells(70_000)

    page = words(checked(ready.visit(HEAD), pdf))
    assert "ASLI SAAT DICETAK" in page
    assert "220.000" in page


def test_an_issued_paper_is_known_to_the_last_byte(ready):
    address = issued(ready)
    sign(ready.visit(TREASURER), address, "prepared")
    pdf = ready.visit(HEAD).get(f"{address}.pdf").data

    page = words(checked(ready.visit(HEAD), pdf))

    assert "Sama sampai bita terakhir dengan terbitan 1" in page
    assert "Disusun oleh Ratna, Bendahara" in page


def test_a_paper_of_another_enterprise_is_not_ours(ready):
    pdf = ready.visit(TREASURER).get(f"{HUB}/laporan-keuangan.pdf?masa=2026").data

    assert "BELUM DAPAT DIPASTIKAN" in words(checked(ready.visit("yusuf"), pdf))


@pytest.mark.parametrize("content", [b"%PDF-1.7 rusak", b"bukan", b"\x00" * 100])
def test_what_is_no_paper_is_refused(house, content):
    answer = checked(house.visit(HEAD), content)

    assert answer.status_code == 422
    assert "bukan PDF dari aplikasi ini" in words(answer)


def test_a_paper_may_be_larger_than_what_people_bring_otherwise(house):
    sent = {"method": "POST", "content_type": "multipart/form-data"}
    with house.app.test_request_context("/periksa/", **sent) as asked:
        with pytest.raises(CSRFError):
            house.app.preprocess_request()
        assert asked.request.max_content_length > LARGEST_MADE_BYTES


def test_a_check_without_a_file_asks_for_it(house):
    assert "Pilih berkas PDF" in words(house.visit(HEAD).post("/periksa/"))


def test_nothing_is_kept_of_a_paper_that_is_checked(ready):
    pdf = ready.visit(TREASURER).get(f"{HUB}/laporan-keuangan.pdf?masa=2026").data
    checked(ready.visit(HEAD), pdf)

    assert "Belum ada berkas" in words(ready.visit(TREASURER).get("/berkas/"))


def test_the_public_page_shows_what_was_issued_last_in_five_figures(ready):
    issued(ready)
    ready.does(set_public_page, is_open=True, contact="Kantor")

    page = words(ready.visit().get(f"/terbuka/{BOOK}"))

    assert "Pendapatan usaha 150.000" in page
    assert "Aset 5.150.000" in page
    assert "Milik Desa dan warga 5.150.000" in page
    assert "Sidik laporan" in page
    assert "Ratna" not in page
