"""A real browser before a served house, and the pages it goes to see."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bumdes.actions.matching_banks import take_in_statement
from bumdes.actions.registering_parties import RegisterParty, register_party
from bumdes.bank.draft import TakeInStatement
from bumdes.bank.form import find_form
from ledger import credit, debit, rp
from tests.webapp.house import PASSWORD, TODAY, TREASURER

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

    from tests.webapp.house import House

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
SIZES = {"phone": (360, 740), "laptop": (1280, 800)}
ALL_SIZES = SIZES | {"small": (320, 640), "zoom": (640, 400)}
"""With the smallest phone, and a laptop whose page is shown at 200 %."""

PATIENCE_MS, PAUSE_MS = 60_000, 20
"""How long a test waits for a page: a busy machine is no fault of the page."""

HARMLESS = (
    "422",  # a refused form, which Chromium also writes into its console
    "registration blocked by Playwright",  # of the service worker, where a test wants none
)

ADDRESSES = (
    "/",
    "/pertanggungjawaban/pemeriksaan/?masa=2026",
    "/pertanggungjawaban/lpj/kelengkapan?tahun=2026",
    "/pertanggungjawaban/pemeringkatan/isian",
    "/pertanggungjawaban/pemeringkatan/isian/procedures",
    "/pertanggungjawaban/pemeringkatan/bobot",
    "/kalender/",
    "/mulai/",
    "/mulai/saldo-awal",
    "/mulai/unit",
    "/belajar/",
    "/cadangan/",
    "/kalender/tanggal",
    "/kalender/selesai/ranking/2026",
    "/bukti/",
    "/bukti/?tahun=2026&bulan=1",
    "/bukti/batas",
    "/transaksi/2026/1/bukti",
    "/transaksi/2026/1/tanggapan",
    "/kas/hitung/",
    "/kas/hitung/baru",
    "/kas/",
    "/kas/pegangan",
    "/kas/pegangan/aturan/hand_in_days",
    "/kas/tempat/baru",
    "/kas/tempat/1.1.01.01/TOKO",
    "/kas/tempat/1.1.01.01/TOKO/ubah",
    "/kas/tempat/1.1.01.01/TOKO/pemegang",
    "/kas/rekening-koran/",
    "/kas/rekening-koran/1.1.01.04",
    "/kas/rekening-koran/masukkan",
    "/catat/",
    "/catat/?q=token",
    "/catat/bayar-upah?unit=TOKO",
    "/catat/cicilan-pinjaman",
    "/catat/jurnal/contoh/2026/2",
    "/catat/uang-masuk?unit=TOKO",
    "/catat/beli-barang?unit=TOKO",
    "/catat/bayar-biaya?unit=TOKO",
    "/catat/pindah-uang?unit=TOKO",
    "/catat/jual-dibayar-nanti?unit=TOKO&orang=siti",
    "/catat/terima-piutang?unit=TOKO&orang=P-0001",
    "/catat/jurnal/",
    "/buku-pembantu/",
    "/buku-pembantu/wages/beri-nama",
    "/pertanggungjawaban/",
    "/pertanggungjawaban/terbitan/",
    "/periksa/",
    "/pertanggungjawaban/laporan-keuangan",
    "/pertanggungjawaban/bukti-transaksi?masa=2026-11",
    "/pertanggungjawaban/paket-pemeriksaan?masa=2026",
    "/pertanggungjawaban/calk",
    "/laporan/catatan/",
    "/pertanggungjawaban/calk/naskah/revenue",
    "/pekerjaan/",
    "/pajak/setoran/saldo-awal",
    "/pajak/bukti/masukkan",
    "/stok/",
    "/stok/beli?unit=TOKO",
    "/stok/jual?unit=TOKO",
    "/stok/barang/baru",
    "/stok/hitung/",
    "/stok/hitung/baru/TOKO",
    "/stok/pindah",
    "/stok/pakai",
    "/stok/titipan",
    "/stok/produksi/",
    "/stok/produksi/baru",
    "/stok/atur/TOKO",
    "/transaksi/",
    "/transaksi/?akun=listrik&minimal=1.000&tampil=tanpa-bukti",
    "/pemeriksaan/keutuhan",
    "/pemeriksaan/keutuhan?masa=2026&jalankan=1",
    "/pemeriksaan/sampel?masa=2026&cara=acak",
    "/pemeriksaan/salinan",
    "/temuan/",
    "/izin-lihat/",
    "/cari/?q=beras",
    "/transaksi/2026/2",
    "/transaksi/2026/2/betulkan",
    "/laporan/",
    "/laporan/laba-rugi?banding=tahun-lalu",
    "/laporan/laba-rugi?unit=per-unit",
    "/laporan/laba-rugi?anggaran=1&nol=tampil&banding=per-triwulan",
    "/laporan/arus-kas/penggolongan",
    "/transaksi/2026/2/arus-kas",
    "/profil/standar-laporan/",
    "/laporan/laba-rugi/merchandise",
    "/laporan/posisi-keuangan?banding=tahun-lalu",
    "/laporan/perubahan-ekuitas",
    "/laporan/arus-kas",
    "/laporan/neraca-saldo",
    "/laporan/buku-besar",
    "/laporan/jurnal",
    "/laporan/neraca-lajur",
    "/laporan/buku-kas-bank",
    "/laporan/daftar-aset",
    "/laporan/daftar-piutang",
    "/laporan/daftar-modal",
    "/laporan/urutan-nomor",
    "/laporan/tanpa-bukti",
    "/buku-besar/1.1.01.01",
    "/lainnya",
    "/akun/",
    "/akun/baru",
    "/akun/1.1.01.01",
    "/bagi-hasil/",
    "/bagi-hasil/tahun/2026",
    "/bagi-hasil/skema/",
    "/bagi-hasil/skema/baru",
    "/modal-desa/",
    "/desa/konfirmasi",
    "/desa/siskeudes",
    "/laporan/anggaran",
    "/tagihan/piutang/",
    "/tagihan/utang/",
    "/piutang/penyisihan/",
    "/piutang/penyisihan/baru",
    "/piutang/kelompok-umur",
    "/kasir/",
    "/kasir/buka",
    "/unit/",
    "/unit/TOKO",
    "/unit/serahkan",
    "/unit/jual",
    "/tutup-buku/",
    "/tutup-buku/bulan/2026/10",
    "/persetujuan/",
    "/persetujuan/aturan/",
    "/pengawasan/",
    "/tutup-buku/2026",
    "/koreksi/",
    "/koreksi/baru",
    "/gaji/",
    "/gaji/bayar",
    "/gaji/tarif",
    "/gaji/pegawai/",
    "/gaji/pegawai/baru",
    "/jadwal/",
    "/jadwal/baru",
    "/jadwal/rutin/baru",
    "/penyertaan/",
    "/penyertaan/baru",
    "/aset/",
    "/aset/beli",
    "/aset/saldo-awal",
    "/aset/masukkan",
    "/aset/penyusutan",
    "/aset/kebijakan",
    "/aset/label",
    "/aset/hitung/",
    "/aset/hitung/baru",
    "/rencana/",
    "/rencana/baru",
    "/usulan/",
    "/usulan/baru",
    "/profil/",
    "/status/",
    "/surat/",
    "/surat/baru",
    "/surat/peraturan-bersama",
    "/surat/kawasan",
    "/profil/indeks/baru",
    "/berkas/",
    "/wilayah/?di=35.17.08",
    "/kerja-sama/",
    "/orang/",
    "/orang/baru",
    "/orang/masukkan",
    "/orang/kembar",
    "/orang/gabung?satu=P-0001&lain=P-0002",
    "/orang/P-0001",
    "/orang/P-0001/ubah",
    "/orang/P-0001/hapus",
    "/usaha",
    "/saya/",
    "/saya/sandi",
    "/saya/kode",
    "/saya/perangkat",
    "/pengguna/wewenang",
    "/luring",
    "/bantuan/",
    "/bantuan/mencatat",
    "/bantuan/istilah",
    "/bantuan/panduan",
    "/bantuan/perubahan",
    "/pajak/",
    "/pajak/tarif",
    "/pajak/rekap",
    "/pajak/pengaturan",
    "/pajak/pengaturan/daerah",
    "/pajak/setoran/",
    "/pajak/setoran/setor",
    "/pajak/setoran/utang",
    "/pajak/bukti/",
    "/pajak/bukti/potong",
    "/pajak/tahunan/2026",
)
"""The pages of the treasurer, after ``live``."""

DIRECTOR_ADDRESSES = (
    "/pengguna/",
    "/pengguna/aturan",
    "/pengguna/baru",
    "/pengguna/orang/ratna",
    "/catatan-akses/",
    "/riwayat-perubahan/",
    "/permintaan-informasi/",
    "/permintaan-informasi/baru",
    "/halaman-umum",
    "/persetujuan/aturan/",
    "/profil/ubah",
    "/profil/desa/baru",
    "/profil/standar-laporan/baru",
    "/status/ubah",
    "/pengurus/",
    "/pengurus/baru",
    "/pengurus/masa-jabatan",
    "/musyawarah/",
    "/musyawarah/baru",
    "/keputusan/baru",
    "/kerja-sama/antar-desa",
    "/kerja-sama/pihak-ketiga",
    "/serah-terima/",
    "/serah-terima/baru",
    "/modal/",
    "/modal/baru",
    "/pemilik/",
    "/pemilik/aset-desa/baru",
    "/kalender/tanggal/ranking",
    "/unit/baru",
)
"""What directors have besides."""


LOST_LINE = ("Failed to load", "net::ERR", "error occurred when fetching the script")
"""What a browser says of a line that was lost, which may be long after the test cut it."""


@dataclass  # without slots, for Playwright keeps a note on whose method listens
class Desk:
    """A served house and a browser, with what the browser complained about.

    On the device it is as late as at the house, whatever the day of the machine.

    What it `forgives` is never noted, also not when it is said while the pages are closed.
    """

    house: House
    address: str
    browser: Browser
    complaints: list[str] = field(default_factory=list)
    forgives: tuple[str, ...] = ()

    def page(
        self,
        size: str = "laptop",
        *,
        script: bool = True,
        scheme: str = "light",
        worker: bool = False,
        touch: bool = False,
    ) -> Page:
        """Return a new page; without a service worker, for requests go by it unseen."""
        width, height = ALL_SIZES[size]
        context = self.browser.new_context(
            base_url=self.address,
            viewport={"width": width, "height": height},
            locale="id-ID",
            timezone_id="Asia/Jakarta",
            java_script_enabled=script,
            color_scheme="dark" if scheme == "dark" else "light",
            accept_downloads=True,
            service_workers="allow" if worker else "block",
            has_touch=touch,
        )
        context.set_default_timeout(PATIENCE_MS)
        context.clock.set_fixed_time(self.house.clock.moment)
        page = context.new_page()
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self._note(str(error)))
        return page

    def logged_in(self, username: str = TREASURER, **options) -> Page:
        page = self.page(**options)
        page.goto("/masuk")
        page.fill("#nama", username)
        page.fill("#sandi", PASSWORD)
        page.click("button:text-is('Masuk')")
        page.wait_for_url(lambda address: not address.endswith("/masuk"))
        if page.url.endswith("/usaha"):
            page.click("button:has-text('Maju Jaya')")
            page.wait_for_url("**/")
        return page

    def _listen(self, message) -> None:
        if message.type in {"error", "warning"}:
            self._note(message.text)

    def _note(self, said: str) -> None:
        if not any(harmless in said for harmless in (*HARMLESS, *self.forgives)):
            self.complaints.append(said)


def until(page: Page, is_so: Callable[[], bool]) -> None:
    """Let the page go on until something that only the test can see is so."""
    for _ in range(PATIENCE_MS // PAUSE_MS):
        if is_so():
            return
        page.wait_for_timeout(PAUSE_MS)
    message = f"it never came to be: {page.inner_text('main')}"
    raise AssertionError(message)


STATEMENT = (
    ("Tanggal", "Keterangan", "Debet", "Kredit", "Saldo"),
    ("24-11-2026", "SETORAN MODAL KERJA TOKO", "", "70.000.000,75", "70.000.000,75"),
    ("24-11-2026", "BIAYA ADM", "12.500,00", "", "69.987.500,75"),
    ("24-11-2026", "TRF KE CV SUMBER PANGAN SEJAHTERA", "2.500.000,00", "", "67.487.500,75"),
)
"""What the bank says, as a file has it."""


def live(house: House) -> None:
    """Let something happen, with amounts as large as a village may ever see."""
    for name in ("Siti Aminah", "Hj. Sitti Aminah, S.Pd."):
        house.does(register_party, RegisterParty(name=name, rt="3", phone="0812-3456-7890"))
    house.sells(1_385_000, description="Jual tunai beras, minyak goreng, dan gula pasir")
    house.sells(98_765_432_100, description="Penjualan besar", unit="TOKO")
    house.sells(300_000, unit="AIR", accounts={"sales": "4.1.02.01"})
    house.posts(
        debit("6.1.04.01", rp(850_000), unit="TOKO"),
        credit("1.1.01.01", rp(850_000), unit="TOKO"),
        description="Token listrik",
    )
    house.posts(
        debit("1.1.01.04", rp("70000000.75"), unit="TOKO"),
        credit("3.8.01.01", rp("70000000.75"), unit="TOKO"),
        debit("1.1.99.03", rp("70000000.75")),
        credit("1.1.01.01", rp("70000000.75")),
        description="Modal kerja untuk toko",
    )
    house.does(
        take_in_statement,
        TakeInStatement(
            account="1.1.01.04", rows=STATEMENT, form=find_form("bpd"), through=TODAY
        ),
    )
