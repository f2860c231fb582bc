"""Beside an entry on the web: proofs that come later, comments, and how complete they are."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from sqlalchemy import select

from bumdes.actions.proving import SetProofLimit, set_proof_limit
from bumdes.auditing.taken_copy import TakenCopy
from ledger import credit, debit, rp
from tests.bumdes.paper_files import PDF, drawn
from tests.webapp.house import HEAD, MANAGER, STRANGER, TODAY, TREASURER, words

PHOTO = drawn("JPEG", size=(900, 600))


@pytest.fixture
def treasurer(house):
    return house.visit(TREASURER)


@pytest.fixture
def paid(house):
    """Where a payment without a proof is shown."""
    posted = house.posts(debit("6.1.02.01", rp(70_000)), credit("1.1.01.01", rp(70_000)))
    return f"/transaksi/{TODAY.year}/{posted.number}"


def proves(browser, address, content=PHOTO, name="nota.jpg", reason="Nota tertinggal."):
    return browser.post(f"{address}/bukti", bukti=(io.BytesIO(content), name), alasan=reason)


def digest_in(page):
    return page.partition('href="/berkas/')[2][:64]


# --- proofs ---------------------------------------------------------------------------------


def test_a_proof_that_comes_later_is_shown_with_who_and_why(treasurer, paid):
    answer = proves(treasurer, paid)

    page = words(treasurer.get(paid))
    assert answer.status_code == 303
    assert "nota.jpg" in page
    assert "Nota tertinggal." in page
    assert "Menyusul" in page


def test_a_page_without_a_proof_says_so_and_asks_for_one(treasurer, paid):
    page = treasurer.get(paid)

    assert "Belum ada foto atau berkas" in words(page)
    assert f"{paid}/bukti" in page.text


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"alasan": "Lupa"}, "Ambil foto buktinya"),
        ({"bukti": (io.BytesIO(PHOTO), "a.jpg")}, "Tulis mengapa"),
        ({"bukti": (io.BytesIO(b"MZ"), "a.exe"), "alasan": "Lupa"}, "bukan jenis"),
    ],
)
def test_what_lacks_is_asked_for(treasurer, paid, fields, told):
    answer = treasurer.post(f"{paid}/bukti", **fields)

    assert answer.status_code == 422
    assert told in words(answer)


def test_who_only_reads_adds_no_proof(house, paid):
    browser = house.visit(HEAD)

    assert browser.get(f"{paid}/bukti").status_code == 403
    assert proves(browser, paid).status_code == 403
    assert f"{paid}/bukti" not in browser.get(paid).text


@pytest.mark.parametrize("page", ["bukti", "tanggapan"])
def test_an_entry_of_another_unit_or_house_is_not_found(house, paid, page):
    for who in (MANAGER, STRANGER):
        assert house.visit(who).get(f"{paid}/{page}").status_code == 404


# --- files ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("content", "name"), [(PHOTO, "a.jpg"), (PDF, "a.pdf")])
def test_a_file_is_sent_as_one_to_be_kept_that_nothing_runs(treasurer, paid, content, name):
    proves(treasurer, paid, content, name)

    answer = treasurer.get(f"/berkas/{digest_in(treasurer.get(paid).text)}")

    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_a_list_shows_a_picture_small(treasurer, paid):
    proves(treasurer, paid)

    answer = treasurer.get(f"/berkas/{digest_in(treasurer.get(paid).text)}/kecil")

    with Image.open(io.BytesIO(answer.data)) as picture:
        assert (picture.format, max(picture.size)) == ("JPEG", 240)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_a_picture_has_a_page_that_leads_back_to_its_entries(treasurer, paid):
    proves(treasurer, paid)

    page = treasurer.get(f"/berkas/{digest_in(treasurer.get(paid).text)}/lihat")

    assert paid in page.text


@pytest.mark.parametrize("way", ["kecil", "layar", "lihat"])
def test_a_paper_is_no_picture(treasurer, paid, way):
    proves(treasurer, paid, PDF, "a.pdf")

    answer = treasurer.get(f"/berkas/{digest_in(treasurer.get(paid).text)}/{way}")

    assert answer.status_code == 404


def test_looking_at_a_picture_takes_no_copy(house, treasurer, paid):
    proves(treasurer, paid)
    browser = house.visit(HEAD)
    digest = digest_in(browser.get(paid).text)

    for way in ("kecil", "layar"):
        shown = browser.get(f"/berkas/{digest}/{way}")
        assert shown.headers["Content-Disposition"].startswith("inline")

    with house.reading() as work:
        assert not list(work.session.scalars(select(TakenCopy)))


# --- comments -------------------------------------------------------------------------------


def test_a_question_and_its_answer_stand_beside_the_entry(house, treasurer, paid):
    house.visit(HEAD).post(f"{paid}/tanggapan", tanggapan="Mana notanya?")

    treasurer.post(f"{paid}/tanggapan", tanggapan="Sudah dilampirkan.")

    page = words(treasurer.get(paid))
    assert page.index("Mana notanya?") < page.index("Sudah dilampirkan.")
    assert "Kepala Desa" in page


def test_an_empty_comment_is_asked_for(treasurer, paid):
    answer = treasurer.post(f"{paid}/tanggapan", tanggapan=" ")

    assert answer.status_code == 422
    assert "Tulis dahulu tanggapannya" in words(answer)


def test_a_comment_is_text_and_nothing_else(treasurer, paid):
    treasurer.post(f"{paid}/tanggapan", tanggapan="<script>alert(1)</script> {{7*7}}")

    page = treasurer.get(paid)

    assert "<script>alert(1)</script>" not in page.text
    assert "{{7*7}}" in words(page)


def test_there_is_no_way_to_erase_a_comment(house):
    ways = [
        rule
        for rule in house.app.url_map.iter_rules()
        if "tanggapan" in rule.rule and ("DELETE" in rule.methods or "hapus" in rule.rule)
    ]

    assert ways == []


# --- complete -------------------------------------------------------------------------------


def test_completeness_names_what_lacks(treasurer, paid):
    page = treasurer.get("/bukti/")

    assert "0%" in words(page)
    assert f"{paid}/bukti" in page.text


def test_completeness_rises_with_each_proof(treasurer, paid):
    proves(treasurer, paid)

    page = words(treasurer.get("/bukti/"))

    assert "100%" in page
    assert "Semua uang keluar pada masa ini sudah berbukti" in page


def test_a_unit_manager_sees_the_unit_alone(house, paid):
    house.posts(
        debit("6.1.02.01", rp(10_000), unit="TOKO"),
        credit("1.1.01.01", rp(10_000), unit="TOKO"),
    )

    page = house.visit(MANAGER).get("/bukti/")

    assert f"{paid}/bukti" not in page.text
    assert "10.000" in words(page)


def test_who_adds_no_proof_is_led_to_what_was_recorded(house, paid):
    page = house.visit(HEAD).get("/bukti/")

    assert f"{paid}/bukti" not in page.text
    assert f'href="{paid}"' in page.text


def test_a_month_shows_its_own(treasurer, paid):
    assert f"{paid}/bukti" in treasurer.get(f"/bukti/?tahun=2026&bulan={TODAY.month}").text
    assert f"{paid}/bukti" not in treasurer.get("/bukti/?tahun=2026&bulan=1").text


def test_the_limit_is_set_by_who_changes_the_enterprise(treasurer):
    refused = treasurer.post("/bukti/batas", mulai="2026-01-01", batas="500.000")

    assert refused.status_code == 422
    assert "tidak berwenang" in words(refused)
    assert "Tetapkan" not in words(treasurer.get("/bukti/batas"))


def test_the_limit_is_shown_to_all(house, treasurer):
    house.does(set_proof_limit, SetProofLimit(valid_from=TODAY, least=rp(500_000)))

    assert "Mulai Rp500.000" in words(treasurer.get("/bukti/batas"))


def test_a_payment_above_the_limit_asks_for_the_proof_or_why_it_follows(house, treasurer):
    house.does(set_proof_limit, SetProofLimit(valid_from=TODAY, least=rp(500_000)))
    told = {"kunci": "a", "unit": "TOKO", "hari": str(TODAY), "jumlah-total": "600.000"}
    told |= {"akun-expense": "6.1.04.01", "akun-cash": "1.1.01.01", "langkah": "periksa"}

    refused = treasurer.post("/catat/bayar-biaya", **told)
    taken = treasurer.post(
        "/catat/bayar-biaya", **told, **{"bukti-menyusul": "Struk diunduh besok"}
    )

    assert refused.status_code == 422
    assert 'name="bukti-menyusul"' in refused.text
    assert taken.status_code == 200
