"""What the forms of beginning say."""

from __future__ import annotations

from bumdes.enterprise import EnterpriseKind
from bumdes.setting_up import FIRST_ROLES
from bumdes.unit_types import UNIT_TYPES
from webapp.forms.fields import Amount, Day, Line, OneOf, PlainForm, Yes

_RELOAD = "Muat ulang halaman ini, lalu isi lagi."

PASSWORDS_DIFFER = "Kedua kata sandi tidak sama. Ketik lagi keduanya."


class BeginForm(PlainForm):
    """The day the books begin."""

    on = Day("tanggal", missing="Pilih tanggal mulai pembukuan.")


class UnitForm(PlainForm):
    """A unit that is at work already."""

    name = Line("nama", most=100, missing="Tulis nama unitnya, misalnya Toko Desa.")
    type_key = OneOf("jenis", UNIT_TYPES, missing="Pilih jenis usahanya.")


class CutOverLineForm(PlainForm):
    """One thing there was."""

    line_id = Line("kunci", most=32, missing=_RELOAD)
    account = Line("akun", most=64)
    unit = Line("unit", most=20)
    amount = Amount("jumlah", missing="Isi jumlahnya.")
    worn = Amount("susut")
    source = Line("sumber", most=30)
    asset_class = Line("jenis", most=30)
    name = Line("nama", most=150)
    since = Day("sejak")
    due_on = Day("jatuh_tempo")
    paper = Line("surat", most=100)


class ReviewForm(PlainForm):
    """What the pengawas says of the sheet."""

    agrees = Yes("setuju")
    remark = Line("catatan", most=300)


class PaperReviewForm(PlainForm):
    """Whose signature is on the paper."""

    reviewer = Line("pengawas", most=150, missing="Tulis nama pengawas yang menandatangani.")


class FirstForm(PlainForm):
    """The enterprise, and who logs in first."""

    code = Line("kode", most=20, missing="Tulis kode yang tampil di komputer ini.")
    enterprise = Line("usaha", most=150, missing="Tulis nama BUM Desa.")
    kind = OneOf("bentuk", [kind.value for kind in EnterpriseKind], missing="Pilih bentuknya.")
    village_code = Line("kode_desa", most=20)
    village = Line("desa", most=100, missing="Tulis nama desanya.")
    name = Line("nama", most=100, missing="Tulis nama Anda.")
    username = Line("pengguna", most=40, missing="Tulis nama pengguna untuk masuk.")
    password = Line("sandi", most=200, missing="Tulis kata sandi.")
    again = Line("sandi_lagi", most=200, missing="Tulis kata sandi sekali lagi.")
    role = OneOf("jabatan", [role.value for role in FIRST_ROLES], missing="Pilih jabatan Anda.")
