"""Buying assets, and taking over what was there before the books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request, url_for
from marshmallow import ValidationError

from bumdes.actions.acquiring_assets import BuyAsset, buy_asset
from bumdes.actions.taking_over_assets import TakeOverAsset, take_over_asset
from bumdes.assets.policy import policies_on
from bumdes.assets.schedule import Method
from bumdes.assets.whereabouts import Condition
from bumdes.bookings.asset import AssetFacts
from bumdes.bookings.asset_payment import PaidFrom
from bumdes.cut_over.cut_over import cut_over_of
from bumdes.governance.decision import DecisionKind
from bumdes.party import PartyKind
from bumdes.permissions import Permission
from bumdes.phrase import phrase
from ledger.money import from_minor, to_minor
from webapp.answering import answered
from webapp.forms.asked import Asked as Question
from webapp.forms.fixed_assets import (
    BuyAssetForm,
    TakeOverForm,
)
from webapp.forms.values import blank_values
from webapp.language.saying import labelled, t
from webapp.login import current_visitor
from webapp.picking import picked, read_pick
from webapp.proofs import take_proofs
from webapp.readings.capital import approved_choices
from webapp.readings.fixed_assets import class_options, method_options
from webapp.readings.plans import decisions_for
from webapp.readings.sight import slug_of, unit_of
from webapp.readings.stock import cash_options, fund_options
from webapp.readings.units import unit_options
from webapp.templating import now
from webapp.uploads import kept, takes_files, uploaded
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response as AnyResponse

    from bumdes.assets.asset import Asset
    from bumdes.work import Work
    from webapp.problems import Problem

    Answer = AnyResponse | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("asset_purchases", __name__, url_prefix="/aset")

PAYABLE = "2.1.01.01"
PAID_TOO_MUCH = "Yang dibayar lebih besar daripada harganya."
NO_SUPPLIER = "Tulis nama penjualnya, sebab belum dibayar lunas."
WHEN, OWED = "Tanggal, unit, dana", "Belum lunas? Siapa dan berapa"
"""What questions about a payment are folded under."""

CONDITIONS = [(condition.value, condition.label) for condition in Condition]


# --- buying --------------------------------------------------------------------------


@bp.get("/beli")
def ask_purchase() -> str:
    """Ask what was bought."""
    unit = request.args.get("unit", slug_of(current_visitor().actor.unit or ""))
    values = {"tanggal": now().date().isoformat(), "unit": unit, "jenis": "equipment"}
    return _purchase_form({**blank_values(), **values}, ())


@bp.post("/beli")
@takes_files
def buy() -> Answer:
    """Record what was bought."""
    photo, proofs = uploaded("foto"), take_proofs()

    def do(work: Work, said: dict[str, Any]) -> Asset:
        return buy_asset(
            work,
            BuyAsset(
                facts=facts_of(said, photo=kept(work, photo), in_use_on=said["in_use_on"]),
                date=said["date"],
                unit=unit_of(said["unit"]) or "",
                paid=paid_from(work, said),
                is_kept_anyway=said["is_kept_anyway"],
                decision=said["decision"],
                proposal_id=said["proposal_id"],
                **proofs.facts(),
                key=said["key"],
            ),
        )

    return answered(BuyAssetForm(), do, onward=place_of, again=_purchase_form)


_FACTS = (
    "name",
    "asset_class",
    "months",
    "residual",
    "code",
    "serial",
    "detail",
    "supplier",
    "paper",
    "custodian",
    "place",
)


def facts_of(said: Mapping[str, Any], **more: Any) -> AssetFacts:
    """Return what a form says of a thing."""
    return AssetFacts(
        **{name: said[name] for name in _FACTS},
        method=Method(said["method"]) if said["method"] else None,
        condition=Condition(said["condition"] or Condition.GOOD),
        **more,
    )


def paid_from(work: Work, said: Mapping[str, Any]) -> tuple[PaidFrom, ...]:
    """Return from where a price is paid: from cash, and what is left is owed.

    Raises:
        ValidationError: more is paid than the price, or nobody is named who is owed.
    """
    price = said["amount"]
    now_paid = price if said["paid_now"] is None else said["paid_now"]
    left = to_minor(price) - to_minor(now_paid)
    if left < 0:
        raise ValidationError({"bayar": [PAID_TOO_MUCH]})
    paid: list[PaidFrom] = []
    if to_minor(now_paid):
        if not said["cash"]:
            raise ValidationError({"kas": ["Pilih kas atau banknya."]})
        paid.append(PaidFrom(account=said["cash"], amount=now_paid, fund=said["fund"]))
    if left:
        party = picked(work, request.form, kind=PartyKind.SUPPLIER, missing=NO_SUPPLIER)
        owed = from_minor(left, work.book.currency)
        paid.append(
            PaidFrom(
                account=PAYABLE,
                amount=owed,
                fund=said["fund"],
                party=party,
                due_on=said["due_on"],
            )
        )
    return tuple(paid)


def place_of(asset: Asset) -> str:
    """Return the address of the card of *asset*."""
    return url_for("fixed_assets.open_one", asset=asset.code)


def payment_questions(work: Work) -> list[Question]:
    """Return what forms ask about a payment, after its price."""
    funds = fund_options(work)
    asked = [Question("select", "kas", "Dibayar dari", options=cash_options(work))]
    if funds:
        own = "Uang usaha sendiri"
        asked.append(
            Question("select", "dana", "Uang siapa", options=funds, blank=own, fold=WHEN)
        )
    return [
        *asked,
        Question(
            "amount",
            "bayar",
            "Dibayar sekarang",
            "Kosongkan bila lunas. Sisanya menjadi utang.",
            optional=True,
            fold=OWED,
        ),
        Question(
            "date", "jatuh_tempo", "Sisanya dibayar paling lambat", optional=True, fold=OWED
        ),
    ]


def _facts_questions() -> list[Question]:
    return [
        Question("text", "merek", "Merek dan tipe", optional=True, max=200),
        Question("text", "seri", "Nomor seri atau polisi", optional=True, max=60),
        Question("text", "tempat", "Tempat", optional=True, max=150),
        Question("text", "pemegang", "Penanggung jawab", optional=True, max=150),
        Question("select", "keadaan", "Keadaan", options=labelled(CONDITIONS)),
        Question("text", "surat", "Nomor nota atau surat", optional=True, max=100),
        Question(
            "number",
            "masa",
            "Masa manfaat (bulan)",
            "Kosongkan untuk yang lazim.",
            optional=True,
        ),
        Question("amount", "sisa", "Nilai sisa di akhir masa manfaat", optional=True),
        Question(
            "select",
            "cara",
            "Cara penyusutan",
            options=method_options(),
            blank="Menurut kebijakan aset",
        ),
        Question(
            "text",
            "kode",
            "Nomor inventaris",
            "Kosongkan untuk nomor berikutnya.",
            optional=True,
            max=64,
        ),
    ]


def _purchase_form(values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.MANAGE_ASSETS, unit=unit_of(values.get("unit", "")))
        minor = policies_on(work.session, work.book_id, now().date()).limit_minor
        limit = from_minor(minor, work.book.currency)
        asked = [
            Question("text", "nama", "Barang apa?", max=150),
            Question("select", "jenis", "Jenis", options=class_options()),
            Question(
                "amount",
                "harga",
                "Harga",
                phrase("Di bawah {limit} dicatat sebagai biaya.", limit=limit),
            ),
            Question("date", "tanggal", "Tanggal dibeli", fold=WHEN),
            Question("select", "unit", "Untuk unit", options=unit_options(work), fold=WHEN),
            *payment_questions(work),
        ]
        borrow = decisions_for(work, DecisionKind.BORROW)
        more = [
            Question("picture", "foto", "Foto barang"),
            Question(
                "date", "dipakai", "Mulai dipakai", "Bila bukan hari dibeli.", optional=True
            ),
            *_facts_questions(),
            Question("check", "tetap", "Tetap catat sebagai aset walaupun di bawah batas"),
        ]
        approved = approved_choices(work)
        if approved:
            none = "Bukan dari usulan"
            more.append(
                Question(
                    "select", "usulan", "Usulan yang dilaksanakan", options=approved, blank=none
                )
            )
        if borrow:
            more.append(
                Question(
                    "select",
                    "keputusan",
                    "Keputusan meminjam",
                    options=borrow,
                    blank="Tidak ada",
                )
            )
        return render_template(
            "asset_form.html",
            title="Beli aset",
            text="Barang yang dipakai lebih dari setahun. Bangunan yang dibangun bertahap:"
            " pilih jenis konstruksi.",
            asked=asked,
            more=more,
            more_label="Foto, umur, tempat, dan lainnya",
            more_open=bool(found),
            pick=read_pick(work, values, kinds=(PartyKind.SUPPLIER,)),
            pick_label="Penjual",
            pick_hint="Harus diisi bila belum lunas.",
            pick_fold=OWED,
            url=url_for("asset_purchases.buy"),
            cancel=url_for("fixed_assets.show"),
            cancel_label=t("Aset"),
            button="Catat pembelian",
            takes_proof=True,
            values=values,
            found=found,
        )


# --- opening -------------------------------------------------------------------------


@bp.get("/saldo-awal")
def ask_opening() -> str:
    """Ask for a thing that was there before the books."""
    with reading() as work:
        cut_over = cut_over_of(work.session, work.book_id)
    day = cut_over.on if cut_over else now().date().replace(month=1, day=1)
    values = {**blank_values(), "unit": "pusat", "tanggal": day.isoformat()}
    return _opening_form(values, ())


@bp.post("/saldo-awal")
@takes_files
def take_over() -> Answer:
    """Take a thing over that was there before the books."""
    photo = uploaded("foto")

    def do(work: Work, said: dict[str, Any]) -> Asset:
        command = TakeOverAsset(
            facts=facts_of(said, photo=kept(work, photo)),
            acquired_on=said["acquired_on"],
            on=said["on"],
            unit=unit_of(said["unit"]) or "",
            cost=said["cost"],
            worn=said["worn"],
            months_left=said["months_left"],
            stands_unnamed=said["stands_unnamed"],
            key=said["key"],
            **({"against": said["against"]} if said["against"] else {}),
        )
        return take_over_asset(work, command)

    return answered(TakeOverForm(), do, onward=place_of, again=_opening_form)


def equity_options(work: Work) -> list[tuple[str, str]]:
    """Return the accounts of equity that the value of older things may be part of."""
    return [
        (account.code, f"{account.code} {t(account.name)}")
        for account in work.book.chart
        if account.takes_postings and account.code.startswith(("3.1.", "3.3.", "3.4."))
    ]


def _opening_form(values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.MANAGE_ASSETS)
        work.actor.require(Permission.RECORD_OPENING, unit="")
        equity = equity_options(work)
        where = "Unit, tanggal saldo awal"
        asked = [
            Question("text", "nama", "Barang apa?", max=150),
            Question("select", "jenis", "Jenis", options=class_options()),
            Question("date", "diperoleh", "Tanggal diperoleh"),
            Question("amount", "harga", "Harga perolehan"),
            Question("amount", "susut", "Sudah disusutkan sampai saldo awal", optional=True),
            Question(
                "number",
                "sisa_bulan",
                "Sisa masa manfaat (bulan)",
                "Kosongkan untuk dihitung dari tanggal diperoleh.",
                optional=True,
            ),
            Question("select", "unit", "Di unit", options=unit_options(work), fold=where),
            Question("date", "tanggal", "Tanggal saldo awal", fold=where),
            Question(
                "check",
                "sudah_ada",
                "Nilainya sudah ada di saldo awal, tetapi belum disebut barangnya",
            ),
        ]
        own = "Saldo laba tidak dicadangkan"
        more = [
            Question("select", "lawan", "Nilai bukunya menambah", options=equity, blank=own),
            Question("picture", "foto", "Foto barang"),
            *_facts_questions(),
        ]
        return render_template(
            "asset_form.html",
            title="Saldo awal aset",
            text="Barang yang sudah dimiliki sebelum pembukuan ini dimulai.",
            asked=asked,
            more=more,
            more_label="Foto, umur, tempat, dan lainnya",
            more_open=bool(found),
            url=url_for("asset_purchases.take_over"),
            cancel=url_for("fixed_assets.show"),
            cancel_label=t("Aset"),
            button="Catat saldo awal",
            files=True,
            values=values,
            found=found,
        )
