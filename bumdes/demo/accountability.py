"""What the people of the demonstration wrote in the report on a year that was accepted."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bumdes.actions.writing_narratives import WriteNarrative, write_narrative
from bumdes.permissions import Permission
from ledger import Period

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bumdes.demo.diary import Diary
    from bumdes.work import Work

_WRITTEN_ON = (2, 20)
"""Month and day in the year after, before the owners meet."""

_SUPERVISION = {
    "activities": (
        "Pengawas memeriksa buku kas, bukti transaksi, dan persediaan setiap triwulan, serta"
        " mendatangi setiap unit usaha sedikitnya dua kali selama {tahun}. Hasilnya dibahas"
        " bersama Direktur pada rapat pengurus."
    ),
    "findings": (
        "- Sebagian bukti pengeluaran kecil baru disusulkan pada bulan berikutnya.\n"
        "- Kartu persediaan sudah diisi, tetapi hitung fisik belum selalu tepat waktu."
    ),
    "advice": (
        "1. Bukti pengeluaran diserahkan paling lambat tiga hari setelah pembayaran.\n"
        "2. Hitung fisik persediaan dilakukan setiap akhir bulan bersama pengelola unit."
    ),
    "opinion": (
        "Menurut pemeriksaan kami, laporan keuangan {tahun} sesuai dengan buku dan buktinya."
        " Laporan pertanggungjawaban layak diterima oleh musyawarah dengan saran di atas."
    ),
}

_COMMON = {
    "problems": (
        "- Pembeli dan peminjam menunggak pada musim paceklik, sehingga penagihan memakan"
        " waktu.\n"
        "- Pengelola unit belum semuanya terbiasa mencatat pada hari yang sama.\n"
        "- Harga beli naik pada triwulan keempat, lebih cepat daripada harga jual."
    ),
    "follow_up": (
        "- Daftar penunggak dibacakan pada rapat bulanan, dan penagihan didampingi kepala"
        " dusun.\n"
        "- Bendahara mendampingi pencatatan setiap unit sampai akhir semester I.\n"
        "- Harga jual ditinjau setiap triwulan bersama pengelola unit."
    ),
    "management": (
        "Direktur memimpin rapat pengurus setiap bulan dan menandatangani setiap pengeluaran"
        " di atas batas yang ditetapkan. Sekretaris mengurus surat, undangan, dan notulen."
        " Bendahara menyimpan kas, membukukan transaksi, dan menyusun laporan keuangan;"
        " pengelola unit melaporkan hasil unitnya setiap akhir bulan."
    ),
    "advice": (
        "Penasihat menelaah rencana program kerja dan laporan semester, serta menghadiri rapat"
        " pengurus bersama pengawas. Nasihat yang diberikan: menjaga kas minimum tiga bulan"
        " beban, mendahulukan pemasok dari Desa sendiri, dan memasang papan informasi hasil"
        " usaha di balai Desa."
    ),
    "outlook": (
        "Tahun berikutnya diarahkan pada tiga hal: pelayanan yang ajek, penagihan yang lebih"
        " tertib, dan pemasaran bersama hasil warga. Rincian kegiatan dan anggarannya ada pada"
        " rencana program kerja di bawah ini."
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one enterprise tells of its year, and who writes it.

    Attributes:
        own: texts of its own, by slot of the accountability report.
    """

    secretary: str
    supervisor: str
    own: Mapping[str, str]

    def note(self, diary: Diary, year: int) -> None:
        """Note what was written of *year*, early in the next."""
        on = dt.date(year + 1, *_WRITTEN_ON)
        texts = {**_COMMON, **self.own}
        for report, who, found in (
            ("lpj", self.secretary, texts),
            ("supervisor", self.supervisor, _SUPERVISION),
        ):
            diary.did(on, who, partial(_write, report=report, year=year, texts=found))


def _write(work: Work, *, report: str, year: int, texts: Mapping[str, str]) -> None:
    is_own = report == "supervisor"
    permission = Permission.WRITE_SUPERVISION if is_own else Permission.WRITE_REPORTS
    for slot, text in texts.items():
        write_narrative(
            work,
            WriteNarrative(
                report=report,
                period=Period.year(year),
                slot=slot,
                text=text,
                based_on=0,
                permission=permission,
            ),
        )


WARINGIN = Told(
    secretary="sekretaris",
    supervisor="pengawas",
    own={
        "letter_number": "012/BUMDES-KW/III/2026",
        "history": (
            "Usaha Desa dimulai dari satu kios pupuk, lalu berkembang menjadi toko, gedung"
            " serbaguna, lapak pasar, dan simpan pinjam. Sejak menjadi badan hukum semua unit"
            " dibukukan dalam satu buku."
        ),
        "activities": (
            "- Toko Desa melayani kebutuhan pokok dan menjual hasil warga.\n"
            "- Gedung Serbaguna dan Lapak disewakan kepada warga dan pedagang pasar malam.\n"
            "- Simpan Pinjam menyalurkan pinjaman kecil kepada anggota kelompok tani.\n"
            "- Cadangan beras Desa dibeli dari petani sendiri dengan Dana Desa untuk ketahanan"
            " pangan."
        ),
        "changes": (
            "Tenda, meja, dan kursi sewaan ditambah; Toko menerima mesin kasir dan dua lemari"
            " pendingin. Cadangan beras Desa mulai berjalan. Susunan pengurus tidak berubah"
            " selain yang dicatat di bawah ini."
        ),
        "overview": (
            "Pendapatan tahun {tahun} sebesar {pendapatan} dan laba bersih {laba_bersih}. Toko"
            " Desa menyumbang bagian terbesar; Gedung Serbaguna memberi laba tertinggi"
            " dibandingkan modalnya. Kas pada akhir tahun {kas_akhir}, cukup untuk beban lebih"
            " dari tiga bulan."
        ),
        "unit_analysis": (
            "Toko melampaui target karena harga cadangan beras lebih baik dan lemari pendingin"
            " menambah ragam barang. Lapak mencapai target dengan lapak terisi penuh. Simpan"
            " Pinjam tumbuh pelan, sengaja dijaga agar tunggakan tidak bertambah."
        ),
    },
)
RANU = Told(
    secretary="sekretaris-ranu",
    supervisor="pengawas-ranu",
    own={
        "history": (
            "Lima Desa di tepi ranu mendirikan usaha bersama ini untuk mengelola mata air,"
            " wisata, keramba ikan, dan dana bergulir masyarakat yang berasal dari program"
            " terdahulu."
        ),
        "activities": (
            "- Air Bersih mengalirkan mata air ke tiga Desa dan menambah sambungan rumah.\n"
            "- Wisata Ranu dibuka dengan empat perahu milik mitra.\n"
            "- Keramba Ikan menebar benih dan memanen pertama kali.\n"
            "- Dana Bergulir Masyarakat melanjutkan pinjaman kelompok."
        ),
        "changes": (
            "Ini tahun buku pertama. Semua unit dibuka pada bulan Januari; rumah pompa, perahu,"
            " keramba, dan mobil bak terbuka menjadi aset tetap. Satu pinjaman diterima dengan"
            " keputusan musyawarah."
        ),
        "overview": (
            "Tahun pertama ditutup dengan pendapatan {pendapatan} dan laba bersih"
            " {laba_bersih}. Air Bersih dan Wisata Ranu melampaui target; Keramba Ikan sedikit"
            " di bawahnya karena panen baru sekali. Kas pada akhir tahun {kas_akhir}."
        ),
        "unit_analysis": (
            "Wisata melampaui target terbanyak karena libur panjang jatuh pada musim kering."
            " Kantor Pusat menanggung gaji pengurus dan penyusutan bersama, sehingga sendirinya"
            " merugi."
        ),
    },
)
