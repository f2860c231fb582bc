"""Findings of those who examine: written, answered with what put them right, closed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from flask import Blueprint, render_template, request, url_for
from marshmallow import ValidationError

from bumdes.actions.examining import (
    ANSWERING,
    AnswerFinding,
    WriteFinding,
    answer_audit_finding,
    judge_answer,
    write_finding,
)
from bumdes.auditing.audit_finding import USUAL_DAYS
from bumdes.permissions import Permission, Role
from ledger.search import EntrySearch, search_entries
from webapp.answering import answered
from webapp.forms.auditing import FindingAnswerForm, FindingForm, JudgementForm
from webapp.readings.audit_findings import read_finding, read_findings_page
from webapp.templating import now
from webapp.uploads import kept, takes_files, uploaded
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from werkzeug.wrappers import Response

    from bumdes.auditing.audit_finding import AuditFinding, FindingStep
    from bumdes.work import Work
    from webapp.problems import Problem

bp = Blueprint("audit_findings", __name__, url_prefix="/temuan")

NO_NUMBER = "Tulis nomornya seperti pada catatan, misalnya BKK/2026/0012 atau 2026/31."


@bp.get("/")
def show() -> str:
    """Show every finding."""
    with reading() as work:
        rows = read_findings_page(work, now().date())
    return render_template("findings.html", rows=rows)


@bp.get("/baru")
def ask() -> str:
    """Ask what was found."""
    values = dict(request.args)
    due = now().date() + dt.timedelta(days=USUAL_DAYS)
    values.setdefault("batas", due.isoformat())
    return _form(values, ())


@bp.post("/baru")
def write() -> Response | tuple[str, int]:
    """Keep a finding."""

    def do(work: Work, said: dict[str, Any]) -> AuditFinding:
        command = WriteFinding(
            title=said["title"],
            detail=said["detail"],
            owner=Role(said["owner"]),
            written_on=now().date(),
            due_on=said["due_on"],
            amount=said["amount"],
            entry=_named_entry(work, said["entry"]),
        )
        return write_finding(work, command)

    return answered(FindingForm(), do, onward=lambda f: _place(f.number), again=_form)


@bp.get("/<finding>")
def open_finding(finding: str) -> str:
    """Show a finding, and what was said to it."""
    return _page(finding, {}, ())


@bp.post("/<finding>/jawab")
@takes_files
def answer(finding: str) -> Response | tuple[str, int]:
    """Keep what was done about a finding."""
    upload = uploaded()

    def do(work: Work, said: dict[str, Any]) -> FindingStep:
        command = AnswerFinding(
            number=finding,
            text=said["text"],
            entry=_named_entry(work, said["entry"]),
            file=kept(work, upload),
        )
        return answer_audit_finding(work, command)

    return answered(
        FindingAnswerForm(),
        do,
        onward=lambda _: _place(finding),
        again=lambda values, found: _page(finding, values, found),
    )


@bp.post("/<finding>/nilai")
def judge(finding: str) -> Response | tuple[str, int]:
    """Close a finding, or ask for more."""

    def do(work: Work, said: dict[str, Any]) -> FindingStep:
        is_enough = said["verdict"] == "cukup"
        return judge_answer(work, finding, is_enough=is_enough, text=said["text"])

    return answered(
        JudgementForm(),
        do,
        onward=lambda _: _place(finding),
        again=lambda values, found: _page(finding, values, found),
    )


def _named_entry(work: Work, written: str) -> tuple[int, int] | None:
    """Return year and journal number of the entry that was named; None for none."""
    if not written:
        return None
    posted = find_entry(work, written)
    if posted is None:
        raise ValidationError({"nomor": [NO_NUMBER]})
    return posted


def find_entry(work: Work, written: str) -> tuple[int, int] | None:
    """Return year and journal number of the entry with that number; None if there is none."""
    if "/" not in written:
        return None
    found = list(search_entries(work.book, EntrySearch(text=written), most=1))
    return (found[0].entry.date.year, found[0].number) if found else None


def _place(number: str) -> str:
    return url_for("audit_findings.open_finding", finding=number)


def _form(values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.WRITE_FINDINGS)
    return render_template(
        "finding_new.html",
        values=values,
        found=found,
        owners=[(str(role), role.label) for role in ANSWERING],
    )


def _page(number: str, values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        page = read_finding(work, number, now().date())
    return render_template(
        "finding.html",
        page=page,
        values=values,
        found=found,
    )
