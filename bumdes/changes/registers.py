"""The registers that keep a log of changes, by table."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from bumdes.changes.register import Field, Register, Shown

if TYPE_CHECKING:
    from collections.abc import Mapping

ACCOUNTS = "accounts"
"""The chart of accounts: of the journal's tables, the one whose rows have names to change."""

_DAY, _MONEY, _YES, _NUMBER = Shown.DAY, Shown.MONEY, Shown.YES_NO, Shown.NUMBER
_CLOSED, _CHOICE = Shown.CLOSED, Shown.CHOICE

_PLACE_AND_NUMBERS = Register(
    label="Profil usaha",
    called="name",
    fields={
        "name": Field("Nama"),
        "legal_number": Field("Nomor badan hukum"),
        "legal_status": Field("Status badan hukum", _CHOICE),
        "legal_on": Field("Tanggal badan hukum", _DAY),
        "founded_on": Field("Tanggal berdiri", _DAY),
        "nib": Field("NIB"),
        "npwp": Field("NPWP"),
        "kbli": Field("KBLI"),
        "address": Field("Alamat"),
        "region_code": Field("Kode wilayah"),
        "postal_code": Field("Kode pos"),
        "place": Field("Tempat surat dibuat"),
        "phone": Field("Telepon"),
        "email": Field("Surel"),
        "website": Field("Situs"),
        "logo": Field("Logo", _CLOSED),
    },
)
_PEOPLE = Register(
    label="Orang dan pihak",
    fields={
        "name": Field("Nama"),
        "kind": Field("Jenis", _CHOICE),
        "also": Field("Juga sebagai", _CHOICE),
        "address": Field("Alamat", _CLOSED),
        "rt": Field("RT", _CLOSED),
        "rw": Field("RW", _CLOSED),
        "phone": Field("Telepon", _CLOSED),
        "nik": Field("NIK", _CLOSED),
        "npwp": Field("NPWP", _CLOSED),
        "photo": Field("Foto", _CLOSED),
        "note": Field("Keterangan", _CLOSED),
    },
)
_PAY = Register(
    label="Gaji pegawai",
    fields={
        "wage_minor": Field("Gaji pokok", _CLOSED),
        "allowance_minor": Field("Tunjangan", _CLOSED),
        "tax_status": Field("Status PTKP", _CLOSED),
        "programmes": Field("Program BPJS", _CLOSED),
        "risk": Field("Tingkat risiko kerja", _CLOSED),
    },
)
_STAFF = Register(
    label="Pegawai",
    fields={
        "position": Field("Jabatan"),
        "last_day": Field("Hari terakhir bekerja", _DAY),
        "bank": Field("Bank", _CLOSED),
        "bank_account": Field("Nomor rekening", _CLOSED),
        "earlier_gross_minor": Field("Penghasilan sebelum bekerja di sini", _CLOSED),
        "earlier_tax_minor": Field("Pajak sebelum bekerja di sini", _CLOSED),
    },
)
_UNITS = Register(
    label="Unit usaha",
    called="name",
    fields={
        "name": Field("Nama"),
        "retains_result": Field("Laba ditahan di unit", _YES),
        "opened_on": Field("Tanggal dibuka", _DAY),
        "opening_decision": Field("Keputusan pembukaan"),
        "closed_on": Field("Tanggal ditutup", _DAY),
        "closing_decision": Field("Keputusan penutupan"),
    },
)
_GOODS = Register(
    label="Barang",
    called="name",
    fields={
        "name": Field("Nama"),
        "minimum": Field("Stok paling sedikit", _NUMBER),
        "is_active": Field("Masih dipakai", _YES),
        "note": Field("Keterangan"),
    },
)
_MEASURES = Register(
    label="Satuan dan harga barang",
    called="name",
    fields={
        "barcode": Field("Barcode"),
        "buying_minor": Field("Harga beli", _MONEY),
        "selling_minor": Field("Harga jual", _MONEY),
        "numerator": Field("Isi satuan", _NUMBER),
        "denominator": Field("Pembagi isi satuan", _NUMBER),
    },
)
_ASSETS = Register(
    label="Aset",
    called="name",
    fields={
        "name": Field("Nama"),
        "serial": Field("Nomor seri"),
        "detail": Field("Rincian"),
        "supplier": Field("Pemasok"),
        "paper": Field("Nomor surat"),
        "photo": Field("Foto", _CLOSED),
        "insurer": Field("Perusahaan asuransi"),
        "policy": Field("Nomor polis"),
        "insured_until": Field("Diasuransikan sampai", _DAY),
        "insured_minor": Field("Nilai pertanggungan", _MONEY),
    },
)
_BORROWED = Register(
    label="Aset yang hanya dipakai",
    called="name",
    fields={"returned_on": Field("Tanggal dikembalikan", _DAY)},
)
_CASH_PLACES = Register(
    label="Tempat uang",
    called="label",
    fields={
        "label": Field("Nama"),
        "bank": Field("Bank"),
        "number": Field("Nomor rekening"),
        "in_name_of": Field("Atas nama"),
        "note": Field("Keterangan"),
        "is_closed": Field("Ditutup", _YES),
    },
)
_DOCUMENTS = Register(
    label="Piutang dan utang",
    called="code",
    fields={"due_on": Field("Jatuh tempo", _DAY)},
)
_CREDIT_LIMITS = Register(
    label="Batas utang orang",
    fields={
        "limit_minor": Field("Batas", _MONEY),
        "days": Field("Jangka waktu (hari)", _NUMBER),
    },
)
_PAPERS = Register(
    label="Surat",
    called="title",
    fields={
        "last_day": Field("Berlaku sampai", _DAY),
        "file": Field("Berkas", _CLOSED),
    },
)
_DELIBERATIONS = Register(
    label="Musyawarah",
    called="agenda",
    fields={
        "kind": Field("Jenis", _CHOICE),
        "held_on": Field("Tanggal", _DAY),
        "place": Field("Tempat"),
        "agenda": Field("Acara"),
        "number": Field("Nomor berita acara"),
        "chair": Field("Pimpinan"),
        "note_taker": Field("Notulis"),
        "hours": Field("Jam"),
        "attendance": Field("Yang hadir"),
        "attendees": Field("Jumlah yang hadir", _NUMBER),
        "proceedings": Field("Jalannya musyawarah"),
        "minutes": Field("Berkas berita acara", _CLOSED),
    },
)
_DECISIONS = Register(
    label="Keputusan",
    called="number",
    fields={
        "kind": Field("Jenis", _CHOICE),
        "decided_on": Field("Tanggal", _DAY),
        "about": Field("Tentang"),
        "most_minor": Field("Paling banyak", _MONEY),
        "authority": Field("Yang memutuskan"),
        "file": Field("Berkas", _CLOSED),
        "revoked_on": Field("Dicabut tanggal", _DAY),
        "revoked_because": Field("Sebab dicabut"),
    },
)
_COOPERATIONS = Register(
    label="Kerja sama",
    called="title",
    fields={
        "ended_on": Field("Berakhir tanggal", _DAY),
        "ending": Field("Sebab berakhir"),
        "decision": Field("Keputusan"),
    },
)
_OBLIGATIONS = Register(
    label="Kewajiban kerja sama",
    called="about",
    fields={"done_on": Field("Dikerjakan tanggal", _DAY), "note": Field("Keterangan")},
)
_DISPUTES = Register(
    label="Perselisihan kerja sama",
    called="about",
    fields={
        "settled_on": Field("Selesai tanggal", _DAY),
        "settlement": Field("Penyelesaian"),
        "settled_by": Field("Diselesaikan oleh"),
    },
)
_PROPOSALS = Register(
    label="Usulan usaha",
    called="title",
    fields={
        "title": Field("Judul"),
        "unit": Field("Unit usaha"),
        "purpose": Field("Tujuan"),
        "submitted_on": Field("Diajukan tanggal", _DAY),
        "decision": Field("Keputusan"),
        "is_declined": Field("Ditolak", _YES),
    },
)
_PLANS = Register(
    label="Rencana kerja",
    called="year",
    fields={
        "summary": Field("Ringkasan"),
        "reason": Field("Sebab perubahan"),
        "submitted_on": Field("Diajukan tanggal", _DAY),
        "decision": Field("Keputusan"),
    },
)
_SCHEMES = Register(
    label="Skema bagi hasil",
    called="name",
    fields={"valid_to": Field("Berlaku sampai", _DAY)},
)
_PUBLIC_PAGES = Register(
    label="Halaman untuk umum",
    called="book_id",
    fields={
        "is_open": Field("Terbuka untuk umum", _YES),
        "contact": Field("Ke mana orang bertanya"),
    },
)
_ACCOUNTS = Register(
    label="Daftar akun",
    called="name",
    fields={"name": Field("Nama"), "is_active": Field("Masih dipakai", _YES)},
)

REGISTERS: Mapping[str, Register] = MappingProxyType(
    {
        "enterprises": _PLACE_AND_NUMBERS,
        "units": _UNITS,
        ACCOUNTS: _ACCOUNTS,
        "parties": _PEOPLE,
        "staff": _STAFF,
        "pay_terms": _PAY,
        "credit_limits": _CREDIT_LIMITS,
        "documents": _DOCUMENTS,
        "cash_places": _CASH_PLACES,
        "stock_items": _GOODS,
        "stock_measures": _MEASURES,
        "assets": _ASSETS,
        "borrowed_assets": _BORROWED,
        "legal_papers": _PAPERS,
        "deliberations": _DELIBERATIONS,
        "decisions": _DECISIONS,
        "cooperations": _COOPERATIONS,
        "obligations": _OBLIGATIONS,
        "disputes": _DISPUTES,
        "work_plans": _PLANS,
        "proposals": _PROPOSALS,
        "sharing_schemes": _SCHEMES,
        "public_pages": _PUBLIC_PAGES,
    }
)
"""In the order in which a page offers them."""
