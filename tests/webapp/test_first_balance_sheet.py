"""A new user on a phone: from an empty folder to the printed balance sheet, by clicks alone.

Nobody types an address but the one that `./run usaha` prints, and no page is wider than its
screen. Pictures of the way are kept in the folder that BUMDES_PICTURES names.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bumdes import database
from tests.webapp.desk import Desk
from tests.webapp.house import open_house
from tests.webapp.serving import served
from webapp.first_run import offer_first_run

if TYPE_CHECKING:
    from playwright.sync_api import Page

PASSWORD = "kopi pagi di balai desa"  # noqa: S105
OTHERS = "hujan turun di sawah hijau"


@dataclass
class NewUser:
    """Somebody with a phone, who looks at every page on the way."""

    page: Page
    seen: list[str] = field(default_factory=list)

    def look(self) -> None:
        """See the page, and that it is not wider than the screen."""
        page = self.page
        page.wait_for_load_state()
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 360, f"{page.url} is {wide} px wide"
        self.seen.append(page.url)
        if folder := os.environ.get("BUMDES_PICTURES"):
            path = Path(folder) / f"awal-{id(page) % 1000}-{len(self.seen):02}.png"
            page.screenshot(path=path, full_page=True)

    def types(self, **fields: str) -> None:
        for name, value in fields.items():
            asked = self.page.locator(f"#{name.replace('_', '-')}")
            if asked.evaluate("e => e.tagName") == "SELECT":
                asked.select_option(label=value)
            else:
                asked.fill(value)

    def follows(self, text: str, within: str = "main") -> None:
        self.page.locator(f"{within} a", has_text=text).first.click()
        self.look()

    def presses(self, text: str) -> None:
        self.page.locator("main button", has_text=text).first.click()
        self.look()

    def reads(self) -> str:
        return self.page.inner_text("main")


@pytest.fixture
def empty_office(tmp_path, chromium):
    """A served installation in which nobody is yet, and the link on its screen."""
    engine = database.connect(f"sqlite:///{tmp_path / 'kosong.sqlite'}")
    database.migrate(engine)
    house = open_house(engine)
    code = offer_first_run(house.app)
    with served(house.app) as (host, port):
        desk = Desk(house, f"http://{host}:{port}", chromium)
        yield desk, f"/mulai/pertama/?kode={code}"
        for context in chromium.contexts:
            context.close()
    house.app.extensions.pop("setup_code", None)
    engine.dispose()
    assert desk.complaints == []


def test_a_new_user_comes_from_nothing_to_the_printed_balance_sheet(empty_office, tmp_path):
    desk, link = empty_office
    codes = sets_up(desk, link)
    treasurer = comes_in(desk, *codes["Bendahara"])
    writes_what_there_is(treasurer)
    supervisor = comes_in(desk, *codes["Pengawas"])

    supervisor.follows("Buka lembarnya")
    supervisor.presses("Sudah benar")
    treasurer.follows("Beranda", within="nav")
    treasurer.follows("Saldo awal sudah diperiksa Pengawas")
    treasurer.presses("Bukukan saldo awal")
    treasurer.follows("cetak neraca pertama")
    assert "Per 1 November 2026" in treasurer.reads()
    assert "10.000.000" in treasurer.reads()
    treasurer.page.locator("summary", has_text="Unduh").click()
    with treasurer.page.expect_download() as printed:
        treasurer.page.locator("a", has_text="PDF berkop").click()
    printed.value.save_as(tmp_path / "neraca.pdf")
    assert (tmp_path / "neraca.pdf").read_bytes().startswith(b"%PDF")


def sets_up(desk: Desk, link: str) -> dict[str, tuple[str, str]]:
    """Go the director's steps; return the codes of the others."""
    director = NewUser(desk.page("phone"))
    director.page.goto(link)
    director.look()
    director.types(
        usaha="BUM Desa Mekar Sari",
        desa="Mekarsari",
        nama="Bagas Contoh",
        pengguna="bagas",
        sandi=PASSWORD,
    )
    director.page.fill("#kode_desa", "33.01.01.2003")
    director.page.fill("#sandi_lagi", PASSWORD)
    director.presses("Mulai")
    director.follows("Identitas usaha")
    director.types(alamat="Jalan Balai Desa 1, Mekarsari")
    director.presses("Simpan profil")
    director.follows("Langkah berikutnya: Unit usaha")
    director.types(nama="Toko Mekar", jenis="Perdagangan: toko, warung, pangkalan")
    director.presses("Tambah unit")
    director.follows("Langkah berikutnya: Bendahara dan Pengawas")
    director.follows("Tambah pengguna")
    codes = {}
    for name, office in (("Ratna Contoh", "Bendahara"), ("Lastri Contoh", "Pengawas")):
        assert director.page.input_value("#nama") == "", "what was done is not given back"
        director.types(nama=name, jabatan=office)
        director.presses("Simpan dan buat kode")
        slip = director.page
        codes[office] = slip.inner_text("main dl b"), slip.inner_text("main .code")
        if office == "Bendahara":
            assert "Belum ada Pengawas" in director.reads()
            director.follows("Tambah orang lain")
    director.follows("Langkah berikutnya: Saldo awal")
    return codes


def comes_in(desk: Desk, username: str, code: str) -> NewUser:
    """Let somebody in who has a code on paper."""
    person = NewUser(desk.page("phone"))
    person.page.goto("/")
    person.follows("Saya punya kode undangan")
    person.types(nama=username, kode=code, baru=OTHERS, sekali_lagi=OTHERS)
    person.presses("Simpan dan masuk")
    return person


def writes_what_there_is(treasurer: NewUser) -> None:
    """Write the sheet of what there was, and hand it over."""
    treasurer.follows("enam langkah")
    treasurer.follows("Saldo awal")
    treasurer.types(tanggal="2026-11-01")
    treasurer.presses("Mulai menyusun")
    for part, fields in (
        ("cash", {"akun": "Kas Tunai (1.1.01.01)", "jumlah": "2500000"}),
        ("stock", {"jumlah": "3000000", "unit": "Toko Mekar"}),
        (
            "assets",
            {
                "nama": "Genset",
                "jenis": "Mesin dan instalasi",
                "sejak": "2024-01-10",
                "jumlah": "6000000",
                "susut": "1500000",
            },
        ),
        (
            "capital",
            {
                "penyetor": "Desa Mekarsari",
                "sumber": "Dana Desa",
                "jumlah": "9000000",
                "sejak": "2024-05-02",
            },
        ),
    ):
        treasurer.follows("Tambah", within=f"#{part}")
        treasurer.types(**fields)
        treasurer.presses("Simpan")
    assert "1.000.000" in treasurer.reads()
    treasurer.presses("Serahkan kepada Pengawas")
