"""Cash in hand: who holds how much, what is late, and the rules of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, url_for

from bumdes.actions.keeping_cash import (
    set_cash_rule,
)
from bumdes.cash.custody import custody_on
from bumdes.cash.rule import HAND_IN_DAYS, RULES, rules_on
from bumdes.cash.surprise import drawn_place, surprises_on
from bumdes.errors import NotFoundError
from bumdes.permissions import Permission
from webapp.answering import answered
from webapp.forms.cash import RuleForm
from webapp.readings.sight import slug_of, unit_names
from webapp.templating import now
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from werkzeug.wrappers import Response as AnyResponse

    from webapp.problems import Problem

    Answer = AnyResponse | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("cash_custody", __name__, url_prefix="/kas/pegangan")


@bp.get("")
def show() -> str:
    """Show whose hands hold how much, and what should have been handed in."""
    with reading() as work:
        mine = work.actor.unit
        work.actor.require(Permission.READ_BOOKS, unit=mine)
        today = now().date()
        people = custody_on(work, today, unit=mine)
        rules = rules_on(work, today)
        reviews = mine is None and work.actor.allows(Permission.REVIEW)
        surprises = surprises_on(work, today) if mine is None else []
        drawn = drawn_place(work, today) if reviews else None
        names = unit_names(work)
    return render_template(
        "cash_custody.html",
        people=people,
        rules=rules,
        allowed=rules[HAND_IN_DAYS].value,
        surprises=surprises,
        drawn=drawn,
        names=names,
        slug_of=slug_of,
    )


@bp.get("/aturan/<key>")
def ask_rule(key: str) -> str:
    """Ask how long a rule of cash allows."""
    if key not in RULES:
        raise NotFoundError("cash_rule", key)
    with reading() as work:
        rule = rules_on(work, now().date())[key]
    values = {"hari": str(rule.value), "mulai": now().date().isoformat(), "dasar": ""}
    return _rule_form(key, values, ())


@bp.post("/aturan/<key>")
def set_rule(key: str) -> Answer:
    """Lay a rule of cash down."""
    return answered(
        RuleForm(),
        lambda work, said: set_cash_rule(work, key, **said),
        onward=lambda _: url_for("cash_custody.show"),
        again=lambda values, found: _rule_form(key, values, found),
    )


def _rule_form(key: str, values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.KEEP_CASH)
        rule = rules_on(work, now().date()).get(key)
    if rule is None:
        raise NotFoundError("cash_rule", key)
    return render_template("cash_rule.html", rule=rule, values=values, found=found)
