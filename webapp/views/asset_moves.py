"""Where an asset goes: to another unit, to somebody else, to another place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, request, url_for

from bumdes.actions.changing_assets import (
    TransferAsset,
    transfer_asset,
)
from bumdes.actions.disposing_assets import DisposeAsset, cancel_asset, dispose_asset
from bumdes.actions.keeping_assets import DescribeAsset, describe_asset, place_asset
from bumdes.assets.disposal import DisposalKind
from bumdes.assets.whereabouts import Condition, PlaceAsset
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
    PlaceForm,
    TransferAssetForm,
)
from webapp.language.saying import labelled, t
from webapp.picking import picked
from webapp.proofs import take_proofs
from webapp.readings.asset_card import read_asset
from webapp.readings.plans import decisions_for
from webapp.readings.sight import unit_of
from webapp.readings.stock import cash_options
from webapp.readings.units import unit_options
from webapp.templating import now
from webapp.uploads import kept, takes_files, uploaded
from webapp.views.asset_change_form import Change, blank_change, change_answered, change_form
from webapp.views.asset_purchases import CONDITIONS
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from werkzeug.wrappers import Response

    from bumdes.work import Work
    from webapp.readings.asset_card import AssetPage

    Answer = Response | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("asset_moves", __name__, url_prefix="/aset/kartu")

RECEIVABLE = "1.1.03.99"

# --- to another unit -----------------------------------------------------------------

TRANSFER = Change(
    "asset_moves.transfer",
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
    return change_form(TRANSFER, asset, blank_change(), ())


@bp.post("/<asset>/pindah")
def transfer(asset: str) -> Answer:
    """Hand an asset to another unit."""

    def do(work: Work, said: dict[str, Any]) -> object:
        given = said | {"to_unit": unit_of(said["to_unit"]) or ""}
        return transfer_asset(work, TransferAsset(asset=asset, **given))

    return change_answered(TransferAssetForm(), TRANSFER, asset, do)


# --- gone ----------------------------------------------------------------------------


_TAKER, _MORE = "Kepada siapa, belum dibayar?", "Tanggal, keputusan, sebagian, alasan"


def _disposal_questions(work: Work, _page: AssetPage) -> list[Question]:
    decisions = decisions_for(work, DecisionKind.WRITE_OFF)
    return [
        Question(
            "select", "cara", "Bagaimana", options=[(k.value, t(k.label)) for k in DisposalKind]
        ),
        Question("date", "tanggal", "Tanggal", fold=_MORE),
        Question(
            "amount", "hasil", "Uang yang diterima", "Kosongkan bila tidak ada.", optional=True
        ),
        Question(
            "select",
            "kas",
            "Diterima di",
            options=[*cash_options(work), (RECEIVABLE, t("Belum dibayar (piutang)"))],
        ),
        Question("date", "jatuh_tempo", "Dibayar paling lambat", optional=True, fold=_TAKER),
        Question(
            "amount",
            "sebagian",
            "Hanya sebagian, dari harga perolehan",
            "Kosongkan bila seluruhnya.",
            optional=True,
            fold=_MORE,
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
            fold=_MORE,
        ),
        Question("text", "alasan", "Alasan", optional=True, fold=_MORE),
    ]


DISPOSAL = Change(
    "asset_moves.dispose",
    "Dijual, hilang, atau dihapus",
    "Penyusutannya dihitung sampai tanggal itu; laba atau ruginya dicatat sekaligus.",
    "Catat pelepasan",
    _disposal_questions,
)
_BUYERS = {
    "picks": (PartyKind.CUSTOMER,),
    "pick_label": "Pembeli atau penerima",
    "pick_hint": "Harus diisi bila belum dibayar.",
    "pick_fold": _TAKER,
    "takes_proof": True,
}


@bp.get("/<asset>/lepas")
def ask_disposal(asset: str) -> str:
    """Ask how an asset left."""
    return change_form(DISPOSAL, asset, blank_change(), (), **_BUYERS)


@bp.post("/<asset>/lepas")
@takes_files
def dispose(asset: str) -> Answer:
    """Record that an asset left."""
    proofs = take_proofs()

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
                evidence=proofs.checked(),
                **given,
            ),
        )

    return change_answered(DisposeForm(), DISPOSAL, asset, do, **_BUYERS)


CANCEL = Change(
    "asset_moves.cancel",
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
    return change_form(CANCEL, asset, blank_change(), ())


@bp.post("/<asset>/batal")
def cancel(asset: str) -> Answer:
    """Take back how an asset came in."""

    def do(work: Work, said: dict[str, Any]) -> object:
        return cancel_asset(work, asset, on=said["date"], reason=said["reason"])

    return answered(
        CancelForm(),
        do,
        onward=lambda _: url_for("fixed_assets.show"),
        again=lambda values, found: change_form(CANCEL, asset, values, found),
    )


# --- where it is, what it is ---------------------------------------------------------

PLACE = Change(
    "asset_moves.put",
    "Tempat dan penanggung jawab",
    "Yang lama tetap tersimpan dalam riwayatnya.",
    "Simpan",
    lambda _work, _page: [
        Question("date", "tanggal", "Sejak"),
        Question("text", "tempat", "Tempat", optional=True, max=150),
        Question("text", "pemegang", "Penanggung jawab", optional=True, max=150),
        Question("select", "keadaan", "Keadaan", options=labelled(CONDITIONS)),
        Question("text", "catatan", "Catatan", optional=True),
    ],
)


@bp.get("/<asset>/tempat")
def ask_place(asset: str) -> str:
    """Ask where an asset is."""
    with reading() as work:
        held = read_asset(work, asset, now().date()).line.standing.place
    values = blank_change()
    if held is not None:
        values |= {
            "tempat": held.place,
            "pemegang": held.custodian,
            "keadaan": held.condition,
        }
    return change_form(PLACE, asset, values, ())


@bp.post("/<asset>/tempat")
def put(asset: str) -> Answer:
    """Say where an asset is."""

    def do(work: Work, said: dict[str, Any]) -> object:
        given = said | {"condition": Condition(said["condition"])}
        return place_asset(work, PlaceAsset(asset=asset, **given))

    return change_answered(PlaceForm(), PLACE, asset, do)


DESCRIPTION = Change(
    "asset_moves.describe",
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
    return change_form(DESCRIPTION, asset, values, (), files=True)


@bp.post("/<asset>/ubah")
@takes_files
def describe(asset: str) -> Answer:
    """Say anew what an asset is called."""
    photo = uploaded("foto")

    def do(work: Work, said: dict[str, Any]) -> object:
        known = read_asset(work, asset, now().date()).line.standing.asset
        digest = kept(work, photo) or known.photo
        return describe_asset(work, DescribeAsset(asset=asset, photo=digest, **said))

    return change_answered(DescribeForm(), DESCRIPTION, asset, do, files=True)
