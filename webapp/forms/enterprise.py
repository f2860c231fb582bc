"""Forms about the enterprise itself: its profile, its villages, its status."""

from __future__ import annotations

from bumdes.enterprise import LegalStatus
from bumdes.governance.standing import EnterpriseStatus
from bumdes.governance.village_index import VillageStatus
from webapp.forms.fields import Day, Line, OneOf, PlainForm, Whole


class ProfileForm(PlainForm):
    """What an enterprise says of itself; fields are named like its facts."""

    name = Line("nama", most=200, missing="Tulis nama usahanya, seperti pada sertifikat.")
    legal_status = OneOf("status-hukum", LegalStatus)
    legal_number = Line("nomor-hukum", most=100)
    legal_on = Day("tanggal-hukum")
    nib = Line("nib", most=40)
    npwp = Line("npwp", most=40)
    kbli = Line("kbli", most=200)
    address = Line("alamat", most=200)
    region_code = Line("wilayah", most=13)
    postal_code = Line("kode-pos", most=5)
    phone = Line("telepon", most=40)
    email = Line("surel", most=100)
    website = Line("situs", most=100)
    place = Line("tempat", most=100)
    founded_on = Day("berdiri")


class VillageForm(PlainForm):
    """A village that owns the enterprise, or a part of it."""

    code = Line("kode", most=13, missing="Tulis kode wilayah Desanya, atau cari di bawah.")
    name = Line("nama", most=100)
    district = Line("kecamatan", most=100)
    regency = Line("kabupaten", most=100)
    province = Line("provinsi", most=100)


class IndexForm(PlainForm):
    """What was published of a village for a year."""

    village = Line("desa", most=13, missing="Pilih Desanya.")
    year = Whole("tahun", most=2999, missing="Tulis tahunnya.")
    status = OneOf("status", VillageStatus)
    score = Line("nilai", most=8)


class StatusForm(PlainForm):
    """What the enterprise becomes, since when, and by which decision."""

    status = OneOf("status", EnterpriseStatus)
    since = Day("sejak", missing="Pilih hari pertama status ini.")
    decision = Line("keputusan", most=100, missing="Pilih nomor keputusannya.")
    reason = Line("alasan", most=500)
