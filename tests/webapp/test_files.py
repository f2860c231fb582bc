"""Files on the web: brought, listed, and shown to who may read the books."""

from __future__ import annotations

import io

import pytest

from bumdes.file_store import FileStore
from ledger import credit, debit, rp
from tests.bumdes.paper_files import DOCX, PDF, PNG
from tests.webapp.house import HEAD, MANAGER, STRANGER, TREASURER, words
from webapp.config import LARGEST_REQUEST_BYTES
from webapp.uploads import LARGEST_UPLOAD_BYTES


@pytest.fixture
def treasurer(house):
    return house.visit(TREASURER)


def sent(browser, content=PDF, name="surat.pdf"):
    return browser.post("/berkas/", berkas=(io.BytesIO(content), name))


def address(browser):
    return "/berkas/" + browser.get("/berkas/").text.partition('href="/berkas/')[2][:64]


def test_a_file_is_kept_and_listed(treasurer):
    assert sent(treasurer).status_code == 303

    page = words(treasurer.get("/berkas/"))
    assert "1 berkas" in page
    assert "surat.pdf" in page


def test_a_file_comes_back_as_it_was(treasurer):
    sent(treasurer)

    answer = treasurer.get(address(treasurer))

    assert (answer.data, answer.mimetype) == (PDF, "application/pdf")


@pytest.mark.parametrize(
    ("content", "name"),
    [(PDF, "a.pdf"), (PNG, "a.png"), (DOCX, "a.docx")],
)
def test_a_file_is_kept_by_the_browser_and_never_run(treasurer, content, name):
    sent(treasurer, content, name)

    answer = treasurer.get(address(treasurer))

    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_file_is_asked_for(treasurer):
    answer = treasurer.post("/berkas/")

    assert answer.status_code == 422
    assert "Pilih berkasnya" in words(answer)


def test_a_program_is_refused_in_words(treasurer):
    answer = sent(treasurer, b"MZ program", "surat.pdf")

    assert answer.status_code == 422
    assert "bukan jenis yang dapat disimpan" in words(answer)


def test_a_photo_larger_than_other_forms_is_taken(house, treasurer):
    house.app.config["MAX_CONTENT_LENGTH"] = 1_000

    assert sent(treasurer, PDF + b" " * 2_000).status_code == 303


def test_a_file_that_is_too_large_is_refused_in_words(house, treasurer, tmp_path):
    house.app.extensions["files"] = FileStore(tmp_path, largest=100)

    answer = sent(treasurer, PDF + b" " * 100)

    assert answer.status_code == 422
    assert "terlalu besar" in words(answer)


@pytest.mark.parametrize(
    ("address", "size", "status"),
    [
        ("/berkas/", LARGEST_UPLOAD_BYTES + 1, 413),
        ("/akun/baru", LARGEST_REQUEST_BYTES + 1, 413),
        ("/tidak-ada", LARGEST_REQUEST_BYTES + 1, 404),
    ],
)
def test_what_is_far_too_large_is_not_even_read(treasurer, address, size, status):
    announced = {"CONTENT_LENGTH": str(size)}

    answer = treasurer.client.post(address, environ_overrides=announced)

    assert answer.status_code == status


@pytest.mark.parametrize("username", [HEAD, MANAGER])
def test_who_reads_the_books_reads_the_files(house, treasurer, username):
    sent(treasurer, DOCX, "surat.docx")

    assert house.visit(username).get(address(treasurer)).data == DOCX


def test_who_only_reads_is_not_asked_for_files(house):
    browser = house.visit(HEAD)

    assert 'name="berkas"' not in browser.get("/berkas/").text
    assert sent(browser).status_code == 422


def test_a_file_of_another_enterprise_is_not_found(house, treasurer):
    sent(treasurer)

    assert house.visit(STRANGER).get(address(treasurer)).status_code == 404


def test_a_file_that_is_none_is_not_found(treasurer):
    assert treasurer.get("/berkas/" + "0" * 64).status_code == 404


def test_an_entry_shows_what_proves_it(house, treasurer):
    sent(treasurer, name="nota.pdf")
    digest = address(treasurer).rpartition("/")[2]
    house.posts(
        debit("6.1.02.01", rp(5_000)), credit("1.1.01.01", rp(5_000)), evidence=(digest,)
    )

    page = treasurer.get("/transaksi/2026/2")
    assert "nota.pdf" in words(page)
    assert f'href="/berkas/{digest}"' in page.text
