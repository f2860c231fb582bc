"""Copies bear a name at the foot of each page, and say nothing else than before."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pypdf import PdfReader
from weasyprint import HTML

from reports.copy_mark import NotMarkedError, mark_copy


@pytest.fixture(scope="module")
def pdf():
    """Two pages."""
    return HTML(string="<p>Satu</p><p style='break-before:page'>Dua</p>").write_pdf()


def operators(pdf, page):
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [
            str(each.operator) for each in pikepdf.parse_content_stream(document.pages[page])
        ]


def test_every_page_is_drawn_on_once_as_an_artifact(pdf):
    marked = mark_copy(pdf, "Salinan untuk Indra")

    for page in range(2):
        assert operators(marked, page).count("BDC") == operators(pdf, page).count("BDC") + 1
        assert operators(marked, page).count("f") > operators(pdf, page).count("f") + 10


def test_the_mark_stands_upright_whatever_the_page_did_before(pdf):
    assert operators(mark_copy(pdf, "Untuk Indra"), 0)[0] == "q"
    with pikepdf.open(io.BytesIO(mark_copy(pdf, "Untuk Indra"))) as document:
        found = pikepdf.parse_content_stream(document.pages[0])
    depth = 0
    for each in found:
        if str(each.operator) == "BDC" and "Artifact" in str(each.operands[0]):
            outside = depth
        depth += {"q": 1, "Q": -1}.get(str(each.operator), 0)

    assert outside == depth == 0


def test_what_is_said_stays_as_it_was(pdf):
    marked = PdfReader(io.BytesIO(mark_copy(pdf, "Salinan untuk Indra")))

    assert [page.extract_text().strip() for page in marked.pages] == ["Satu", "Dua"]


def test_the_same_copy_is_the_same_file(pdf):
    assert mark_copy(pdf, "Untuk Indra") == mark_copy(pdf, "Untuk Indra")


@pytest.mark.parametrize("content", [b"bukan pdf", b"%PDF-1.7 /ByteRange [0 1 2 3]"])
def test_what_is_no_pdf_or_is_signed_stays_whole(content):
    with pytest.raises(NotMarkedError):
        mark_copy(content, "Untuk Indra")
