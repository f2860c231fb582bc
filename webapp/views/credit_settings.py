"""Settings of receivables: limits, bands of age, and what is set aside for doubtful ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request, url_for

from bumdes.actions.setting_aside import (
    ProposeAllowance,
    post_allowance,
    propose_allowance,
    review_allowance,
    withdraw_allowance,
)
from bumdes.actions.setting_credit import SetBands, SetLimit, set_bands, set_limit
from bumdes.credit.allowance import Method
from bumdes.credit.band import bands_on
from bumdes.party import find_party
from bumdes.permissions import Permission
from bumdes.rupiah import format_plain
from ledger.money import from_minor
from reports.fractions import say_fraction
from webapp.answering import answered
from webapp.forms.credit import ALLOWANCE_FORM, BANDS_FORM, LimitForm, cases_of, steps_of
from webapp.forms.fields import PlainForm
from webapp.language.saying import t
from webapp.readings.allowances import read_allowance, read_allowances
from webapp.readings.claims import read_party_limit
from webapp.templating import now
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response as AnyResponse

    from bumdes.credit.allowance import Allowance
    from bumdes.work import Work
    from webapp.problems import Problem

    Answer = AnyResponse | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("credit_settings", __name__, url_prefix="/piutang")

BAND_ROWS, CASE_ROWS = 8, 8


@bp.get("/penyisihan/")
def allowances() -> str:
    """Show what was proposed to be set aside."""
    with reading() as work:
        found = read_allowances(work)
    return render_template("allowances.html", found=found)


@bp.get("/penyisihan/baru")
def ask_allowance() -> str:
    """Ask what is to be set aside."""
    day = now().date().isoformat()
    return _allowance_form({"tanggal": day, "nota-1": request.args.get("nota", "")}, ())


@bp.post("/penyisihan/baru")
def propose() -> Answer:
    """Propose what is to be set aside."""

    def do(work: Work, said: dict[str, Any]) -> Allowance:
        command = ProposeAllowance(
            at=said["at"],
            method=Method(said["method"]),
            cases=cases_of(said),
            reason=said["reason"],
        )
        return propose_allowance(work, command)

    return answered(ALLOWANCE_FORM, do, onward=_place, again=_allowance_form)


@bp.get("/penyisihan/<allowance_id>")
def allowance(allowance_id: str) -> str:
    """Show a proposal."""
    return _page(allowance_id, {}, ())


@bp.post("/penyisihan/<allowance_id>/setujui")
def review(allowance_id: str) -> Answer:
    """Agree with a proposal."""
    return _step(allowance_id, review_allowance)


@bp.post("/penyisihan/<allowance_id>/catat")
def post_it(allowance_id: str) -> Answer:
    """Post a proposal that was agreed with."""
    return _step(allowance_id, post_allowance)


@bp.post("/penyisihan/<allowance_id>/tarik")
def withdraw(allowance_id: str) -> Answer:
    """Take a proposal back."""
    return _step(allowance_id, withdraw_allowance)


@bp.get("/kelompok-umur")
def ask_bands() -> str:
    """Ask which bands of age hold from a day on."""
    today = now().date()
    with reading() as work:
        bands = bands_on(work.session, work.book_id, today).bands
    values = {"sejak": today.isoformat()}
    for number, band in enumerate(bands, start=1):
        values[f"mulai-{number}"] = str(band.first_day)
        values[f"persen-{number}"] = say_fraction(band.percent)
    return _bands_form(values, ())


@bp.post("/kelompok-umur")
def keep_bands() -> Answer:
    """Let bands of age hold from a day on."""

    def do(work: Work, said: dict[str, Any]) -> object:
        command = SetBands(
            valid_from=said["valid_from"], steps=steps_of(said), source=said["source"]
        )
        return set_bands(work, command)

    return answered(
        BANDS_FORM,
        do,
        onward=lambda _: url_for("claims.show", claims="piutang"),
        again=_bands_form,
    )


@bp.get("/batas/<party>")
def ask_limit(party: str) -> str:
    """Ask what a party may owe."""
    today = now().date()
    with reading() as work:
        limit, _ = read_party_limit(work, party, today)
        currency = work.book.currency
    values = {"sejak": today.isoformat()}
    if limit is not None:
        values["tempo"] = str(limit.days)
        if limit.limit_minor is not None:
            values["batas"] = format_plain(from_minor(limit.limit_minor, currency))
    return _limit_form(party, values, ())


@bp.post("/batas/<party>")
def keep_limit(party: str) -> Answer:
    """Say what a party may owe from a day on."""

    def do(work: Work, said: dict[str, Any]) -> object:
        facts = {**said, "days": said["days"] or 0}
        return set_limit(work, SetLimit(party=party, **facts))

    return answered(
        LimitForm(),
        do,
        onward=lambda _: url_for("claims.statement", claims="piutang", party=party),
        again=lambda values, found: _limit_form(party, values, found),
    )


def _step(allowance_id: str, do: Callable[[Work, str], Allowance]) -> Answer:
    return answered(
        PlainForm(),
        lambda work, _: do(work, allowance_id),
        onward=_place,
        again=lambda values, found: _page(allowance_id, values, found),
    )


def _page(allowance_id: str, _values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        page = read_allowance(work, allowance_id)
    return render_template("allowance.html", page=page, found=found)


def _place(done: Allowance) -> str:
    return url_for("credit_settings.allowance", allowance_id=done.allowance_id)


def _allowance_form(values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.MANAGE_CREDIT)
        bands = bands_on(work.session, work.book_id, now().date())
    return render_template(
        "allowance_new.html",
        values=values,
        found=found,
        methods=[(method.value, t(method.label)) for method in Method],
        bands=bands,
        rows=CASE_ROWS,
    )


def _bands_form(values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.MANAGE_CREDIT)
        bands = bands_on(work.session, work.book_id, now().date())
    return render_template(
        "claims_bands.html", values=values, found=found, bands=bands, rows=BAND_ROWS
    )


def _limit_form(party: str, values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.MANAGE_CREDIT)
        person = find_party(work.session, work.book_id, party)
    return render_template("claims_limit.html", person=person, values=values, found=found)
