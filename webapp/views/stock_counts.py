"""Counting stock: the form for two people, article by article or for a whole month."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from flask import Blueprint, abort, render_template, url_for
from marshmallow import ValidationError

from bumdes.actions.counting_by_month import CountMonth, FoundByMonth, count_month
from bumdes.actions.counting_stock import CountStock, Found, count_stock
from bumdes.permissions import Permission
from bumdes.stock.count import CountReason, find_count
from bumdes.stock.measure import written
from bumdes.stock.pool import STOCK, pool_code, pool_minor
from bumdes.unit import find_unit
from ledger.money import from_minor
from webapp.answering import answered
from webapp.forms.goods import typed_goods
from webapp.forms.rows import rows_of
from webapp.forms.stock import COUNT_FORM, COUNT_MONTH_FORM, goods_rows
from webapp.forms.values import blank_values
from webapp.readings.sight import unit_of
from webapp.readings.stock import (
    OURS,
    count_lines_of,
    expense_options,
    fund_options,
    goods_offered,
    read_count,
    read_stock,
    settings_of,
    unit_options_of,
)
from webapp.templating import now
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response

    from bumdes.stock.count import StockCount
    from bumdes.work import Work
    from ledger import Account
    from webapp.problems import Problem

    Answer = Response | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("stock_counts", __name__, url_prefix="/stok/hitung")

_MISSING = {
    "nama": "Tulis barangnya.",
    "banyak": "Isi banyaknya.",
    "harga": "Isi harga belinya.",
}


@bp.get("/")
def show() -> str:
    """Show the counts."""
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS, unit=work.actor.unit)
        counts = count_lines_of(work, work.actor.unit)
        units = [
            (slug, name)
            for slug, name in unit_options_of(work)
            if work.actor.allows(Permission.MANAGE_STOCK, unit=unit_of(slug))
        ]
    return render_template("stock_counts.html", counts=counts, units=units)


@bp.get("/baru/<code>")
def ask(code: str) -> str:
    """Ask what was counted in a unit."""
    unit = _unit(code)
    values = {**blank_values(), "tanggal": now().date().isoformat(), "unit": code}
    with reading() as work:
        method, _ = settings_of(work, unit)
        if method.is_perpetual:
            values |= _expected(work, unit)
        else:
            values |= _largest(work, unit)
    return _form(code, values, ())


@bp.post("/baru/<code>")
def count(code: str) -> Answer:
    """Record a count."""
    unit = _unit(code)
    with reading() as work:
        is_perpetual = settings_of(work, unit)[0].is_perpetual

    def do(work: Work, said: dict[str, Any]) -> StockCount:
        return _by_item(work, unit, said) if is_perpetual else _by_month(work, unit, said)

    return answered(
        COUNT_FORM if is_perpetual else COUNT_MONTH_FORM,
        do,
        onward=lambda done: url_for("stock_counts.open_one", count_id=done.count_id),
        again=lambda values, found: _form(code, values, found),
    )


@bp.get("/<count_id>")
def open_one(count_id: str) -> str:
    """Show a count with what came of it."""
    with reading() as work:
        count, lines = read_count(work, find_count(work.session, work.book_id, count_id))
        reasons = {reason.value: reason.label for reason in CountReason}
        currency = work.book.currency
        record = count.record
        sums = {
            "counted": from_minor(record.counted_minor, currency),
            "booked": from_minor(record.booked_minor, currency),
            "cost": from_minor(record.booked_minor - record.counted_minor, currency),
        }
        scale = 1000 if record.account else 1
        told = [
            (
                line,
                written(Fraction(line.counted, scale)),
                from_minor(line.value_minor, currency),
            )
            for line in lines
        ]
    return render_template(
        "stock_count.html", count=count, lines=told, reasons=reasons, sums=sums
    )


def _by_item(work: Work, unit: str, said: dict[str, Any]) -> StockCount:
    rows = [row for row in rows_of(said, "barang", "banyak", "alasan") if row["barang"]]
    if not any(row["banyak"] is not None for row in rows):
        raise ValidationError({"banyak-1": ["Isi berapa yang dihitung."]})
    counted = typed_goods(work, unit, {**said, **_uncounted(said)}, "banyak", "alasan")
    lines = []
    for row in counted:
        item, _, measure = row["barang"].partition("/")
        reason = CountReason(row["alasan"] or CountReason.OTHER)
        lines.append(Found(item, row["banyak"], measure, reason))
    return count_stock(
        work,
        CountStock(
            unit=unit,
            date=said["date"],
            counter=said["counter"],
            witness=said["witness"],
            lines=tuple(lines),
            fund=said["fund"],
            note=said["note"],
            key=said["key"],
        ),
    )


def _uncounted(said: Mapping[str, Any]) -> dict[str, Any]:
    """Return *said* without the rows of which nothing was counted."""
    left: dict[str, Any] = {}
    for name in said:
        stem, _, number = name.rpartition("_")
        if stem == "banyak" and said[name] is None:
            left |= {f"barang_{number}": "", f"alasan_{number}": ""}
    return left


def _by_month(work: Work, unit: str, said: dict[str, Any]) -> StockCount:
    rows = rows_of(said, "nama", "banyak", "harga")
    lines = []
    for number, row in enumerate(rows, start=1):
        for field, missing in _MISSING.items():
            if row[field] in (None, ""):
                raise ValidationError({f"{field}-{number}": [missing]})
        lines.append(FoundByMonth(row["nama"], row["banyak"], row["harga"]))
    if not lines and said["value"] is None:
        raise ValidationError({"nilai": ["Isi nilai barang yang masih ada, atau rincikan."]})
    return count_month(
        work,
        CountMonth(
            unit=unit,
            date=said["date"],
            counter=said["counter"],
            witness=said["witness"],
            value=said["value"],
            lines=tuple(lines),
            account=said["account"],
            cost_account=said["cost_account"],
            fund=said["fund"],
            note=said["note"],
            key=said["key"],
        ),
    )


def _expected(work: Work, unit: str) -> dict[str, str]:
    """Return rows with the articles that the books have, to be counted one by one."""
    values: dict[str, str] = {}
    held = [a for a in read_stock(work, unit).articles if a.item.of_kind in OURS]
    for number, article in enumerate(held[:40], start=1):
        item = article.item
        values[f"barang-{number}"] = (
            f"{item.name}, {item.smallest} ({item.code}/{item.smallest})"
        )
    return values


def _largest(work: Work, unit: str) -> dict[str, str]:
    """Return the account and the fund of which the unit has most to count."""
    accounts = [a.code for a in _stock_accounts(work)]
    rows = work.book.outstanding(accounts, now().date(), by={"item", "fund"}, unit=unit)
    pools = [row for row in rows if row.item == pool_code(unit)]
    if not pools:
        return {}
    most = max(pools, key=lambda row: row.net)
    return {"akun": most.account, "dana": most.fund}


def _stock_accounts(work: Work) -> list[Account]:
    """Return the accounts of stock."""
    return [
        a
        for a in work.book.chart
        if a.takes_postings and a.is_active and a.code.startswith(STOCK)
    ]


def _unit(slug: str) -> str:
    unit = unit_of(slug)
    if unit is None:
        abort(404)
    return unit


def _form(code: str, values: Values, found: Sequence[Problem]) -> str:
    unit = _unit(code)
    with reading() as work:
        work.actor.require(Permission.MANAGE_STOCK, unit=unit)
        is_perpetual = settings_of(work, unit)[0].is_perpetual
        name = find_unit(work.session, work.book_id, unit).name
        offer = _by_item_offer(work, unit, values) if is_perpetual else {}
        offer = offer or _by_month_offer(work, unit, values)
    return render_template(
        "stock_count_new.html" if is_perpetual else "stock_count_month.html",
        code=code,
        name=name,
        values=values,
        found=found,
        **offer,
    )


def _by_item_offer(work: Work, unit: str, values: Values) -> dict[str, Any]:
    return {
        "funds": fund_options(work),
        "goods": goods_offered(work, unit, kinds=OURS),
        "reasons": [(reason.value, reason.label) for reason in CountReason],
        "rows": goods_rows(values, ("barang", "banyak")),
    }


def _by_month_offer(work: Work, unit: str, values: Values) -> dict[str, Any]:
    today, fund = now().date(), values.get("dana", "")
    accounts = _stock_accounts(work)
    there = [(a.name, pool_minor(work, unit, a.code, fund, today)) for a in accounts]
    return {
        "funds": fund_options(work),
        "accounts": [(a.code, a.name) for a in accounts],
        "costs": expense_options(work),
        "booked": [(name, from_minor(m, work.book.currency)) for name, m in there if m],
        "rows": goods_rows(values, ("nama", "banyak", "harga")),
    }
