"""What happens to an asset: improved, finished, worth less, lasting longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint

from bumdes.actions.changing_assets import (
    FinishConstruction,
    ImpairAsset,
    ReviseWear,
    finish_construction,
    impair_asset,
    revise_wear,
)
from bumdes.actions.improving_assets import ImproveAsset, improve_asset
from bumdes.assets.schedule import Method
from bumdes.party import PartyKind
from webapp.forms.asked import Asked as Question
from webapp.forms.fixed_assets import (
    FinishForm,
    ImpairForm,
    ImproveForm,
    ReviseForm,
)
from webapp.proofs import take_proofs
from webapp.readings.fixed_assets import class_options, method_options
from webapp.uploads import takes_files
from webapp.views.asset_change_form import Change, blank_change, change_answered, change_form
from webapp.views.asset_purchases import OWED, WHEN, paid_from, payment_questions

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from werkzeug.wrappers import Response

    from bumdes.work import Work

    Answer = Response | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("asset_changes", __name__, url_prefix="/aset/kartu")


# --- improving and finishing ---------------------------------------------------------

IMPROVEMENT = Change(
    "asset_changes.improve",
    "Perbaikan yang menambah nilai",
    "Biayanya menambah harga perolehan. Perawatan biasa dicatat sebagai biaya.",
    "Catat perbaikan",
    lambda work, page: [
        Question("amount", "harga", "Biayanya"),
        Question("text", "keterangan", "Apa yang dikerjakan", optional=True),
        Question("date", "tanggal", "Tanggal", fold=WHEN),
        *payment_questions(work),
        *(
            []
            if page.is_built
            else [
                Question("number", "tambah", "Menambah umur (bulan)", optional=True, fold=WHEN)
            ]
        ),
    ],
)
_SELLERS = {
    "picks": (PartyKind.SUPPLIER,),
    "pick_label": "Penjual atau tukang",
    "pick_hint": "Harus diisi bila belum lunas.",
    "pick_fold": OWED,
    "takes_proof": True,
}


@bp.get("/<asset>/perbaikan")
def ask_improvement(asset: str) -> str:
    """Ask what was paid to make an asset better."""
    return change_form(IMPROVEMENT, asset, blank_change(), (), **_SELLERS)


@bp.post("/<asset>/perbaikan")
@takes_files
def improve(asset: str) -> Answer:
    """Record what was paid to make an asset better."""
    proofs = take_proofs()

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
                **proofs.facts(),
            ),
        )

    return change_answered(ImproveForm(), IMPROVEMENT, asset, do, **_SELLERS)


FINISH = Change(
    "asset_changes.finish",
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
    return change_form(FINISH, asset, {**blank_change(), "jenis": "building"}, ())


@bp.post("/<asset>/selesai")
def finish(asset: str) -> Answer:
    """Record that what was built is ready."""

    def do(work: Work, said: dict[str, Any]) -> object:
        return finish_construction(work, FinishConstruction(asset=asset, **said))

    return change_answered(FinishForm(), FINISH, asset, do)


# --- worth less, lasting longer ------------------------------------------------------

IMPAIRMENT = Change(
    "asset_changes.impair",
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
    return change_form(IMPAIRMENT, asset, blank_change(), ())


@bp.post("/<asset>/turun-nilai")
def impair(asset: str) -> Answer:
    """Record what an asset lost in value."""

    def do(work: Work, said: dict[str, Any]) -> object:
        return impair_asset(work, ImpairAsset(asset=asset, **said))

    return change_answered(ImpairForm(), IMPAIRMENT, asset, do)


REVISION = Change(
    "asset_changes.revise",
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
    return change_form(REVISION, asset, blank_change(), ())


@bp.post("/<asset>/masa-manfaat")
def revise(asset: str) -> Answer:
    """Say anew how long an asset still lasts."""

    def do(work: Work, said: dict[str, Any]) -> object:
        said["method"] = Method(said["method"]) if said["method"] else None
        return revise_wear(work, ReviseWear(asset=asset, **said))

    return change_answered(ReviseForm(), REVISION, asset, do)
