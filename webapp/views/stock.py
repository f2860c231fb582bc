"""Stock: what each unit has, and how it keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, render_template, request, url_for

from bumdes.actions.keeping_items import (
    set_stock_method,
)
from bumdes.permissions import Permission
from bumdes.stock.setting import BelowZero, StockMethod
from bumdes.unit import HEAD_OFFICE, find_unit
from webapp.answering import answered
from webapp.forms.stock import (
    MethodForm,
)
from webapp.list_files import list_file
from webapp.login import current_visitor
from webapp.readings.sight import slug_of, unit_of
from webapp.readings.stock import (
    HEADINGS,
    list_rows,
    read_stock,
    settings_of,
)
from webapp.templating import now
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response as AnyResponse

    from bumdes.stock.setting import StockSetting
    from bumdes.work import Work
    from webapp.problems import Problem

    Answer = AnyResponse | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("stock", __name__, url_prefix="/stok")


def chosen_unit() -> str:
    """Return the unit that the address asks for; the visitor's own, or the head office."""
    own = current_visitor().actor.unit
    asked = unit_of(request.args.get("unit", ""))
    if asked is not None:
        return asked
    return own or HEAD_OFFICE


@bp.get("/")
def show() -> str:
    """Show what a unit has."""
    text = " ".join(request.args.get("q", "").split())[:100]
    with reading() as work:
        unit = chosen_unit()
        if request.args.get("unit") is None and work.actor.unit is None:
            unit = _busiest(work)
        page = read_stock(work, unit, text=text)
    return render_template("stock.html", page=page, unit=slug_of(unit), text=text)


@bp.get("/daftar.<any(csv, xlsx):extension>")
def export(extension: str) -> Response:
    """Send the stock of a unit as a file."""
    unit = chosen_unit()
    with reading() as work:
        work.actor.require(Permission.EXPORT_BOOKS, unit=unit)
        rows = list_rows(read_stock(work, unit).articles)
    return list_file(extension, "stok", HEADINGS, rows)


@bp.get("/atur/<code>")
def ask_method(code: str) -> str:
    """Ask how a unit keeps its stock."""
    unit = _unit(code)
    with reading() as work:
        method, below_zero = settings_of(work, unit)
    values = {
        "cara": method.value,
        "minus": below_zero.value,
        "sejak": now().date().isoformat(),
    }
    return _method_form(code, values, ())


@bp.post("/atur/<code>")
def keep_method(code: str) -> Answer:
    """Say how a unit keeps its stock."""

    def do(work: Work, said: dict[str, Any]) -> StockSetting:
        return set_stock_method(
            work,
            _unit(code),
            method=StockMethod(said["method"]),
            below_zero=BelowZero(said["below_zero"]),
            since=said["since"],
        )

    return answered(
        MethodForm(),
        do,
        onward=lambda _: url_for("stock.show", unit=code),
        again=lambda values, found: _method_form(code, values, found),
    )


def _busiest(work: Work) -> str:
    """Return the unit with the most stock, for who sees all and asks for none."""
    page = read_stock(work, HEAD_OFFICE)
    stocks = [page.stock, *page.others]
    return max(stocks, key=lambda stock: (stock.total.amount, len(stock.articles))).unit


def _unit(slug: str) -> str:
    unit = unit_of(slug)
    if unit is None:
        abort(404)
    return unit


def _method_form(code: str, values: Values, found: Sequence[Problem]) -> str:
    unit = _unit(code)
    with reading() as work:
        work.actor.require(Permission.MANAGE_STOCK, unit=unit)
        name = find_unit(work.session, work.book_id, unit).name
    return render_template(
        "stock_method.html",
        code=code,
        name=name,
        values=values,
        found=found,
        methods=[(method.value, method.label) for method in StockMethod],
        choices=[(choice.value, choice.label) for choice in BelowZero],
    )
