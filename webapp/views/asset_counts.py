"""Looking for all assets: the list to carry around, and what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request, url_for

from bumdes.actions.counting_assets import CountAssets, Looked, count_assets
from bumdes.assets.asset import assets_of
from bumdes.assets.count import counted_in, counts_of, find_count, found_in
from bumdes.assets.holding import holdings_on
from bumdes.assets.register import assets_to_count
from bumdes.assets.whereabouts import Condition
from bumdes.permissions import Permission
from ledger.period import LAST_DAY
from webapp.answering import answered
from webapp.forms.fixed_assets import OTHERS_FORM
from webapp.forms.rows import rows_of
from webapp.language.saying import labelled, t
from webapp.readings.sight import unit_choices, unit_names, unit_of
from webapp.templating import now
from webapp.views.asset_purchases import CONDITIONS
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response

    from bumdes.assets.count import AssetCount
    from bumdes.work import Work
    from webapp.problems import Problem

    Answer = Response | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("asset_counts", __name__, url_prefix="/aset/hitung")

MOST_ROWS = 2_000


@bp.get("/")
def show() -> str:
    """Show when assets were looked for, and how many were missing."""
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS, unit=work.actor.unit)
        names = unit_names(work)
        own = work.actor.unit
        counts = [
            (count, _unit_name(count, names), _missing(work, count))
            for count in counts_of(work.session, work.book_id)
            if own in {None, count.unit}
        ]
    return render_template("asset_counts.html", counts=counts)


@bp.get("/baru")
def ask() -> str:
    """Show what is to be looked for."""
    return _form({"tanggal": now().date().isoformat()}, ())


@bp.post("/baru")
def keep() -> Answer:
    """Keep what was found."""
    looked = tuple(_looked())

    def do(work: Work, said: dict[str, Any]) -> AssetCount:
        others = rows_of(said, "lain", "lain-tempat")
        return count_assets(
            work,
            CountAssets(
                on=said["on"],
                counter=said["counter"],
                witness=said["witness"],
                minutes=said["minutes"],
                note=said["note"],
                unit=_asked_unit(work),
                looked=looked,
                others=tuple((row["lain"], row["lain-tempat"]) for row in others),
            ),
        )

    return answered(
        OTHERS_FORM,
        do,
        onward=lambda count: url_for("asset_counts.open_one", record_id=count.count_id),
        again=_form,
    )


@bp.get("/<record_id>")
def open_one(record_id: str) -> str:
    """Show what a count found."""
    with reading() as work:
        count = find_count(work.session, work.book_id, record_id)
        work.actor.require(Permission.READ_BOOKS, unit=count.unit)
        names = {a.code: a.name for a in assets_of(work.session, work.book_id)}
        there = holdings_on(work, LAST_DAY)
        lines = [
            (line, names[line.asset], bool(there.get(line.asset)))
            for line in counted_in(work.session, work.book_id, record_id)
        ]
        differences = [
            row
            for row in lines
            if not row[0].is_found
            or row[0].is_elsewhere
            or row[0].condition not in {"", "good"}
        ]
        others = found_in(work.session, work.book_id, record_id)
        unit = _unit_name(count, unit_names(work))
    return render_template(
        "asset_count.html",
        count=count,
        lines=lines,
        differences=differences,
        others=others,
        unit=unit,
    )


def _form(values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        unit = _asked_unit(work)
        work.actor.require(Permission.MANAGE_ASSETS, unit=unit)
        expected = assets_to_count(work, unit, now().date())
        units = unit_choices(work, unit_names(work))
    return render_template(
        "asset_count_new.html",
        expected=expected,
        units=units,
        unit=request.args.get("unit", ""),
        conditions=labelled(CONDITIONS),
        values=values,
        found=found,
    )


def _asked_unit(work: Work) -> str | None:
    asked = unit_of(request.args.get("unit", ""))
    return work.actor.unit if asked is None else asked


def _looked() -> Iterator[Looked]:
    """Yield what the form says of each asset; nothing of those that nobody answered for."""
    for number in range(1, MOST_ROWS + 1):
        asset = request.form.get(f"aset-{number}")
        if asset is None:
            return
        answer = request.form.get(f"ada-{number}", "")
        condition = request.form.get(f"keadaan-{number}", "")
        if answer not in {"ya", "tidak"}:
            continue
        known = condition in {each.value for each in Condition}
        yield Looked(
            asset=asset,
            is_found=answer == "ya",
            condition=Condition(condition) if known else None,
            place=" ".join(request.form.get(f"tempat-{number}", "").split())[:150],
        )


def _missing(work: Work, count: AssetCount) -> int:
    lines = counted_in(work.session, work.book_id, count.count_id)
    return sum(not line.is_found for line in lines)


def _unit_name(count: AssetCount, names: Mapping[str, str]) -> str:
    return t("Semua unit") if count.unit is None else names.get(count.unit, count.unit)
