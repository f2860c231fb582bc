"""Where people write in an accountability report, and what stands there until they do."""

from __future__ import annotations

from reports.kind import Slot

LETTER = Slot(
    key="letter",
    title="Surat pengantar",
    hint="Kepada siapa laporan disampaikan dan apa yang dimohon.",
    template=(
        "Dengan hormat,\n\n"
        "Memenuhi Pasal 58 Peraturan Pemerintah Nomor 11 Tahun 2021 tentang Badan Usaha Milik"
        " Desa, bersama ini kami sampaikan Laporan Pertanggungjawaban {nama} tahun buku"
        " {tahun}, lengkap dengan laporan keuangan, usulan pembagian hasil usaha, dan"
        " lampirannya.\n\n"
        "Tahun {tahun} ditutup dengan pendapatan {pendapatan} dan laba bersih {laba_bersih}."
        " Jumlah aset pada {tanggal_akhir} adalah {aset}.\n\n"
        "Kami mohon laporan ini dibahas dan diterima dalam musyawarah. Atas perhatian dan"
        " kepercayaan Bapak dan Ibu, kami ucapkan terima kasih."
    ),
)
LETTER_NUMBER = Slot(
    key="letter_number",
    title="Nomor surat pengantar",
    hint="Dari buku agenda surat, misalnya 012/BUMDES/LPJ/III/2026. Kosong: ditulis tangan.",
    is_line=True,
)
BACKGROUND = Slot(
    key="background",
    title="Latar belakang",
    hint="Mengapa usaha ini ada dan bagaimana tahun ini dimulai.",
    template=(
        "{nama} mengelola usaha, memanfaatkan aset, dan memberikan pelayanan umum bagi"
        " sebesar-besarnya kesejahteraan masyarakat Desa. Setiap akhir tahun buku pelaksana"
        " operasional mempertanggungjawabkan pengelolaannya kepada musyawarah setelah"
        " laporannya ditelaah oleh penasihat dan pengawas.\n\n"
        "Laporan ini memuat keadaan dan jalannya usaha selama tahun {tahun}. Semua angkanya"
        " diambil dari buku yang sama, sehingga setiap jumlah dapat ditelusuri sampai ke bukti"
        " transaksinya."
    ),
)
LEGAL_BASIS = Slot(
    key="legal_basis",
    title="Dasar hukum",
    hint="Peraturan yang menjadi dasar laporan ini.",
    template=(
        "1. Undang-Undang Nomor 6 Tahun 2014 tentang Desa, beserta perubahannya.\n"
        "2. Peraturan Pemerintah Nomor 11 Tahun 2021 tentang Badan Usaha Milik Desa.\n"
        "3. Peraturan Menteri Desa, Pembangunan Daerah Tertinggal, dan Transmigrasi Nomor 3"
        " Tahun 2021 tentang Pendaftaran, Pendataan dan Pemeringkatan, Pembinaan dan"
        " Pengembangan, dan Pengadaan Barang dan/atau Jasa Badan Usaha Milik Desa/Badan Usaha"
        " Milik Desa Bersama.\n"
        "4. Keputusan Menteri Desa, Pembangunan Daerah Tertinggal, dan Transmigrasi Nomor 136"
        " Tahun 2022 tentang Panduan Penyusunan Laporan Keuangan Badan Usaha Milik Desa.\n"
        "5. Anggaran Dasar dan Anggaran Rumah Tangga {nama}."
    ),
)
PURPOSE = Slot(
    key="purpose",
    title="Maksud dan tujuan",
    hint="Untuk apa laporan ini dibuat.",
    template=(
        "- Mempertanggungjawabkan pengelolaan usaha, aset, dan modal selama tahun {tahun}.\n"
        "- Memberi musyawarah dasar untuk menilai kinerja, memutuskan pembagian hasil usaha,"
        " dan mengarahkan tahun berikutnya.\n"
        "- Membuka keadaan keuangan kepada Desa dan masyarakat secara jujur dan dapat"
        " diperiksa."
    ),
)
HISTORY = Slot(
    key="history",
    title="Riwayat singkat",
    hint="Bagaimana usaha ini berdiri dan berkembang; boleh dikosongkan.",
)
ACTIVITIES = Slot(
    key="activities",
    title="Kegiatan utama",
    hint="Apa yang dikerjakan tahun ini, dan apa hasilnya bagi warga.",
    is_needed=True,
)
CHANGES = Slot(
    key="changes",
    title="Perubahan selama tahun buku",
    hint="Apa yang berubah: pengurus, unit, aset besar, cara kerja; atau bahwa tidak ada.",
    is_needed=True,
)
OVERVIEW = Slot(
    key="overview",
    title="Ikhtisar kinerja",
    hint="Bagaimana hasil tahun ini dibanding tahun lalu dan rencana, dan apa sebabnya.",
    template=(
        "Pendapatan tahun {tahun} sebesar {pendapatan}, {pendapatan_berubah} dibandingkan"
        " tahun sebelumnya. Laba bersih {laba_bersih}; tahun sebelumnya {laba_bersih_lalu}."
        " Kas pada akhir tahun {kas_akhir}."
    ),
)
UNIT_ANALYSIS = Slot(
    key="unit_analysis",
    title="Uraian per unit usaha",
    hint="Mengapa tiap unit mencapai atau tidak mencapai targetnya.",
)
POLICIES = Slot(
    key="finance_note",
    title="Penjelasan atas laporan keuangan",
    hint="Apa yang perlu diketahui pembaca sebelum membaca angka-angkanya.",
    template=(
        "Laporan keuangan disusun menurut basis akrual dengan kelangsungan usaha. Jumlah aset"
        " {aset} dibiayai oleh kewajiban {kewajiban} dan ekuitas {ekuitas}. Kegiatan operasi"
        " memberi kas neto {kas_operasi}, investasi {kas_investasi}, dan pembiayaan"
        " {kas_pembiayaan}."
    ),
)
PROFIT_NOTE = Slot(
    key="profit_note",
    title="Usulan pembagian hasil usaha",
    hint="Apa yang diusulkan kepada musyawarah, dan mengapa.",
    template=(
        "Laba bersih tahun {tahun} sebesar {laba_bersih}. Pembagiannya menurut Anggaran Dasar"
        " diuraikan di bawah ini, baris demi baris, sampai rupiah terakhir."
    ),
)
PROBLEMS = Slot(
    key="problems",
    title="Masalah yang timbul",
    hint="Masalah yang memengaruhi usaha, atau pernyataan bahwa tidak ada.",
    is_needed=True,
)
FOLLOW_UP = Slot(
    key="follow_up",
    title="Tindak lanjut",
    hint="Apa yang sudah dan akan dilakukan, oleh siapa, kapan.",
    is_needed=True,
)
MANAGEMENT = Slot(
    key="management",
    title="Laporan tugas pelaksana operasional",
    hint="Apa yang dikerjakan direktur, sekretaris, bendahara dan pegawai.",
    is_needed=True,
)
ADVICE = Slot(
    key="advice",
    title="Laporan tugas penasihat",
    hint="Nasihat, telaah, dan keputusan penasihat selama tahun buku.",
    is_needed=True,
)
OUTLOOK = Slot(
    key="outlook",
    title="Arah tahun berikutnya",
    hint="Apa yang hendak dicapai, dan apa yang dibutuhkan untuk itu.",
)
CONCLUSION = Slot(
    key="conclusion",
    title="Penutup",
    hint="Ucapan terima kasih dan harapan.",
    template=(
        "Demikian laporan pertanggungjawaban ini kami sampaikan. Kami berterima kasih kepada"
        " penasihat, pengawas, Pemerintah Desa, dan seluruh warga yang mempercayakan usahanya"
        " kepada {nama}. Kritik dan saran kami nantikan, agar tahun mendatang lebih baik."
    ),
)

LPJ_SLOTS = (
    LETTER_NUMBER,
    LETTER,
    BACKGROUND,
    LEGAL_BASIS,
    PURPOSE,
    HISTORY,
    ACTIVITIES,
    CHANGES,
    OVERVIEW,
    UNIT_ANALYSIS,
    POLICIES,
    PROFIT_NOTE,
    PROBLEMS,
    FOLLOW_UP,
    MANAGEMENT,
    ADVICE,
    OUTLOOK,
    CONCLUSION,
)
"""In the order of the report."""

EXPLANATION = Slot(
    key="explanation",
    title="Penjelasan hasil semester",
    hint="Bagaimana hasil semester ini, dan apa sebabnya.",
    template=(
        "Pendapatan {masa} sebesar {pendapatan}, {pendapatan_berubah} dibandingkan {masa_lalu}."
        " Laba bersih {laba_bersih}; {masa_lalu} {laba_bersih_lalu}."
    ),
)
DEVELOPMENTS = Slot(
    key="developments",
    title="Perkembangan usaha",
    hint="Apa yang berubah dan dikerjakan selama semester.",
    is_needed=True,
)
SEMESTER_PROBLEMS = Slot(
    key="problems",
    title="Masalah dan tindak lanjut",
    hint="Masalah yang timbul dan apa yang dilakukan; atau bahwa tidak ada.",
    is_needed=True,
)
SEMESTER_SLOTS = (EXPLANATION, DEVELOPMENTS, SEMESTER_PROBLEMS)
