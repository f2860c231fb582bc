"""What is still Indonesian on a page in English."""

from __future__ import annotations

import re
from html.parser import HTMLParser

INDONESIAN = re.compile(
    r"\b(?:yang|dan|atau|untuk|dengan|dari|pada|kepada|oleh|dalam|sebagai|belum|sudah|tidak|bukan"
    r"|ada|akan|bisa|dapat|harus|agar|bila|jika|saat|ini|itu|anda|saya|semua|setiap|tanggal|bulan"
    r"|tahun|hari|jumlah|nama|nomor|lihat|catat|simpan|buka|pilih|tulis|isi|hapus|tambah|ubah"
    r"|batal|kembali|masuk|keluar|uang|kas|bukti|catatan|laporan|akun|unit usaha|biaya|beban"
    r"|pendapatan|piutang|utang|modal|laba|rugi|saldo|aset|barang|orang|desa|usaha|masa|kode)\b",
    re.IGNORECASE,
)
UNSEEN = frozenset({"script", "style", "datalist"})
SPOKEN = ("aria-label", "placeholder", "title", "alt", "data-l", "data-queue")


class _Texts(HTMLParser):
    """The texts of a page that people see or hear; not those said to be Indonesian."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.quiet: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if self.quiet or tag in UNSEEN or told.get("lang") == "id":
            if tag not in _VOID:
                self.quiet.append(tag)
            return
        self.found += [told[name] or "" for name in SPOKEN if name in told]

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the signature of HTMLParser
        if self.quiet:
            self.quiet.pop()

    def handle_data(self, data: str) -> None:
        if not self.quiet and data.strip():
            self.found.append(" ".join(data.split()))


_VOID = frozenset({"input", "br", "img", "meta", "link", "hr", "use", "path", "rect", "circle"})


def indonesian_on(page: str, said_by_people: frozenset[str]) -> list[str]:
    """Return the texts of *page* that are Indonesian, and not what people wrote."""
    texts = _Texts()
    texts.feed(page)
    return [
        text
        for text in dict.fromkeys(texts.found)
        if INDONESIAN.search(_without(text, said_by_people))
    ]


def _without(text: str, said_by_people: frozenset[str]) -> str:
    for said in sorted(said_by_people, key=len, reverse=True):
        text = text.replace(said, "")
    return text
