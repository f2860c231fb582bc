"""The self-check before printing: what was found, how much, where, and how to put it right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, render_template, request, url_for

from bumdes.actions.answering_findings import answer_finding, withdraw_answer
from bumdes.self_check import find_check
from ledger import Period
from reports.checks import ALL_CHECKS
from reports.words import period_name
from webapp.answering import answered
from webapp.check_places import place_label, place_url
from webapp.forms.fields import Line, Paragraphs, PlainForm
from webapp.periods import period_groups
from webapp.queries import chosen_period
from webapp.readings.self_checks import MOST_SHOWN, how_much, read_self_checks, where
from webapp.templating import now
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from werkzeug.wrappers import Response

    from bumdes.reporting.check_answer import CheckAnswer
    from bumdes.work import Work
    from webapp.problems import Problem

bp = Blueprint("self_checks", __name__, url_prefix="/pertanggungjawaban/pemeriksaan")


class AnswerForm(PlainForm):
    """Why a finding may stand."""

    check = Line("pemeriksaan", most=60, missing="Pilih temuannya.")
    finding = Line("temuan", most=64, missing="Pilih temuannya.")
    reason = Paragraphs("alasan", most=500, missing="Tulis penjelasannya.")


class WithdrawForm(PlainForm):
    """Which finding is to be looked at again."""

    check = Line("pemeriksaan", most=60, missing="Pilih temuannya.")
    finding = Line("temuan", most=64, missing="Pilih temuannya.")


@bp.get("/")
def show() -> str:
    """Show what every check finds in a period."""
    return _page({}, ())


@bp.post("/jelaskan")
def answer() -> Response | tuple[str, int]:
    """Keep why a finding may stand."""
    period = _period()

    def do(work: Work, said: dict[str, Any]) -> CheckAnswer:
        check = find_check(ALL_CHECKS, said["check"])
        return answer_finding(work, check, period, said["finding"], reason=said["reason"])

    return answered(AnswerForm(), do, onward=lambda _: _here(period), again=_page)


@bp.post("/tarik")
def withdraw() -> Response | tuple[str, int]:
    """Look at a finding again that was answered."""
    period = _period()

    def do(work: Work, said: dict[str, Any]) -> None:
        withdraw_answer(work, find_check(ALL_CHECKS, said["check"]), period, said["finding"])

    return answered(WithdrawForm(), do, onward=lambda _: _here(period), again=_page)


def _period() -> Period:
    """Return the period asked for; without one, the year that is over last."""
    return chosen_period(request.args) or Period.year(now().date().year - 1)


def _here(period: Period) -> str:
    return url_for("self_checks.show", masa=str(period))


def _page(values: Mapping[str, str], found: Sequence[Problem]) -> str:
    period = _period()
    with reading() as work:
        page = read_self_checks(work, period)
    return render_template(
        "self_checks.html",
        page=page,
        period=period,
        named=period_name(period),
        groups=period_groups(page.first_year, now().date(), period),
        most=MOST_SHOWN,
        how_much=how_much,
        where=where,
        place_url=place_url,
        place_label=place_label,
        values=values,
        found=found,
    )
