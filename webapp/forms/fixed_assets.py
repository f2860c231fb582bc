"""What the forms of assets say."""

from __future__ import annotations

from bumdes.assets.asset_class import asset_classes
from bumdes.assets.disposal import DisposalKind
from bumdes.assets.policy import LIFE
from bumdes.assets.schedule import Method
from bumdes.assets.whereabouts import Condition
from webapp.forms.fields import Amount, Day, Line, OneOf, PlainForm, Whole, Yes
from webapp.forms.rows import with_rows

_RELOAD = "Muat ulang halaman ini, lalu isi lagi."
_DAY = "Pilih tanggalnya."
_CONDITIONS = [condition.value for condition in Condition]

POLICIES = ("start", "method", "capitalisation_limit", *(f"{LIFE}{k}" for k in asset_classes()))


class FactsForm(PlainForm):
    """What is said of a thing when it is registered."""

    name = Line("nama", most=150, missing="Isi nama barangnya.")
    asset_class = OneOf("jenis", asset_classes(), missing="Pilih jenisnya.")
    months = Whole("masa", most=1200)
    residual = Amount("sisa")
    method = OneOf("cara", [m.value for m in Method], missing="")
    code = Line("kode", most=64)
    serial = Line("seri", most=60)
    detail = Line("merek", most=200)
    supplier = Line("penjual", most=150)
    paper = Line("surat", most=100)
    custodian = Line("pemegang", most=150)
    place = Line("tempat", most=150)
    condition = OneOf("keadaan", _CONDITIONS, missing="")


class BuyAssetForm(FactsForm):
    """A thing that is bought."""

    key = Line("kunci", most=64, missing=_RELOAD)
    date = Day("tanggal", missing=_DAY)
    in_use_on = Day("dipakai")
    unit = Line("unit", most=20, missing="Pilih unitnya.")
    amount = Amount("harga", missing="Isi harganya.")
    cash = Line("kas", most=64)
    paid_now = Amount("bayar")
    fund = Line("dana", most=64)
    due_on = Day("jatuh_tempo")
    is_kept_anyway = Yes("tetap")
    decision = Line("keputusan", most=100)
    proposal_id = Line("usulan", most=32)


class TakeOverForm(FactsForm):
    """A thing that was there before the books."""

    key = Line("kunci", most=64, missing=_RELOAD)
    acquired_on = Day("diperoleh", missing="Pilih tanggal perolehannya.")
    on = Day("tanggal", missing="Pilih tanggal saldo awal.")
    unit = Line("unit", most=20, missing="Pilih unitnya.")
    cost = Amount("harga", missing="Isi harga perolehannya.")
    worn = Amount("susut")
    months_left = Whole("sisa_bulan", most=1200)
    stands_unnamed = Yes("sudah_ada")
    against = Line("lawan", most=64)


class ImportForm(PlainForm):
    """A list of things that were there before the books."""

    key = Line("kunci", most=64, missing=_RELOAD)
    on = Day("tanggal", missing="Pilih tanggal saldo awal.")
    stands_unnamed = Yes("sudah_ada")
    against = Line("lawan", most=64)


class RunForm(PlainForm):
    """The month up to which the wear is posted."""

    month = Line("bulan", most=7, missing="Pilih bulannya.")


class ImproveForm(PlainForm):
    """What is paid to make an asset better."""

    key = Line("kunci", most=64, missing=_RELOAD)
    date = Day("tanggal", missing=_DAY)
    amount = Amount("harga", missing="Isi biayanya.")
    cash = Line("kas", most=64)
    paid_now = Amount("bayar")
    fund = Line("dana", most=64)
    due_on = Day("jatuh_tempo")
    more_months = Whole("tambah", most=1200)
    description = Line("keterangan", most=300)


class FinishForm(PlainForm):
    """What was built is ready."""

    key = Line("kunci", most=64, missing=_RELOAD)
    date = Day("tanggal", missing=_DAY)
    asset_class = OneOf("jenis", asset_classes(), missing="Pilih jadi aset jenis apa.")
    months = Whole("masa", most=1200)
    residual = Amount("sisa")


class ImpairForm(PlainForm):
    """A loss in value."""

    key = Line("kunci", most=64, missing=_RELOAD)
    date = Day("tanggal", missing=_DAY)
    amount = Amount("jumlah", missing="Isi berapa turunnya.")
    reason = Line("alasan", most=300, missing="Tulis sebabnya.")


class ReviseForm(PlainForm):
    """Another estimate of a life."""

    date = Day("tanggal", missing=_DAY)
    months_left = Whole("sisa_bulan", most=1200, missing="Isi berapa bulan lagi dipakai.")
    residual = Amount("sisa")
    method = OneOf("cara", [m.value for m in Method], missing="")
    reason = Line("alasan", most=300, missing="Tulis sebabnya.")


class TransferAssetForm(PlainForm):
    """An asset that goes to another unit."""

    key = Line("kunci", most=64, missing=_RELOAD)
    date = Day("tanggal", missing=_DAY)
    to_unit = Line("unit", most=20, missing="Pilih unitnya.")
    reason = Line("alasan", most=300)


class DisposeForm(PlainForm):
    """An asset that is no more."""

    key = Line("kunci", most=64, missing=_RELOAD)
    kind = OneOf("cara", [k.value for k in DisposalKind], missing="Pilih bagaimana lepasnya.")
    date = Day("tanggal", missing=_DAY)
    cost = Amount("sebagian")
    proceeds = Amount("hasil")
    into = Line("kas", most=64)
    due_on = Day("jatuh_tempo")
    paper = Line("surat", most=100)
    decision = Line("keputusan", most=100)
    reason = Line("alasan", most=300)


class PlaceForm(PlainForm):
    """Where an asset is and who keeps it."""

    since = Day("tanggal", missing=_DAY)
    custodian = Line("pemegang", most=150)
    place = Line("tempat", most=150)
    condition = OneOf("keadaan", _CONDITIONS, missing="Pilih keadaannya.")
    note = Line("catatan", most=300)


class DescribeForm(PlainForm):
    """What an asset is called and insured for."""

    name = Line("nama", most=150, missing="Isi nama barangnya.")
    serial = Line("seri", most=60)
    detail = Line("merek", most=200)
    supplier = Line("penjual", most=150)
    paper = Line("surat", most=100)
    insurer = Line("asuransi", most=100)
    policy = Line("polis", most=60)
    insured_until = Day("asuransi_sampai")
    insured = Amount("pertanggungan")


class CancelForm(PlainForm):
    """Why an asset should never have been recorded."""

    date = Day("tanggal", missing=_DAY)
    reason = Line("alasan", most=300, missing="Tulis sebabnya.")


class PolicyForm(PlainForm):
    """What an enterprise settles itself."""

    rule = OneOf("aturan", POLICIES, missing="Pilih apa yang ditetapkan.")
    value = Line("nilai", most=40, missing="Isi ketetapannya.")
    valid_from = Day("tanggal", missing="Pilih sejak kapan.")
    source = Line("dasar", most=200, missing="Tulis dasarnya, misalnya SOP Aset 2026.")


class CountForm(PlainForm):
    """A look at all assets."""

    on = Day("tanggal", missing=_DAY)
    counter = Line("penghitung", most=150, missing="Tulis siapa yang menghitung.")
    witness = Line("saksi", most=150, missing="Tulis siapa saksinya.")
    minutes = Line("surat", most=100)
    note = Line("catatan", most=300)


OTHERS_FORM = with_rows(
    CountForm,
    {
        "lain": lambda key: Line(key, most=200),
        "lain-tempat": lambda key: Line(key, most=150),
    },
)
"""A count, with what was come upon besides."""
