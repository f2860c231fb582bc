"""What happens to an asset: improved, finished, moved, worth less, gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flask import Blueprint, render_template, request, url_for

from bumdes.actions.acquiring_assets import ImproveAsset, improve_asset
from bumdes.actions.changing_assets import (
    FinishConstruction,
    ImpairAsset,
    ReviseWear,
    TransferAsset,
    finish_construction,
    impair_asset,
    revise_wear,
    transfer_asset,
)
from bumdes.actions.disposing_assets import DisposeAsset, cancel_asset, dispose_asset
from bumdes.actions.keeping_assets import (
    DescribeAsset,
    PlaceAsset,
    describe_asset,
    place_asset,
)
from bumdes.assets.disposal import DisposalKind
from bumdes.assets.schedule import Method
from bumdes.assets.whereabouts import Condition
from bumdes.governance.decision import DecisionKind
from bumdes.party import PartyKind, party_names
from bumdes.permissions import Permission
from ledger.money import from_minor
from webapp.answering import answered
from webapp.forms.asked import Asked as Question
from webapp.forms.fixed_assets import (
    CancelForm,
    DescribeForm,
    DisposeForm,
    FinishForm,
    ImpairForm,
    ImproveForm,
    PlaceForm,
    ReviseForm,
    TransferAssetForm,
)
from webapp.forms.values import blank_values
from webapp.picking import picked, read_pick
from webapp.readings.fixed_assets import class_options, method_options, read_asset
from webapp.readings.plans import decisions_for
from webapp.readings.sight import unit_of
from webapp.readings.stock import cash_options
from webapp.readings.units import unit_options
from webapp.templating import now
from webapp.uploads import kept, takes_files, uploaded
from webapp.views.fixed_assets import CONDITIONS, paid_from, payment_questions
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response

    from bumdes.work import Work
    from webapp.forms.fields import PlainForm
    from webapp.problems import Problem
    from webapp.readings.fixed_assets import AssetPage

    Answer = Response | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("asset_changes", __name__, url_prefix="/aset/kartu")

RECEIVABLE = "1.1.03.99"


class Change(NamedTuple):
    """One kind of change: its page, and what it asks."""

    key: str
    title: str
    text: str
    button: str
    ask: Callable[[Work, AssetPage], list[Question]]
    permission: Permission = Permission.MANAGE_ASSETS


def _form(
    change: Change, asset: str, values: Values, found: Sequence[Problem], **more: Any
) -> str:
    with reading() as work:
        page = read_asset(work, asset, now().date())
        work.actor.require(change.permission, unit=_bound(page, change))
        if more.get("picks"):
            more["pick"] = read_pick(work, values, kinds=more["picks"])
        return render_template(
            "asset_form.html",
            title=change.title,
            text=f"{page.line.standing.asset.name}. {change.text}",
            asked=change.ask(work, page),
            url=url_for(f"asset_changes.{change.key}", asset=asset),
            cancel=url_for("fixed_assets.open_one", asset=asset),
            cancel_label=page.line.standing.asset.name,
            button=change.button,
            values=values,
            found=found,
            **more,
        )


def _bound(page: AssetPage, change: Change) -> str | None:
    """Return the unit for which an actor must be allowed a change; None for the whole."""
    if change.permission is Permission.ALLOCATE:
        return None
    return page.line.standing.holding.unit


def _answered(
    form: PlainForm,
    change: Change,
    asset: str,
    do: Callable[[Work, dict[str, Any]], object],
    **more: Any,
) -> Answer:
    return answered(
        form,
        do,
        onward=lambda _: url_for("fixed_assets.open_one", asset=asset),
        again=lambda values, found: _form(change, asset, values, found, **more),
    )


def _blank() -> dict[str, str]:
    return {**blank_values(), "tanggal": now().date().isoformat()}


# --- improving and finishing ---------------------------------------------------------

IMPROVEMENT = Change(
    "improve",
    "Perbaikan yang menambah nilai",
    "Biayanya menambah harga perolehan. Perawatan biasa dicatat sebagai biaya.",
    "Catat perbaikan",
    lambda work, page: [
        Question("amount", "harga", "Biayanya"),
        Question("date", "tanggal", "Tanggal"),
        *payment_questions(work),
        *(
            []
            if page.is_built
            else [Question("number", "tambah", "Menambah umur (bulan)", optional=True)]
        ),
        Question("text", "keterangan", "Apa yang dikerjakan", optional=True),
    ],
)
_SELLERS = {
    "picks": (PartyKind.SUPPLIER,),
    "pick_label": "Penjual atau tukang",
    "pick_hint": "Harus diisi bila belum lunas.",
}


@bp.get("/<asset>/perbaikan")
def ask_improvement(asset: str) -> str:
    """Ask what was paid to make an asset better."""
    return _form(IMPROVEMENT, asset, _blank(), (), **_SELLERS)


@bp.post("/<asset>/perbaikan")
def improve(asset: str) -> Answer:
    """Record what was paid to make an asset better."""

    def do(work: Work, said: dict[str, Any]) -> object:
        return improve_asset(
            work,
            ImproveAsset(
                asset=asset,
                date=said["date"],
                paid=paid_from(work, said),
                more_months=said["more_months"] or 0,
                description=said["description"],
                key=said["key"],
            ),
        )

    return _answered(ImproveForm(), IMPROVEMENT, asset, do, **_SELLERS)


FINISH = Change(
    "finish",
    "Selesai dibangun",
    "Seluruh biayanya menjadi harga perolehan, dan mulai disusutkan.",
    "Catat selesai",
    lambda _work, _page: [
        Question("date", "tanggal", "Selesai tanggal"),
        Question("select", "jenis", "Menjadi", options=class_options(finished=True)),
        Question(
            "number",
            "masa",
            "Masa manfaat (bulan)",
            "Kosongkan untuk yang lazim.",
            optional=True,
        ),
        Question("amount", "sisa", "Nilai sisa di akhir masa manfaat", optional=True),
    ],
)


@bp.get("/<asset>/selesai")
def ask_finish(asset: str) -> str:
    """Ask what was built has become."""
    return _form(FINISH, asset, {**_blank(), "jenis": "building"}, ())


@bp.post("/<asset>/selesai")
def finish(asset: str) -> Answer:
    """Record that what was built is ready."""

    def do(work: Work, said: dict[str, Any]) -> object:
        return finish_construction(work, FinishConstruction(asset=asset, **said))

    return _answered(FinishForm(), FINISH, asset, do)


# --- worth less, lasting longer ------------------------------------------------------

IMPAIRMENT = Change(
    "impair",
    "Turun nilai",
    "Untuk yang rusak atau usang di luar penyusutan biasa, misalnya kebanjiran.",
    "Catat penurunan nilai",
    lambda _work, _page: [
        Question("amount", "jumlah", "Turun berapa"),
        Question("date", "tanggal", "Tanggal"),
        Question("text", "alasan", "Sebabnya"),
    ],
)


@bp.get("/<asset>/turun-nilai")
def ask_impairment(asset: str) -> str:
    """Ask what an asset lost in value."""
    return _form(IMPAIRMENT, asset, _blank(), ())


@bp.post("/<asset>/turun-nilai")
def impair(asset: str) -> Answer:
    """Record what an asset lost in value."""

    def do(work: Work, said: dict[str, Any]) -> object:
        return impair_asset(work, ImpairAsset(asset=asset, **said))

    return _answered(ImpairForm(), IMPAIRMENT, asset, do)


REVISION = Change(
    "revise",
    "Ubah masa manfaat",
    "Berlaku untuk bulan-bulan yang akan datang. Yang sudah disusutkan tetap.",
    "Simpan",
    lambda _work, _page: [
        Question("date", "tanggal", "Sejak bulan dari tanggal"),
        Question("number", "sisa_bulan", "Masih dipakai berapa bulan lagi"),
        Question("amount", "sisa", "Nilai sisa", "Kosongkan bila tetap.", optional=True),
        Question("select", "cara", "Cara penyusutan", options=method_options(), blank="Tetap"),
        Question("text", "alasan", "Sebabnya"),
    ],
)


@bp.get("/<asset>/masa-manfaat")
def ask_revision(asset: str) -> str:
    """Ask how long an asset still lasts."""
    return _form(REVISION, asset, _blank(), ())


@bp.post("/<asset>/masa-manfaat")
def revise(asset: str) -> Answer:
    """Say anew how long an asset still lasts."""

    def do(work: Work, said: dict[str, Any]) -> object:
        said["method"] = Method(said["method"]) if said["method"] else None
        return revise_wear(work, ReviseWear(asset=asset, **said))

    return _answered(ReviseForm(), REVISION, asset, do)


# --- to another unit -----------------------------------------------------------------

TRANSFER = Change(
    "transfer",
    "Pindah ke unit lain",
    "Menurut nilai bukunya; RK kedua pihak dicatat sekaligus.",
    "Catat penyerahan",
    lambda work, _page: [
        Question("select", "unit", "Kepada unit", options=unit_options(work)),
        Question("date", "tanggal", "Tanggal"),
        Question("text", "alasan", "Keterangan", optional=True),
    ],
    Permission.ALLOCATE,
)


@bp.get("/<asset>/pindah")
def ask_transfer(asset: str) -> str:
    """Ask to which unit an asset goes."""
    return _form(TRANSFER, asset, _blank(), ())


@bp.post("/<asset>/pindah")
def transfer(asset: str) -> Answer:
    """Hand an asset to another unit."""

    def do(work: Work, said: dict[str, Any]) -> object:
        given = said | {"to_unit": unit_of(said["to_unit"]) or ""}
        return transfer_asset(work, TransferAsset(asset=asset, **given))

    return _answered(TransferAssetForm(), TRANSFER, asset, do)


# --- gone ----------------------------------------------------------------------------


def _disposal_questions(work: Work, _page: AssetPage) -> list[Question]:
    decisions = decisions_for(work, DecisionKind.WRITE_OFF)
    return [
        Question(
            "select", "cara", "Bagaimana", options=[(k.value, k.label) for k in DisposalKind]
        ),
        Question("date", "tanggal", "Tanggal"),
        Question(
            "amount", "hasil", "Uang yang diterima", "Kosongkan bila tidak ada.", optional=True
        ),
        Question(
            "select",
            "kas",
            "Diterima di",
            options=[*cash_options(work), (RECEIVABLE, "Belum dibayar (piutang)")],
        ),
        Question("date", "jatuh_tempo", "Dibayar paling lambat", optional=True),
        Question(
            "amount",
            "sebagian",
            "Hanya sebagian, dari harga perolehan",
            "Kosongkan bila seluruhnya.",
            optional=True,
        ),
        Question(
            "text",
            "surat",
            "Nomor bukti jual, laporan polisi, atau berita acara",
            "Penjualan harus dengan bukti.",
            optional=True,
            max=100,
        ),
        Question(
            "select",
            "keputusan",
            "Keputusan penghapusan",
            "Harus ada bila bukan penjualan.",
            options=decisions,
            blank="Tidak ada",
        ),
        Question("text", "alasan", "Alasan", optional=True),
    ]


DISPOSAL = Change(
    "dispose",
    "Dijual, hilang, atau dihapus",
    "Penyusutannya dihitung sampai tanggal itu; laba atau ruginya dicatat sekaligus.",
    "Catat pelepasan",
    _disposal_questions,
)
_BUYERS = {
    "picks": (PartyKind.CUSTOMER,),
    "pick_label": "Pembeli atau penerima",
    "pick_hint": "Harus diisi bila belum dibayar.",
}


@bp.get("/<asset>/lepas")
def ask_disposal(asset: str) -> str:
    """Ask how an asset left."""
    return _form(DISPOSAL, asset, _blank(), (), **_BUYERS)


@bp.post("/<asset>/lepas")
def dispose(asset: str) -> Answer:
    """Record that an asset left."""

    def do(work: Work, said: dict[str, Any]) -> object:
        owes = said["into"] == RECEIVABLE
        missing = "Tulis nama pembelinya, sebab belum dibayar." if owes else ""
        party = picked(work, request.form, missing=missing)
        names = party_names(work.session, work.book_id, [party])
        given = {name: said[name] for name in ("date", "cost", "proceeds", "due_on", "paper")}
        return dispose_asset(
            work,
            DisposeAsset(
                asset=asset,
                kind=DisposalKind(said["kind"]),
                into=said["into"] or "1.1.01.01",
                party=party if owes else "",
                taker=names.get(party, ""),
                decision=said["decision"],
                reason=said["reason"],
                key=said["key"],
                **given,
            ),
        )

    return _answered(DisposeForm(), DISPOSAL, asset, do, **_BUYERS)


CANCEL = Change(
    "cancel",
    "Batalkan aset",
    "Untuk yang salah catat saja. Pembelian dan penyusutannya dibatalkan sekaligus; catatannya"
    " tetap terlihat.",
    "Batalkan",
    lambda _work, _page: [
        Question("date", "tanggal", "Tanggal pembatalan"),
        Question("text", "alasan", "Sebabnya"),
    ],
)


@bp.get("/<asset>/batal")
def ask_cancel(asset: str) -> str:
    """Ask why an asset should never have been recorded."""
    return _form(CANCEL, asset, _blank(), ())


@bp.post("/<asset>/batal")
def cancel(asset: str) -> Answer:
    """Take back how an asset came in."""

    def do(work: Work, said: dict[str, Any]) -> object:
        return cancel_asset(work, asset, on=said["date"], reason=said["reason"])

    return answered(
        CancelForm(),
        do,
        onward=lambda _: url_for("fixed_assets.show"),
        again=lambda values, found: _form(CANCEL, asset, values, found),
    )


# --- where it is, what it is ---------------------------------------------------------

PLACE = Change(
    "put",
    "Tempat dan penanggung jawab",
    "Yang lama tetap tersimpan dalam riwayatnya.",
    "Simpan",
    lambda _work, _page: [
        Question("date", "tanggal", "Sejak"),
        Question("text", "tempat", "Tempat", optional=True, max=150),
        Question("text", "pemegang", "Penanggung jawab", optional=True, max=150),
        Question("select", "keadaan", "Keadaan", options=CONDITIONS),
        Question("text", "catatan", "Catatan", optional=True),
    ],
)


@bp.get("/<asset>/tempat")
def ask_place(asset: str) -> str:
    """Ask where an asset is."""
    with reading() as work:
        held = read_asset(work, asset, now().date()).line.standing.place
    values = _blank()
    if held is not None:
        values |= {
            "tempat": held.place,
            "pemegang": held.custodian,
            "keadaan": held.condition,
        }
    return _form(PLACE, asset, values, ())


@bp.post("/<asset>/tempat")
def put(asset: str) -> Answer:
    """Say where an asset is."""

    def do(work: Work, said: dict[str, Any]) -> object:
        given = said | {"condition": Condition(said["condition"])}
        return place_asset(work, PlaceAsset(asset=asset, **given))

    return _answered(PlaceForm(), PLACE, asset, do)


DESCRIPTION = Change(
    "describe",
    "Ubah keterangan",
    "Nilai dan penyusutannya tidak berubah.",
    "Simpan",
    lambda _work, _page: [
        Question("text", "nama", "Nama barang", max=150),
        Question("picture", "foto", "Foto", "Kosongkan bila tetap."),
        Question("text", "merek", "Merek dan tipe", optional=True, max=200),
        Question("text", "seri", "Nomor seri atau polisi", optional=True, max=60),
        Question("text", "penjual", "Penjual atau pemberi", optional=True, max=150),
        Question("text", "surat", "Nomor nota atau surat", optional=True, max=100),
        Question("text", "asuransi", "Perusahaan asuransi", optional=True, max=100),
        Question("text", "polis", "Nomor polis", optional=True, max=60),
        Question("date", "asuransi_sampai", "Asuransi berlaku sampai", optional=True),
        Question("amount", "pertanggungan", "Nilai pertanggungan", optional=True),
    ],
)


@bp.get("/<asset>/ubah")
def ask_description(asset: str) -> str:
    """Ask what an asset is called."""
    with reading() as work:
        known = read_asset(work, asset, now().date()).line.standing.asset
        insured = from_minor(known.insured_minor, work.book.currency)
    values = {
        "nama": known.name,
        "merek": known.detail,
        "seri": known.serial,
        "penjual": known.supplier,
        "surat": known.paper,
        "asuransi": known.insurer,
        "polis": known.policy,
        "asuransi_sampai": known.insured_until.isoformat() if known.insured_until else "",
        "pertanggungan": str(insured.amount.normalize()) if known.insured_minor else "",
    }
    return _form(DESCRIPTION, asset, values, (), files=True)


@bp.post("/<asset>/ubah")
@takes_files
def describe(asset: str) -> Answer:
    """Say anew what an asset is called."""
    photo = uploaded("foto")

    def do(work: Work, said: dict[str, Any]) -> object:
        known = read_asset(work, asset, now().date()).line.standing.asset
        digest = kept(work, photo) or known.photo
        return describe_asset(work, DescribeAsset(asset=asset, photo=digest, **said))

    return _answered(DescribeForm(), DESCRIPTION, asset, do, files=True)
