"""The words of refusals in Indonesian: what rules ask, what was found wrong, what is missing.

Errors name these by keys, which never change; the sentences around them are the front's.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

RULES: Mapping[str, str] = MappingProxyType(
    {
        "digest": "bukan sidik berkas",
        "joint_only": "hanya untuk BUM Desa Bersama",
        "kept_for_registers": "hanya dipakai oleh buku modal dan buku pembantu lain",
        "known_fact": "bukan bagian dari data usaha",
        "never_changes": "tidak dapat diganti",
        "not_after_decision": "tidak boleh sesudah tanggal keputusannya",
        "not_before_decision": "tidak boleh mendahului tanggal keputusan",
        "not_before_deliberation": "tidak boleh mendahului tanggal musyawarah",
        "not_before_first_day": "tidak boleh mendahului hari pertama",
        "not_negative": "tidak boleh kurang dari nol",
        "one_village": "BUM Desa hanya dimiliki satu Desa",
        "positive": "harus lebih dari nol",
        "region_code": "harus kode wilayah Kemendagri, seperti 35.17.08.2011 atau 3517082011",
        "unit_code": "harus 1 sampai 16 huruf besar, angka atau tanda hubung",
        "username": "harus 3 sampai 40 huruf kecil, angka, titik atau tanda hubung",
        "village_code": "harus seperti kode wilayah Kemendagri, 35.17.08.2011",
        "account_of_source": "bukan akun yang sesuai dengan sumber ini",
        "cash_or_goods": "harus akun kas atau bank, atau akun barang yang diserahkan",
        "only_stakes": "hanya untuk penyertaan pada satu unit",
        "only_villages": "hanya untuk Desa",
        "own_profit": "harus akun saldo laba, atau bagi hasil yang belum dibayar",
        "share_of_unit": "harus bagian laba yang lebih dari nol, dengan unitnya",
    }
)
"""What ``InvalidFieldError.facts["rule"]`` asks of a field."""

FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "attendees": "jumlah yang hadir",
        "decided_on": "tanggal keputusan",
        "deliberation_kind": "jenis musyawarah",
        "file": "berkas",
        "held_on": "tanggal musyawarah",
        "last_day": "hari terakhir",
        "most": "batas jumlah",
        "number": "nomor",
        "region_code": "kode wilayah",
        "revoked_on": "tanggal pencabutan",
        "tags": "penanda",
        "unit_code": "kode unit",
        "username": "nama pengguna",
        "village_code": "kode Desa",
        "into": "akun penerima",
        "unit": "unit usaha",
        "share": "bagian laba",
        "account": "akun",
        "amount": "jumlah",
    }
)
"""What people call ``InvalidFieldError.facts["field"]``."""

PROBLEMS: Mapping[str, str] = MappingProxyType(
    {
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
        "too_long": "terlalu panjang",
        "too_short": "terlalu pendek",
    }
)
"""What ``facts["problem"]`` of an error says is wrong."""

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "account": "akun",
        "appointment": "pengangkatan",
        "decision": "keputusan",
        "deliberation": "musyawarah",
        "enterprise": "data usaha",
        "person": "pengguna",
        "unit": "unit usaha",
        "unit_type": "jenis unit",
        "village": "Desa",
        "capital_source": "sumber modal",
        "contribution": "modal",
        "contributor": "penyetor modal",
        "earmark": "program",
    }
)
"""What people call the ``facts["kind"]`` of something that is missing, or taken."""
