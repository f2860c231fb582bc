"""Users: who may log in to this enterprise, codes on paper for them, and what is asked."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from flask import Blueprint, redirect, render_template, request, url_for
from marshmallow import ValidationError

from bumdes.access.access_event import access_seen
from bumdes.access.account import AccountState, accounts_of
from bumdes.access.factor_rule import NEEDS_FACTOR, factor_rules
from bumdes.actions.inviting import Invited, invite, withdraw_invitation
from bumdes.actions.securing import require_factor, take_factor_away
from bumdes.actions.staffing import add_member, admit, appoint
from bumdes.errors import NotFoundError
from bumdes.permissions import ALLOWED, Permission, Role
from bumdes.unit import units_of
from webapp.answering import answered
from webapp.forms.access import NO_PERSON, FactorRuleForm, UserForm
from webapp.language.saying import t
from webapp.login import current_visitor, fresh
from webapp.problems import REFUSALS, problems_of
from webapp.readings.beginning import on_the_way
from webapp.readings.governance import person_options
from webapp.readings.sight import unit_names
from webapp.templating import local, now
from webapp.work import act, reading

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from werkzeug.wrappers import Response

    from bumdes.access.account import Account
    from bumdes.access.factor_rule import FactorRule
    from bumdes.work import Work
    from webapp.problems import Problem

bp = Blueprint("users", __name__, url_prefix="/pengguna")

LATEST = 20


@bp.get("/")
def show() -> str:
    """Show who may log in, in which office, and how well that is secured."""
    with reading() as work:
        work.actor.require(Permission.READ_ACCESS_LOG)
        accounts = accounts_of(work.session, work.book_id, now=now())
        rules = factor_rules(work.session, work.book_id)
        units = unit_names(work)
        here = on_the_way(work, "users.show", today=now().date())
    return render_template(
        "users.html",
        here=here,
        accounts=accounts,
        rule=_rule_of_today(rules),
        units=units,
        local=local,
    )


@bp.get("/wewenang")
def show_permissions() -> str:
    """Show which office may do what: the one table that every page and every act asks."""
    with reading() as work:
        work.actor.require(Permission.READ_REPORTS, unit=work.actor.unit)
    return render_template(
        "permissions.html",
        roles=list(Role),
        rows=[(each, [each in ALLOWED[role] for role in Role]) for each in Permission],
        needing=NEEDS_FACTOR,
    )


# --- somebody new ------------------------------------------------------------------------


@bp.get("/baru")
@fresh
def ask() -> str:
    """Ask who is to log in, and in which office."""
    return _form(request.args, ())


@bp.post("/baru")
@fresh
def give() -> tuple[str, int]:
    """Give the office, and show the code to print, this once."""

    def do(work: Work) -> Invited:
        said = UserForm().load(request.form)
        person, name, username = (said.pop(each) for each in ("person", "name", "username"))
        if bool(person) == bool(name):
            raise ValidationError({"orang": [NO_PERSON]})
        username = person or add_member(work, name, username=username.lower()).username
        role, unit = Role(said.pop("role")), said.pop("unit") or None
        appoint(work, username, role, unit=unit, **said)
        return invite(work, username)

    try:
        invited = act(do)
    except REFUSALS as error:
        return _form(request.form, problems_of(error)), 422
    return _slip(invited)


def _form(values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.MANAGE_PEOPLE)
        people = person_options(work)
        units = [(unit.code, unit.name) for unit in units_of(work.session, work.book_id)]
        may_all = work.actor.allows(Permission.FOUND_ENTERPRISE)
    roles = [role for role in Role if may_all or role is not Role.ADMINISTRATOR]
    return render_template(
        "user_new.html",
        roles=[(role.value, t(role.label)) for role in roles],
        people=people,
        units=units,
        today=now().date(),
        values=values,
        found=found,
    )


def _slip(invited: Invited) -> tuple[str, int]:
    with reading() as work:
        here = on_the_way(work, "users.show", today=now().date())
    page = render_template(
        "user_slip.html",
        here=here,
        invited=invited,
        until=local(invited.expires_at),
        site=request.url_root.rstrip("/"),
        is_only_here=request.host.partition(":")[0] in {"127.0.0.1", "localhost"},
    )
    return page, HTTPStatus.CREATED


# --- one of them -------------------------------------------------------------------------


@bp.get("/orang/<username>")
def open_one(username: str) -> str:
    """Show one user: offices, how it is secured, and what happened of late."""
    return _detail(username, ())


@bp.post("/orang/<username>/kode")
@fresh
def make_code(username: str) -> tuple[str, int]:
    """Show a new code for the user to choose a password with, this once."""
    try:
        invited = act(lambda work: invite(work, username))
    except REFUSALS as error:
        return _refused(username, error)
    return _slip(invited)


@bp.post("/orang/<username>/tarik-kode")
@fresh
def withdraw_code(username: str) -> Response | tuple[str, int]:
    """Let no code of the user be used any longer."""
    return _done(username, lambda work: withdraw_invitation(work, username))


@bp.post("/orang/<username>/blokir")
@fresh
def block(username: str) -> Response | tuple[str, int]:
    """Let the user log in no longer."""
    return _done(username, lambda work: admit(work, username, is_active=False))


@bp.post("/orang/<username>/buka-blokir")
@fresh
def unblock(username: str) -> Response | tuple[str, int]:
    """Let the user log in again."""
    return _done(username, lambda work: admit(work, username, is_active=True))


@bp.post("/orang/<username>/lepas-kode-hp")
@fresh
def take_phone_away(username: str) -> Response | tuple[str, int]:
    """Ask the user for no code of the phone any longer."""
    return _done(username, lambda work: take_factor_away(work, username))


def _done(username: str, do: Callable[[Work], object]) -> Response | tuple[str, int]:
    try:
        act(do)
    except REFUSALS as error:
        return _refused(username, error)
    return redirect(url_for("users.open_one", username=username), 303)


def _refused(username: str, error: Exception) -> tuple[str, int]:
    if isinstance(error, NotFoundError):
        raise error
    return _detail(username, problems_of(error)), 422


def _detail(username: str, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.READ_ACCESS_LOG)
        account = _account(work, username)
        events = access_seen(work.session, work.book_id, username=username, most=LATEST)
        units = unit_names(work)
    return render_template(
        "user.html",
        account=account,
        events=events,
        units=units,
        local=local,
        states=AccountState,
        is_self=username == current_visitor().username,
        found=found,
    )


def _account(work: Work, username: str) -> Account:
    for account in accounts_of(work.session, work.book_id, now=now()):
        if account.username == username:
            return account
    raise NotFoundError("person", username)


# --- what is asked of those who approve --------------------------------------------------


@bp.get("/aturan")
def ask_rule() -> str:
    """Show whether those who approve need a phone, and ask."""
    return _rule_page({}, ())


@bp.post("/aturan")
@fresh
def keep_rule() -> Response | tuple[str, int]:
    """Lay down whether those who approve need a phone."""

    def do(work: Work, said: dict[str, Any]) -> FactorRule:
        is_required = said["rule"] == "wajib"
        return require_factor(work, is_required=is_required, valid_from=said["valid_from"])

    return answered(
        FactorRuleForm(), do, onward=lambda _: url_for("users.ask_rule"), again=_rule_page
    )


def _rule_page(values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.READ_ACCESS_LOG)
        rules = factor_rules(work.session, work.book_id)
    return render_template(
        "user_rule.html",
        rules=rules[::-1],
        rule=_rule_of_today(rules),
        roles=[role.label for role in Role if role in NEEDS_FACTOR],
        today=now().date(),
        values=values,
        found=found,
    )


def _rule_of_today(rules: Sequence[FactorRule]) -> FactorRule | None:
    held = [rule for rule in rules if rule.valid_from <= now().date()]
    return held[-1] if held else None
