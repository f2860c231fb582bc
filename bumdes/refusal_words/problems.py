"""What was found wrong, in Indonesian."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PROBLEMS: Mapping[str, str] = MappingProxyType(
    {
        "script": "di dalamnya ada program kecil (JavaScript)",
        "program": "membukanya akan menjalankan program lain",
        "hidden_file": "di dalamnya tersembunyi berkas lain",
        "film": "di dalamnya ada film atau suara",
        "form": "isinya formulir yang mengirim data",
        "too_much": "isinya terlalu banyak",
        "too_many_rows": "barisnya terlalu banyak",
        "no_rows": "tidak ada barisnya",
        "not_a_sheet": "bukan CSV atau XLSX",
        "unknown_coding": "hurufnya tidak dikenal. Simpan lagi sebagai CSV UTF-8 atau XLSX",
        "sheet_damaged": "isinya rusak",
        "sheet_too_large": "isinya terlalu besar",
        "same_party": "keduanya catatan yang sama",
        "merged_before": "salah satunya sudah digabung dengan yang lain",
        "erased_party": "data salah satunya sudah dihapus",
        "a_contributor": "yang dilepas tercatat sebagai penyetor modal. Pertahankan yang itu",
        "a_village": "Desa hanya dikenal dengan kode wilayahnya",
        "column_missing": "ada kolom yang hilang",
        "damaged": "ada tabel yang rusak",
        "not_a_day": "ada tanggal yang tidak dapat dibaca",
        "not_a_zip": "berkasnya bukan ZIP",
        "not_an_amount": "ada jumlah yang tidak dapat dibaca",
        "paper_missing": "ada rincian tanpa surat induknya",
        "several_years": "isinya bukan dari satu tahun anggaran",
        "table_missing": "ada tabel yang hilang",
        "too_large": "ada tabel yang terlalu besar",
        "another_book": "isi satu buku tertukar",
        "another_version": "dibuat oleh versi lain",
        "digest": "sidiknya tidak cocok",
        "integrity": "isinya tidak utuh",
        "no_code_left": "kode di bawah kelompok itu sudah habis",
        "no_heading": "tidak ada kelompok akun di atasnya",
        "not_a_database": "bukan basis data",
        "not_an_archive": "bukan arsip buatan aplikasi ini",
        "not_compressed": "tidak dapat dibuka",
        "not_posting_level": "kodenya harus seperti 4.1.02.02",
        "the_username": "sama dengan nama pengguna",
        "the_old_one": "sama dengan yang lama",
        "a_row": "hanya deretan atau ulangan huruf dan angka",
        "only_digits": "hanya angka, seperti tanggal atau nomor HP",
        "common": "tersusun dari kata yang paling sering dicoba orang",
        "about_the_person": "hampir hanya berisi nama Anda atau nama usaha",
        "too_long": "terlalu panjang",
        "too_short": "terlalu pendek",
    }
)
"""What ``facts["problem"]`` of an error says is wrong."""
