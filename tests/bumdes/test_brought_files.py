"""Forty files that people might bring, in good faith or not: what is kept, and as what."""

from __future__ import annotations

import io
import shutil
import struct
import zlib

import pikepdf
import pytest
from PIL import Image
from PIL.TiffImagePlugin import IFDRational

from bumdes import database
from bumdes.actions.storing import read_file, store_file
from bumdes.brought_file.picture import LONGEST_SIDE, MOST_PIXELS, MOST_PIXELS_AT_ONCE
from bumdes.errors import (
    ActiveContentError,
    EmptyFileError,
    FileTooLargeError,
    FileTypeRefusedError,
    FileUnreadableError,
    PictureTooLargeError,
)
from bumdes.file_store import LARGEST_BYTES, FileStore
from ledger.errors import BlankTextError, InvalidTextError
from tests.bumdes import paper_files
from tests.bumdes.paper_files import DOCX, JPEG, ODS, PDF, PNG, WEBP, XLSX, drawn, packed
from tests.bumdes.village import founded

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
GPS, ORIENTATION, MAKE = 0x8825, 0x0112, 0x010F


@pytest.fixture(scope="module")
def keeps(tmp_path_factory, _sqlite_template):
    """Keep a file, and return what is kept of it."""
    folder = tmp_path_factory.mktemp("files")
    shutil.copyfile(_sqlite_template, folder / "books.sqlite")
    village = founded(database.connect(f"sqlite:///{folder / 'books.sqlite'}"))
    files = FileStore(folder / "files")

    def keep(content, name="nota"):
        file = village.does(store_file, files, name=name, content=content)
        return village.does(read_file, files, file.digest)

    return keep


def pdf(**catalogue):
    """Return a PDF of one page whose catalogue holds more."""
    with pikepdf.new() as made:
        made.add_blank_page()
        for name, value in catalogue.items():
            made.Root[f"/{name}"] = value
        made.save(out := io.BytesIO())
    return out.getvalue()


def with_attachment():
    with pikepdf.new() as made:
        made.add_blank_page()
        made.attachments["virus.exe"] = pikepdf.AttachedFileSpec(made, b"MZ")
        made.save(out := io.BytesIO())
    return out.getvalue()


def on_a_page(**action):
    """Return a PDF whose page has a link that does *action*."""
    with pikepdf.new() as made:
        page = made.add_blank_page()
        said = pikepdf.Dictionary({f"/{name}": value for name, value in action.items()})
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=said
        )
        page.Annots = made.make_indirect(pikepdf.Array([link]))
        made.save(out := io.BytesIO(), object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def locked():
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(out := io.BytesIO(), encryption=pikepdf.Encryption(user="rahasia", owner="x"))
    return out.getvalue()


def without_pages():
    with pikepdf.new() as made:
        made.save(out := io.BytesIO())
    return out.getvalue()


def png_of(width, height):
    """Return the first bytes of a PNG that says it is so large."""
    body = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + body + struct.pack(">I", zlib.crc32(body))
    return b"\x89PNG\r\n\x1a\n" + chunk + b"\x00\x00\x00\x00IDAT" + b"\x00" * 20


def grey_jpeg(width, height):
    Image.new("L", (width, height), "white").save(out := io.BytesIO(), "JPEG")
    return out.getvalue()


NAME = pikepdf.Name
REFUSED = {
    "a program called .pdf": (b"MZ\x90\x00" + b"\x00" * 60, FileTypeRefusedError),
    "a program of Linux": (b"\x7fELF\x02\x01\x01" + b"\x00" * 60, FileTypeRefusedError),
    "a shell script": (b"#!/bin/sh\nrm -rf /\n", FileTypeRefusedError),
    "HTML called .png": (b"<!doctype html><script>alert(1)</script>", FileTypeRefusedError),
    "SVG with script": (b"<svg onload='alert(1)'/>", FileTypeRefusedError),
    "SVG after an XML head": (b"<?xml version='1.0'?><svg/>", FileTypeRefusedError),
    "a GIF": (b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", FileTypeRefusedError),
    "a TIFF": (drawn("TIFF"), FileTypeRefusedError),
    "EICAR": (EICAR, FileTypeRefusedError),
    "plain text": (b"kuitansi", FileTypeRefusedError),
    "nothing": (b"", EmptyFileError),
    "eleven megabytes": (JPEG + b"\x00" * LARGEST_BYTES, FileTooLargeError),
    "a cut JPEG": (drawn("JPEG", size=(400, 400))[:200], FileUnreadableError),
    "a cut PNG": (PNG[:40], FileUnreadableError),
    "a WebP of nothing": (b"RIFF\x10\x00\x00\x00WEBPVP8 ", FileUnreadableError),
    "JPEG in name only": (b"\xff\xd8\xff\xe0 foto", FileUnreadableError),
    "100 million dots as PNG": (png_of(10_000, 10_000), PictureTooLargeError),
    "a bomb of dots": (png_of(60_000, 60_000), PictureTooLargeError),
    "script at opening": (
        pdf(OpenAction=pikepdf.Dictionary(S=NAME.JavaScript, JS="app.alert(1)")),
        ActiveContentError,
    ),
    "script by name": (
        pdf(Names=pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=[]))),
        ActiveContentError,
    ),
    "script when printed": (
        pdf(AA=pikepdf.Dictionary(WP=pikepdf.Dictionary(S=NAME.JavaScript, JS="x"))),
        ActiveContentError,
    ),
    "another program": (on_a_page(S=NAME.Launch, F="cmd.exe"), ActiveContentError),
    "a form that is sent": (on_a_page(S=NAME.SubmitForm, F="http://x"), ActiveContentError),
    "a hidden file": (with_attachment(), ActiveContentError),
    "a form of Adobe": (
        pdf(AcroForm=pikepdf.Dictionary(Fields=[], XFA=pikepdf.String("<x/>"))),
        ActiveContentError,
    ),
    "a PDF behind a script": (b"/*\n" + PDF, FileUnreadableError),
    "a PDF that is HTML first": (b"<html><!--" + PDF, FileUnreadableError),
    "a locked PDF": (locked(), FileUnreadableError),
    "a PDF without pages": (without_pages(), FileUnreadableError),
    "PDF in name only": (b"%PDF-1.7 berita acara", FileUnreadableError),
    "a workbook with macros": (paper_files.WITH_MACROS, FileTypeRefusedError),
    "a ZIP of anything": (packed(readme_txt="x"), FileTypeRefusedError),
}

KEPT = {
    "a photo": (JPEG, ".jpg"),
    "a drawing": (PNG, ".png"),
    "a WebP": (WEBP, ".webp"),
    "a paper": (PDF, ".pdf"),
    "a text": (DOCX, ".docx"),
    "a workbook": (XLSX, ".xlsx"),
    "an open workbook": (ODS, ".ods"),
    "a link in a paper": (on_a_page(S=NAME.URI, URI="https://desa.id"), ".pdf"),
}


@pytest.mark.parametrize(("content", "error"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_harmless_paper_is_refused(keeps, content, error):
    with pytest.raises(error):
        keeps(content)


@pytest.mark.parametrize(("content", "extension"), KEPT.values(), ids=KEPT)
def test_papers_and_pictures_are_kept_as_what_they_are(keeps, content, extension):
    assert keeps(content, "nota.exe")[0].name == f"nota{extension}"


def test_the_files_that_are_tried_are_forty():
    assert len(REFUSED) + len(KEPT) == 40


# --- names ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("CON", "CON.pdf"),
        ("x" * 300, "x" * 100 + ".pdf"),
        ("nota.pdf\\..\\..\\boot.ini", "boot.pdf"),
        ("nota.php.pdf", "nota.php.pdf"),
    ],
)
def test_a_name_has_no_folder_and_an_end(keeps, name, kept):
    assert keeps(paper_files.specimen(name), name)[0].name == kept


@pytest.mark.parametrize("name", ["a\x00b.pdf", "a\r\nSet-Cookie: x.pdf", "a\u202efdp.exe", ""])
def test_a_name_that_deceives_is_refused(keeps, name):
    with pytest.raises((BlankTextError, InvalidTextError)):
        keeps(paper_files.specimen(f"nama {name!r}"), name)


# --- pictures -------------------------------------------------------------------------------


def photo(*, size=(40, 20), **said):
    """Return a photo that says where it was taken, and that it was taken upright."""
    exif = Image.Exif()
    exif[MAKE], exif[ORIENTATION] = "Ponsel Rahasia", 6
    exif.get_ifd(GPS)[2] = (IFDRational(7), IFDRational(15), IFDRational(0))
    return drawn("JPEG", size=size, exif=exif, comment=b"catatan", **said)


def seen(content):
    with Image.open(io.BytesIO(content)) as opened:
        opened.load()
        return opened.size, dict(opened.getexif()), opened.info


def test_a_photo_loses_where_and_with_what_it_was_taken(keeps):
    _, content = keeps(photo())

    assert (seen(content)[1], b"Rahasia" in content, b"catatan" in content) == (
        {},
        False,
        False,
    )


def test_a_photo_is_kept_upright(keeps):
    assert seen(keeps(photo())[1])[0] == (20, 40)


def test_what_stands_behind_a_picture_is_left_behind(keeps):
    hidden = b"<script>alert(1)</script>PK\x03\x04"

    assert all(hidden not in keeps(p + hidden)[1] for p in (JPEG, PNG, WEBP))


def test_a_large_photo_is_kept_as_large_as_a_receipt_needs(keeps):
    assert max(seen(keeps(grey_jpeg(4000, 3000))[1])[0]) == LONGEST_SIDE


def test_a_drawing_stays_clear_where_it_is_clear(keeps):
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(out := io.BytesIO(), "PNG")

    with Image.open(io.BytesIO(keeps(out.getvalue())[1])) as opened:
        assert opened.getpixel((0, 0)) == (0, 0, 0, 0)


def test_the_same_photo_is_kept_once(keeps):
    assert keeps(photo())[0].digest == keeps(photo())[0].digest


def test_what_was_kept_may_be_brought_again(keeps):
    file, content = keeps(photo(size=(60, 30)))

    assert keeps(content)[0].digest == file.digest


def test_a_paper_is_kept_byte_by_byte(keeps):
    assert keeps(PDF)[1] == PDF


def test_cameras_of_phones_have_no_more_dots_than_are_borne():
    assert MOST_PIXELS_AT_ONCE < 8_160 * 6_144 < MOST_PIXELS < 10_000 * 10_000
