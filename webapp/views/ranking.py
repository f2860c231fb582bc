"""The ministry's ranking: what the books answer, what people answer, and the weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request, url_for

from bumdes.actions.ranking import answer_indicator, set_ranking_weights
from bumdes.errors import NotFoundError
from bumdes.permissions import Permission
from bumdes.ranking.aspects import ASPECTS, INDICATORS
from bumdes.ranking.record import answers_of
from bumdes.ranking.sheet import rank
from bumdes.ranking.weights import weights_on
from ledger import Period
from reports.ranking.blocks import score_words
from webapp.answering import answered
from webapp.forms.ranking import MET, AnswerForm, WeightsForm
from webapp.queries import year_of
from webapp.templating import now
from webapp.uploads import kept, takes_files, uploaded
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response

    from bumdes.ranking.aspect import Indicator
    from bumdes.work import Work
    from webapp.problems import Problem

    Answer = Response | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("ranking", __name__, url_prefix="/pertanggungjawaban/pemeringkatan")


@bp.get("/isian")
def show() -> str:
    """Show every indicator of a year, and who answers it."""
    year = _year()
    with reading() as work:
        work.actor.require(Permission.READ_REPORTS)
        sheet = rank(work, year)
    return render_template(
        "ranking.html",
        sheet=sheet,
        score=score_words(sheet.score),
        points=score_words,
        years=range(now().year, now().year - 4, -1),
    )


@bp.get("/isian/<indicator>")
def ask(indicator: str) -> str:
    """Ask what people know of an indicator."""
    found = _indicator(indicator)
    with reading() as work:
        told = answers_of(work.session, work.book_id, _year()).get(indicator)
    values = {"terpenuhi": str(told.met), "keadaan": told.said} if told else {}
    return _form(found, values, ())


@bp.post("/isian/<indicator>")
@takes_files
def answer(indicator: str) -> Answer:
    """Keep what people know of an indicator."""
    found, year, upload = _indicator(indicator), _year(), uploaded()

    def do(work: Work, said: dict[str, Any]) -> int:
        before = answers_of(work.session, work.book_id, year).get(indicator)
        proof = kept(work, upload) or (before.file if before else "")
        answer_indicator(
            work, year, indicator, met=int(said["met"]), said=said["said"], file=proof
        )
        return year

    return answered(
        AnswerForm(),
        do,
        onward=lambda kept_year: url_for("ranking.show", tahun=kept_year),
        again=lambda values, wrong: _form(found, values, wrong),
    )


@bp.get("/bobot")
def ask_weights() -> str:
    """Ask what the aspects weigh by the ministry's paper."""
    with reading() as work:
        work.actor.require(Permission.WRITE_REPORTS)
        last_day = Period.year(now().year).last_day
        weights = weights_on(work.session, work.book_id, last_day)
    values = {"berlaku": f"{now().year}-01-01"}
    if weights.is_confirmed:
        values["dasar"] = weights.source
        for aspect in ASPECTS:
            values[f"bobot-{aspect.place}"] = str(int(weights.by_aspect[aspect.key] * 100))
    return _weights_form(values, ())


@bp.post("/bobot")
def weigh() -> Answer:
    """Set what the aspects weigh."""

    def do(work: Work, said: dict[str, Any]) -> int:
        weights = {aspect.key: said[aspect.key] or 0 for aspect in ASPECTS}
        set_ranking_weights(work, weights, valid_from=said["valid_from"], source=said["source"])
        return int(said["valid_from"].year)

    return answered(
        WeightsForm(),
        do,
        onward=lambda year: url_for("ranking.show", tahun=year),
        again=_weights_form,
    )


def _year() -> int:
    """Return the year asked for; the last one that is over where nothing is said."""
    said = {"tahun": request.values.get("tahun", "")}
    return year_of(said, this_year=now().year - 1)


def _indicator(key: str) -> Indicator:
    found = INDICATORS.get(key)
    if found is None or found.read is not None:
        raise NotFoundError("ranking_indicator", key)
    return found


def _form(indicator: Indicator, values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.WRITE_REPORTS)
    return render_template(
        "ranking_answer.html",
        indicator=indicator,
        year=_year(),
        choices=MET,
        values=values,
        found=found,
    )


def _weights_form(values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.WRITE_REPORTS)
    return render_template("ranking_weights.html", aspects=ASPECTS, values=values, found=found)
