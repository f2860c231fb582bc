from __future__ import annotations

import pytest

from bumdes.media_type import MEDIA_TYPES, media_type_of
from tests.bumdes import paper_files
from tests.bumdes.paper_files import DOCX, JPEG, ODS, ODT, PDF, PNG, WEBP, XLSX, packed


@pytest.mark.parametrize(
    ("content", "extension"),
    [
        (PDF, ".pdf"),
        (b"\n" * 100 + PDF, ".pdf"),
        (JPEG, ".jpg"),
        (PNG, ".png"),
        (WEBP, ".webp"),
        (DOCX, ".docx"),
        (XLSX, ".xlsx"),
        (ODT, ".odt"),
        (ODS, ".ods"),
    ],
)
def test_a_file_is_what_its_content_says(content, extension):
    assert media_type_of(content).extension == extension


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><script>",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"MZ program",
        b"RIFF\x10\x00\x00\x00WAVE",
        b" " * 2000 + PDF,
        b"PK\x03\x04 cut",
        packed(mimetype="application/epub+zip"),
        packed(readme_txt="x"),
        paper_files.WITH_MACROS,
    ],
    ids=range(10),
)
def test_what_is_neither_paper_nor_picture_is_nothing(content):
    assert media_type_of(content) is None


def test_a_damaged_office_document_is_nothing():
    content = bytearray(ODT)
    content[content.index(b"application")] ^= 1

    assert media_type_of(bytes(content)) is None


@pytest.mark.parametrize("kind", MEDIA_TYPES.values(), ids=lambda kind: kind.label)
def test_only_pictures_are_pictures(kind):
    assert kind.is_picture == (kind.extension in {".jpg", ".png", ".webp"})
