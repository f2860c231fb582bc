"""The ten main tasks in a real browser: with a finger on a phone, with keys alone on a laptop.

Pictures of how each ends are kept in the folder that BUMDES_PICTURES names, and else in the
folder ``bumdes-pictures`` beside the temporary files of the run.
"""

from __future__ import annotations

import io
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from bumdes.actions.registering_parties import RegisterParty, register_party
from bumdes.actions.setting_approval import SetApproval, set_approval
from bumdes.approval.sort import EntrySort
from ledger import credit, debit, rp
from tests.webapp.hand import Finger, Keys
from tests.webapp.house import DIRECTOR, MANAGER, PASSWORD, TODAY, TREASURER, sale, seal

if TYPE_CHECKING:
    from playwright.sync_api import FilePayload

PICTURES = Path(
    os.environ.get("BUMDES_PICTURES") or Path(tempfile.gettempdir()) / "bumdes-pictures"
)


def photographed() -> FilePayload:
    """Return a photo as a file that is chosen."""
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(out, "JPEG")
    return {"name": "nota.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


FEW_KEYS = 16
"""What a sale may take once its form is open, its six digits among them."""

CHECK = "section button:has-text('Periksa')"
SAVE = "button[value=simpan]"


@pytest.fixture(params=["finger", "keys"])
def someone(request, desk):
    """Somebody who holds a phone, or sits at a laptop without a mouse."""
    is_phone = request.param == "finger"
    page = desk.page(size="phone" if is_phone else "laptop", touch=is_phone)
    someone = Finger(page) if is_phone else Keys(page)
    yield someone
    PICTURES.mkdir(parents=True, exist_ok=True)
    name = request.node.originalname.removeprefix("test_")
    page.screenshot(path=PICTURES / f"{name}-{request.param}.png", full_page=True)


@pytest.fixture
def hand(someone, desk):
    """The treasurer, who has logged in."""
    client = desk.house.visit(TREASURER).client
    cookie = client.get_cookie(desk.house.app.config["SESSION_COOKIE_NAME"])
    someone.page.context.add_cookies(
        [{"name": cookie.key, "value": cookie.value, "url": desk.address}]
    )
    someone.page.goto("/")
    return someone


def logs_in(hand, username):
    hand.page.goto("/masuk")
    hand.types("#nama", username)
    hand.types("#sandi", PASSWORD)
    hand.presses("button:text-is('Masuk')")


def ends(hand, text):
    hand.page.wait_for_selector(f"text={text}")


def saves(hand, said, voucher):
    """Look a form through, save it, and see the number of its proof."""
    hand.presses(CHECK)
    ends(hand, said)
    hand.presses(SAVE)
    ends(hand, voucher)


def last(desk):
    return desk.house.entries()[-1].entry


def test_money_comes_in(hand, desk):
    hand.presses("a.btn:has-text('Uang masuk')")
    hand.presses("a:has-text('Uang masuk dari usaha')")
    hand.presses("summary:has-text('Ganti unit')")
    hand.presses("role=button[name='Toko Desa']")
    ends(hand, "Toko Desa · ")
    hand.types("#jumlah-total", "1385000")
    saves(hand, "Jual tunai Rp1.385.000 di Toko Desa", "BKM/2026/0001")

    assert last(desk).postings[0].amount == rp(1_385_000)


def test_a_cost_is_paid_and_its_receipt_photographed(hand, desk):
    hand.presses("a.btn:has-text('Uang keluar')")
    hand.presses("a:has-text('Bayar biaya')")
    hand.chooses("label:has-text('Listrik') input")
    hand.types("#jumlah-total", "850000")
    hand.gives("#bukti", photographed())
    saves(hand, "Rp850.000", "BKK/2026/0001")

    assert len(last(desk).evidence) == 1


def test_a_sale_on_credit_is_paid_later(hand, desk):
    desk.house.does(register_party, RegisterParty(name="Siti Aminah", phone="0812-3456-7890"))
    hand.page.goto("/catat/jual-dibayar-nanti?unit=TOKO")
    hand.types("#orang", "Siti Aminah")
    hand.types("#jumlah-total", "250000")
    saves(hand, "Siti Aminah", "BM/2026/0002")

    hand.page.goto("/catat/terima-piutang?unit=TOKO")
    hand.types("#orang", "Siti Aminah")
    hand.types("#jumlah-total", "250000")
    saves(hand, "Siti Aminah", "BKM/2026/0001")

    assert len(desk.house.entries()) == 3


def test_a_wrong_amount_is_put_right(hand, desk):
    desk.house.sells(150_000, description="Jual tunai beras")
    hand.presses("nav >> text=Transaksi")
    hand.presses("a:has-text('Jual tunai beras')")
    hand.presses("a:has-text('Betulkan')")
    hand.presses("a:has-text('Tulis yang benar')")
    hand.types("#jumlah-total", "1500000")
    hand.types("#alasan-betul", "Kurang satu nol")
    saves(hand, "Rp1.500.000", "BKM/2026/0002")

    assert len(desk.house.entries()) == 4


def test_a_proof_is_added_later(hand, desk):
    desk.house.sells(150_000, description="Jual tunai beras")
    hand.presses("nav >> text=Transaksi")
    hand.presses("a:has-text('Jual tunai beras')")
    hand.presses("a:has-text('Lampirkan')")
    hand.gives("#bukti", photographed())
    hand.types("#alasan", "Nota tertinggal di toko")
    hand.presses("button:has-text('Simpan bukti')")

    ends(hand, "Nota tertinggal di toko")


def test_the_cash_is_counted(hand):
    hand.presses("nav >> text=Lainnya")
    hand.presses("main a:has-text('Hitung kas')")
    hand.presses("main a.btn.main")
    hand.selects("#tempat", "Kas Tunai, Kantor Pusat")
    hand.types("#keping-note-100000", "49")
    hand.types("#keping-note-50000", "2")
    hand.types("#penghitung", "Ratna")
    hand.types("#saksi", "Bagas")
    hand.presses("button:has-text('Simpan hitungan')")

    ends(hand, "Uangnya cocok")


def test_a_second_person_approves(someone, desk):
    limits = {EntrySort.RECEIPT: rp(1_000_000)}
    desk.house.does(set_approval, SetApproval(valid_from=TODAY, limits=limits))
    browser, typed = desk.house.visit(MANAGER), sale("1.500.000")
    seen = browser.post("/catat/uang-masuk", **typed)
    browser.post("/catat/uang-masuk", **typed, segel=seal(seen), langkah="simpan")

    logs_in(someone, DIRECTOR)
    someone.presses("button:has-text('Maju Jaya')")
    someone.presses("main a:has-text('setuju')")
    someone.presses("main a:has-text('1.500.000')")
    someone.presses("button:has-text('Setujui dan catat')")
    ends(someone, "Disetujui oleh")

    assert desk.house.entries()[-1].approved_by == DIRECTOR


def test_a_month_is_closed(hand):
    hand.presses("nav >> text=Lainnya")
    hand.presses("main a:has-text('Tutup buku')")
    hand.presses("main a:has-text('Oktober')")
    hand.presses("button:has-text('Tutup Oktober 2026')")

    ends(hand, "Bulan ini sudah ditutup")


def test_a_figure_is_followed_to_what_was_recorded(hand, desk):
    desk.house.posts(
        debit("6.1.04.01", rp(850_000), unit="TOKO"),
        credit("1.1.01.01", rp(850_000), unit="TOKO"),
        description="Token listrik",
    )
    hand.presses("nav >> text=Laporan")
    hand.presses("main a:has-text('Laba rugi')")
    hand.presses("main a:has-text('Utilitas')")
    hand.presses("main a:has-text('Token listrik')")

    ends(hand, "Sidik catatan")


def test_a_statement_is_printed(hand):
    hand.presses("nav >> text=Laporan")
    hand.presses("main a:has-text('Posisi keuangan')")
    hand.presses("summary:has-text('Unduh')")
    with hand.page.expect_download() as download:
        hand.presses("text=PDF berkop")

    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")


def test_a_sale_takes_few_keys(desk):
    """With what is filled in already, and Enter, which looks the form through."""
    hand = Keys(desk.logged_in())
    hand.page.goto("/catat/uang-masuk?unit=TOKO")
    hand.types("#jumlah-total", "150000")
    hand.strikes("Enter")
    hand.page.wait_for_selector("#hasil:focus")
    hand.presses(SAVE)
    ends(hand, "BKM/2026/0001")

    assert hand.pressed <= FEW_KEYS
