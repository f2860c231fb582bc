"""Words of refusals: names of fields, kinds, acts, rules and problems.

They are said in the language of whoever reads; the tables hold them in Indonesian.
"""

from __future__ import annotations

import re

from bumdes import refusal_words as enterprise
from bumdes.sub_ledgers import SUB_LEDGERS
from webapp.language.saying import t

WORDS = {
    # fields of entries and lines
    "account": "kode akun",
    "actor": "nama pencatat",
    "approver": "nama pemberi persetujuan",
    "asset": "aset",
    "book": "kode pembukuan",
    "component": "komponen arus kas",
    "credit": "kredit",
    "date": "tanggal",
    "debit": "debit",
    "description": "uraian",
    "document": "dokumen",
    "entry": "transaksi",
    "evidence": "bukti",
    "fund": "sumber dana",
    "item": "barang",
    "key": "kunci",
    "kind": "jenis transaksi",
    "lines": "baris",
    "name": "nama",
    "reason": "alasan",
    "reverses": "transaksi yang dibatalkan",
    "side": "sisi",
    "tag": "penanda",
    # fields of an enterprise and its people
    "address": "alamat",
    "decree": "surat keputusan",
    "district": "kecamatan",
    "email": "surel",
    "legal_number": "nomor badan hukum",
    "nib": "NIB",
    "npwp": "NPWP",
    "phone": "telepon",
    "place": "tempat",
    "province": "provinsi",
    "regency": "kabupaten",
    "username": "nama untuk masuk",
    "village_code": "kode desa",
    # fields of assets
    "insured": "nilai pertanggungan",
    "serial": "nomor seri",
    "insurer": "perusahaan asuransi",
    "custodian": "penanggung jawab",
    "minutes": "nomor berita acara",
    "counter": "penghitung",
    "detail": "merek dan tipe",
    "taker": "penerima",
    # amounts and accounts that a guided form asks for
    "cost": "harga beli",
    "cost_of_sales": "harga pokok",
    "expense": "biaya",
    "fee": "biaya administrasi",
    "from_cash": "kas asal",
    "payment": "pembayaran",
    "sales": "penjualan",
    "stock": "persediaan",
    "to_cash": "kas tujuan",
    "total": "jumlah uang",
    # kinds of transaction, and of unit
    "cash_sale": "uang masuk dari usaha",
    "purchase": "pembelian",
    "transfer": "pemindahan uang",
    "farming": "pertanian",
    "general": "umum",
    "rental": "penyewaan",
    "savings_loans": "simpan pinjam",
    "services": "jasa",
    "tourism": "wisata",
    "trading": "perdagangan",
    "water": "air bersih",
    "waste": "pengelolaan sampah",
    "brokerage": "perantara",
    # what there is none of, or one already
    "appointment": "jabatan",
    "enterprise": "BUM Desa dengan pembukuan",
    "person": "orang",
    "transaction_kind": "jenis transaksi",
    "village": "desa",
    "of_an_owner": "harus modal seorang pemilik",
    "another_owner": "harus pemilik lain: Desa, warga, atau kelompok masyarakat",
    "capital_account": "harus akun modal",
    "account_of_village": "harus akun di bawah 3.1.01 yang kosong",
    "handover": "berita acara serah terima",
    "paper": "nomor surat dasar",
    "bank_slip": "bukti bank",
    "purpose": "tujuan",
    "apbdes_code": "kode APBDes",
    "account_of_source": "bukan akun yang sesuai dengan sumber ini",
    "cash_or_goods": "harus akun kas atau bank, atau akun barang yang diserahkan",
    "only_stakes": "hanya untuk penyertaan pada satu unit",
    "only_villages": "hanya untuk Desa",
    "own_profit": "harus akun saldo laba, atau bagi hasil yang belum dibayar",
    "share_of_unit": "harus bagian laba yang lebih dari nol, dengan unitnya",
    # acts on periods, and settings of a book
    "close": "menutup",
    "except": "membuka sementara",
    "lock": "mengunci",
    "reopen": "membuka kembali",
    "reverse": "membatalkan",
    "head_office_account": "akun utang unit kepada pusat",
    "result_account": "akun penampung laba",
    "unit_current_account": "akun piutang pusat kepada unit",
    # rules that a field breaks
    "known_fact": "isian itu tidak dikenal",
    "not_before_first_day": "tidak boleh mendahului hari pertama",
    "one_village": "BUM Desa milik satu desa saja; beberapa desa adalah BUM Desa Bersama",
    # problems
    "another_book": "berisi pembukuan lain",
    "another_version": "ditulis oleh versi lain",
    "no_heading": "tidak ada kelompok di atasnya",
    "not_an_archive": "bukan arsip",
    "not_posting_level": "kodenya harus empat tingkat, misalnya 1.1.01.05",
    "the_username": "sama dengan nama untuk masuk",
    "missing": "belum ada",
    "unknown field": "nama isian ini tidak dikenal",
    "null; leave the field out instead": "kosong; hapus saja isiannya",
    "not an object": "bukan objek JSON",
    "not a list": "bukan daftar",
    "not a text": "bukan teks",
    "not an integer": "bukan bilangan bulat",
    "not UTF-8": "tulisannya bukan UTF-8",
    "both debit and credit": "berisi debit sekaligus kredit",
    "neither debit nor credit": "tidak berisi debit maupun kredit",
    "neither an object nor a list": "bukan objek dan bukan daftar",
    "a number too long": "ada bilangan yang terlalu panjang",
    "nested too deep": "bersarang terlalu dalam",
    "a text that cannot be stored": "ada teks yang tidak dapat disimpan",
    # checks that bind before a year is closed
    "inter_unit_matched": "RK pusat dan unit cocok",
    "capital_registered": "buku modal sama dengan ekuitas",
    "funds_balanced": "setiap dana seimbang",
    "statements_proved": "laporan keuangan saling cocok",
    "shares_agree": "buku bagi hasil sama dengan pembukuan",
    "sub_ledgers_agree": "rincian buku pembantu sama dengan saldo akunnya",
    "books_balanced": "jumlah debit sama dengan kredit",
    "cash_not_overdrawn": "kas seluruh usaha tidak kurang dari nol",
    "approvals_answered": "semua yang menunggu persetujuan sudah dijawab",
    "balances_kept": "saldo akun sama dengan jumlah catatannya",
    "numbers_unbroken": "nomor jurnal dan bukti tidak terputus",
    "database_guarded": "pengaman buku masih utuh",
    # columns that a report cannot have
    "accounts": "laporan ini tidak dapat dibatasi pada akun tertentu",
    "books alone": "laporan ini memerlukan catatan BUM Desa, bukan pembukuan saja",
    "by_unit": "laporan ini tidak dapat dibuat per unit",
    "by_unit with unit": "kolom per unit tidak dapat bersama satu unit pilihan",
    "budget": "rencana tidak menetapkan anggaran untuk laporan ini",
    "budget with one fund": "rencana tidak dirinci per sumber dana, jadi anggarannya tidak ada",
    "zero rows": "laporan ini tidak mengatur baris yang nol",
    "one unit": "laporan ini hanya untuk seluruh BUM Desa",
    "one fund": "laporan ini tidak dapat dibatasi pada satu sumber dana",
    "compare": "laporan ini tidak dapat memakai masa pembanding",
    "compare with itself": "masa pembandingnya sama dengan masanya",
    "whole months": "anggaran dibuat per bulan, jadi pilih bulan penuh",
    # tables of rates
    "bpjs_rates": "iuran BPJS",
    "pph21_allowances": "penghasilan tidak kena pajak (PTKP)",
    "pph21_daily_rates": "PPh 21 harian",
    "pph21_monthly_rates": "PPh 21 bulanan (TER)",
    "pph21_rules": "aturan PPh 21",
    "pph21_yearly_rates": "PPh 21 setahun",
    # reports
    "trial-balance": "Neraca Saldo",
    "journal": "Jurnal Umum",
    "general-ledger": "Buku Besar",
    "income-statement": "Laporan Laba Rugi",
    "changes-in-equity": "Laporan Perubahan Ekuitas",
    "financial-position": "Laporan Posisi Keuangan",
    "cash-flows": "Laporan Arus Kas",
    "budget-realisation": "Anggaran dan Realisasi",
    "sub-ledgers": "Buku Pembantu",
    "worksheet": "Neraca Lajur",
    "cash-books": "Buku Kas dan Bank",
    "fixed-assets": "Daftar Aset Tetap",
    "stock-on-hand": "Daftar Persediaan",
    "receivables": "Daftar Piutang",
    "payables": "Daftar Utang Usaha",
    "capital-register": "Daftar Modal",
    "use-of-capital": "Daftar Penggunaan Modal",
    "profit-shares": "Daftar Bagi Hasil",
    "gap-report": "Urutan Nomor",
    "back-dated": "Catatan yang Terlambat",
    "reversals": "Catatan yang Dibatalkan",
    "unproved": "Catatan Tanpa Bukti",
}
"""Names as people call them; a name that is not here is said as it is."""

RULES = {
    "unit_code": "1 sampai 16 huruf besar, angka, atau tanda hubung",
    "username": "3 sampai 40 huruf kecil, angka, titik, atau tanda hubung",
    "village_code": "sepuluh angka dengan titik, misalnya 99.01.01.2001",
}
"""Rules that have the name of the field they are about."""

PATTERNS = (
    (r"not JSON: .*, at character (\d+)", r"bukan JSON yang benar, di huruf ke-\1"),
    (r"'(.*)' is given twice", r"“\1” ditulis dua kali"),
    (r"'(.*)' is no field of .*", r"isian “\1” tidak dikenal"),
    (r"'(.*)' is missing", r"isian “\1” belum ada"),
    (r"'(.*)' cannot be (.*)", r"isian “\1” tidak mungkin berisi \2"),
    (r"not an export of .*", "bukan hasil ekspor aplikasi ini"),
    (r"a record of type '(.*)' does not belong here", r"catatan jenis “\1” salah tempat"),
    (r"account '?(.*?)'? takes no postings", r"akun \1 tidak dapat diisi"),
    (r"(.*) '(.*)' is there already", r"\1 “\2” sudah ada"),
    (r"entry (\d+)", r"transaksi urutan \1"),
    (r"the numbers of entry (\d+)", r"nomor transaksi urutan \1"),
)
"""Problems that name something."""

_LINE = re.compile(r"lines\[(?P<number>\d+)\](?:\.(?P<name>\w+))?\Z")


def say_name(name: str) -> str:
    """Return what people call the field, dimension, kind, act, rule or problem *name*."""
    word = _word(name)
    if word is not None:
        return word
    if line := _LINE.match(name):
        inside = f", {say_name(line['name'])}" if line["name"] else ""
        return f"{t('baris')} {line['number']}{inside}"
    for pattern, said in PATTERNS:
        if re.fullmatch(pattern, name):
            return re.sub(pattern, str(t(said)), name)
    first, _, rest = name.partition(" ")
    word = _word(first)
    return f"{word} {rest}" if word is not None and rest else str(t(name))


def _word(name: str) -> str | None:
    """Return the word for *name*: the front's own, or else the enterprise's."""
    for words in (WORDS, enterprise.PROBLEMS, enterprise.KINDS, enterprise.FIELDS):
        if name in words:
            return str(t(words[name]))
    return str(t(SUB_LEDGERS[name].label)).lower() if name in SUB_LEDGERS else None


def say_rule(rule: str) -> str:
    """Return what the *rule* of a field demands."""
    said = RULES.get(rule) or enterprise.RULES.get(rule)
    return str(t(said)) if said else say_name(rule)
