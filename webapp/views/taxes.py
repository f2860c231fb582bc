"""Taxes: the regime and why, what is due, the recap of turnover, rates and settings."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template, request, url_for

from bumdes.actions.running_taxes import run_taxes
from bumdes.actions.setting_taxes import (
    SetLocalTax,
    SetTaxFacts,
    set_local_tax,
    set_tax_facts,
)
from bumdes.month import month_key, month_of, months_after
from bumdes.permissions import Permission
from bumdes.tax.final import final_tax_by_unit
from bumdes.tax.kind import payment_code, tax_kinds
from bumdes.tax.local_tax import local_taxes_of
from bumdes.tax.regime import Regime
from bumdes.tax.rule import rule_on, tax_rules
from bumdes.tax.setting import setting_on, settings_of
from bumdes.tax.sheet import prepaid_left
from bumdes.tax.standing import regime_of
from bumdes.tax.turnover import year_turnover
from bumdes.tax.wording import number_in_words
from ledger.money import total
from reports.errors import UnknownFormatError
from reports.letterhead import letterhead_of
from reports.renderers import RENDERERS
from reports.taxes import recap_document
from webapp.answering import answered
from webapp.forms.taxes import LocalTaxForm, RunForm, TaxFactsForm
from webapp.queries import year_of
from webapp.readings.sight import unit_names, unit_of
from webapp.readings.taxes import (
    accrual_lines,
    deadline_sources,
    local_options,
    task_lines,
    unit_options,
)
from webapp.reports_offered import FILES
from webapp.templating import now
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response as AnyResponse

    from bumdes.monthly_run import RunResult
    from bumdes.work import Work
    from webapp.problems import Problem

    Answer = AnyResponse | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("taxes", __name__, url_prefix="/pajak")

FIRST_YEAR = 2022
"""The first year that the table of rules tells of."""


def _year() -> int:
    """Return the year asked for; this one without."""
    return max(year_of(request.args, this_year=now().date().year), FIRST_YEAR)


def _years() -> list[int]:
    return list(range(now().date().year + 1, FIRST_YEAR - 1, -1))


@bp.get("/")
def show() -> str:
    """Show the regime of a year with every reason, and what is due."""
    today, year = now().date(), _year()
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS)
        finding = regime_of(work, year)
        tasks = task_lines(work, today)
        prepaid = prepaid_left(work)
    return render_template(
        "taxes.html",
        finding=finding,
        tasks=tasks,
        deadlines=deadline_sources(tasks),
        prepaid=prepaid,
        year=year,
        years=_years(),
    )


@bp.get("/tarif")
def rates() -> str:
    """Show every rate with its days, its source, and how sure it is."""
    today = now().date()
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS)
    kinds = [kind for kind in tax_kinds().values() if kind.is_owed]
    codes = [(kind, payment_code(kind.key, today)) for kind in kinds]
    return render_template(
        "tax_rates.html", rules=tax_rules(), codes=codes, comma=number_in_words
    )


@bp.get("/rekap")
def recap() -> str:
    """Show the turnover of a year by month and unit, and the final tax on it."""
    last = months_after(month_of(now().date()), -1)
    return _recap({"masa": month_key(last)}, ())


@bp.post("/rekap")
def run() -> Answer:
    """Work taxes out up to a month, and post them."""

    def do(work: Work, said: dict[str, Any]) -> RunResult:
        return run_taxes(work, said["month"])

    return answered(
        RunForm(),
        do,
        onward=lambda result: url_for(
            "taxes.recap",
            tahun=result.month.first_day.year,
            dicatat=len(result.posted),
            _anchor="dicatat",
        ),
        again=_recap,
    )


@bp.get("/rekap.<extension>")
def download_recap(extension: str) -> Response:
    """Send the recap of a year as a file."""
    if extension not in (known := [file.key for file in FILES]):
        raise UnknownFormatError(extension, known)
    year = _year()
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS)
        document = recap_document(
            work.book,
            year_turnover(work, year),
            unit_names(work),
            letterhead=letterhead_of(work),
            now=now(),
        )
    renderer = RENDERERS[extension]
    response = Response(renderer.render(document), content_type=renderer.media_type)
    name = f"rekap-peredaran-{year}.{renderer.extension}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@bp.get("/pengaturan")
def ask_settings() -> str:
    """Ask what the enterprise is to the tax office."""
    today = now().date()
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS)
        held = setting_on(settings_of(work.session, work.book_id), today)
    values = {"mulai": today.replace(day=1).isoformat()}
    if held is not None:
        values |= {
            "terdaftar": held.registered_on.isoformat() if held.registered_on else "",
            "umum": "ya" if held.opted_general else "",
            "pkp": "ya" if held.is_dealer else "",
            "nomor_pkp": held.dealer_number,
            "suket": held.certificate,
        }
    return _settings(values, ())


@bp.post("/pengaturan")
def set_facts() -> Answer:
    """Say what the enterprise is to the tax office."""

    def do(work: Work, said: dict[str, Any]) -> object:
        return set_tax_facts(work, SetTaxFacts(**said))

    return answered(TaxFactsForm(), do, onward=lambda _: url_for("taxes.show"), again=_settings)


@bp.get("/pengaturan/daerah")
def ask_local() -> str:
    """Ask which regional tax a unit owes."""
    return _local_form({"mulai": now().date().replace(day=1).isoformat()}, ())


@bp.post("/pengaturan/daerah")
def set_local() -> Answer:
    """Say which regional tax a unit owes."""

    def do(work: Work, said: dict[str, Any]) -> object:
        said["unit"] = unit_of(said["unit"]) or ""
        return set_local_tax(work, SetLocalTax(**said))

    return answered(
        LocalTaxForm(),
        do,
        onward=lambda _: url_for("taxes.ask_settings", _anchor="daerah"),
        again=_local_form,
    )


def _local_form(values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.MANAGE_TAX)
        units = unit_options(work)
    return render_template(
        "tax_local_new.html", units=units, kinds=local_options(), values=values, found=found
    )


def _recap(values: Values, found: Sequence[Problem]) -> str:
    year = _year()
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS)
        finding = regime_of(work, year)
        turnover = year_turnover(work, year)
        names = unit_names(work)
        accruals = accrual_lines(work, year)
        currency = work.book.currency
        is_final = finding.regime is Regime.FINAL
        taxes = {
            month.month: total(final_tax_by_unit(month).values(), currency)
            for month in (turnover.months if is_final else ())
        }
    return render_template(
        "tax_recap.html",
        year=year,
        years=_years(),
        turnover=turnover,
        names=names,
        taxes=taxes,
        finding=finding,
        rule=rule_on("pph_final_rate", dt.date(year, 12, 31)) if is_final else None,
        comma=number_in_words,
        accruals=accruals,
        files=FILES,
        posted=request.args.get("dicatat", ""),
        values=values,
        found=found,
    )


def _settings(values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS)
        settings = list(reversed(settings_of(work.session, work.book_id)))
        names = unit_names(work)
        local = list(reversed(local_taxes_of(work.session, work.book_id)))
    return render_template(
        "tax_settings.html",
        settings=settings,
        local=local,
        names=names,
        comma=number_in_words,
        values=values,
        found=found,
    )
