"""One thing has one name, wherever somebody reads it; and it is a name that people use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bumdes.checks import CHECKS
from reports.audit.finding_texts import FINDINGS
from webapp.language.sources import messages
from webapp.refusal_texts import SENTENCES

ROOT = Path(__file__).parents[2]
PACKAGES = ("ledger", "bumdes", "reports", "webapp")
READ = {".py", ".html", ".md", ".js"}

READS_WHAT_OTHERS_WRITE = {"reports/casecheck/fresh.py"}


FOREIGN = re.compile(
    r"(?<![\w/.@-])(posting|diposting|memposting|entry|entri|void|jurnal balik|reversal|submit"
    r"|invalid|record|field|update|delete|error|default|setting|upload|download|login|log in"
    r"|logout|log out|user|username|password|approve|approval|checklist|draft|klik)(?![\w/-])",
    re.IGNORECASE,
)
"""Words of bookkeepers and of programmers, for which there is a plain one."""

SAID_TO_PROGRAMS = {
    "bumdes/permissions.py",  # how an error names what was not allowed
    "bumdes/password.py",
    "bumdes/sqlite_copy.py",
    "webapp/errors.py",
    "webapp/login.py",
    "webapp/refusal_texts/words.py",  # problems as the ledger tells them, before they are said
}

WHAT_TO_DO = re.compile(
    r"(?:^|[.;:,] |\b(?:lalu|atau|dahulu|dan|saja) )("
    r"ajukan|akhiri|aktifkan|ambil|angkat|bandingkan|batalkan|bayar|bereskan|beri|betulkan"
    r"|buat|buka|bulatkan|cari|catat|cetak|cocokkan|daftarkan|foto|gabungkan|habiskan"
    r"|hapus|hitung|hubungi|isi|jalankan|jelaskan|kembalikan|ketik|kirim|kosongkan|kurangi"
    r"|lengkapi|lepas|lihat|longgarkan|masuk|masuklah|minta|mintalah|muat|pakai|pasang"
    r"|pecah|pendekkan|perbaiki|perbarui|periksa|perkecil|persempit|pilih|pindahkan"
    r"|pisahkan|sahkan|samakan|sampaikan|sebut|sebutkan|selesaikan|serahkan|setor|simpan"
    r"|tambah|tambahkan|tanyakan|tentukan|terbitkan|terima|tulis|tunggu|tutup|ubah|ulangi"
    r"|unggah|urutkan"
    r")\b|tidak perlu",
    re.IGNORECASE,
)
"""How what to do begins: at the beginning of a clause."""


def test_pages_use_the_words_of_people():
    texts = {
        (text, places[0])
        for catalogue in messages().values()
        for text, places in catalogue.items()
        if not SAID_TO_PROGRAMS & set(places)
    }
    help_pages = (ROOT / "webapp" / "help").rglob("*.md")
    texts |= {(page.read_text(encoding="utf-8"), page.name) for page in help_pages}

    assert texts
    assert {(found[0], place) for text, place in texts for found in _foreign(text)} == set()


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_refusal_says_what_to_do_next(code):
    assert _says_what_to_do(SENTENCES[code])


@pytest.mark.parametrize("key", sorted(CHECKS))
def test_a_check_says_what_to_do_about_what_it_finds(key):
    assert _says_what_to_do(CHECKS[key].advice)


def test_what_verifying_finds_is_said_in_words_of_people():
    assert [code for code, text in FINDINGS.items() for _ in _foreign(text)] == []


def test_the_head_office_is_spelt_the_same_everywhere():
    others = [
        (name, found)
        for name, text in _texts()
        for found in re.findall("kantor pusat", text, re.IGNORECASE)
        if found != "Kantor Pusat" and name not in READS_WHAT_OTHERS_WRITE
    ]

    assert others == []


def _foreign(text):
    """Yield the words that people would not use; names of facts are none."""
    return FOREIGN.finditer(re.sub(r"\{[^}]*\}|<[^>]*>|`[^`]*`", "", text))


def _says_what_to_do(text):
    return WHAT_TO_DO.search(" ".join(re.sub(r"\{[^}]*\}", "", text).split()))


def _texts():
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*"):
            if path.suffix in READ:
                yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
