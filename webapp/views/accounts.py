"""The chart of accounts: what is offered, and accounts of the enterprise's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request, url_for

from bumdes.actions.charting import add_account_under, change_account
from bumdes.permissions import Permission
from webapp.answering import answered
from webapp.forms.fields import Line, PlainForm, Yes
from webapp.readings.accounts import headings_of, read_chart
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response

    from bumdes.work import Work
    from ledger import Account
    from webapp.problems import Problem

bp = Blueprint("accounts", __name__, url_prefix="/akun")

NO_NAME = "Tulis nama akunnya, misalnya: Kas Toko Cabang."


class AccountForm(PlainForm):
    """A local account."""

    heading = Line("kelompok", most=20, missing="Pilih kelompoknya.")
    name = Line("nama", most=200, missing=NO_NAME)


class ChangeForm(PlainForm):
    """What an account is called, and whether it is used."""

    name = Line("nama", most=200, missing=NO_NAME)
    is_active = Yes("dipakai")


@bp.get("/")
def show() -> str:
    """Show the chart by its groups."""
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS, unit=work.actor.unit)
        groups = read_chart(work.book.chart)
    return render_template("accounts.html", groups=groups)


@bp.get("/baru")
def ask() -> str:
    """Ask for a local account."""
    return _form({"kelompok": request.args.get("kelompok", "")}, ())


@bp.post("/baru")
def add() -> Response | tuple[str, int]:
    """Add a local account."""

    def do(work: Work, said: dict[str, Any]) -> Account:
        return add_account_under(work, said["heading"], said["name"])

    return answered(AccountForm(), do, onward=_place, again=_form)


@bp.get("/<code>")
def edit(code: str) -> str:
    """Ask what an account is to be called, and whether it is used."""
    with reading() as work:
        account = work.book.chart[code]
    values = {"nama": account.name, "dipakai": "ya" if account.is_active else ""}
    return _change_form(code, values, ())


@bp.post("/<code>")
def change(code: str) -> Response | tuple[str, int]:
    """Rename an account, or say whether it is used."""

    def do(work: Work, said: dict[str, Any]) -> Account:
        change_account(work, code, name=said["name"], is_active=said["is_active"])
        return work.book.chart[code]

    return answered(
        ChangeForm(),
        do,
        onward=_place,
        again=lambda values, found: _change_form(code, values, found),
    )


def _place(account: Account) -> str:
    return url_for("accounts.show", _anchor=account.code[0])


def _form(values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.ADD_ACCOUNT)
        headings = headings_of(work.book.chart)
    return render_template("account_new.html", values=values, found=found, headings=headings)


def _change_form(code: str, values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.ADD_ACCOUNT)
        account = work.book.chart[code]
    return render_template("account_edit.html", account=account, values=values, found=found)
