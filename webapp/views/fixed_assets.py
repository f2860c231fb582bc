"""Assets: their register and cards, the wear of a month, labels, what is settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template, request, url_for

from bumdes.actions.depreciating import run_depreciation
from bumdes.actions.keeping_assets import settle_asset_policy
from bumdes.assets.asset_class import asset_classes
from bumdes.assets.schedule import Method
from bumdes.enterprise import Enterprise
from bumdes.permissions import Permission
from ledger import Period
from ledger.money import from_minor
from reports.plain_list import list_as_csv, list_as_xlsx
from webapp.answering import answered
from webapp.asset_labels import labels_of
from webapp.forms.asked import Asked as Question
from webapp.forms.fixed_assets import (
    POLICIES,
    PolicyForm,
    RunForm,
)
from webapp.language.saying import t
from webapp.readings.asset_card import entry_link, read_asset
from webapp.readings.asset_wear import read_wear
from webapp.readings.fixed_assets import (
    HEADINGS,
    POLICY_NAMES,
    Asked,
    AssetsPage,
    life_of,
    list_rows,
    read_assets,
    settled_rows,
)
from webapp.readings.sight import slug_of, unit_of
from webapp.templating import now
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response as AnyResponse

    from bumdes.assets.policy import AssetPolicy
    from bumdes.work import Work
    from webapp.problems import Problem

    Answer = AnyResponse | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("fixed_assets", __name__, url_prefix="/aset")

MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


# --- reading -------------------------------------------------------------------------


@bp.get("/")
def show() -> str:
    """Show the register."""
    asked = _asked()
    return render_template(
        "assets.html",
        page=_page(asked),
        unit=slug_of(asked.unit),
        asset_class=asked.asset_class,
        status=asked.status,
        text=asked.text,
    )


@bp.get("/daftar.<any(csv, xlsx):extension>")
def export(extension: str) -> Response:
    """Send the register as a file."""
    asked = _asked()
    with reading() as work:
        unit = work.actor.unit if asked.unit is None else asked.unit
        work.actor.require(Permission.EXPORT_BOOKS, unit=unit)
        rows = list_rows(read_assets(work, now().date(), asked).lines)
    if extension == "csv":
        content = list_as_csv(HEADINGS, rows)
    else:
        content = list_as_xlsx("Aset", HEADINGS, rows)
    answer = Response(content, content_type=MEDIA[extension])
    answer.headers.set("Content-Disposition", "attachment", filename=f"aset.{extension}")
    answer.headers["Cache-Control"] = "no-store"
    return answer


@bp.get("/label")
def labels() -> str:
    """Show the labels of the assets that the address asks for, to be printed."""
    code = request.args.get("kode", "")
    with reading() as work:
        lines = list(read_assets(work, now().date(), _asked()).lines) if not code else []
        if code:
            lines.append(read_asset(work, code, now().date()).line)
        enterprise = work.session.get_one(Enterprise, work.book_id).name
    return render_template("asset_labels.html", labels=labels_of(lines), enterprise=enterprise)


@bp.get("/kartu/<asset>")
def open_one(asset: str) -> str:
    """Show the card of an asset."""
    with reading() as work:
        page = read_asset(work, asset, now().date())
        plan = page.line.standing.plan
        residual = from_minor(plan.residual_minor, work.book.currency)
    method = Method(plan.method).label
    return render_template("asset.html", page=page, method=method, residual=residual)


def _asked() -> Asked:
    return Asked(
        unit=unit_of(request.args.get("unit", "")),
        asset_class=request.args.get("jenis", ""),
        status=request.args.get("status", ""),
        text=" ".join(request.args.get("q", "").split())[:100],
    )


def _page(asked: Asked) -> AssetsPage:
    with reading() as work:
        return read_assets(work, now().date(), asked)


# --- depreciation --------------------------------------------------------------------


@bp.get("/penyusutan")
def ask_wear() -> str:
    """Show what the depreciation up to a month would post."""
    return _wear_form({"bulan": request.args.get("bulan", "")}, ())


@bp.post("/penyusutan")
def run() -> Answer:
    """Post the depreciation up to a month."""

    def do(work: Work, said: dict[str, Any]) -> str:
        runs = run_depreciation(work, Period.parse(said["month"]))
        posted = [str(each.sequence) for month in runs for each in month.posted]
        return ",".join([said["month"], *posted[-_MOST_TOLD:]])

    def onward(done: str) -> str:
        month, *posted = done.split(",")
        return url_for("fixed_assets.ask_wear", bulan=month, dicatat=".".join(posted))

    return answered(RunForm(), do, onward=onward, again=lambda _, found: _wear_form({}, found))


_MOST_TOLD = 12


def _wear_form(values: Values, found: Sequence[Problem]) -> str:
    told = [
        n for n in request.args.get("dicatat", "").split(".") if n.isascii() and n.isdigit()
    ]
    with reading() as work:
        page = read_wear(work, now().date(), values.get("bulan", ""))
        done = [entry_link(work, int(sequence)) for sequence in told[:_MOST_TOLD]]
    month = f"{page.month.first_day:%Y-%m}"
    return render_template("asset_wear.html", page=page, month=month, done=done, found=found)


# --- settings ------------------------------------------------------------------------


@bp.get("/kebijakan")
def settings() -> str:
    """Show what holds for assets, and where it is laid down."""
    return _settings({"tanggal": now().date().isoformat()}, ())


@bp.post("/kebijakan")
def settle() -> Answer:
    """Settle something otherwise from a day on."""

    def do(work: Work, said: dict[str, Any]) -> AssetPolicy:
        return settle_asset_policy(
            work,
            said["rule"],
            said["value"],
            valid_from=said["valid_from"],
            source=said["source"],
        )

    return answered(
        PolicyForm(), do, onward=lambda _: url_for("fixed_assets.settings"), again=_settings
    )


def _settings(values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS, unit=work.actor.unit)
        rows = settled_rows(work, now().date())
    classes = asset_classes()
    rules = [
        (rule, t(POLICY_NAMES.get(rule) or life_of(classes[rule.partition(":")[2]].label)))
        for rule in POLICIES
        if rule in {row[0] for row in rows}
    ]
    asked = [
        Question("select", "aturan", "Yang ditetapkan", options=rules),
        Question(
            "text",
            "nilai",
            "Ketetapannya",
            "Masa manfaat dalam bulan, batas dalam rupiah. Mulai disusutkan: month_of (bulan"
            " perolehan), month_after (bulan berikutnya), atau mid_month (sampai tanggal 15)."
            " Cara: straight_line (garis lurus) atau declining_balance (saldo menurun).",
            max=40,
        ),
        Question("date", "tanggal", "Berlaku sejak"),
        Question("text", "dasar", "Dasarnya", "Misalnya SOP Aset 2026.", max=200),
    ]
    return render_template(
        "asset_settings.html",
        rows=rows,
        asked=asked,
        values=values,
        found=found,
    )
